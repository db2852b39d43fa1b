"""Essays, passages and measures as the lines of a generation's files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.domain import Essay, Passage, Section
from bot.index import generations, whole
from bot.text.measures import Proposal


def read(file: Path, mark: tuple[int, str] | None = None) -> Iterator[dict[str, Any]]:
    """The objects of a file, a line each. Raises ValueError where it does not bear its `mark`."""
    with file.open("rb") as stream:
        if mark is not None and (os.fstat(stream.fileno()).st_size, whole.digest(stream)) != mark:
            raise ValueError(f"{file} is not as it was written")
        stream.seek(0)
        for line in stream:
            yield json.loads(line.decode("utf-8", "surrogatepass"))  # told how, it is read in two thirds of the time


def write(file: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write objects into a file, a line each, whole or not at all."""
    generations.write_whole(file, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def essay(row: dict[str, Any]) -> Essay:
    """An essay as `asdict` gave it; an older generation knows no facts beside the text."""
    sections = tuple(Section(**section) for section in row["sections"])
    facts = tuple((name, value) for name, value in row.get("facts", ()))
    return Essay(**row | {"sections": sections, "questions": tuple(row["questions"]), "facts": facts})


def passage(row: dict[str, Any]) -> Passage:
    """A passage as `asdict` gave it."""
    return Passage(**row | {"path": tuple(row["path"])})


def proposal(row: dict[str, Any]) -> Proposal:
    """A measure as `asdict` gave it."""
    return Proposal(**row | {"actors": tuple(row["actors"]), "instruments": tuple(row["instruments"])})

"""Collections of several sizes, made of documents of `evals/reading`, with the questions that were written for them.

An index may hold one text or hundreds, and a question whose detail they lack is asked of any. Of a set of seven texts half
of the questions are asked of each text alone and of four together, half of two together and of all; of twos and fours as many
are made as the texts give. To these are put questions on other documents, everyday ones, and what is said to a program in
passing. All is drawn with a seed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.app import Bot
from bot.encoders.embed import Embedder, choose
from bot.settings import load
from bot.text import vocabulary
from policy_evals.bootstrap import SEED
from policy_evals.cases import Case
from policy_evals.files import DATA
from policy_evals.reading import questions

# How many documents the collections of a set have.
SIZES = (1, 2, 4, 7)
# To so many questions of a collection one on other documents is asked, and half as many everyday ones.
OTHERS = 8
# What is said to a program without asking it for anything: wants of evals/plans/, frames of evals/frames/.
WANTS = ("talk", "other")
FRAMES = frozenset({"GREETING", "THANKS", "FAREWELL", "ABOUT_BOT", "F_SHORTER", "F_LONGER", "F_WORDING", "F_WRONG"})


def collections(data: Path, name: str) -> Iterator[tuple[str, Bot, list[Case]]]:
    """Each collection of a set: its name, a bot over it, and what is asked. A case's id begins with its document."""
    asked: dict[str, list[dict[str, Any]]] = {}
    for row in questions.rows(name):
        if all(one == row["doc"] for group in row["gold"] for one, _, _ in group):
            asked.setdefault(row["doc"], []).append(row)
    texts, embedder, drawn = _texts(data, name), choose(load().embedding_model), np.random.default_rng(SEED)
    for turn, size in enumerate(SIZES):
        order = [str(one) for one in drawn.permutation(sorted(asked))]
        for at in range(0, len(order) - size + 1, size):
            some = order[at : at + size]
            half = [(doc, n) for doc in some for n in range(len(asked[doc])) if n % 2 == turn % 2]
            cases = [_case(f"{doc} {n}", asked[doc][n]) for doc, n in half]
            rest = [row["q"] for one in asked if one not in some for row in asked[one]]
            strange = rest or [row["q"] for row in questions.rows(next(one for one in questions.LATER if one != name))]
            most = max(2, len(cases) // OTHERS)
            for kind, said, count in (
                ("foreign", strange, most),
                ("off_topic", list(vocabulary.unrelated()), most // 2),
                ("off_topic", talk(), most // 2),
            ):
                chosen = drawn.choice(said, min(count, len(said)), replace=False)
                cases += [Case(f"{some[0]} {kind}", kind, str(one), "dev", expect="refused") for one in chosen]
            yield from _built(f"{name}/{size}", [texts[one] for one in some], embedder, cases)


def together(data: Path, name: str) -> Iterator[tuple[str, Bot, list[Case]]]:
    """All texts of a set in one collection, and a case for each of its questions, in order."""
    rows, texts = questions.rows(name), _texts(data, name)
    cases = [_case(f"{row['doc']} {at}", row) for at, row in enumerate(rows)]
    docs = sorted({str(row["doc"]) for row in rows})
    yield from _built(name, [texts[one] for one in docs], choose(load().embedding_model), cases)


@cache
def talk() -> list[str]:
    """What is said in passing, and questions of another world, by the hands that wrote plans and frames."""
    rows = [
        json.loads(line)
        for folder in ("plans", "frames")
        for file in sorted((DATA / folder).glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return sorted({str(row["q"]) for row in rows if row.get("want") in WANTS or row.get("frame") in FRAMES})


def _built(
    name: str, texts: Sequence[Path | str], embedder: Embedder, cases: list[Case]
) -> Iterator[tuple[str, Bot, list[Case]]]:
    with tempfile.TemporaryDirectory() as home:
        lines = Path(home) / "some.jsonl"
        lines.write_text("\n".join(one for one in texts if isinstance(one, str)), encoding="utf-8")
        bot = Bot(replace(load(), home=Path(home) / "home"), embedder)
        bot.build([one for one in texts if isinstance(one, Path)] or [lines])
        yield name, bot, cases


def _texts(data: Path, name: str) -> dict[str, Path | str]:
    """Each document of a set: its file, or its line."""
    found: dict[str, Path | str] = {}
    for path in questions.corpus(name, data):
        if path.is_dir():
            found |= {file.stem: file for file in path.glob("*.txt")}
        else:
            found |= {json.loads(line)["id"]: line for line in path.open(encoding="utf-8")}
    return found


def _case(key: str, row: dict[str, Any]) -> Case:
    return Case(key, row["kind"], row["q"], "dev", expect="answered" if row["gold"] else "missing")

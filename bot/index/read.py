"""What the files of a part hold, open for reading: texts and figures in memory, passages and words on disk until asked for."""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, overload

import numpy as np

from bot.domain import Essay, Passage
from bot.index import mapped, rows
from bot.index.lexical import KINDS, Postings
from bot.index.parts import Part
from bot.text.outline import Outline

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Read:
    """A part's files, all of them: they are written once, so that a newer generation need not open them again."""

    def __init__(self, part: Part) -> None:
        self.essays = {essay.essay_id: essay for essay in replace(part, gone=frozenset()).essays()}
        self.outlines = _Outlined(self.essays)
        self.places = mapped.array(part.folder / "passages.npy")
        self.windows = mapped.array(part.folder / "windows.npy")
        self._lines = mapped.content(part.folder / "passages.jsonl")
        self.postings = {name: Postings.load(part.folder / "lexical" / name) for name in KINDS}

    def passage(self, row: int) -> Passage:
        """The passage of a line of `passages.jsonl`."""
        start = int(self.places["at"][row])
        return rows.passage(json.loads(self._lines[start : self._lines.find(b"\n", start)]))


class Passages(Sequence[Passage]):
    """The passages of an index, each read where it is asked for; `held`: of each part which of its passages are left."""

    def __init__(self, held: Sequence[tuple[Read, NDArray[np.int64]]]) -> None:
        self._held = held
        self._firsts = np.cumsum([0, *(len(left) for _, left in held)]).tolist()

    def __len__(self) -> int:
        return int(self._firsts[-1])

    def __iter__(self) -> Iterator[Passage]:
        return (part.passage(row) for part, left in self._held for row in left.tolist())

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, at: int | slice) -> Passage | tuple[Passage, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(len(self))[at])
        at = range(len(self))[at]  # from the end, too
        number = bisect.bisect_right(self._firsts, at) - 1
        part, left = self._held[number]
        return part.passage(int(left[at - self._firsts[number]]))


class Outlines(Mapping[str, Outline]):
    """The outline of each document, made when it is first asked for."""

    def __init__(self, of: Mapping[str, Read]) -> None:
        self._of = of

    def __getitem__(self, key: str) -> Outline:
        return self._of[key].outlines[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)


class _Outlined(dict[str, Outline]):
    def __init__(self, essays: Mapping[str, Essay]) -> None:
        super().__init__()
        self._essays = essays

    def __missing__(self, key: str) -> Outline:
        self[key] = made = Outline(self._essays[key])
        return made


def windows(parts: Sequence[Part], read: Mapping[Path, Read]) -> NDArray[np.int64]:
    """The windows of an index of these parts, (first, last + 1) positions of passages each."""
    first, found = 0, [np.zeros((0, 2), np.int64)]
    for part in parts:
        own = read[part.folder].windows[part.places("windows", 0) >= 0]
        begins = part.places("passages", first)[own[:, 0]]
        found.append(np.stack([begins, begins + own[:, 1] - own[:, 0]], axis=1))
        first += part.size("passages")
    return np.concatenate(found)

"""What a question asks, and of what: its frame, and the words that fill the frame's slots, told at once by one small model.

Joint intent classification and slot filling (Chen, Zhuo and Wang, 2019: BERT for Joint Intent Classification and Slot
Filling). Frames and slots: evals/frames/README.md.

Example: 邹明是做什么的，现任啥职位 -> A_POST with A: 邹明
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.encoders import onnx
from bot.encoders.reader import BOS, DATA, EOS, pieces

# Questions that are remembered; tokens of one that are read.
KEPT, LONGEST = 1024, 96
NONE = "NONE"
# A frame is trusted from so much of the chance; against what was understood otherwise, from so much.
SURE, CERTAIN = 0.6, 0.7
# A slot: its letter, and where its words begin and end.
Run = tuple[str, int, int]
# What is asked whether it is so; and how far the parts of another slot may lie apart.
CLAIM, GAP = "C", 3


@dataclass(frozen=True, slots=True)
class Framed:
    """A question's likeliest frame with its chance, and what fills its slots: letter -> words, in the order of the question.

    NONE: a question of no frame.
    """

    frame: str
    chance: float
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Frames:
    """The model that comes with the program, int8, run by onnxruntime; it has the reader's vocabulary."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self.told = lru_cache(KEPT)(self._told)

    @cached_property
    def _session(self) -> Any:
        return onnx.session(self._folder / "frames.onnx")

    @property
    def names(self) -> Sequence[str]:
        """The frames that it tells apart, in the order of the model's outputs."""
        return list(self._known["frames"])

    @cached_property
    def _known(self) -> dict[str, Any]:
        """`frames`: name -> the slots that it has, each with how many words fill it at most; `tags`: O, B and I of each slot."""
        known: dict[str, Any] = json.loads((self._folder / "frames.json").read_text(encoding="utf-8"))
        return known

    def _told(self, question: str) -> Framed:
        """The frame of a question. Example: 25年GDP多少 -> I_OF_Y with Y: 25, I: GDP"""
        level, cut = pieces(self._folder / "reader.json", question)
        ids, spans = cut.ids[: LONGEST - 2], cut.offsets[: LONGEST - 2]
        frames, tags = self._session.run(None, {"ids": np.array([[BOS, *ids, EOS]], dtype=np.int64)})
        odds = np.exp(frames[0] - frames[0].max())
        best = int(odds.argmax())
        name = self.names[best]
        holds = self._known["frames"][name]
        may = np.array([not sign[1:] or sign[1:] in holds for sign in self._known["tags"]])
        told = np.where(may, tags[0, 1 : len(ids) + 1], -np.inf).argmax(axis=1)
        runs = _runs([self._known["tags"][at] for at in told], spans)
        slots: dict[str, tuple[str, ...]] = {}
        for letter, start, end in _joined(runs, holds):
            slots[letter] = (*slots.get(letter, ()), level[start:end].strip())
        return Framed(name, float(odds[best] / odds.sum()), slots)


def _joined(runs: Iterator[Run], holds: Mapping[str, int]) -> Iterator[Run]:
    """The slots, those of one filling joined: in 租国有房屋、免三个月 that make one claim, what is between belongs to it."""
    found: list[Run] = []
    for letter, start, end in runs:
        before = next((at for at, one in enumerate(found) if one[0] == letter), None)
        near = before is not None and (letter == CLAIM or start - found[before][2] <= GAP)
        if before is not None and holds[letter] == 1:
            _, first, last = found[before]
            longer = (first, end) if near else max((first, last), (start, end), key=lambda one: one[1] - one[0])
            found[before] = (letter, *longer)
        else:
            found.append((letter, start, end))
    yield from found


def _runs(tags: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The slots as the tags have them."""
    begun: Run | None = None
    for at, (tag, (start, end)) in enumerate(zip(tags, spans, strict=True)):
        if leads(spans, at):
            continue
        letter = tag[1:]
        if begun is not None and tag[0] == "I" and begun[0] == letter:
            begun = letter, begun[1], end
            continue
        if begun is not None:
            yield begun
        begun = (letter, start, end) if letter else None
    if begun is not None:
        yield begun


def leads(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a piece is the mark before a word, which has the place of the word's first character."""
    return at + 1 < len(spans) and spans[at + 1][0] == spans[at][0]


@lru_cache(maxsize=1)
def model() -> Frames:
    """The model that the package carries."""
    return Frames()

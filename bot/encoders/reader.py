"""Judges which sentences answer a question: a cross-encoder that reads the question and a run of sentences at once."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from bot.encoders import crossed, onnx
from bot.text import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

DATA = Path(__file__).parent / "data"
# Readings that are remembered, some 1 KB each; and texts that were cut into pieces, some 0.5 KB each.
KEPT, CUT = 4096, 1 << 14
# Marks of the bundled vocabulary; one between them pads.
BOS, EOS, _, UNKNOWN = range(4)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring sentences of a document; `address`: its title and the heading above them."""

    address: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Logits: of each sentence, that it answers; and that the run answers at all."""

    sentences: tuple[float, ...]
    whole: float


class Reader(Protocol):
    """Scores runs of sentences for one question. `identity` changes with the model and its weights."""

    @property
    def identity(self) -> str:
        """Name and digest of the weights."""

    def read(self, question: str, runs: Sequence[Run]) -> list[Reading]:
        """A reading for each run."""


class BundledReader:
    """The reader that comes with the program (its card: data/CARD.md), int8, run by onnxruntime."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        # A question asked again, by another reader or at another depth, is not read again.
        self._known = lru_cache(KEPT)(self._reading)

    @cached_property
    def identity(self) -> str:
        """See `Reader`."""
        return onnx.identity(self._folder / "reader.onnx")

    @cached_property
    def _session(self) -> Any:
        return onnx.session(self._folder / "reader.onnx")

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.of(self._folder / "reader.json")

    def read(self, question: str, runs: Sequence[Run]) -> list[Reading]:
        """See `Reader`. Run by run: read together, int8 would round each by the others, and it takes no less time."""
        return [self._known(question, run) for run in runs]

    def _reading(self, question: str, run: Run) -> Reading:
        sentences, whole = self._session.run(None, _inputs(*self._vocabulary.encode(question, run)))
        scores = [float(one) for one in sentences[0][: len(run.sentences)]]
        scores += [-math.inf] * (len(run.sentences) - len(scores))  # those had no room
        return Reading(tuple(scores), float(whole[0]))


def choose(name: str) -> Reader:
    """The bundled reader, or the cross-encoder of that name."""
    return CrossEncoderReader(name) if name else BundledReader()


class CrossEncoderReader:
    """Any sentence-transformers CrossEncoder by name or path: each sentence is scored with its address."""

    def __init__(self, name: str) -> None:
        self.identity = name

    @cached_property
    def _model(self) -> Any:
        return crossed.loaded(self.identity, "阅读模型", "BOT_READER_MODEL")

    def read(self, question: str, runs: Sequence[Run]) -> list[Reading]:
        """See `Reader`; a run answers as well as its best sentence."""
        pairs = [(question, f"{run.address} {one}") for run in runs for one in run.sentences]
        scores = iter(self._model.predict(pairs, show_progress_bar=False).tolist())
        found = [tuple(float(next(scores)) for _ in run.sentences) for run in runs]
        return [Reading(one, max(one, default=-math.inf)) for one in found]


@lru_cache(maxsize=2)
def _tokenizer(file: Path) -> tuple[Any, dict[int, str]]:
    """What cuts texts into the pieces of a file, and what is written for some characters before."""
    from tokenizers import Tokenizer, pre_tokenizers
    from tokenizers.models import Unigram

    known = json.loads(file.read_text(encoding="utf-8"))
    tokenizer = Tokenizer(Unigram([(piece, score) for piece, score in known["pieces"]], UNKNOWN, False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer, {int(code): text for code, text in known["characters"].items()}


def pieces(file: Path, text: str) -> tuple[str, Any]:
    """A text as it is read, and its pieces: their `ids`, and where each begins and ends in it (`offsets`)."""
    tokenizer, characters = _tokenizer(file)
    plain = " ".join(words.fold(text).translate(characters).split())
    return plain, tokenizer.encode(plain, add_special_tokens=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that the bundled models share: texts -> ids. The most tokens of a question, of an address, of all."""

    ids: Callable[[str], Sequence[int]]
    question: int
    address: int
    longest: int

    @classmethod
    def of(cls, file: Path, limits: tuple[int, int, int] | None = None) -> Vocabulary:
        """The pieces of a file, with its own limits where none are given."""
        known = json.loads(file.read_text(encoding="utf-8"))

        @lru_cache(CUT)  # the sentences of a corpus are read for one question after another
        def ids(text: str) -> Sequence[int]:
            return array("H", pieces(file, text)[1].ids)

        return cls(ids, *(limits or known["limits"]))

    def encode(self, question: str, run: Run) -> tuple[list[int], list[int]]:
        """Ids, and of which part each is: 0 the question, 1 the address, 2 + n the n-th sentence."""
        asked, placed = self.ids(question)[: self.question], self.ids(run.address)[: self.address]
        ids = [BOS, *asked, EOS, *placed, EOS]
        part = [0] * (len(asked) + 2) + [1] * (len(placed) + 1)
        for number, sentence in enumerate(run.sentences):
            if self.longest - len(ids) < LEAST:
                break
            new = self.ids(sentence)[: self.longest - len(ids)] or (UNKNOWN,)
            ids += new
            part += [2 + number] * len(new)
        return ids, part


# A sentence for which less room is left is not read.
LEAST = 4


def _inputs(ids: Sequence[int], part: Sequence[int]) -> dict[str, NDArray[Any]]:
    """One run as the model takes it: `belongs` (1, sentences, tokens) says which tokens are a sentence's."""
    parts = np.array([part], dtype=np.int64)
    most = max(1, part[-1] - 1)
    belongs = (parts[:, None, :] == np.arange(2, 2 + most)[None, :, None]).astype(np.float32)
    return {"ids": np.array([ids], dtype=np.int64), "part": parts, "belongs": belongs}

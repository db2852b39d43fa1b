"""Judges how far cited words bear a sentence out: a cross-encoder that reads the sentence and its evidence at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bot.domain import Evidence
from bot.encoders import crossed, onnx
from bot.encoders.reader import DATA, Run, Vocabulary
from bot.text import words

# Tokens of a sentence, of an address, and of all.
LIMITS = (120, 40, 400)


class Entailment(Protocol):
    """Says how far evidence bears a sentence out. `identity` changes with the model and its weights."""

    @property
    def identity(self) -> str:
        """Name and digest of the weights."""

    def logit(self, claim: str, run: Run) -> float:
        """The higher, the likelier the run bears the claim out; 0 is as likely as not."""


class BundledEntailment:
    """The model that comes with the program (its card: data/CARD.md), int8, run by onnxruntime; the reader's vocabulary."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder

    @cached_property
    def identity(self) -> str:
        """See `Entailment`."""
        return onnx.identity(self._folder / "entailment.onnx")

    @cached_property
    def _session(self) -> Any:
        return onnx.session(self._folder / "entailment.onnx")

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.of(self._folder / "reader.json", LIMITS)

    def logit(self, claim: str, run: Run) -> float:
        """See `Entailment`."""
        ids, part = self._vocabulary.encode(claim, run)
        given = {"ids": np.array([ids], dtype=np.int64), "part": np.array([part], dtype=np.int64)}
        (found,) = self._session.run(["logits"], given)
        return float(found[0])


class CrossEncoderEntailment:
    """Any sentence-transformers CrossEncoder by name or path: a reranker, or an NLI model with three outputs."""

    def __init__(self, name: str) -> None:
        self.identity = name

    @cached_property
    def _model(self) -> Any:
        return crossed.loaded(self.identity, "核对模型", "BOT_ENTAILMENT_MODEL")

    def logit(self, claim: str, run: Run) -> float:
        """See `Entailment`; of an NLI model how far entailment stands above the best of its other answers."""
        source = " ".join([run.address, *run.sentences]).strip()
        from torch import nn

        found = np.atleast_1d(self._model.predict([(source, claim)], activation_fn=nn.Identity())[0])
        if len(found) == 1:
            return float(found[0])
        labels = [str(name).lower() for _, name in sorted(self._model.model.config.id2label.items())]
        at = next((n for n, name in enumerate(labels) if name.startswith("entail")), len(found) - 1)
        return float(found[at] - max(value for n, value in enumerate(found) if n != at))


def choose(name: str) -> Entailment:
    """The bundled model, or the cross-encoder of that name."""
    return CrossEncoderEntailment(name) if name else BundledEntailment()


def run_of(evidence: Sequence[Evidence], beside: Sequence[str] = ()) -> Run:
    """What a sentence is held against: its evidence, each piece under who says it where several do.

    `beside`: other sentences of the same answer, against which one is held that only links them.
    """
    if beside:
        return Run("", tuple(words.fold(one) for one in beside))
    several = len({_speaker(one) for one in evidence}) > 1
    address = f"{_speaker(evidence[0])} {evidence[0].passage.section or ''}" if evidence and not several else ""
    return Run(
        words.fold(address),
        tuple(words.fold(f"{_speaker(one)}:{one.text}" if several else one.text) for one in evidence),
    )


def _speaker(one: Evidence) -> str:
    """Who says it: the author, and the title."""
    return " ".join(part for part in (one.passage.author, one.passage.title) if part)

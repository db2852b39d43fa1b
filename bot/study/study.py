"""The study of one index: everything is made when it is first looked at, and kept."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count, islice

from bot.index.store import Index
from bot.search.speakers import Heard, Speaker, speakers
from bot.study import cloze, structure
from bot.study.glossary import Glossary
from bot.study.nouns import Entry, Hear, Question, Table, Term, Tree
from bot.study.topics import topics
from bot.text import words

# So many speakers stand side by side; so many topics, and orders of questions, are kept.
BESIDE, ROWS_KEPT, SEEDS_KEPT = 4, 500, 100


class Study:
    """What can be studied of one index. `hear`: who finds what each of several speakers says of a topic."""

    def __init__(self, index: Index, hear: Hear) -> None:
        self.index = index
        self._hear = hear
        self._rows: dict[tuple[str, tuple[str, ...]], Sequence[Heard]] = {}
        self._questions: dict[str, list[Question]] = {}
        self._drawing = threading.Lock()
        self._drawn: dict[str, tuple[list[Question], Iterator[Question]]] = {}

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who speak in the texts."""
        return speakers(self.index)

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self.index)

    def terms(self, said: str = "") -> Sequence[Term]:
        """The terms of the texts that have these words in their names, those first that most speakers use."""
        return self._glossary.filtered(said)

    def entry(self, name: str) -> Entry | None:
        """What the texts say of a term; None where they do not use it."""
        return self._glossary.entry(name)

    def table(self, said: str = "", first: int = 0) -> Table:
        """The topics of a few speakers side by side: of those whose names have one of these words, from `first` on."""
        wanted = words.fold(said).split()
        fitting = [one for one in self.speakers if not wanted or any(word in words.fold(one.name) for word in wanted)]
        shown = tuple(fitting[first : first + BESIDE])
        return Table(tuple(topics(shown, self.index)) if shown else (), shown, first, len(fitting))

    def row(self, topic: str, names: Sequence[str]) -> Sequence[Heard]:
        """What these speakers say of a topic, in the order of their texts."""
        who = tuple(one for one in self.speakers if one.name in names)[:BESIDE]
        key = topic, tuple(one.name for one in who)
        heard = self._rows.get(key)
        if heard is None:
            if len(self._rows) >= ROWS_KEPT:
                self._rows.clear()
            self._rows[key] = heard = self._hear(topic, who) if who else ()
        return heard

    def tree(self, essay_id: str = "") -> Tree | None:
        """A text's outline, without an id of the first text that has headings; None where there is no such text."""
        essays = self.index.essays
        first = next((key for key in essays if essays[key].sections), next(iter(essays), ""))
        outline = self.index.outlines.get(essay_id or first)
        return structure.tree(outline) if outline else None

    def question(self, seed: str, number: int) -> Question | None:
        """The question of that number, from 0, in the order that a seed gives: text after text; None after the last."""
        with self._drawing:
            if seed not in self._drawn:
                if len(self._drawn) >= SEEDS_KEPT:
                    self._drawn.pop(next(iter(self._drawn)))
                self._drawn[seed] = ([], self._shuffled(seed))
            drawn, rest = self._drawn[seed]
            drawn += islice(rest, max(0, number + 1 - len(drawn)))
            return drawn[number] if number < len(drawn) else None

    def _shuffled(self, seed: str) -> Iterator[Question]:
        """The questions in the order of a seed: of every text the first, then of every text the next."""
        order = sorted(self.index.essays, key=lambda key: _digest(seed, key))
        for deep in count():
            left = [key for key in order if deep < len(self._of_text(key, seed))] if deep else order
            if not left:
                return
            for key in left:
                made = self._of_text(key, seed)[deep : deep + 1]
                yield from (one for one in made if cloze.certain(one, self.index.essays.values()))

    def asked(self, essay_id: str, start: int, end: int) -> Question | None:
        """The question whose blank is this slice; None where there is none."""
        made = self._made(essay_id) if essay_id in self.index.essays else []
        return next((one for one in made if one.blank == (start, end)), None)

    def _of_text(self, essay_id: str, seed: str) -> list[Question]:
        """A text's questions in the order that a seed gives; of one sentence only one."""
        made = sorted(self._made(essay_id), key=lambda one: _digest(seed, f"{essay_id} {one.blank}"))
        made.sort(key=lambda one: one.kind != "figure")
        first = {one.sentence.start: one for one in reversed(made)}
        return [one for one in made if first[one.sentence.start] is one]

    def _made(self, essay_id: str) -> list[Question]:
        if essay_id not in self._questions:
            used = self._glossary.of_text(essay_id)
            self._questions[essay_id] = list(cloze.questions(self.index.outlines[essay_id], used))
        return self._questions[essay_id]


def _digest(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}\n{key}".encode()).hexdigest()

"""What the reader is trained on: questions with a few neighbouring sentences, and which of them answer.

From reading comprehension (its contexts, cut into runs of sentences) and from the batches of `questions/` (the runs are
those that the program itself would read, so that what does not answer is as hard as in use).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.ask.trace import Tracing
from bot.search.runs import around
from bot.text import words
from bot.text.sentences import sentence_spans
from policy_evals.reading import needs

# A question of the batches is trained on so many runs.
RUNS = 5
# Of the gold so many sentences get a run of their own.
GOLD = 3
# Of what looks near to a situation and is of no use, so many do.
NEAR = 2
# So many questions of reading comprehension get a run of another context.
OTHERS = 0.5
HALF = 0.5

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """A question and a run of sentences; `gold` are those that answer, none where the run does not.

    `also`: sentences that are neither right nor wrong. `domain`: what is left out together.
    """

    question: str
    address: str
    sentences: tuple[str, ...]
    gold: frozenset[int]
    also: frozenset[int]
    domain: str


@dataclass(frozen=True, slots=True)
class Context:
    """A text with its sentences, what it is about, and the set that it belongs to."""

    title: str
    text: str
    spans: tuple[Span, ...]
    domain: str

    def run(self, question: str, run: Span, gold: Sequence[int], also: Sequence[int] = ()) -> Read:
        """Some of its sentences, first and behind the last, with a question."""
        first, last = run
        sentences = tuple(words.fold(self.text[start:end]) for start, end in self.spans[first:last])
        inside = frozenset(n - first for n in gold if first <= n < last)
        unsure = frozenset(n - first for n in also if first <= n < last) - inside
        return Read(words.fold(question), words.fold(self.title), sentences, inside, unsure, self.domain)


def comprehension(folder: Path, seed: int) -> Iterator[Read]:
    """Each question with a run that answers, one of the same context that does not, and one of another context."""
    draw = random.Random(seed)
    for file in sorted(folder.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        contexts = [_context(row, file.stem) for row in rows]
        alike: dict[str, list[Context]] = {}
        for context in contexts:
            alike.setdefault(context.title, []).append(context)
        for row, context in zip(rows, contexts, strict=True):
            others = [one for one in alike[context.title] if one is not context] or contexts
            for qa in row["qas"]:
                yield from _asked(qa["question"], words.fold(qa["answers"][0]), context, draw.choice(others), draw)


def _context(row: Mapping[str, Any], domain: str) -> Context:
    text = words.fold(row["context"])
    return Context(row["title"], text, tuple(sentence_spans(text)), domain)


def _asked(question: str, answer: str, context: Context, other: Context, draw: random.Random) -> Iterator[Read]:
    held = [n for n, (start, end) in enumerate(context.spans) if answer in context.text[start:end]]
    # Words that stand in several sentences do not tell which one answers.
    gold, also = (held, []) if len(held) == 1 else ([], held)
    if gold:
        yield context.run(question, _shifted(context.spans, gold[0], draw), gold)
    away = [n for n in range(len(context.spans)) if all(abs(n - one) > 1 for one in held)]
    if held and away:
        yield context.run(question, around(context.spans, draw.choice(away)), gold, also)
    if held and other is not context and answer not in other.text and draw.random() < OTHERS:
        yield other.run(question, around(other.spans, draw.randrange(len(other.spans))), [])


def _shifted(spans: Sequence[Span], at: int, draw: random.Random) -> tuple[int, int]:
    """A run that holds a sentence anywhere in it, not always in its middle."""
    for _ in range(4):
        first, last = around(spans, max(0, min(len(spans) - 1, at + draw.randint(-2, 2))))
        if first <= at < last:
            return first, last
    return around(spans, at)


def batches(files: Sequence[Path], bot: Bot, seed: int) -> Iterator[Read]:
    """Each case of `questions/` or `needs/` with the runs about its gold, and about the best sentences that are found for it.

    Situations only of texts that are here and not held, each in its own text: what answers is gold, what bears on it
    neither right nor wrong, and what only looks near gets runs of its own.
    """
    windows = Windows(bot, seed)
    for file in files:
        if file.parent.name == "needs":
            for one in needs.read(file):
                if one.doc in bot.searcher.index.essays and one.doc not in needs.HELD:
                    spans = {
                        n: [(one.doc, *span) for span, grade in one.grades.items() if grade == n] for n in range(3)
                    }
                    yield from windows.of(one.need, spans[2], spans[1], spans[0], file.stem, one.doc)
            continue
        for case in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            wanted = [span for group in case["gold"] for span in group]
            yield from windows.of(case["q"], wanted, case["also"], [], file.stem)


class Windows:
    """The runs of sentences that a question is read with, out of an index."""

    def __init__(self, bot: Bot, seed: int) -> None:
        self._bot, self._draw, self._known = bot, random.Random(seed), dict[str, Context]()

    def of(
        self,
        question: str,
        wanted: Sequence[Sequence[Any]],
        unsure: Sequence[Sequence[Any]],
        near: Sequence[Sequence[Any]],
        domain: str,
        within: str | None = None,
    ) -> list[Read]:
        """Runs about what is `wanted`, what is `near` to it, and the best that is found, `within` a document or in all.

        Spans are (document, start, end).
        """
        index, tracing = self._bot.searcher.index, Tracing(question, self._bot.searcher)
        best = (tracing.keep_to([within]) if within else tracing.read()).ranked
        given = [(doc, start) for doc, start, _ in [*wanted[:GOLD], *near[:NEAR]] if doc in index.essays]
        found = [(one.passage.essay_id, one.start) for one in best]
        runs: dict[tuple[str, Span], Read] = {}
        for doc, start in [*given, *found[: 3 * RUNS]]:
            context = self._context(doc)
            at = max((n for n, span in enumerate(context.spans) if span[0] <= start), default=0)
            if len(runs) >= RUNS or any(key == doc and first <= at < last for key, (first, last) in runs):
                continue
            run = _shifted(context.spans, at, self._draw)
            address = f"{index.essays[doc].name} {index.outlines[doc].heading(context.spans[run[0]][0]) or ''}"
            told = (_met(spans, doc, context.spans) for spans in (wanted, unsure))
            runs[doc, run] = replace(context, title=address, domain=domain).run(question, run, *told)
        return list(runs.values())

    def _context(self, doc: str) -> Context:
        if doc not in self._known:
            text = self._bot.searcher.index.essays[doc].text
            self._known[doc] = Context("", text, tuple(sentence_spans(text)), "")
        return self._known[doc]


def _met(wanted: Sequence[Any], doc: str, spans: Sequence[Span]) -> list[int]:
    """The sentences that share half of the shorter with a span that is wanted."""
    mine = [(start, end) for one, start, end in wanted if one == doc]
    return [
        number
        for number, (first, last) in enumerate(spans)
        if any(min(end, last) - max(start, first) >= HALF * min(end - start, last - first) for start, end in mine)
    ]

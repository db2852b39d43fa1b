"""A model writes an answer over the evidence; each sentence is checked before it is shown, or the quotations stand."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.ask import flow, references
from bot.ask.evidence import apart
from bot.ask.grounds import Grounds
from bot.ask.headed import under_whom
from bot.ask.verify import judged
from bot.ask.write import quoted
from bot.domain import MARKER, Answer, Evidence, Note, Verdict
from bot.errors import ModelFailed
from bot.model import budget, prompts
from bot.model.checker import why_not
from bot.model.heading import only_heads
from bot.model.models import LanguageModel, Meter
from bot.model.sentence import LONGEST_SENTENCE, Sentence
from bot.model.thoughts import spoken
from bot.model.writer import Writer
from bot.says import claims as why
from bot.says import model as says
from bot.text.building import Part, build, item_of
from bot.text.outline import Outline
from bot.text.quoting import shown

# Of what a model writes with a citation and is told for certain to be so or not, so much must pass, or none of it is shown.
SURVIVES = 0.5
# A sentence that only links others is held against so many of them at most.
BESIDE = 10
# A model that says the same so often has lost its way.
REPEATS = 3
SENTENCES_MAX = 30

log = logging.getLogger("bot.model")


def prose(question: str, grounds: Grounds, writer: Writer, outlines: Mapping[str, Outline]) -> Iterator[Answer]:
    """The answer as it grows, a checked sentence at a time; the last one is whole.

    Where the model fails, nothing of what it writes passes, or facts speak against more of it than passes, the last one is
    the answer in quotation with a note `model_failed`. What merely could not be confirmed is given in quotation beside it. Never raises for what a model does.
    """
    grounds = replace(grounds, evidence=flow.placed(apart(grounds.evidence), outlines))
    meter = writer.model.meter()
    written = _Written(grounds, writer, meter, outlines)
    failure = ""
    try:
        for sentence in _sentences(
            question, grounds.evidence, "".join([*grounds.opening, *grounds.absent]), writer.model, meter
        ):
            if written.add(sentence):
                yield written.answer()
            if written.lost:
                break
    except ModelFailed as error:
        failure = str(error)
    if not failure and not written.parts:
        failure = says.NOTHING()
    elif not written.kept or written.kept < SURVIVES * (written.kept + written.wrong):
        failure = failure or (says.MOSTLY_WRONG() if written.claimed else says.UNCITED())
    elif failure and written.kept:
        written.broken, failure = failure, ""  # what it said until then has passed
    log.info("%s: %d of %d sentences kept %s", writer.model.name, written.kept, len(written.parts), failure)
    yield _quotation(grounds.answer, failure, meter) if failure else written.answer(whole=True)


def _sentences(
    question: str, evidence: Sequence[Evidence], missing: str, model: LanguageModel, meter: Meter
) -> Iterator[Sentence]:
    missing, question = missing or says.NOTHING_MISSING(), shown(question)
    given = budget.fitting(evidence, model.window, question + missing)
    asked = {"evidence": prompts.listed(given), "question": question, "missing": missing}
    for sentences in model.writing("answer", meter).stream(asked):
        yield from sentences


def _quotation(answer: Answer, reason: str, meter: Meter) -> Answer:
    note = Note("model_failed", says.FAILED(reason=reason))
    return replace(answer, notes=(note, *answer.notes), usage=meter.usage)


class _Written:
    """The sentences so far, each a judged part of the answer."""

    def __init__(self, grounds: Grounds, writer: Writer, meter: Meter, outlines: Mapping[str, Outline]) -> None:
        self.grounds, self.writer, self.meter, self.outlines = grounds, writer, meter, outlines
        self.evidence = {item.number: item for item in grounds.evidence}
        self.parts: list[Part] = []
        self.unjudged = ""
        self.broken = ""
        self._opens = self._joins = False
        self._said: dict[str, int] = {}
        self._lost: list[int] = []

    @property
    def kept(self) -> int:
        """How many sentences passed, of those that cite."""
        return sum(part.verdict == "supported" and bool(part.used) for part in self.parts)

    @property
    def claimed(self) -> int:
        """How many sentences cite."""
        return sum(part.verdict == "unsupported" or bool(part.used) for part in self.parts)

    @property
    def wrong(self) -> int:
        """Against how many sentences something speaks; others could only not be confirmed."""
        unsure = (why.NOT_BORNE_OUT(), why.ORPHANED())
        return sum(part.verdict == "unsupported" and part.why not in unsure for part in self.parts)

    @property
    def lost(self) -> bool:
        """Whether the model repeats itself or does not come to an end."""
        return max(self._said.values(), default=0) >= REPEATS or len(self.parts) >= SENTENCES_MAX

    def add(self, sentence: Sentence) -> bool:
        """Check a sentence; whether it is shown."""
        plain = MARKER.sub("", sentence.text)
        self._opens = self._opens or sentence.opens
        self._joins = self._joins and not sentence.opens
        self._said[plain] = self._said.get(plain, 0) + 1
        if self._said[plain] > 1:
            return False
        listed = sentence.level > 0 and any(one.items[0].heading or one.items[0].level for one in self.parts[-1:])
        sentence = flow.mended(sentence, self.parts, self.evidence, self.grounds.answer.question)
        part = replace(
            under_whom(self._judged(sentence), self.parts, self.evidence),
            opens=self._opens and not listed,
            joins=self._joins,
            number=sentence.number,
        )
        self.parts.append(part)
        if part.verdict != "supported":
            log.info("dropped: %s (%s)", part.text, part.why)
            self._lost += sentence.cites
            return False
        self._opens, self._joins = False, bool(sentence.level)
        return True

    def answer(self, whole: bool = False) -> Answer:
        """The answer of what has passed so far; `whole`: with what the texts do not say, and notes."""
        absent = self.grounds.absent if whole else ()
        if whole:
            self.parts = [self._linked(at) if part.verdict == "uncited" else part for at, part in enumerate(self.parts)]
        parts = [*flow.numbered(self.parts), *(self._instead() if whole else ())]
        built = build(
            self.grounds.answer.question, parts, self.grounds.evidence, self.outlines, absent, self.grounds.opening
        )
        return replace(
            self.grounds.answer,
            text=built.text,
            claims=built.claims,
            citations=built.citations,
            blocks=built.blocks,
            notes=(*self._notes(), *self.grounds.answer.notes) if whole else (),
            mode="model",
            model=self.writer.model.name,
            usage=self.meter.usage,
            growing=not whole,
        )

    def _instead(self) -> Iterator[Part]:
        """In quotation, what sentences that did not pass were written after and nothing else cites: none of it is missing."""
        used = {number for part in self.parts if part.verdict == "supported" for number in part.used}
        lost = [number for number in dict.fromkeys(self._lost) if number in self.evidence and number not in used]
        parts = [judged(part, self.evidence) for part in quoted([self.evidence[number] for number in lost])]
        yield from (replace(part, lead=f"{says.INSTEAD()}{part.lead}") for part in parts[:1])
        yield from parts[1:]

    def _notes(self) -> Iterator[Note]:
        if self.unjudged:
            yield Note("judge_failed", says.UNJUDGED(reason=self.unjudged))
        if self.broken:
            yield Note("model_cut", says.BROKEN(reason=self.broken))
        if dropped := sum(part.verdict != "supported" for part in self.parts):
            yield Note("sentences_dropped", says.DROPPED(count=dropped))

    def _linked(self, at: int) -> Part:
        """A sentence without a citation, held against those behind it that hold, else against those before it, or all."""
        part = self.parts[at]
        text = part.items[0].text
        below = flow.under(self.parts, at)
        before, behind = ([one for one in some if flow.holds(one)] for some in (self.parts[:at], below))
        under = [self.grounds.answer.question, *flow.told(below, self.evidence)]
        if flow.announces(part) and behind and only_heads(text, under, flow.counts(below, self.evidence)):
            return replace(part, verdict="supported", why=why.HEADS())
        reason = ""
        for beside in (below, before[-BESIDE:], [*before, *behind][-BESIDE:]):
            if not (said := flow.points(beside)):
                continue
            cited = [self.evidence[number] for one in beside if flow.holds(one) for number in one.used]
            verdict = self.writer.checker.score(text, cited, said[:BESIDE])
            if verdict.supported:
                return replace(part, verdict="supported", why=why.LINKS())
            reason = reason or verdict.reason or ""
        return replace(part, why=reason or why.NOT_ALONE())

    def _judged(self, sentence: Sentence) -> Part:
        text, named = references.quoted(sentence.text, self.evidence)
        bare = MARKER.sub("", sentence.text)
        if unknown := next((number for number in named if number not in self.evidence), None):
            return _part(replace(sentence, text=bare), "unsupported", why.NO_EVIDENCE(number=unknown))
        if len(text) > LONGEST_SENTENCE:  # references: each stands for a whole sentence
            return _part(replace(sentence, text=bare), "unsupported", why.TOO_LONG())
        checker = self.writer.checker
        if flow.orphaned(sentence, self.parts):
            return _part(replace(sentence, text=bare), "unsupported", why.ORPHANED())
        if not sentence.cites:
            announces = sentence.heading or text.endswith(("：", ":"))
            numbers = () if announces else self.evidence
            alone = next((n for n in numbers if not why_not(f"{text}[{n}]", self.evidence, checker)), None)
            if alone is None:
                return _part(replace(sentence, text=bare), "uncited", why.NOT_ALONE())
            text, sentence = references.marked(text, alone), replace(sentence, cites=(alone,))
        told = flow.by_name(text, [self.evidence[n] for n in sentence.cites if n in self.evidence])
        if reason := why_not(told, self.evidence, checker) or self._objection(text, sentence.cites):
            return _part(replace(sentence, text=bare), "unsupported", reason)
        return _part(replace(sentence, text=text), "supported", why.BORNE_OUT())

    def _objection(self, text: str, cites: Sequence[int]) -> str | None:
        """What the second model says against a sentence; None where there is none, or it cannot be asked."""
        if self.writer.judge is None or self.unjudged:
            return None
        chain = self.writer.judge.chain("judge", _denies, self.meter)
        evidence = prompts.listed([self.evidence[number] for number in cites])
        try:
            denied = chain.invoke({"evidence": evidence, "claim": MARKER.sub("", text)})
        except ModelFailed as error:
            self.unjudged = str(error)
            return None
        return why.OBJECTED() if denied else None


def _denies(verdict: str) -> bool:
    """Example: 不支持。 -> True"""
    return re.match(r"\A\W*+(?:不|否|无法)", spoken(verdict)) is not None


def _part(sentence: Sentence, verdict: Verdict, reason: str) -> Part:
    """A sentence as it is judged, in its form."""
    item = replace(item_of(sentence.text), level=sentence.level, heading=sentence.heading)
    return Part((item,), verdict=verdict, why=reason)

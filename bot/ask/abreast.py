"""A question that sets speakers side by side -> what they say: each as a whole, or of what it asks, or what they share."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ask import overviews, premise, topic
from bot.ask.called import APIECE
from bot.ask.common import common
from bot.ask.compose import compose
from bot.ask.grounds import Grounds
from bot.ask.plan import Plan
from bot.ask.speakers import APART, WHETHER, Asked
from bot.ask.telling import Telling
from bot.ask.trace import Tracing
from bot.ask.widening import broader
from bot.ask.writing import Writing, opened
from bot.domain import Note
from bot.index.store import Index
from bot.says import ask as says
from bot.says import structure
from bot.text import keys
from bot.text.noun_phrases import is_noun_phrase

# What several have in common is asked for where that is so likely, or so, where no topic is named.
LIKELY, LIKELIEST = 0.65, 0.5
# Who asks for authors does not ask for what nobody has signed.
PERSONS = re.compile(r"作者|专家|学者|[几各两三四五六](?:位|名)")


def settled(side: Asked, planned: Plan, question: str) -> Asked:
    """The same with what the plan tells of it.

    What is asked of each may name only their texts; and what two have in common is asked in many ways. Example:
    甲、乙有没有想到一块儿去的地方
    """
    if side.form != "each":
        return side
    chance = planned.chances["common"]
    if not side.topic and chance >= LIKELIEST and not (APIECE.search(question) or APART.search(question)):
        return replace(side, form="common")
    if not planned.known and chance >= LIKELY and not is_noun_phrase(side.topic):
        return replace(side, form="common", topic="")
    if not planned.named and broader(planned, everybody=True) is not None:
        return replace(side, topic="")
    return side


def of_persons(planned: Plan, side: Asked | None, question: str, index: Index) -> Plan:
    """The plan over the texts of those who are set side by side, where it asks for persons and names none."""
    if side is None or side.form != "each" or planned.named or not PERSONS.search(question):
        return planned
    theirs = tuple(index.essays[key] for speaker in side.speakers for key in speaker.essays)
    return replace(planned, essays=theirs, named=True)


def side_by_side(side: Asked, tracing: Tracing, writing: Writing) -> Grounds | None:
    """The answer; None where the question sets nobody side by side, or none of them says anything."""
    question = tracing.query.text
    if side.form == "topic" or (side.form == "whether" and not side.topic):
        return None
    if not side.topic and side.form == "each":
        return _each(side, tracing, writing)
    compared = topic.compare(side, writing.searcher) if side.topic else common(side, writing.searcher)
    known = writing.searcher.index.lexical.knows
    if compared is None and side.form == "common" and not all(map(known, keys.content(side.topic))):
        return writing.refused(question, "not_in_corpus", tracing.read().hits)
    if compared is None:
        return _apart(side, tracing, writing) if side.form == "common" and not side.topic else None
    if compared.silent:
        telling = Telling(writing.searcher.index)
        telling.names("".join(compared.opening), [writing.searcher.index.essays[key] for key in compared.silent])
        return Grounds(telling.answer(question), route="comparison", traces=compared.traces)
    if not compared.evidence:
        return replace(writing.saying(question, compared.opening, route="comparison"), traces=compared.traces)
    # Whether several say it: the words that come nearest are no yes.
    unsaid = side.form == "each" and WHETHER.search(question) and premise.unsaid(side.topic, compared.evidence)
    unsaid = unsaid or premise.not_said(question, None, compared.evidence)
    opening = (says.UNRANKED(),) if side.most else (says.UNSAID(),) if unsaid else compared.opening
    grounds = writing.written(question, compared.evidence, compared.absent, opening=opening)
    answer = grounds.answer
    if side.most or unsaid:
        answer = replace(answer, status="partial", notes=(*answer.notes, Note("not_specified", opening[0])))
    if compared.near:
        note = Note("nearest_only", compared.opening[0])
        answer = replace(answer, status="partial", notes=(*answer.notes, note))
    if compared.other:
        answer = replace(answer, notes=(*answer.notes, Note("author_mismatch", "".join(compared.opening))))
    return replace(grounds, answer=answer, route="comparison", traces=compared.traces)


def _each(side: Asked, tracing: Tracing, writing: Writing) -> Grounds | None:
    """What the texts of each say as a whole."""
    index = writing.searcher.index
    essays = tuple(index.essays[key] for one in side.speakers for key in one.essays)
    meant = overviews.so_many(tracing.query.text, essays)
    answer = compose(Plan("document", meant, named=True, depth=writing.depth), tracing, index)
    return Grounds(answer, route="structure") if answer else None


def _apart(side: Asked, tracing: Tracing, writing: Writing) -> Grounds | None:
    """What each says as a whole, after the sentence that no term is shared by all."""
    grounds = _each(side, tracing, writing)
    if grounds is None:
        return None
    told = structure.NOTHING_SHARED(speakers="、".join(one.name for one in side.speakers))
    noted = replace(grounds.answer, status="partial", notes=(*grounds.answer.notes, Note("not_specified", told)))
    return opened(replace(grounds, answer=noted), told)

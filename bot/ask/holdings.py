"""Which texts there are: how many, the newest, the one that a number is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ask import naming, steps
from bot.ask.naming import NUMBER
from bot.ask.recorded import Wanted, wanted
from bot.ask.telling import Telling, unit
from bot.domain import Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import record, titles, words
from bot.text.quoting import named as called

# Of more texts not all are named.
NAMED_MAX = 20
# Of so many texts with one number each is told.
EACH_MAX = 6
PEOPLE = re.compile(r"(?:多少|(?<!哪)几)(?:位|名|个)|作者|专家|学者")


def listing(question: str, asked: Wanted, named: naming.Named, index: Index) -> Answer | None:
    """How many texts there are and which, or the newest of them; of one author or kind where the question names it."""
    kinds = list(dict.fromkeys(naming.KINDS.findall(asked.rest)))
    everything = tuple(index.essays.values())
    of_kind = bool(kinds) and not naming.content(naming.KINDS.sub(" ", asked.rest))
    if not named.wholly and not of_kind:
        return None
    if kinds:
        those = named.essays if named.wholly and named.essays and not of_kind else everything
        essays = tuple(one for one in those if any(kind in name[-12:] for kind in kinds for name in _called(one)))
    else:
        essays = named.essays or everything
    if asked.form == "newest":
        return _newest(question, essays, index) if essays else None
    if PEOPLE.search(question):
        return _people(question, essays, index)
    by_name = bool(kinds) and not of_kind
    return _listed(question, essays, "、".join(kinds), by_name, index) if essays or of_kind else None


def _called(essay: Essay) -> list[str]:
    """The name of a text, and the titles that it has of itself."""
    return [essay.name, *titles.titles(essay.text)]


def _people(question: str, essays: Sequence[Essay], index: Index) -> Answer | None:
    telling = Telling(index)
    people = list({one.author: one for one in essays if one.author}.values())
    if not people:
        return None
    telling.people(told.COUNTED(count=len(people), unit="位作者", among=""), people)
    return telling.answer(question)


def _listed(question: str, essays: tuple[Essay, ...], kind: str, by_name: bool, index: Index) -> Answer:
    """The texts, with what tells them from the others; where none is called by a kind, that, and all of them.

    `by_name`: the question says more of them than their kind.
    """
    everything = tuple(index.essays.values())
    shown = essays or everything
    count, measured, whole = len(shown), unit(shown), len(everything)
    among = "，其中有" if count > NAMED_MAX else ""
    authors_of = list(dict.fromkeys(one.author or "" for one in shown))
    if not essays:
        lead = told.NONE_OF_KIND(count=count, unit=measured, kind=kind)
    elif count == whole:
        lead = told.COUNTED(count=count, unit=measured, among=among)
    elif not kind and all(authors_of):
        lead = told.OF_AUTHOR(author="、".join(authors_of), count=count, unit=measured, among=among)
    elif kind and not by_name:
        lead = told.OF_KIND(all=whole, unit=measured, kind=kind, count=count, measure=measured[0], among=among)
    else:
        lead = told.SO_NAMED(all=whole, unit=measured, kind=kind, count=count, measure=measured[0], among=among)
    telling = Telling(index)
    telling.names(lead, shown[:NAMED_MAX])
    return telling.answer(question)


def _newest(question: str, essays: Sequence[Essay], index: Index) -> Answer | None:
    dated = [(found[0], essay, found[1]) for essay in essays if (found := record.day(essay))]
    telling = Telling(index)
    if not dated:
        telling.names(told.UNDATED(unit=unit(essays)[1:]), essays[:NAMED_MAX])
        return replace(telling.answer(question), status="partial")
    oldest = "最早" in question
    _, essay, known = (min if oldest else max)(dated, key=lambda one: one[0])
    lead = told.NEWEST(count=len(dated), unit=unit(essays), which="最早" if oldest else "最新", name=called(essay))
    telling.block(lead, [(essay, known)])
    return telling.answer(question)


def numbered(question: str, index: Index) -> Answer | None:
    """Which text has a number."""
    match = NUMBER.search(question)
    rest = question.replace(match.group(), " ") if match else ""
    if (
        match is None
        or not re.search(r"哪|什么|谁", rest)
        or wanted(rest)
        or steps.steps(rest)
        or steps.articles(rest)
        or naming.content(re.sub("哪|什么", " ", rest))
    ):
        return None
    named = naming.named(words.fold(question), index.essays)
    telling = Telling(index)
    for essay in named.essays[:EACH_MAX]:
        if known := record.known(essay, "number"):
            telling.block(told.NUMBERED(number=known[0].text, name=called(essay)), [(essay, known[0])])
    return telling.answer(question) if telling.parts else None

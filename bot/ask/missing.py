"""What a question asks for and no sentence that speaks of its subject gives: an amount, a time, a detail, what a name counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.ask import asked, fined, kinds
from bot.ask.evidence import Candidate
from bot.ask.parts import enclosing
from bot.ask.unlisted import unlisted
from bot.domain import Evidence, Hit
from bot.index.store import Index
from bot.search.query import Query
from bot.search.scope import home
from bot.text import counted_names, grids, names, words

# So many characters after such a sentence may still tell what is asked of it.
ONWARD = 150
CELL_END = re.compile("[；\t]")
# So far over a table its caption stands.
OVER = 60
FIGURE = re.compile(r"\d[\d.,]*")


def missing(query: Query, mentioned: Sequence[Candidate], index: Index) -> str | None:
    """What is asked for and given by none of the sentences that mention its subject."""
    kind = asked.wanted(query.text)
    if kind is not None and asked.counts_points(kind, query.text):
        return None  # a text may tell by naming them how many there are
    around = _whole if kind is not None and kind.name in kinds.ANYWHERE else _onward
    if kind is not None and not any(
        asked.gives(kind, around(candidate, index), query.text, home(index))
        or (kind.name in kinds.IN_FIGURES and _figures(candidate, query, index))
        or (kind.name == kinds.PLACE and _of_another_place(candidate, query, index))
        for candidate in mentioned
    ):
        return kind.name
    if name := asked.detail(query.text, (words.fold(_section(candidate, index)) for candidate in mentioned)):
        return f"“{name}”"
    unexplained = [counted_names.unexplained(query.text, candidate.text) for candidate in mentioned]
    named = [name for name in unexplained if name]
    if named and len(named) == sum(named[0] in words.fold(candidate.text) for candidate in mentioned):
        return f"“{named[0]}”的具体内容"
    return f"“{name}”的具体内容" if (name := unlisted(query.text, mentioned, index)) else None


def untold(query: Query, chosen: Sequence[Evidence], ranked: Sequence[Candidate], index: Index) -> str | None:
    """What is asked for and given by none of the sentences that are to be quoted, though others on the subject may have one.

    Example: 上牌要交多少钱, and what is quoted tells how many are registered -> 具体金额
    """
    spans = [(one.passage.essay_id, one.start, one.end) for one in chosen]
    found = [one for one in ranked if any(key == one.passage.essay_id and a <= one.start < b for key, a, b in spans)]
    unsure = fined.may_tell(query.text, {one.passage.essay_id for one in found}, index)
    return missing(query, found, index) if found and not unsure else None


def naming(mentioned: Sequence[Candidate], index: Index) -> tuple[Candidate, ...]:
    """The same, a row of a table up to its first figure: it names the thing, and its figures are of other matters."""
    return tuple(_named(candidate, index) for candidate in mentioned)


def _named(candidate: Candidate, index: Index) -> Candidate:
    if index.outlines[candidate.passage.essay_id].table(candidate.start) is None:
        return candidate
    ends = [match.start() for match in CELL_END.finditer(candidate.text)]
    cells = grids.cells(candidate.text)
    first = next((at for at, cell in enumerate(cells) if FIGURE.fullmatch(cell)), None)
    if not first or len(ends) < first or not any(words.HAN.search(cell) for cell in cells[:first]):
        return candidate
    end = ends[first - 1]
    return replace(candidate, text=candidate.text[:end], end=candidate.start + end)


def _of_another_place(candidate: Candidate, query: Query, index: Index) -> bool:
    """Whether the text that a sentence stands in is of a place that the question does not name: 哪些省建了气象站."""
    return bool(names.places(index.essays[candidate.passage.essay_id].name) - names.places(query.text))


def _figures(candidate: Candidate, query: Query, index: Index) -> bool:
    """Whether a sentence is a row of a table with bare figures: a caption or the name of a column has their unit.

    Of things that are counted by a word of their own (多少套, 多少户) one of these must have it, or name the thing.
    """
    outline = index.outlines[candidate.passage.essay_id]
    table = outline.table(candidate.start)
    cells = grids.cells(candidate.text)[1:]
    figures = [cell for cell in cells if FIGURE.fullmatch(cell.strip())]
    if not figures or (table is None and len(figures) < len(cells)):  # a sheet may have no head
        return False
    start = table.span[0] if table else candidate.start
    heads = " ".join(table.columns) if table else ""
    over = outline.essay.text[max(0, start - OVER) : start]
    return asked.may_count(query.text, f"{over} {heads} {candidate.text}")


def _onward(candidate: Candidate, index: Index) -> str:
    """A sentence and what follows it in its point or article: the detail of a thing is often told right after its name."""
    outline = index.outlines[candidate.passage.essay_id]
    within = enclosing(outline, candidate.start)
    end = candidate.end + ONWARD
    if within is not None and within.end > candidate.end:
        end = min(end, within.end)
    return " ".join([*outline.columns(candidate.start), outline.essay.text[candidate.start : end]])


def _section(candidate: Candidate, index: Index) -> str:
    """The section that a sentence stands in; of a text without sections, all of it: a detail is told under one heading."""
    outline = index.outlines[candidate.passage.essay_id]
    section = outline.section(candidate.start) or outline.root
    return outline.essay.text[section.start : section.end]


def _whole(candidate: Candidate, index: Index) -> str:
    return index.essays[candidate.passage.essay_id].text


def of_another(
    named: Callable[[str], frozenset[str]],
    tells: Callable[[str, str], bool],
    query: Query,
    hits: Sequence[Hit],
    index: Index,
) -> frozenset[str]:
    """The years that the question names, if it is of other years than all that was found; else none. So for places.

    `named` reads the names out of a question; `tells` is whether a text has a name. One that is told is enough.
    Example: "2019年的目标是什么？", and what was found has 2025年 alone -> {2019}
    """
    wanted = named(query.text)
    documents = [index.essays[key] for key in dict.fromkeys(hit.passage.essay_id for hit in hits)]
    told = any(tells(essay.name, name) or tells(essay.text, name) for essay in documents for name in wanted)
    return frozenset() if told else wanted

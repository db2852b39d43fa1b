"""What the rooms of measures show: those recommended, and the catalogue of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from bot.faces import memo
from bot.faces.html import Html, part
from bot.faces.web.place import Quoted, cited, copied
from bot.recommend.browse import Filter, Shelf
from bot.recommend.nouns import Measure, Recommendation, Recommended

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class _Card:
    """A recommended measure under its number, how it fits, and the words of all who propose it."""

    number: int
    item: Recommended
    verdict: str
    said: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A button of the heat map: what is on it, where it leads, and how dark its cell is, from 0 to 1."""

    shown: str
    query: str
    pressed: bool
    label: str = ""
    heat: str = ""


@dataclass(frozen=True, slots=True)
class _Pager:
    """Which page of how many, and the addresses of its neighbours."""

    page: int
    pages: int
    back: str | None
    on: str | None


def intro() -> Html:
    """What the room of recommendations is for."""
    return part("measures.html", "intro", title=memo.TITLE)


def shelf_intro() -> Html:
    """What the catalogue is, and where page.js puts it."""
    return part("measures.html", "shelf_intro")


def waiting() -> Html:
    """What stands in the place of measures that are on their way."""
    return part("parts.html", "waiting", sentence="正在查找措施……")


def result(given: Recommendation) -> Html:
    """The summary, the filters, a card for each measure, and the gaps."""
    cards = [_card(number, item) for number, item in enumerate(given.measures, 1)]
    first = sum(item.answers for item in given.measures)
    return part(
        "measures.html",
        "result",
        given=given,
        cards=cards[:first],
        loose=cards[first:],
        sieves=list(_sieves(given.measures)),
        gaps=memo.GAPS,
    )


def _card(number: int, item: Recommended) -> _Card:
    return _Card(number, item, memo.verdict(item), tuple(map(_said, (item.measure, *item.also))))


def _said(measure: Measure) -> Quoted:
    before, act, after = measure.citation.quote.partition(measure.action)
    return Quoted(cited(measure.citation), ((copied(measure.citation), "复制引文"),), before, act, after)


def _sieves(items: Iterable[Recommended]) -> Iterator[tuple[str, str, list[str]]]:
    """Buttons that page.js filters the cards with; none where there is nothing to choose between."""
    measures = [item.measure for item in items]
    for kind, label in (("actors", "主体"), ("instruments", "政策工具")):
        names = list(dict.fromkeys(name for measure in measures for name in getattr(measure, kind)))
        if len(names) > 1:
            yield kind, label, names


def shelf(given: Shelf, wanted: Filter) -> Html:
    """A page of the catalogue with its search, its heat map and its filters."""
    heads = [_cell(name, replace(wanted, instrument=name, actor=None), wanted) for name in given.instruments]
    most = max((count for row in given.counts.values() for count in row.values()), default=1)

    def number(actor: str, instrument: str, count: int) -> _Cell | None:
        label = f"{actor}，{instrument}：{count} 项"
        cell = replace(wanted, actor=actor, instrument=instrument)
        return _cell(str(count), cell, wanted, label, f"{count / most:.2f}") if count else None

    rows = [
        (
            _cell(actor, replace(wanted, actor=actor, instrument=None), wanted),
            [number(actor, name, given.counts[actor].get(name, 0)) for name in given.instruments],
        )
        for actor in given.actors
    ]
    return part(
        "measures.html",
        "shelf",
        given=given,
        wanted=wanted,
        drops=list(_drops(wanted)),
        heads=heads,
        rows=rows,
        measures=[(measure, cited(measure.citation)) for measure in given.measures],
        pager=_pager(given, wanted),
    )


def query(wanted: Filter, offset: int = 0) -> str:
    """A filter as the address of its page. Example: words=中试&actor=企业"""
    fields = {name: value for name, value in asdict(wanted).items() if value}
    return urlencode(fields | ({"offset": offset} if offset else {}))


def _drops(wanted: Filter) -> Iterator[tuple[str, str, str]]:
    """The filters that are set: name, value, and the address without it."""
    for field, label in {"words": "词语", "whose": "提出者", "actor": "主体", "instrument": "政策工具"}.items():
        if value := getattr(wanted, field):
            yield label, value, query(replace(wanted, **{field: ""}))


def _cell(shown: str, chosen: Filter, wanted: Filter, label: str = "", heat: str = "") -> _Cell:
    pressed = chosen == wanted
    # Pressed again, it lets go.
    target = replace(wanted, actor=None, instrument=None) if pressed else chosen
    return _Cell(shown, query(target), pressed, label, heat)


def _pager(given: Shelf, wanted: Filter) -> _Pager:
    page, pages = given.offset // PER_PAGE + 1, -(-given.total // PER_PAGE)
    back, on = (query(wanted, (to - 1) * PER_PAGE) if 1 <= to <= pages else None for to in (page - 1, page + 1))
    return _Pager(page, pages, back, on)

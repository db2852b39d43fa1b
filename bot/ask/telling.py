"""Facts of records as an answer: each said with its value, and cited at its place or by its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.ask.pieces import as_evidence
from bot.domain import Answer, Essay, Evidence, Fact, Item
from bot.index.store import Index
from bot.says import record as told
from bot.text.building import Part, build
from bot.text.quoting import named, shown
from bot.text.record import Known

# A citation is no longer.
LONGEST = 400

Row = tuple[Essay, Known]


class Telling:
    """The blocks of an answer, and what they cite."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.parts: list[Part] = []
        self._evidence: list[Evidence | Fact] = []

    def answer(self, question: str, own: Sequence[str] = ()) -> Answer:
        """The answer, the program's `own` sentences last. Raises ValueError where nothing was told."""
        return replace(build(question, self.parts, self._evidence, self.index.outlines, own), confidence=None)

    def block(self, lead: str, rows: Sequence[Row], silent: bool = False) -> None:
        """A lead, then each value with its marker; `silent`: the lead says it, and only the markers follow."""
        items = []
        for essay, known in rows:
            number = self._number(essay, known)
            items.append(Item("" if silent else _value(known), (number,)))
        self._add(lead, items)

    def rows(self, lead: str, rows: Sequence[Row]) -> None:
        """A lead, then each text's name with its value."""
        items = []
        for at, (essay, known) in enumerate(rows):
            number, said = self._number(essay, known), told.EACH(name=named(essay), value=_value(known))
            ends = "" if said.endswith("。”") else "。" if at == len(rows) - 1 else "；"
            items.append(Item(f"{said}[{number}]{ends}" if ends else said, (number,)))
        self._add(lead, items)

    def people(self, lead: str, essays: Sequence[Essay]) -> None:
        """A lead, then each author with what is known of where they work."""
        items = []
        for at, essay in enumerate(essays):
            ends = "。" if at == len(essays) - 1 else "；"
            number = self._number(essay, Known("author", essay.author or ""))
            said, cites = f"{essay.author}[{number}]", [number]
            if essay.affiliation:
                cites.append(self._number(essay, Known("affiliation", essay.affiliation)))
                said += f"，{essay.affiliation}[{cites[-1]}]"
            items.append(Item(f"{said}{ends}", tuple(cites)))
        self._add(lead, items)

    def names(self, lead: str, essays: Sequence[Essay], besides: Callable[[Essay], str] = lambda _: "") -> None:
        """A lead, then each text by author and title, with what is told `besides`; one without either by its first words."""
        items = []
        for at, essay in enumerate(essays):
            ends = "。" if at == len(essays) - 1 else "；"
            known = next((Known(name, value) for name in ("title", "author") if (value := essay.fact(name))), None)
            number = self._number(essay, known or opening(essay))
            items.append(Item(f"{essay.author or ''}{named(essay)}[{number}]{besides(essay)}{ends}", (number,)))
        self._add(lead, items)

    def named(self, lead: str, essay: Essay, fields: Sequence[str], names: dict[str, str]) -> None:
        """A lead, then fields of one record with their names."""
        items = []
        for at, field in enumerate(fields):
            number = self._number(essay, Known(field, essay.fact(field) or ""))
            ends = "。" if at == len(fields) - 1 else "，"
            items.append(Item(f"{names[field]}“{essay.fact(field)}”[{number}]{ends}", (number,)))
        self._add(lead, items)

    def _add(self, lead: str, items: Sequence[Item]) -> None:
        self.parts.append(Part(tuple(items), lead or None, verdict="supported", why=told.FROM_RECORD()))

    def _number(self, essay: Essay, known: Known) -> int:
        number = len(self._evidence) + 1
        if known.span is None:
            self._evidence.append(Fact(number, essay.essay_id, known.field, known.text))
            return number
        start, end = known.span[0], min(known.span[1], known.span[0] + LONGEST)
        self._evidence.append(as_evidence(self.index.outlines[essay.essay_id], (start, end), number))
        return number


def unit(essays: Sequence[Essay]) -> str:
    """What texts are counted in: articles where they have authors or a column, else documents."""
    return "篇文章" if any(one.author or one.column for one in essays) else "份文件"


def _value(known: Known) -> str:
    if known.span is not None:
        return f"“{shown(known.text[:LONGEST])}”"
    return f"《{known.text}》" if known.field in ("title", "column") else known.text


def opening(essay: Essay) -> Known:
    """The first line of a text, by which it is cited where its record has nothing."""
    start = len(essay.text) - len(essay.text.lstrip())
    end = essay.text.find("\n", start)
    end = min(end if end > start else len(essay.text), start + 60)
    return Known("text", essay.text[start:end], (start, end))

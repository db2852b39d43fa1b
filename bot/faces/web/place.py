"""Where words stand, as the reader sees it, and the address of the original there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from bot.check.check import Finding
from bot.domain import FIELDS, Citation, Passage
from bot.says import record as says

OURS = "（无题，标签为本系统所加）"
NO_TITLE = "（原文无题）"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose words, in which document, where in it. Example: 王明, 《让成果走出实验室》, 优化结构布局 · 二是突出…

    `href` is the original there; None of a fact of the record, which stands nowhere in it.
    """

    author: str | None
    name: str
    spot: str
    essay_id: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an original, of which `act` is set off, their place, and what can be copied of them, with labels."""

    at: Place
    copies: tuple[tuple[str, str], ...]
    before: str
    act: str = ""
    after: str = ""


def place(given: Citation | Passage | Finding, label: str | None, start: int, end: int) -> Place:
    """The place of words in the original of `given`, whose code points they are."""
    essay_id = given.essay_id or ""
    spot = " · ".join(part for part in (given.section, given.point) if part)
    return Place(given.author, name(given.title, label), spot, essay_id, address(essay_id, start, end))


def cited(citation: Citation) -> Place:
    """The place of a citation."""
    if citation.span is not None:
        return place(citation, citation.label, *citation.span)
    spot = says.IN_RECORD(field=FIELDS[citation.field or ""])
    return Place(citation.author, name(citation.title, citation.label), spot, citation.essay_id, None)


def copied(citation: Citation) -> str:
    """What is copied of a citation: the quotation with its reference."""
    return f"“{citation.quote}”——{citation.reference}"


def name(title: str | None, label: str | None) -> str:
    """A document's name as the reader sees it; a label is marked as ours."""
    if title:
        return f"《{title}》"
    return f"《{label}》{OURS}" if label else NO_TITLE


def address(essay_id: str, start: int, end: int) -> str:
    """Where the page opens the original, as route.js reads it. Example: ("一号", 3, 9) -> #/%E4%B8%80%E5%8F%B7/3-9"""
    return f"#/{quote(essay_id, safe='')}/{start}-{end}"

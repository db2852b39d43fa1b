"""What an editor is told of a quotation. Each sentence states only what the comparison has established."""

from __future__ import annotations

from typing import Any

from bot.check.attribution import Claim
from bot.check.compare import Compared
from bot.check.difference import is_written_otherwise
from bot.check.placed import Placed
from bot.check.quotations import TERM, Quotation
from bot.check.severity import Severity
from bot.check.turned import Turn
from bot.domain import Essay
from bot.says import check as says
from bot.says.row import Row
from bot.text.quoting import named
from bot.text.sections import told as place_told

GRADES: dict[Severity, Row] = {"meaning": says.MEANING, "wording": says.WORDING, "typographic": says.TYPOGRAPHIC}


def message(
    item: Quotation,
    claim: Claim,
    found: Compared | None,
    where: Placed | None,
    cut: str | None = None,
    turn: Turn | None = None,
) -> str:
    """The sentences of one finding, in the order words, author, document, place."""
    if found is None or where is None:
        return says.NOT_FOUND(claimed=_claimed(claim))
    told = "" if item.marked else says.UNMARKED()
    if cut is not None:
        told += says.SENSE_CUT(word=cut)
    elif found.exact:
        told += _exact(found, where, claim)
    else:
        grade = f"，{GRADES[found.severity]()}" if found.severity in GRADES else ""
        told += says.ALTERED(grade=grade, how=found.how)
        told += says.WRITTEN_OTHERWISE() if is_written_otherwise(found.diff) else ""
    if where.author and not found.exact:
        told += says.ALSO_WRONG_AUTHOR(whose=whose(found.place.essay), named=claim.author)
    if turn is not None:
        before = says.TURNED if found.exact else says.TURNED_TOO
        told += (says.DENIED_BEHIND if turn.behind else before)(word=turn.word)
    if where.unproved:
        told += says.UNPROVED(whose=whose(found.place.essay), named=claim.author)
    told += _place(found, where, claim)
    if (found.exact or item.size >= TERM) and _is_quoted_in(found):
        told += says.QUOTED_THERE()
    return told


def _claimed(claim: Claim) -> str:
    named = "".join(filter(None, [claim.author, f"《{claim.title}》" if claim.title else None]))
    return says.CLAIMED(named=named) if named else ""


def _exact(found: Compared, where: Placed, claim: Claim) -> str:
    note = says.FOLDED() if found.folded else ""
    note += says.ELIDED() if found.elided else ""
    if where.author:
        return says.WRONG_AUTHOR(note=note, whose=whose(found.place.essay), named=claim.author)
    if where.misattributed:
        return says.WRONG_SOURCE(note=note, whose=whose(found.place.essay))
    return says.SAME(note=note)


def _place(found: Compared, where: Placed, claim: Claim) -> str:
    essay = found.place.essay
    told = ""
    if where.title:
        told += says.WRONG_TITLE(title=claim.title, whose=whose(essay))
    elif where.section:
        place = place_told(found.place.outline, found.place.start)
        told += says.WRONG_PLACE(section=claim.section, place=place)
    if where.number is not None:
        other = says.NUMBER_OF(name=where.number) if where.number else ""
        told += says.WRONG_NUMBER(number=claim.number, name=essay.name, other=other)
    return told


def whose(essay: Essay) -> str:
    """Author and title as an editor is told of them. Example: 某甲《题目》; 《条例》（未署名）"""
    return f"{essay.author}《{essay.name}》" if essay.author else says.UNSIGNED(name=named(essay))


def _is_quoted_in(found: Compared) -> Any:
    text, place = found.place.essay.text, found.place
    return text[place.start - 1 : place.start] in ("“", "‘") and text[place.end : place.end + 1] in ("”", "’")

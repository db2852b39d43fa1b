"""What an editor is told of a quotation. Each sentence states only what the comparison has established."""

from __future__ import annotations

from typing import Any

from bot.check.attribution import Claim
from bot.check.compare import Compared
from bot.check.placed import Placed
from bot.check.quotations import Quotation
from bot.check.sections import told as place_told
from bot.domain import Essay

GRADES = {"meaning": "改变了原意", "wording": "字句有出入", "typographic": "仅标点或写法有出入", "none": ""}
UNMARKED = "照录而未加引号。"


def message(
    item: Quotation,
    claim: Claim,
    found: Compared | None,
    where: Placed | None,
    cut: str | None = None,
    turn: str | None = None,
) -> str:
    """The sentences of one finding, in the order words, author, document, place."""
    if found is None or where is None:
        return f"所收录的文章中没有这句话{_claimed(claim)}，请核对出处。"
    told = "" if item.marked else UNMARKED
    if cut is not None:
        told += f"原文此处之前有“{cut}”，截去之后意思相反，请补全引文。"
    elif found.exact:
        told += _exact(found, where, claim)
    else:
        grade = GRADES[found.severity]
        told += f"与原文不一致{f'，{grade}' if grade else ''}：{found.how}。"
        if where.misattributed and where.author:
            told += f"作者也不符：原文出自{whose(found.place.essay)}，不是{claim.author}。"
    if turn is not None:
        told += (
            f"字句虽与原文一致，稿件却以“{turn}”引出，意思与原文相反。"
            if found.exact
            else f"稿件以“{turn}”引出，意思与原文相反。"
        )
    told += _place(found, where, claim)
    if _is_quoted_in(found):
        told += "原文中这句话本身就加了引号，是作者引用的说法。"
    return told


def _claimed(claim: Claim) -> str:
    named = "".join(filter(None, [claim.author, f"《{claim.title}》" if claim.title else None]))
    return f"（文中称出自{named}）" if named else ""


def _exact(found: Compared, where: Placed, claim: Claim) -> str:
    note = "（全半角、繁简、引号或标点写法与原文不同）" if found.folded else ""
    note += "（有省略）" if found.elided else ""
    note += f"（不计所插入的{'、'.join(f'“{part}”' for part in found.removed)}）" if found.removed else ""
    if where.author:
        return f"字句与原文一致{note}，但出自{whose(found.place.essay)}，不是{claim.author}，请更正作者。"
    if where.misattributed:
        return f"字句与原文一致{note}，但出自{whose(found.place.essay)}，请更正出处。"
    return f"与原文一致{note}。"


def _place(found: Compared, where: Placed, claim: Claim) -> str:
    essay = found.place.essay
    told = ""
    if where.title:
        told += f"所称篇名《{claim.title}》不符，原文出自{whose(essay)}。"
    elif where.section:
        told += f"所称位置“{claim.section}”不符，原文在{place_told(found.place.outline, found.place.start)}。"
    if where.number is not None:
        other = f"，该文号属于《{where.number}》" if where.number else ""
        told += f"所称文号{claim.number}不是《{essay.name}》的文号{other}。"
    return told


def whose(essay: Essay) -> str:
    """Author and title as an editor is told of them. Example: 某甲《题目》; 《条例》（未署名）"""
    return f"{essay.author}《{essay.name}》" if essay.author else f"《{essay.name}》（未署名）"


def _is_quoted_in(found: Compared) -> Any:
    text, place = found.place.essay.text, found.place
    return text[place.start - 1 : place.start] in ("“", "‘") and text[place.end : place.end + 1] in ("”", "’")

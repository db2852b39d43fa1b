"""The bound that a question asks which figures pass: 超过5.5%的有哪些省; 增速5.1%的是哪几个省; 哪些市不增反降."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.ask.everywhere import PLACE
from bot.text import indicators
from bot.text.numbers import LARGE

Op = Literal["over", "least", "under", "most", "equal"]

_BOUND = r"(?P<number>\d+(?:\.\d+)?)(?P<large>万亿|[万亿])?(?P<unit>%|[\u4e00-\u9fff]{0,3}?)"
OVER = re.compile(
    rf"(?P<says>超过?|高于|大于|多于|突破|不低于|不少于|达到){_BOUND}(?=的|以上|$|[,。?有是])(?P<least>以上)?"
)
# Whose figure is just so much: 增速5.1%的是哪几个省.
EQUAL = re.compile(
    rf"(?<![\d.前第])(?P<says>[是为]?(?:等于)?)(?!20\d\d年){_BOUND}(?!年)(?=的?(?:{PLACE})?[都是有]{{0,2}}(?:哪|谁))"
)
UNDER = re.compile(rf"(?P<says>低于|小于|少于|不到|不足|不超过){_BOUND}(?=的|$|[,。?有是])")
FALLING = re.compile("不增反降|负增长|下[降滑]|减少")


@dataclass(frozen=True, slots=True)
class Bound:
    """`value` in `unit` (empty: whatever the figures are in), how figures lie to it, and how a question says it."""

    value: Decimal
    unit: str
    op: Op
    said: str

    def passes(self, value: Decimal) -> bool:
        """Whether a figure passes it."""
        if self.op == "equal":
            return value == self.value
        if self.op in ("over", "least"):
            return value > self.value or (self.op == "least" and value == self.value)
        return value < self.value or (self.op == "most" and value == self.value)


def bound(level: str, growth: bool) -> Bound | None:
    """The bound that a folded question names for figures, or for their `growth`; None where it is of another kind than these."""
    over, under = OVER.search(level), UNDER.search(level)
    match = over or under
    if match is None and FALLING.search(level):
        return Bound(Decimal(0), "", "under", "为负")
    if match is None:
        exact = EQUAL.search(level)
        return _exactly(exact, growth) if exact else None
    if growth and match["unit"] != "%":
        return None
    least = over is not None and (match["says"] in ("不低于", "不少于", "达到") or over["least"])
    op: Op = "least" if least else "over" if over else "most" if match["says"] == "不超过" else "under"
    return Bound(*_weighed(match, match["unit"]), op, match.group())


def _exactly(match: re.Match[str], growth: bool) -> Bound | None:
    """That a figure is just so much; a growth may be told without its sign (增速5.1)."""
    if growth != (match["unit"] in ("", "%")):
        return None
    unit = "%" if growth else match["unit"]
    return Bound(*_weighed(match, unit), "equal", f"为{match['number']}{match['large'] or ''}{unit}")


def _weighed(match: re.Match[str], unit: str) -> tuple[Decimal, str]:
    return indicators.weighed(Decimal(match["number"]) * LARGE.get(match["large"] or "", 1), unit)

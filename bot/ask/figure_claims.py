"""What a question claims of a figure, held beside the report's: that it is so much, has passed so much, grew or fell.

Example: 去年PM2.5降到25了吧, of 31.3 -> that it is another; 去年外贸是增长的吧, of 下降5.4% -> that it fell
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.ask import yesno
from bot.domain import Answer, Note
from bot.says import ranks as says
from bot.text import indicators
from bot.text.indicators import Figure
from bot.text.numbers import LARGE

# A figure that is claimed stands last: 降到25了吧.
SO_MUCH = re.compile(
    rf"(?<![a-z.\d])(?P<number>\d+(?:\.\d+)?)(?P<large>万亿|[万亿])?(?P<unit>%|{indicators.UNIT})?(?:左右)?(?:[了的吧吗么呢啊]|[是对]吗?|是不是|对不对|[，,])*\W*$"
)
# Whether it grew or fell: 去年外贸是增长的吧, 是增长还是下降.
_WENT = "增[长加]|上[升涨]|下[降滑]|减少|降低|回落"
WAY = re.compile(
    rf"是?(?:同比)?(?:保持|实现)?了?(?P<way>{_WENT})[的了]?(?P<other>还是(?:{_WENT})[的了]?)?(?:[吧吗么呢啊]|[是对]吗?|是不是|对不对|[，,])*\W*$"
)
WENT, FALLS = re.compile(f"(?:{_WENT})(?=了?\\W*$)"), re.compile("下|减|降|回落")
# What was passed is as true of more, what was not reached of less: 超过2万亿元了吗; 降到25了吧; 有1300亿吧.
_PASSED, _UP = "超过?|突破|[高多]于", "不[低少]于|达到?|有|过|[升长高加涨]?[到至]"
_DOWN = "低于|少于|不到|不足|控制在|不超过|[降少][到至]"
PASSED, AT_LEAST, AT_MOST = (re.compile(f"(?:{one})了?$") for one in (_PASSED, f"{_PASSED}|{_UP}", _DOWN))
LEADS = re.compile(f"(?:{_PASSED}|{_UP}|{_DOWN}|[是为在])了?$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a folded question ends with; `rest`: what stands before it."""

    rest: str
    said: re.Match[str]

    @property
    def asks_which(self) -> bool:
        """Whether nothing is claimed, but asked: 是增长还是下降."""
        return "other" in self.said.groupdict() and self.said["other"] is not None

    @property
    def grows(self) -> bool:
        """Whether it says that something grew or fell, and not by how much."""
        return "way" in self.said.groupdict()

    @property
    def unit(self) -> str | None:
        """What a figure is claimed in; None for none."""
        return None if self.grows else self.said["unit"]

    def held(self, figure: Figure, grown: bool, what: str, lay: Callable[[str], Answer]) -> Answer | None:
        """The answer with what the claim is beside the report's figure (`grown`: of growth); None where that is not certain."""
        told = self._told(figure, grown)
        if told is None:
            return None
        if not told:
            return lay(says.CLAIMED(what=what, figure=figure.said))
        denied = says.NOT_CLAIMED(what=what, figure=figure.said, said=told)
        made = lay(denied)
        return replace(made, notes=(*made.notes, Note("number_mismatch", denied)))

    def _told(self, figure: Figure, grown: bool) -> str | None:
        """What is claimed and is not so; empty where it is so, None in any doubt."""
        if self.grows:
            way = self.said["way"]
            same = (figure.value < 0) == (FALLS.search(way) is not None)
            return None if not figure.value else "" if same else way
        before = self.said.string[: self.said.start()]
        went = WENT.search(before)
        falls = went is not None and FALLS.search(went.group()) is not None
        value = Decimal(self.said["number"]) * LARGE.get(self.said["large"] or "", 1)
        value, unit = indicators.weighed(-value if falls else value, self.said["unit"] or figure.unit)
        if unit != figure.unit or not figure.exact or (falls and not grown) or _open(before, figure.value, value):
            return None
        said = f"{self.said['number']}{self.said['large'] or ''}{self.said['unit'] or ''}"
        return "" if value == figure.value else f"{went.group() if went and value * figure.value < 0 else ''}{said}"


def _open(before: str, figure: Decimal, value: Decimal) -> bool:
    """Whether a claimed bound may be as true as the figure: what passes 2 passed 1.5 as well."""
    if AT_MOST.search(before):
        return figure < value
    if AT_LEAST.search(before):
        return figure > value or (figure == value and PASSED.search(before) is not None)
    return False


def claimed(question: str, asks: bool) -> Claim | None:
    """What a folded question claims of a figure; None where it claims nothing. `asks`: it asks for a figure besides."""
    whether = yesno.asks(question)
    if found := SO_MUCH.search(question) if whether else None:
        return Claim(LEADS.sub("", question[: found.start()]), found)
    way = None if asks else WAY.search(question)
    return Claim(question[: way.start()], way) if way and (way["other"] or whether) else None

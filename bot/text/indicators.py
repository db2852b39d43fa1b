"""The figures that a sentence gives of an indicator: 全市生产总值达到1286亿元，增长5.7% -> 1286亿元, and 5.7% of growth.

Only what stands right behind the indicator's name is its figure, and only where nothing before the name makes it
another's: 人均地区生产总值 is not 地区生产总值, nor is 海洋生产总值.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.text import words
from bot.text.numbers import LARGE

_N = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,14}(?:\.\d{1,4})?"
# Whose figure it is may stand before a name, and what has been done for it; a clause begins before these.
WHOLE = "全[省市区县州旗]|我[省市区县]|[本该][省市区县]|地区|全社会|社会|全体|居民|全年|年度?|月|其中|地方|全口径|外贸|货物(?:贸易)?|正常年景下?|预计|预期|力争|确保|实现|完成|争取"
BEFORE = r"(?:[^,;:。、]{{0,40}}(?:[是为]|提出|设定|包括|来|年|今年|期末))?(?:{whole}|{own}){{0,4}}"
CLAUSE = re.compile("[,;:。、(《]")
# What may stand between a name and its figure; what tells of several years or things, no figure of one.
_VERB = "(?:年均)?浓度|达到?|为|是|实现|完成|突破|超过?|约|近|预计|预期|跨[上过]|提高到|增加到|提升到|增长到|增至|升至|降至|降到|下降到|稳定在|保持在|控制在|维持在|新增|首次|总量|规模|人数|不[少低]于|均值|平均值?|提升至|提高至|已|将|目标|力争|有望|连续|继续|再"
_MANNER = "按可比价格?(?:计算)?|同比|[比较]上年|实际|名义|预计|预期|目标|设定|按|约|超过?|保持|继续|仍|增速|增幅|达到?|为|[（(]"
_RISE, _FALL = "增长|增加|提高|上升|增速|增幅|增", "下降|减少|降低|回落|负增长|降"
_SINCE = r"从[^,;:。、]{0,16}?(?:提高|增加|增长|提升|上升|扩大|下降|降低|减少)?[到至](?:\d{4}年的?)?"
# What is counted in.
UNIT = "元|美元|人次?|户|家|个|件|吨|公?斤|公里|平方公里|平方米|立方米|亩|公顷|千瓦时?|天|岁|辆|台|套|所|张|座|项|名|场|位|处|条|村|款|篇|只|头|架|艘|标准箱|微克(?:/|每)立方米"
_TO = rf"[-—–~至到]{{1,2}}(?:{_N})"
# Where a figure stands among others' may be told between it and its growth: 达到5.5万亿元、稳居全国前十、增长4.8%.
_RANK = r"(?:(?:稳居|[位仍]居|居|排名?|跃[居升]|总量)[^,;:。、]{1,16}[,、])?"
# A mark that it has passed may stand before the figure: 突破200亿元大关，达到208.7亿元.
_PASSED = rf"(?P<passed>(?:突破|迈过|迈上|跨[上过]|越过|站上)(?:{_N})(?:万亿|[万亿])?[^,;:。、\d]{{0,3}}(?:大关|关口|台阶)[,、])?"
_NEAR = "左右|以上|以下|以内|上下"
_LARGE = "万亿|[万亿]"
# Of a figure it is said that it is not exact.
ABOUT = re.compile(f"约|超过?|近|突破|跨[上过]|余|多|{_NEAR}")
# What is new, of which a thing behind 、 is a part as well; a clause that holds such.
NEW, PAUSE = re.compile("新增|净增|新[建认培]|增加"), re.compile("[,;:。]")
# What is left out of the whole is told in the clause before: 扣除房地产开发投资后，固定资产投资增长2.7%.
WITHOUT = re.compile("(?:扣除|剔除|除|不含)[^,;。]{1,24}[,]$")
# Words for a whole that stand for each other behind what it is of; without any, where that has so many characters.
WHOLES, BARE = (("总产量", "产量", "总产"), ("总额", "总值", "额", "")), 3
# A clause that is nothing but a name and its figure; and where clauses end.
NAMED = re.compile(
    rf"(?:{WHOLE}){{0,2}}(?P<name>[\u4e00-\u9fff]{{2,14}}?)(?:{_VERB}){{0,3}}(?:{_N})(?:{_LARGE})?[余多]?(?:{UNIT}|%)"
)
RISES = re.compile(rf"(?:{_RISE}|{_FALL})$")
ENDS = re.compile("[,;:。、\\n]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `value` in `unit` (元, %, 人 …), a fall below zero; `said`: as it stands; `name`: of the indicator, as it stands, in capitals.

    `lead`: what stands in the sentence before the clause that has it; `clause`: the clause up to it, and with it.

    `exact`: nothing says that it is about so much, or more or less. `between`: it is the lower of two (5%—5.5%).
    """

    value: Decimal
    unit: str
    said: str
    name: str
    lead: str
    clause: str
    exact: bool
    between: bool

    @property
    def aimed(self) -> bool:
        """Whether it is told as aims are: 5%左右, 50万人以上."""
        return self.said.endswith(("左右", "以上", "以下", "以内", "上下"))


def figures(sentence: str, names: Collection[str], growth: bool, own: Collection[str] = ()) -> Iterator[Figure]:
    """The figures of an indicator in a sentence, of its growth or of itself; `own`: places whose figures the text's are.

    A figure of several years (年均) or of several things (分别) is none.
    """
    level, name = words.fold(sentence), _name(tuple(sorted(names)))
    before = _before(tuple(sorted(own)))
    behind = _growth() if growth else _level()
    for found in name.finditer(level):
        starts = [match.end() for match in CLAUSE.finditer(level, 0, found.start())]
        begins, match = max(starts, default=0), behind.match(level, found.end())
        if match is None or before.fullmatch(level, begins, found.start()) is None or WITHOUT.search(level[:begins]):
            continue
        if level[begins - 1 : begins] == "、" and NEW.search(PAUSE.split(level[:begins])[-1]):
            continue  # 新增甲类企业7家、乙类企业3家
        at = match.end("passed") if match["passed"] else found.end()
        about = ABOUT.search(level, at, match.start("number"))
        value = Decimal(match["number"].replace(",", ""))
        if growth:
            value = -value if match["falls"] else value
            said = f"{about.group() if about else ''}{'下降' if match['falls'] else ''}{match['number']}%{match['to'] or ''}{match['near'] or ''}"
        else:
            value *= LARGE.get(match["large"] or "", 1)
            said = f"{about.group() if about else ''}{match['number']}{match['large'] or ''}{match['more'] or ''}{match['unit']}{match['to'] or ''}{match['near'] or ''}"
        exact = ABOUT.search(level[at : match.end()]) is None
        value, unit = weighed(value, "%" if growth else match["unit"])
        clause = level[begins : match.end()]
        between = match["to"] is not None
        yield Figure(value, unit, said, found.group().upper(), level[:begins], clause, exact and not between, between)


@lru_cache(maxsize=64)
def _name(names: tuple[str, ...]) -> re.Pattern[str]:
    called = "|".join(map(re.escape, sorted(map(words.fold, names), key=len, reverse=True)))
    return re.compile(called)


@lru_cache(maxsize=256)
def _before(own: tuple[str, ...]) -> re.Pattern[str]:
    places = [f"{re.escape(place)}(?:省|市|县|区|州|自治[区州县])?" for place in own]
    theirs = BEFORE.format(whole=WHOLE, own="|".join([*places, "我们"]))
    return re.compile(theirs)


@lru_cache(maxsize=1)
def _level() -> re.Pattern[str]:
    return re.compile(
        rf"{_PASSED}(?:(?:{_RISE}|{_FALL})(?:{_N})%[,、])?(?:{_SINCE}|(?:{_VERB}){{0,3}})(?P<number>{_N})(?P<large>{_LARGE})?(?P<more>[余多])?(?P<unit>%|{UNIT})(?!个|百分点)(?P<to>{_TO}%?)?(?P<near>{_NEAR})?"
    )


@lru_cache(maxsize=1)
def _growth() -> re.Pattern[str]:
    own = rf"(?:(?:{_VERB}){{0,3}}(?:{_N})(?:{_LARGE})?[余多]?(?:{UNIT}|%)(?:{_NEAR})?[,、(]?)?"
    return re.compile(
        rf"{_PASSED}{own}{_RANK}(?:{_MANNER}){{0,3}}(?:(?P<falls>{_FALL})|{_RISE})(?:约|超过?|近|为|达到?|目标|设定为){{0,2}}(?P<number>{_N})(?=%|{_TO}%)%?(?P<to>{_TO}%)?(?P<near>{_NEAR})?"
    )


def weighed(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A figure in 吨 where it is told in 斤 (half a kilogram) or 公斤; any other as it is."""
    of_ton = {"斤": 2000, "公斤": 1000}.get(unit)
    return (value / of_ton, "吨") if of_ton else (value, unit)


def variants(name: str) -> frozenset[str]:
    """The same indicator by the other words for a whole: 粮食产量 -> 粮食总产量, 粮食总产; 进出口总额 -> 进出口总值, 进出口"""
    found = {name}
    for whole in WHOLES:
        ends = next(
            (end for end in whole if end and name.endswith(end)), "" if len(name) == BARE and "" in whole else None
        )
        base = name[: len(name) - len(ends)] if ends is not None else ""
        if len(base) >= 2:
            found |= {f"{base}{end}" for end in whole if end or len(base) >= BARE}
    return frozenset(found)


def called(text: str, parts: Sequence[str], said: str) -> Iterator[str]:
    """What a folded text calls things before a figure whose names have all these parts, or all that is `said`, in order.

    Example: 粮食 -> 粮食产量; 污水处理率 -> 污水集中处理率
    """
    for clause in ENDS.split(text):
        match = NAMED.match(clause)
        if match is None:
            continue
        left = iter(match["name"])
        if all(part in match["name"] for part in parts) or all(char in left for char in said):
            yield RISES.sub("", match["name"])


def written(value: Decimal, unit: str) -> str:
    """A figure as texts write it. Example: 1560000 人 -> 156万人"""
    for large, times in (("万亿", LARGE["万亿"]), ("亿", LARGE["亿"]), ("万", LARGE["万"])):
        if value >= times and unit != "%":
            return f"{(value / times).normalize():f}{large}{unit}"
    return f"{value.normalize():f}{unit}"

"""What a question asks of the order of places by a figure: which is first, all in order, which pass a bound, their sum.

Example: 2025年一般公共预算收入增速最快的是哪个市 -> of all texts of a place, the growth of 一般公共预算收入, the highest
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.ask import holders
from bot.ask.everywhere import EACH, PLACE, WHICH
from bot.ask.holders import Holders
from bot.ask.passing import EQUAL, FALLING, OVER, UNDER, Bound, bound
from bot.index.store import Index
from bot.search import cut
from bot.text import indicators, periods, words
from bot.text.outline import Outline

Form = Literal["top", "order", "passing", "place", "sum", "each", "difference"]

WHO = rf"(?:{WHICH}|哪(?:里|儿|家|几家|一家)|{holders.YEAR}|{PLACE}(?:都|分别)?[有是]哪[几一]?[个些]?|谁)"
HIGH = "最[高快多大强好]|排名?第一|排[在名]?首位|居首|第一名?|领先|领跑"
LOW = "最[低慢少小差]|垫底|倒数第一|排名?最后|排在?末[位尾]"
MOST = re.compile(f"{HIGH}|{LOW}")
# 经济增速最快的省; 甲和乙谁的增速快一些.
OF_PLACES = re.compile(rf"最[高快多大低慢少小]的(?:{PLACE}|年份)")
MORE = re.compile(rf"{WHO}[^，。？?]{{0,20}}更?(?P<way>[高快多大低慢少小])(?:一?[些点]|得多)?[呢啊]?\W{{0,3}}$")
ORDER = re.compile(
    "从[高大多快]到[低小少慢]|从[低小少慢]到[高大多快]|由[高大多快]到[低小少慢]|排[个一]?下?[名次序队]|排序|排行|名次"
)
UPWARDS = re.compile("[从由][低小少慢]到")
PLACED = re.compile(r"(?:排名?|位[列居]|名列|居)(?:在|第)?(?:第?几|多少)[名位]?")
SUM = re.compile("加(?:起来|总|一加|[在到]?一[起块]儿?)|[合总]计|总共|一共|总和|总数")
# By how much two differ: 2025年比2024年多了多少, 两省相差多少, 从2023年到2025年提高了几个百分点.
_HOW_MUCH = r"(?:多少|几)个?[^，。？?]{0,4}"
DIFFERENCE = re.compile(
    rf"相?差(?:距|额|了|{_HOW_MUCH})?(?:是?{_HOW_MUCH})?|(?<![增提])(?:多|少|高|低|快|慢)了?{_HOW_MUCH}\W*$"
    rf"|(?:提[高升]|增[长加]|上升|下降|减少|降低)了?{_HOW_MUCH}\W*$|[多少](?=[\u4e00-\u9fff]{{1,6}}?了(?:多少|几))|是?(?:多|高|快)了?还是(?:少|低|慢)了?"
)
BETWEEN = re.compile(r"比(?!较|率|例|重)|[从由].{2,12}[到至]|[相之]?差")
# Each year's figure, one after the other: 这几年各是多少.
ROW = re.compile(
    r"20\d\d年?呢\W*$|各[是为有]?多少|各是|分别|历年|逐年|每一?年|变化|走势|[怎咋]么变|[对相]比|比较|比一[下比]"
)
# One of these stands in every question for an order.
ORDERS = (PLACED, SUM, OVER, UNDER, EQUAL, FALLING, MOST, MORE, ORDER, DIFFERENCE, ROW)
GROWTH = re.compile(r"(?:同比)?(?:增长?速度?|增长率|增幅|涨幅|增长|[涨增](?=[得了\s]|$))")
# 经济增长 is the growth of 生产总值.
ECONOMY, PRODUCT = "经济", "地区生产总值"
# What is left out, changes, and means of several years are other questions; so is by how much, but of two.
OTHER = re.compile("除|[上下]调|年均|累计|平均")
BY_MORE = re.compile("比(?!较|率|例|重)|[相之]差|差[多距]|变化")
REPORTS = re.compile("报告|文件|材料|文本")
REGION = re.compile("^(?:地区|国内|全省|全市)")
# What is left of a question when these are gone names the indicator.
ASKING = re.compile(
    rf"{EACH.pattern}|{WHO}|{ROW.pattern}|(?:多少[万亿]*|几)(?:{indicators.UNIT})|[这那近前]?[几两二三四五六\d]年(?:里|间|来|当中)?|{DIFFERENCE.pattern}|更?[高快多大低慢少小](?:一?[些点]|得多)?[呢啊]?\W{{0,3}}$|的{PLACE}|全国|哪[几些个]|{HIGH}|{LOW}|{ORDER.pattern}|{PLACED.pattern}|{SUM.pattern}|{FALLING.pattern}"
    rf"|[这那][几些]?[个份篇]?|几[个份]|[二两三四五六七八九十\d]{{1,3}}[个份](?:{PLACE}|报告)?|报告|工作|文件|材料|政府|当中|其中|之中|[中里]"
    r"|请问|麻烦问下|分别|各自?|相比|比较|对比|一下|看[了看]?|数字|数据|目标|计划|预期|[定设]定?得|情况|统计|具体|大概|多少|[的是了吗呢啊在有按把给我帮?？,，。、和与跟]"
    r"|比|从|到|至|(?:19|20)\d\d年?|今年|去年|明年|本年|上年|年度?|过去|人民"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """`texts`: place -> its text. `names`: of the indicator; `growth`: of its growth; `said`: how the order is asked for.

    `bound`: of "passing", and `said` its words; `place`: of "place". `of_years`: the texts are reports of one place, each by the year
    that it tells of.
    """

    form: Form
    names: frozenset[str]
    growth: bool
    times: periods.Times
    texts: Mapping[str, str]
    lowest: bool = False
    said: str = ""
    bound: Bound | None = None
    place: str = ""
    of_years: bool = False

    @property
    def unit(self) -> str:
        """What places or years are counted in."""
        return "年" if self.of_years else "地"


def asked(question: str, index: Index) -> Wish | None:
    """What is asked of the order of places or years; None for any other question."""
    level = words.fold(question)
    if not any(one.search(level) for one in ORDERS):
        return None  # before the years of all reports are looked up
    held = holders.holders(question, index)
    form = _form(level, held) if held else None
    if held is None or form is None or OTHER.search(level) or (held.of_years and periods.AIMS.search(level)):
        return None
    if BY_MORE.search(level) and form not in ("difference", "each"):
        return None
    texts = held.chosen if form != "place" and len(held.named) > 1 else held.texts
    texts = held.ends if form == "difference" else texts
    times = _times(question, held, [index.outlines[key] for key in texts.values()])
    if times is None or (told := indicator(level, held.places, held.texts.values(), index, held.of_years)) is None:
        return None
    said, growth = told
    if form == "sum" and growth:
        return None
    made = Wish(form, said, growth, times, texts, _lowest(level), of_years=held.of_years)
    if form == "top":
        return replace(made, said=_most(level, made.lowest))
    if form == "order":
        return replace(made, lowest=UPWARDS.search(level) is not None)
    if form == "place":
        return replace(made, place=held.named[0])
    if form != "passing":
        return made
    found = bound(level, growth)
    return replace(made, bound=found, said=found.said) if found else None


def _form(level: str, held: Holders) -> Form | None:
    """How an order of places or years is asked for; None where it is not, or not of them."""
    of_all = EACH.search(level) is not None or len(held.named) > 1 or (held.of_years and not held.named)
    two = len(held.named) == 2 or (held.of_years and len(held.named) > 2 and holders.UP_TO.search(level))
    if two and DIFFERENCE.search(level) and BETWEEN.search(level):
        return "difference"
    beside = len(held.named) > 1 and not (MORE.search(level) or MOST.search(level) or ORDER.search(level))
    if ((held.of_years and of_all) or beside) and ROW.search(level) and not SUM.search(level):
        return "each"
    if PLACED.search(level) and len(held.named) == 1:
        return "place"
    if SUM.search(level) and of_all:
        return "sum"
    if re.search(WHO, level) and (OVER.search(level) or UNDER.search(level) or FALLING.search(level)):
        return "passing"
    first = MOST.search(level) and (re.search(WHO, level) or of_all or OF_PLACES.search(level))
    if first or (len(held.named) > 1 and MORE.search(level)):
        return "top"
    if ORDER.search(level) and (of_all or REPORTS.search(level)):
        return "order"
    return "passing" if re.search(WHO, level) and EQUAL.search(level) else None


def _times(question: str, held: Holders, outlines: Sequence[Outline]) -> periods.Times | None:
    """The times that are asked about: the year that reports look back on, where none is named; None of another year or of five."""
    if held.of_years:
        return frozenset({"done"})
    years = {year for one in outlines if (year := periods.made_in(one)) is not None}
    if not years:
        return periods.EVER
    this = max(years)
    wanted = periods.asked(question, this)
    if periods.beyond(question, this) is not None or wanted <= {"done in five years", "planned for five years"}:
        return None
    return frozenset({"planned"}) if "planned" in wanted and wanted != periods.EVER else frozenset({"done"})


def others(name: str, index: Index) -> set[str]:
    """The names under which texts have what one name names, itself too. Example: GDP -> GDP, 地区生产总值, 生产总值"""
    found = {name, *index.forms.labels.get(name, ())}
    found |= {f"{name[: span.start]}{form}{name[span.end :]}" for span in index.forms.find(name) for form in span.label}
    found |= {REGION.sub("", one) for one in found} - {""}
    return found | {one for name in found for one in indicators.variants(name)}


def indicator(
    level: str, places: Collection[str], keys: Collection[str], index: Index, of_years: bool = True
) -> tuple[frozenset[str], bool] | None:
    """The names of what is counted, and whether its growth is asked for; None where none of these texts has one of them."""
    for place in places:
        level = re.sub(f"{re.escape(place)}(?:省|市|县|区|州|自治[区州县])?", " ", level)
    growth = GROWTH.search(level) is not None or FALLING.search(level) is not None
    level = EQUAL.sub(" ", UNDER.sub(" ", OVER.sub(" ", level)))
    rest = ASKING.sub(" ", GROWTH.sub(" ", level) if growth else level)
    name = max(rest.split(), key=len, default="")
    besides = [one for one in rest.split() if one != name and len(one) > 1]
    texts = [cut.folded(index.essays[key].text) for key in keys]
    if besides and of_years and (joined := _told(rest, texts)):
        return frozenset([joined]), growth  # 高标准农田, 新建
    if len(name) < 2 or besides:
        return None  # 直辖市 are not all
    found = others(name, index) | (others(PRODUCT, index) if growth and name == ECONOMY else set())
    found |= {ECONOMY} if growth and PRODUCT in found else set()
    known = frozenset(one for one in found if any(one in text for text in texts))
    if (
        not known or of_years
    ):  # the few reports of one place may have it in no figure by that name alone: 游客, of 接待游客
        told = _told(name, texts)
        known |= frozenset(one for one in indicators.variants(told) if one and any(one in text for text in texts))
    return (known, growth) if known else None


def _told(said: str, texts: Sequence[str]) -> str:
    """What most of the texts call a thing before a figure, by its nouns; empty where they call it nothing alike.

    Example: 粮食收得 -> 粮食产量; 新增学位 -> 新增中小学学位
    """
    kinds = "njv" if " " in said else "nj"
    tagged = [(word, tag[0]) for word, tag in words.tagged(said) if words.HAN.search(word) and len(word) > 1]
    nouns = [word for word, tag in tagged if tag in kinds or tag == "x"] or [said]  # a term has no tag of its own
    told = [indicators.called(text, nouns, said) for text in texts]
    counted = Counter(name for one in told for name in set(one))
    best, many = max(counted.items(), key=lambda pair: (pair[1], -len(pair[0])), default=("", 0))
    return best if many >= max(min(2, len(texts)), sum(map(bool, told)) / 2) else ""


def _lowest(level: str) -> bool:
    """Whether the lowest is asked for."""
    more = MORE.search(level)
    return re.search(LOW, level) is not None or (
        more is not None and more["way"] in "低慢少小" and not re.search(HIGH, level)
    )


def _most(level: str, lowest: bool) -> str:
    """The word for the first place. Example: 最快"""
    found, more = re.search("最[高快多大低慢少小]", level), MORE.search(level)
    if found or more:
        return found.group() if found else f"最{more['way']}" if more else ""
    return "最低" if lowest else "最高"

"""A small made-up collection: three signed essays, an ordinance, a notice, two reports. Nobody has written them."""

from __future__ import annotations

from typing import Any

from bot.check.attribution import NOTHING, Claim, Reader
from bot.check.check import Finding, check
from bot.check.locate import Corpus, Place
from bot.check.quotations import quotations
from bot.domain import Essay
from bot.text.numbered_headings import numbered_sections

# The words that most drafts quote, one sentence of each essay.
LIBRARY = "乡村图书馆要把藏书送到田间地头"
MARKET = "夜间集市应当给小摊贩留出固定的位置"
RIVER = "河长每月至少两次沿河步行巡查"


def essay(name: str, text: str, author: str | None = None, **record: Any) -> Essay:
    """A document with the sections that its numbering marks."""
    return Essay(name, text, title=name, author=author, sections=tuple(numbered_sections(text)), **record)


READING = essay(
    "让阅读走进村庄",
    "一、补齐场所短板\n"
    f"{LIBRARY}，不能只守着县城的大楼。鼓励社会力量捐建22个流动书屋，逐步扩大服务半径。\n"
    "二、培养读书队伍\n"
    "一是选聘退休教师担任领读人，给予每月三百元补贴。二是避免重复采购和图书闲置，让每一本书都有人借阅。\n"
    "实施“百灯计划”，点亮一百间农家书屋。他常说“读书不觉已春深”。",
    "沈知远",
    affiliation="青岚市社会科学院文化研究所副研究员",
)
TRADE = essay(
    "夜色里的烟火经济",
    "一、放开准入\n"
    f"{MARKET}，并公开收费标准。推动商圈、社区和景区错时经营，禁止以整治为名强行驱离。\n"
    "二、守住底线\n"
    "对占道经营实行分类管理，严格控制噪声和油烟排放，保障周边居民正常休息。",
    "陆思齐",
    affiliation="云泽大学商学院教授",
)
WATER = essay(
    "小河的账本",
    f"{RIVER}，发现问题当日上报。建立上下游横向补偿机制，水质变好的一方得到奖励，水质变差的一方支付补偿。\n"
    "要把治理责任落实到每一段河岸，形成“四横五纵”的监测网络。",
    "顾念真",
    affiliation="云泽大学水利学院讲师",
)
RULES = essay(
    "青岚市社区花园条例",
    "青岚市社区花园条例\n"
    "第一章 总则\n"
    "第一条 为了规范社区花园的建设和养护，制定本条例。\n"
    "第二章 建设\n"
    "第二条 新建住宅小区应当预留不少于百分之五的绿地用于社区花园。\n"
    "既有住宅小区可以利用边角空地补建社区花园，并征得多数业主同意。\n"
    "第三条 街道办事处履行下列职责：\n"
    "（一）组织居民认领种植地块；\n"
    "（二）每季度公布养护经费的使用情况。\n"
    "第三章 附则\n"
    "第四条 本条例自2026年3月1日起施行。",
)
NOTICE = essay(
    "青岚市人民政府关于开展屋顶绿化试点的通知",
    "青岚市人民政府关于开展屋顶绿化试点的通知\n"
    "青政发〔2026〕8号\n"
    "一、工作目标\n"
    "年底前完成三十处公共建筑屋顶的绿化改造，并建立养护台账。\n"
    "二、保障措施\n"
    "所需资金由市级财政统筹安排，不得向居民摊派任何费用。",
)
HUBEI = essay("2026年湖北省政府工作报告", "今年要新建改建农村公路九千公里，让候车亭通到每个行政村。")
GUIZHOU = essay("2026年贵州省政府工作报告", "今年要修缮传统村落民居五百栋，支持村民在家门口办民宿。")
ESSAYS = (READING, TRADE, WATER, RULES, NOTICE, HUBEI, GUIZHOU)
CORPUS = Corpus(ESSAYS)


def one(draft: str, corpus: Corpus = CORPUS) -> Finding:
    """The only finding of a draft."""
    (finding,) = check(draft, corpus).findings
    return finding


def claims(draft: str, corpus: Corpus = CORPUS) -> list[Claim]:
    """What a draft says of each of its quotations."""
    marked = quotations(draft)
    reader = Reader(draft, corpus.named, marked)
    return [reader.claim(item) for item in marked]


def claim(draft: str, corpus: Corpus = CORPUS) -> Claim:
    """What a draft says of its last quotation."""
    return next(reversed(claims(draft, corpus)), NOTHING)


def place(words: str, within: Essay | None = None) -> Place:
    """Where words stand in the collection."""
    outline = next(one for one in CORPUS.outlines if words in one.essay.text and within in (None, one.essay))
    start = outline.essay.text.index(words)
    return Place(outline, start, start + len(words))

"""All that a text says of one kind: every time, amount or figure, prohibition, sanction; each sentence whole, in order.

Example: 把通知里所有时间节点列出来 -> every sentence of the notice that has a time, with how many there are
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.ask import kinds, occurrences, shortcomings
from bot.ask.enumerated import lead, led
from bot.ask.numbering import BORN
from bot.ask.parts import enclosing
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.subjects import theme
from bot.ask.themes import runs
from bot.index.store import Index
from bot.says import sweeps as says
from bot.search import cut
from bot.search.query import Query
from bot.search.scope import home
from bot.text import words
from bot.text.outline import Node, Outline, Span

# More sentences than that are not shown, but how many there are is said; nor are more texts gone through.
MOST, TEXTS_MAX = 40, 4
# What they call their problems themselves is looked for in so many texts.
OWNING_MAX = 6
# All of a kind are asked for, not one of them.
SWEEPS = re.compile(
    r"所有|全部|哪些|哪几|各个|各[种类项]|都有[啥什]|一共|汇总|梳理|归纳|整理|列(?:出|举|个|一)|罗列|拉(?:出|个|一)|清单|一览|分情形|(?<!(?<!行)为)什么"
)
# Nothing but the kind is asked for where no more of the question's own words is left than these.
ANY = re.compile(
    r"受到?|面临|承担|给予|涉及|提[到及出]|出现|写明|规定|情形|情况|内容|地方|语句|规定|要求|行为|事项?|事情|条款|违反|工作|文件|文章|材料|条例|通知|办法"
)
# The last digit is enough, see `kinds.KINDS`.
_N = r"[\d零〇一二两三四五六七八九十百半]"
TIME = re.compile(
    rf"(?:19|20)\d\d年|\d{{1,2}}月|\d{{1,2}}日|年[底末初]|(?<![一-龥])每[年月周日季天]|(?<=[一-龥,。;、])每(?:年|月|周|季度|日(?!常))"
    rf"|{_N}个?(?:工作日|小时|分钟|月|季度|学期)|{_N}(?:日|天)(?![常均报益])|{_N}年(?![轻级代])"
)
# Of numerals in characters only those that count: not 一批, 四横四纵.
FIGURE = re.compile(
    rf"\d\s?(?:余|多)?(?:[%‰]|个?百分点|[万亿{kinds.MEASURE}元])|百分之|[二两三四五六七八九十百千](?:余|多)?[万亿]?(?:[{kinds.MEASURE}成]|元)"
)
# The kinds of punishment of 行政处罚法 (article 9), of 公务员法 and of criminal law.
PUNISHED = re.compile(
    r"警告|通报批评|罚款|没收|暂扣|吊销|降低资质|限制开展|责令|拘留|处分|刑事责任|予以处罚|法律责任|追回|取消.{0,6}资格"
)
# 不得低于 sets a bound and forbids nothing.
FORBIDDEN = re.compile(r"(?:不得(?!不)|禁止|严禁|不准|不许)(?!低于|少于|超过|高于|晚于|早于|大于|小于|多于|迟于|超出)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What is gathered: how it is asked for, what a sentence of it has, and what it is called."""

    name: str
    asked: re.Pattern[str]
    given: tuple[re.Pattern[str], ...]


_OF = {kind.name: kind.given for kind in kinds.KINDS}
FORBIDS = Kind(
    "“不得”“禁止”等字样",
    re.compile(r"不能|不得|不许|不准|不可以?|禁止|严禁|不允许|[要做干碰]不得|不应当?|红线"),
    (FORBIDDEN,),
)
KINDS = (
    Kind(
        "时间",
        re.compile(
            r"时间(?:节点|点|要求|安排|进度)|进度安排|时限|期限|(?:完成|截止)(?:时间|日期)|时间表|日期|[各个]节点|年份"
        ),
        (TIME,),
    ),
    Kind("金额", re.compile(r"金额|(?:补贴|补助|奖励|资助|罚款|收费)(?:的?标准|数额|额度)|数额"), (_OF["具体金额"],)),
    Kind(
        "数量、比例或金额",
        re.compile(r"量化(?:指标|目标|要求)|(?:主要|各项|考核|目标|任务|所有|全部|哪些)的?指标|数字|数值"),
        (FIGURE,),
    ),
    Kind(
        "处罚或处分",
        re.compile(r"处罚|罚则|法律责任|怎么罚|罚款|处分|(?:承担|追究).{0,4}责任|后果"),
        (PUNISHED,),
    ),
    FORBIDS,
)
# What a body is to do is asked for, and so it acts: at the beginning of a clause, behind 由 or what has it do something,
# or beside another that does.
DUTIES = re.compile(
    r"职责|分工|(?:负责|承担|牵头|管|办|干|做)(?:的|些)?(?:哪[些几]|什么|啥)|(?:有|是)?(?:哪些|什么|啥)(?:责任|任务|工作|义务)"
)
ACTS = (
    r"(?:^|[,;:。\s]|由|鼓励|支持|引导|推动|组织|督促|要求)(?:[一-龥（）()]{{1,12}}[、和及与])?"
    r"(?:[市县省区各乡镇级辖本所在地（）()]{{0,8}}){body}(?:人民政府|政府|办事处|部门|[局厅委办])?(?!的|主要|负责[人同]|领导|工作|专家|人员)"
)


def blocks(plan: Plan, query: Query, index: Index, answers: Callable[[], bool]) -> list[Said]:
    """A block for each text that has such sentences; empty where the question asks for no kind, or for one of it.

    `answers`: whether the texts answer it at all, by the gate.
    """
    level = words.fold(query.text)
    few = plan.essays if len(plan.essays) <= OWNING_MAX else ()
    outlines = [index.outlines[essay.essay_id] for essay in few]
    if not plan.steps and (owned := shortcomings.blocks(plan.own, level, outlines)):
        return owned
    kind = next((kind for kind in KINDS if kind.asked.search(level)), None)
    if kind is None and (word := occurrences.word(level, plan)) is not None:
        holding = [index.outlines[one.essay_id] for one in plan.essays if word in cut.folded(one.text)]
        return occurrences.blocks(word, holding)
    if len(plan.essays) > TEXTS_MAX:
        return []
    if shortcomings.asked([one for one in plan.own if not theme(query, (one,), index)], level, outlines, home(index)):
        return _named(shortcomings.named(level), outlines)
    strange = [word for word in plan.own if not any(word in known for known in plan.known)]
    if (duties := DUTIES.search(level)) and (said := _of_body(level, duties.span(), strange, plan.known, outlines)):
        return said
    if kind is None or not SWEEPS.search(level):
        return []
    rest = ANY.sub(" ", kind.asked.sub(" ", SWEEPS.sub(" ", level)))
    about = [] if any(word in rest for word in strange) else [runs(rest, plan.known)]
    # Who asks what is forbidden in other words than the texts have is told all that is.
    about += [[]] if [] not in about and kind is FORBIDS and answers() else []
    tries = ([block for one in outlines if (block := _block(kind, some, one))] for some in about)
    return next(filter(None, tries), [])


def _named(given: tuple[re.Pattern[str], ...], outlines: Sequence[Outline]) -> list[Said]:
    """The sentences that name a problem in such words, by each text; in any such words where none has these."""
    for some in dict.fromkeys((given, (shortcomings.LACKING, shortcomings.HARD))):
        found = [_block(Kind(shortcomings.words_of(one, some), shortcomings.ASKED, some), (), one) for one in outlines]
        if any(found):
            return [block for block in found if block]
    return []


def _of_body(
    level: str, duties: Span, strange: Sequence[str], known: Sequence[str], outlines: Sequence[Outline]
) -> list[Said]:
    """What the one body that a question names is to do, by each text that is nobody's own.

    An essay mostly leaves its subject out, or names another with the word: 企业, of 企业专家.
    """
    rest = ANY.sub(" ", f"{level[: duties[0]]} {level[duties[1] :]}")
    bodies = [] if any(word in rest for word in strange) else [one for one in runs(rest, known) if _acts(one)]
    official = [one for one in outlines if not one.essay.author]
    return [block for one in official if len(bodies) == 1 and (block := _duties(bodies[0], one))]


def _acts(body: str) -> bool:
    """Whether a word may name somebody who acts; a time does nothing: 今年, 2026."""
    return words.tagged(body)[-1][1][:1] not in ("t", "m", "")


def _block(kind: Kind, about: Sequence[str], outline: Outline) -> Said | None:
    """The sentences of one text; with words that they are to be `about`, of the parts that have these."""
    found = [one for one in occurrences.sentences(outline) if _has(kind, outline, one) and _near(about, outline, one)]
    row = says.THROUGHOUT_OF if about else says.THROUGHOUT
    return _said(
        row(whose=whose(outline.essay), kind=kind.name, about="”“".join(about), count=len(found)), outline, found
    )


def _duties(body: str, outline: Outline) -> Said | None:
    """The sentences of one text in which a body acts."""
    acts = re.compile(ACTS.format(body=re.escape(body)))
    text = outline.essay.text
    found = [
        one for one in occurrences.sentences(outline) if acts.search(words.fold(_unnumbered(text[one.start : one.end])))
    ]
    return _said(says.ACTS(whose=whose(outline.essay), body=body, count=len(found)), outline, found)


def _unnumbered(sentence: str) -> str:
    """A sentence without the number of its article or item."""
    born = BORN.match(sentence)
    return sentence[born.end() :] if born else sentence


def _said(before: str, outline: Outline, found: Sequence[Node]) -> Said | None:
    before += says.FIRST_OF(most=MOST) if len(found) > MOST else ""
    return Said(before, outline, tuple(with_lists(outline, found[:MOST]))) if found else None


def _has(kind: Kind, outline: Outline, sentence: Node) -> bool:
    text = words.fold(outline.essay.text[sentence.start : sentence.end])
    return any(pattern.search(text) for pattern in kind.given)


def _near(about: Sequence[str], outline: Outline, sentence: Node) -> bool:
    """Whether the article, point or paragraph of a sentence, or the heading over it, has all of these words."""
    part = enclosing(outline, sentence.start) or sentence
    section = outline.section(sentence.start)
    told = words.fold(f"{(section and section.label) or ''} {outline.essay.text[part.start : part.end]}")
    return all(word in told for word in about)


def with_lists(outline: Outline, sentences: Sequence[Node]) -> Iterator[Piece]:
    """Sentences, each once, with what leads to them and what they lead to."""
    seen: set[int] = set()
    for sentence in sentences:
        over = lead(outline, sentence.start)
        own = (sentence.start, sentence.end)
        items = [(span, 1) for span in led(outline, *own)]
        for span, level in [*([(over, 0)] if over else ()), (own, int(over is not None)), *items]:
            if span[0] not in seen:
                seen.add(span[0])
                yield Piece(span, level=1 + level)  # each on a line of its own

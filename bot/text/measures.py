"""What a text proposes to do: its measures, found by the verb that a clause begins with.

A measure is a clause that names an act (支持…, 建立…, 将…与…挂钩), or that lays down what holds (`norms`), and whatever an
article of a regulation says. The clauses after an act that only tell what it is
good for (提升…能力, 破解…难题), the sentences that lead up to others, the labels of points, what was done already, and
the introduction are none. A sentence without an act may help somebody all the same (两种实习都不收押金): it is kept as `bare`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain import Essay
from bot.text import norms, tags
from bot.text.outline import Node, Outline, Span
from bot.text.points import NUMERAL
from bot.text.sentences import clause_spans, leads_on, sentence_spans

# Changes when the same text would give other measures, so that an older index is rebuilt.
VERSION = 3

# Sections that tell what was done, or what is hoped for.
TOLD = re.compile(
    r"回顾|成就|成绩|成效|总体要求|主要目标|预期目标|目标任务|主要考虑|形势|说明$|取得|迈上|明显(?:提升|增强)|不断提高|"
    r"全面提升$|政府.{0,6}自身建设"
)
PLANS = re.compile(r"安排|工作部署|重点工作|主要工作|(?:重点|主要)任务|举措")
PAST = re.compile(
    r"(?<![为除])了(?![解])|已经?(?!知|有)|以来|一年来|过去[一五]年|这五年|[去上]年|同比|[增下降]长?[达了]?\d|达到?\s?\d|位居|居全国|"
    r"首次|获批|获评|入选|建成投|正式投|投入运营|完成.{1,12}(?:任务|改革)$|取得|迈上|实现.{0,12}突破$"
)
REVIEW = re.compile(
    r"一年来|过去[一五]年|[这过]去?的?五年|回顾|各位代表|20\d\d年，(?:我们|面对|是)|一是.{2,24}(?:提升|增强|改善)[。；]"
)
# Only with one of these does an introduction propose anything.
SHOULD = r"(?<![重主需必供响反效相对适感呼])(?:还|也|更|都|则)?(?:要|应当?|必须|须)(?![求素件点用急对变届收运知])"
OUGHT = re.compile(SHOULD)
IS = re.compile(r"^(?:既|更|就|正|则|也|都)?是(?!否)")
MARK = re.compile(
    rf"(?:[{NUMERAL}]{{1,2}}(?:是|要)|[（(][{NUMERAL}\d]{{1,2}}[)）]|\d{{1,2}}[.、．]|一方面|另一方面|此外|同时|其中|首先|其次|"
    r"再次|最后|(?:在[^，]{2,12}方面))[，,：:]?"
)
ASPECT = re.compile(r"[\u4e00-\u9fff]{2}上(?![，、述下])")
SUBJECT = re.compile(rf"[^，、“]{{0,8}}?{SHOULD}")
ADVERB = re.compile(
    r"进一步|积极|大力|充分|深入|着力|全面|持续|主动|扎实|切实|重点|提前|逐步|探索|注重|精准|认真|集中力量|有效|科学|统筹(?=[建推实布开])|"
    r"稳步|有序|不断|率先|系统|高标准|高质量|高水平|高效|常态化|紧密|紧紧|大幅|严格|深度|尽快|抓紧|继续|更加|更好|分[类级层]|因地制宜|"
    r"加快(?=[推建构培打发形实布完])|加力|协同(?=推)|鼓励和?(?=支持|引导)|坚决|努力|纵深|一体(?=推)|超前|前瞻|[并还再更也]"
)
# What a clause begins with when it proposes an act. What must follow, or must not, stands within so many characters.
ACT = re.compile(
    r"支持|鼓励|倡导|引导(?!(?>.{0,200}?从)(?>.{0,200}?向).{0,200}转)|建立|健全|完善|设立|组建|制定|出台|推广|推行|推进|推出|实施|开展|建设|建强|搭建|构建|打造(?!.{0,200}(?:动能|增长点)$)|"
    r"培育(?!.{0,200}(?:动能|增长点|能力)$)|加强|强化|加大|加快|深化|优化|改革|扩大|拓展|拓宽|落实|落细|赋予|整合|简化|精简|梳理|布局|谋划|举办|组织|发挥|"
    r"撬动|参与|承担|对接|衔接|纳入|奖励|开放|营造|继承|传承|打破|破除|匹配|帮助|架起|链接|用好|用足|挂钩|发展|做优|做大|做强|承接|引进|引育|"
    r"补链|确定|享受|规范|严厉|打击|清理|盘活|统筹|推动(?=.{0,200}(?:建立|开放|设立|共享|融入政策|挂牌|落户))|"
    r"打通(?=.{0,200}(?:渠道|通道))|(?:提高|提升)(?=.{0,200}(?:比例|占比|标准|限额|额度)$)|创建|创新(?=.{0,200}(?:机制|模式|方式|产品))|启动|筹建|新建|改造|"
    r"试点|培养|选派|选聘|招引|发行|发放|减免|免除|取消|放宽|允许|允许|保障|严守|升级|开发|编制|修订|设置|配套|壮大|聚焦(?=.{0,200}(?:攻关|突破))"
)
# What it begins with when it tells what the act before is good for; standing first, it is an act itself.
EFFECT = re.compile(
    r"提升|提高|增强|促进|推动|带动|激发|突破|抢占|降低|避免|维护|吸引|融入|打通|破解|助力|集聚|解决|防范|防止|守住|稳定|压减|转变|巩固|凝聚|补齐"
)
# What it begins with when another verb tells the act.
BEFORE_ACT = re.compile(
    r"围绕|聚焦|通过|按照|依托|以|向|对|将|把|在|为|与|从|针对|面向|结合|立足|根据|坚持|紧扣|紧跟|运用|借助|依靠|发挥好?|由|联合"
)
# … and these may stand within it.
WITHIN = re.compile(ACT.pattern + r"|实行|倾斜|给予|提供|提出|融入|收取|购买")
# Nothing but a noun: the clause waits for the act in the next.
WAITING = re.compile(
    r"(?:环节|方式|举措|手段|途径|原则|问题|领域|核心|纽带|基础|契机|目标|理念|趋势|优势|需求|短板|抓手|主线|重点|导向|牵引|方面|发展|"
    r"工作|实践|禀赋|平台|融通创新|等)$"
)
# 支持中小企业围绕企业需求，开展…: whoever is supported does the act of the next clause.
LETS = re.compile(r"^(?:支持|鼓励|引导|推动)[^，]*?(?:围绕|通过|针对|聚焦|依托|面向)")
MEANS = re.compile(r"等(?:方式|举措|手段|途径|形式|措施)$")
FOR_NOTHING_ELSE = re.compile(
    r"^(?:为(?:(?>.*?提供).*(?:支撑|服务|试验田|保障|活水|动力)|(?>.*?发挥).*作用|.*(?:注入|贡献|奠定))|[使让])"
)
TRAILING = "，；：、。！？,;:!? "
# A first sentence no longer than this, with two or more after it, names what they tell.
LEAD_MAX = 60
# So many sentences before a list lead up to it.
LEADING = 2
LABEL_MAX = 45


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act `text[start:end]` of an essay.

    `text[first:last]` is the sentence, or the part of one at semicolons, that says it; `topic` the sentence or label
    that it stands under, of such a sentence itself; `actors` and `instruments` the classes of `tags`, those of the act
    first. `bare`: no act, but all of the sentence, which is no measure unless a reader finds it of use.
    """

    essay_id: str
    start: int
    end: int
    first: int
    last: int
    topic: str
    actors: tuple[str, ...]
    instruments: tuple[str, ...]
    bare: bool = False


def identity() -> str:
    """Changes whenever a text could give other measures, or other classes of them."""
    return f"{VERSION}:{tags.identity()}"


def proposals(outline: Outline) -> Iterator[Proposal]:
    """The measures of a document, in its order."""
    return (one for one in everything(outline) if not one.bare)


def everything(outline: Outline) -> Iterator[Proposal]:
    """What may help somebody: the measures, and what names no act (`bare`), in the document's order."""
    essay = outline.essay
    first = min((section.start for section in essay.sections), default=0)
    for paragraph in outline.paragraphs:
        if _is_told(outline.headings(paragraph.start)) or REVIEW.match(essay.text, paragraph.start):
            continue
        section = outline.section(paragraph.start)
        article = any(node.kind == "article" for node in outline.path(paragraph.start))
        for found, topic, idle in _sentences(essay.text, paragraph, section, introduction=paragraph.start < first):
            acts = [] if idle else list(acts_of(essay.text, *found))
            bare = not acts and (idle or not article)  # whatever an article says holds
            if bare and not _is_whole(essay.text, *found):
                continue  # a title, a signature, a label
            for act in acts or [(found[0], found[0] + len(essay.text[slice(*found)].rstrip(TRAILING)))]:
                yield _proposal(essay, act, found, topic, section, bare)


def _proposal(essay: Essay, act: Span, quoted: Span, topic: str, section: Node | None, bare: bool) -> Proposal:
    texts = (essay.text[slice(*act)], essay.text[slice(*quoted)])
    actors = [name for text in texts for name in tags.actors(text)]
    if not actors:  # who is meant may stand in the headings
        actors = [*tags.actors(topic), *tags.actors((section and section.label) or "")]
    instruments = [name for text in texts for name in tags.instruments(text)]
    classes = tuple(dict.fromkeys(actors)), tuple(dict.fromkeys(instruments))
    return Proposal(essay.essay_id, *act, *quoted, topic, *classes, bare)


def _is_whole(text: str, first: int, last: int) -> bool:
    """Whether a sentence ends as one, or at a semicolon."""
    return text[first:last].rstrip("”’）)").endswith(("。", "！")) or text[last : last + 1] in ("；", ";")


def _is_told(headings: Sequence[str]) -> bool:
    return any(TOLD.search(heading) and not PLANS.search(heading) for heading in headings)


def _sentences(
    text: str, paragraph: Node, section: Node | None, introduction: bool
) -> Iterator[tuple[Span, str, bool]]:
    """The sentences of a paragraph, what each stands under, and whether it is idle: it only leads up to others."""
    signpost = section is not None and section.lead == paragraph.lead
    parts = paragraph.stretches()
    pointed = any(point for _, _, point in parts)
    for at, (start, end, point) in enumerate(parts):
        sentences = sentence_spans(text, start, end)
        leading = pointed and point is None and at == 0 and len(sentences) <= LEADING
        own = sentences[1:] if signpost and at == 0 else sentences
        named = len(own) > 1 and _names_the_rest(text, own, point is not None)
        topic = text[slice(*own[0])] if named else point or ""
        signs = len(sentences) - len(own)
        for number, (first, last) in enumerate(sentences):
            whole = text[first:last]
            if "？" in whole or leads_on(whole):
                continue
            # What only names what those after it tell.
            idle = number < signs + named or ((introduction or leading) and not OUGHT.search(whole))
            over = topic if number >= signs else point or ""
            for piece in clause_spans(text, first, last, semicolons_only=True):
                yield (piece[0], piece[1] - (text[piece[1] - 1] in "；;")), over, idle


def _names_the_rest(text: str, sentences: list[Span], pointed: bool) -> bool:
    """Whether the first sentence only names what those after it tell: a point's label, a paragraph's topic."""
    first, last = sentences[0]
    if pointed:
        return len(clause_spans(text, first, last)) == 1 or last - first <= LABEL_MAX
    told = sum(len(clause_spans(text, start, end, semicolons_only=True)) for start, end in sentences[1:])
    return told > 1 and last - first <= LEAD_MAX


def acts_of(text: str, first: int, last: int) -> Iterator[Span]:
    """The acts that one sentence, or part of one, proposes."""
    clauses = clause_spans(text, first, last)
    if any(IS.match(text[start:end]) for start, end in clauses):
        return
    acted = case = False
    waiting: int | None = None
    for start, end in clauses[1:] if len(clauses) > 1 and ASPECT.match(text, first, last) else clauses:
        end -= len(text[start:end]) - len(text[start:end].rstrip(TRAILING))  # noqa: PLW2901
        at = _unmarked(text, start, end)
        clause = text[at:end]
        named, case = case, norms.is_case(clause)
        kind = "none" if case else "act" if named or norms.holds(clause) else _kind(clause, acted)
        if kind == "waits":
            waiting = waiting if waiting is not None else at if MEANS.search(clause) or LETS.match(clause) else None
            continue
        if kind == "act" and not PAST.search(clause):
            yield at if waiting is None else waiting, end
            acted = True
        waiting = None


def _unmarked(text: str, start: int, end: int) -> int:
    """Where a clause begins without its marker (一是, 此外) and without who ought to (我省应)."""
    if found := MARK.match(text, start, end):
        start = found.end()
    found = SUBJECT.match(text, start, end)
    return found.end() if found else start


def _kind(clause: str, acted: bool) -> str:
    """`act`, `waits` for the act of the next clause, or `none`."""
    at = 0
    while found := ADVERB.match(clause, at):
        at = found.end()
    rest = clause[at:]
    if FOR_NOTHING_ELSE.match(rest):
        return "none"
    if MEANS.search(rest):
        return "waits"
    if ACT.match(rest):
        return "waits" if LETS.match(rest) and WAITING.search(rest) else "act"
    if BEFORE_ACT.match(rest):
        inner = WITHIN.search(rest, 1)
        return "act" if inner and not WAITING.search(rest) else "waits"
    if not acted and (EFFECT.match(rest) or norms.orders(rest)):
        return "act"
    return "none"

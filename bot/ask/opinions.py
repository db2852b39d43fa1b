"""Questions for a judgement that the program does not make: who is right, who says it best, what it thinks itself."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ask import shortcomings
from bot.ask.both import Asks
from bot.ask.compose import compose
from bot.ask.grounds import Grounds
from bot.ask.listing import GENERIC
from bot.ask.plan import Plan
from bot.ask.themes import FRAME
from bot.ask.trace import Tracing
from bot.ask.wants import asking
from bot.ask.writing import opened
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure
from bot.text import words

# What is compared with all others: 最高, 更可行.
_DEGREE = r"(?<!至)[更最](?![新近后终初早多少长短])[\u4e00-\u9fff]{1,3}?"
# Who or which of the texts' is put first: 谁说得最好, 哪位专家的建议更可行.
BEST = re.compile(rf"(?:谁|哪一?[位个篇条家点])(?P<of>.{{0,10}}?){_DEGREE}(?:[的些]|一[些点])?[呢啊呀]?$")
# What the program itself thinks: 你觉得, 您更赞同.
OPINION = re.compile(
    r"[你您](?:个?人|自己)?[更最]?(?:觉得|认为|怎么看|如何看|赞[同成]|同意|支持|喜欢|看好|评价)"
    r"|(?:评价|点评|评析)(?:一下|下|[这那一]|各|三|他|她|《)|打个?分|评个分|写得(?:怎么样|如何|好不好|好吗|行不行)"
)
# What is good or bad about a text as a text.
_MERIT = "不足|缺[陷点憾]|漏洞|毛病|遗漏|亮点|优缺?点|可取"
MERIT = re.compile(rf"(?:{_MERIT})(?:之处)?|问题|地方")
MERITS = re.compile(
    rf"(?:哪|什么|啥|何|最大|共同|主要|存在).{{0,4}}(?:{_MERIT})|(?:{_MERIT})(?:之处|的地方)?(?:是?(?:什么|啥)|在?哪|有没有)"
    r"|好在哪|[说写讲]错|没有?[说写讲](?:清楚?|透|到位)"
)
TEXTS = re.compile(r"文[章中]?|专栏|作者|专家|报告|材料")
# Who does something most: 谁最重视成果转化, 哪位专家更强调开放.
MOST = re.compile(r"(?P<who>谁|哪一?[位个篇家](?:作者|专家|学者|文章)?)(?:的文章)?(?:对)?[更最]")
DEGREE = re.compile(rf"{_DEGREE}[呢啊呀]?$")


def unranked(question: str) -> str:
    """A question without what puts one before all others. Example: 谁的职称最高？ -> 谁的职称"""
    bare = words.fold(question).rstrip("？?。！! ")
    return DEGREE.sub("", bare) if BEST.search(bare) else question


def compared(question: str, asking: Asks) -> Grounds | None:
    """Whoever speaks of a subject, where it is asked who does so most; None for any other question."""
    level = words.fold(question)
    match = MOST.search(level)
    if match is None:
        return None
    (verb, tag), *rest = [*words.tagged(level[match.end() :]), ("", "")]
    if tag[:1] != "v" or not any(map(words.names_something, (word for word, _ in rest))):
        return None
    subject = level[match.end() + len(verb) :]
    found = asking.alone(f"{level[: match.start()]}{match['who']}谈到{subject}")
    if len({one.essay_id for one in found.answer.citations}) < 2:
        return None
    told = opened(found, structure.UNJUDGED())
    return replace(told, answer=replace(told.answer, question=question))


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """What the texts themselves say, as a whole, and that it is not judged; None where a subject is asked about."""
    bare = words.fold(tracing.query.text).rstrip("？?。！! ")
    best = BEST.search(bare)
    ranked, own = best and not _of_a_thing(best), OPINION.search(bare) or _of_texts(plan, bare, index)
    if not (ranked or own) or plan.want == "task" or any(map(words.names_something, _besides(plan, bare))):
        return None
    whole = replace(plan, want="document" if plan.named else "corpus", known=(), match=None, counted=(), depth=0)
    found = compose(whole, tracing, index)
    return opened(Grounds(found), structure.UNJUDGED()).answer if found else None


def _of_texts(plan: Plan, bare: str, index: Index) -> bool:
    """Whether it is asked what is good or bad about texts, not what these themselves call their problems."""
    if not MERITS.search(bare) or not (plan.named or TEXTS.search(bare)):
        return False
    nouns = [word for word in plan.own if words.names_something(word) and word not in GENERIC and not asking(word)]
    own = [word for word in nouns if not MERIT.fullmatch(word)]
    return not own and not shortcomings.blocks((), "有哪些不足", [index.outlines[one.essay_id] for one in plan.essays])


def _of_a_thing(best: re.Match[str]) -> bool:
    """Whether a thing of the world is put first, no point of a text: 哪条路最吵, 哪家医院最近; not 哪条建议更可行."""
    if not best.group().startswith(("哪条", "哪一条", "哪家", "哪一家")):
        return False
    first, tag = next(iter(words.tagged(best["of"])), ("", ""))
    return tag[:1] == "n" and first not in FRAME and first not in GENERIC


def _besides(plan: Plan, bare: str) -> list[str]:
    """The words of the texts that the question has besides those that judge."""
    rest = MERITS.sub(" ", OPINION.sub(" ", DEGREE.sub(" ", bare)))
    return [word for word in plan.known if word in rest]

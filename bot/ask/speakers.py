"""Who is asked about side by side, who is left out, and of what.

Example: "除了王明，还有谁谈到了中试？" -> who: all but 王明; topic: 中试
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.ask import called, everywhere, yesno
from bot.ask.authors import authors
from bot.ask.naming import CALLED, document
from bot.ask.plan import LENGTH
from bot.ask.themes import NOT_SAID, SAID, SPOKEN, WHO, said_of, topic
from bot.ask.wants import own_words, unlisted
from bot.index.store import Index
from bot.search.scope import home
from bot.search.speakers import Speaker, speakers
from bot.text import keys, words
from bot.text.names import places
from bot.text.noun_phrases import INSIDE, is_noun_phrase

# each: what each says; who: which of them speak of it; silent: which do not; whether: is it spoken of at all;
# common: what they share; topic: only what it is about was said, whoever speaks of it.
Form = Literal["each", "who", "silent", "whether", "common", "topic"]

# Not of a longer numeral: 二十二个省份.
_HOW_MANY = r"(?<![\d一二三四五六七八九十百千])[几各二两三四五六七八九十]|这[三几两些组]|每一?|所有|全部|全体"
# What everybody is asked for, where the authors are meant: not 大家看病怎么报销.
VIEWS = rf"{SPOKEN}|怎[么样]看|如何看|看[法待]|说(?!明书)|提[到及出]|观点|意见|想法|态度|建议|评价|理解"
_MEASURE, _SIGNERS = "(?:位|个|名|篇|份)", "(?:作者|专家|学者|研究员|老师|文章|文件)"
EVERYONE = re.compile(
    rf"(?:{_HOW_MANY}|多){_MEASURE}?{_SIGNERS}|[各每][篇份]"
    rf"|(?:作者|专家|学者)们|各家|各方|(?<![们家里])[二两三四五六七八九几]个?人(?![次行均才])|(?:每个人|大家|各位)(?=[^，,。？?]{{0,30}}(?:{VIEWS}))|谁[^，,。；;？?\s]{{0,4}}谁|各自的?(?:观点|看法|主张)|都(?:是?[怎如][么样何])?(?:{SAID}|看待?(?=\W|$))"
)
# Persons are asked for, or papers, whoever signs them. A title of fewer characters, with its marks, is an editor's: 《编者按》.
PERSONS = re.compile("作者|专家|学者|研究员|(?:[几各]|这几)个?老师|老师们|[几各二两三四五六七八九]位|谁")
PAPERS = re.compile("[篇份]|材料|文件|文章|文本|所有|全部|[处里]都|都[给在有]|资料")
NOTE = 8
# What is to be done is asked for.
ACTS = re.compile(
    r"方子|药方|建议|对策|办法|主张|措施|举措|[高实妙]招|怎么(?:办|做|解决|破|改|抓|搞)|(?:如何|怎样)(?:解决|破解|推[进动]|做|改)"
)
TIME = re.compile(r"(?:(?:20)?\d\d年?|今年|去年|明年|近年来?|十[三四五六]五)(?:的|期间|时期)?")
# What only counts them is no topic, nor what they are called together: 三篇文章, 一共有几位作者, 这组笔谈五篇文章.
COUNTED = re.compile(
    rf"(?:[这那]组[\u4e00-\u9fff]{{2,4}}?[里中]?的?)?(?:[一总]共|合计|总计)?有?(?:{_HOW_MANY}){_MEASURE}{_SIGNERS}?"
)
# In so few documents without authors, each is meant where something is asked of each.
FEW = 6
COMMON = re.compile(r"共同|共识|相同|一致|共通|交集|相通")
# … and in what they differ, which names no topic either.
APART = re.compile(r"分歧|不同|差异|差别|区别|异同")
RULED = rf"{SAID}|(?<!怎么)规定|写明"
WHETHER, WHETHER_RULED = (
    re.compile(
        rf"(?:有没有|有无|是否|是不是|可曾)[^，,。？?]{{0,8}}?(?:{verbs})|([谈提说讲写])没\1|(?:{verbs})[^，,。？?]{{0,30}}(?<![行好成对])(?:吗|没有|没)\W{{0,2}}$"
    )
    for verbs in (SAID, RULED)
)
# What asks whether a document has a word, and a word that it may be asked for.
WHETHER_WORDS = rf"有没有|有无|是否|是不是|可曾|(?:{RULED})[到及过了]?|里面?|中|(?:吗|没有|没)$"
TERM_MAX = 6
# What stands before and behind the thing that somebody may have spoken of.
BEGINS, ENDS = "过到及了出", "吗呢吧嘛没有的？?。！"
# What is said of something, asked without a speaker: 关于X的论述, X方面怎么说, X有哪些措施.
OF_TOPIC = re.compile(
    rf"(?:怎么|怎样|如何)(?:{SAID}|看)|(?:论述|提法|表述|说法|观点|看法|主张|建议|措施|举措|对策|阐述|内容|话)(?:有哪些|有什么|是什么)?\W{{0,2}}$"
)
WISHES = frozenset(
    "我 我们 你 您 你好 您好 想 想要 要 需要 请 请问 麻烦 帮 帮我 给 给我 能 能否 可以 了解 知道 问 咨询 请教 学习 看看 听听 介绍 说说 讲讲 谈谈 聊聊 说 讲 谈 一下 下 一些 些 关于 有关 相关 的 内容 情况 方面 问题 吗 吧 呢 谢谢 感谢".split()
)
# What asks for something of its own is no topic: 接待游客多少人次.
ASKS = re.compile("多少|几(?!乎)|谁|什么|哪|怎|如何|何时")

# Who said these very words, or what they mean, is asked of one place, not of a topic.
QUOTED = re.compile(r"[\"《][^\"《》]{12,}[\"》]|\"[^\"]{2,40}\"[^\"]{1,20}\"[^\"]{2,40}\"")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words are asked for, of what, and in which way; `left_out`: who is excepted by name.

    `named`: the question names them, or all of them; only of such is it told that they say nothing. `most`: it asks of
    which of them something is most. `acts`: what is to be done.
    """

    speakers: tuple[Speaker, ...]
    topic: str
    form: Form
    named: bool = True
    left_out: tuple[Speaker, ...] = ()
    most: bool = False
    acts: bool = False


def asked(question: str, index: Index) -> Asked | None:
    """How a question sets speakers side by side; None where it does not."""
    folded = unlisted(words.fold(question))
    if QUOTED.search(folded):
        return None
    everybody = speakers(index)
    folded = called.titled(folded, everybody)
    signed = [one for one in everybody if one.author]
    rest, left_out = called.excepted(folded, everybody)
    found = called.named(rest, everybody)
    bare, about = called.without(rest, found), ""
    said = re.search(SAID, bare)
    form: Form | None = None
    one = _document(question, everybody, index) if not found and WHETHER_RULED.search(rest) else None
    if NOT_SAID.search(rest) and WHO.search(bare):
        form = "silent"
    elif (one or (WHETHER.search(rest) and not states(rest))) and not (
        EVERYONE.search(bare) or len(found) > 1 or WHO.search(bare)
    ):
        form = "whether"
        if one:
            found, about = [one], re.sub(WHETHER_WORDS, "", re.sub(r"\W", "", CALLED.sub(" ", bare)))
    elif (WHO.search(bare) and (said or COMMON.search(bare))) or left_out:
        form = "who"
    elif len(found) > 1:
        form = (
            "each"
            if all(one.author for one in found) or (called.TOGETHER.search(bare) and called.joined(rest, found))
            else None
        )
    elif not found and (
        (EVERYONE.search(bare) and (signed or _few(everybody)))
        or (len(everybody) <= FEW and not signed and called.APIECE.search(bare))
    ):
        form = "each"
    if (
        form in (None, "who")
        and not (found or signed)
        and _few(everybody)
        and (of_places := _of_places(bare, everybody, index))
    ):
        return of_places
    if form is None and not found and signed and _asks_of_topic(bare) and not _claims(question):
        return Asked(tuple(everybody), _about(bare, index), "topic", named=False)
    if form is None or (form == "who" and not left_out and len(found) == 1):
        return None
    if COMMON.search(bare) and form == "each":
        form = "common"
    chosen = found or [one for one in _meant(bare, everybody) if one not in left_out]
    plain = len(about) <= TERM_MAX and len(keys.content(about)) == 1
    bare = COUNTED.sub("", APART.sub("", bare))
    about = about if plain else _about(_behind(bare) if form == "whether" else bare, index, form in ("who", "silent"))
    # 有说怎么办吗 asks of what was said before, and a time alone is no topic: 26年的报告，两家都要干的有哪些.
    about = about if form == "whether" or own_words(LENGTH.sub(" ", about)) else ""  # 弄个摘要, 两三句概括
    empty = TIME.fullmatch(about) or (form == "whether" and not own_words(about))
    acts = ACTS.search(folded) is not None
    made = Asked(tuple(chosen), about, form, bool(found or signed), tuple(left_out), acts=acts)
    return made if chosen and not empty else None


def _meant(question: str, everybody: Sequence[Speaker]) -> Sequence[Speaker]:
    """Of whom a question that names nobody asks: of the authors, or of texts that nobody signs too.

    Where most are signed, the few words of an editor over them are not meant.
    """
    signed = [one for one in everybody if one.author]
    if not signed or len(signed) == len(everybody):
        return everybody
    if PERSONS.search(question):
        return signed
    if not mostly_signed(everybody):
        return everybody
    return [one for one in everybody if one.author or len(one.name) >= NOTE] if PAPERS.search(question) else signed


def mostly_signed(among: Sequence[Speaker]) -> bool:
    """Whether at least half of them are authors: a column, of whose texts an editor's note is none to be asked for its view."""
    return 2 * sum(bool(one.author) for one in among) >= len(among)


def _claims(question: str) -> bool:
    """Whether a question says itself what it asks about, to be borne out. Example: 研究院2018年成立的吧 -> True; 说说科技金融吧 -> False"""
    stated = yesno.stated(question)
    return yesno.asks(question) and (stated.endswith("的") or any(map(str.isdigit, stated)))


def _behind(question: str) -> str:
    """What stands behind 有没有谈到, which is asked about; the whole question where nothing does: 甲的规划有没有写电价 -> 电价"""
    match = WHETHER.search(question)
    said = re.compile(SAID).search(question, match.start()) if match else None
    rest = question[said.end() :].lstrip(BEGINS).rstrip(ENDS) if said else ""
    return rest if topic(rest) else question


def _few(everybody: Sequence[Speaker]) -> bool:
    """Whether texts without authors are few, or each of a place of its own: of hundreds of notices nobody means every one."""
    return len(everybody) <= FEW or len(frozenset().union(*(places(one.name) for one in everybody))) >= len(everybody)


def _of_places(question: str, everybody: Sequence[Speaker], index: Index) -> Asked | None:
    """What is asked of each place that the texts are of, or of the one where something is most; None where nothing is."""
    most = everywhere.ranks(question)
    about = _about(everywhere.subject(question), index) if most or everywhere.asked_of_each(question) else ""
    return Asked(tuple(everybody), about, "each", named=False, most=most) if about else None


def states(question: str) -> bool:
    """Whether somebody is asked to have said that something is so, not to have spoken of something.

    Example: 是不是说过甲与乙共建了实验室 -> True; 有没有谈到共建实验室 -> False
    """
    match = WHETHER.search(question)
    said = re.compile(SAID).search(question, match.start()) if match else None
    if said is None:
        return False
    told = words.tagged(question[said.end() :].lstrip(BEGINS).rstrip(ENDS))
    return any(tag[0] in "mpu" and word not in INSIDE for word, tag in told)


def _about(question: str, index: Index, whole: bool = False) -> str:
    """The topic; none where it is only the place that all the texts are about. `whole`: with all that is said besides it."""
    before, _, last = question.rpartition(":")
    tell = said_of if whole else topic
    said = tell(last or question) or tell(before)  # a follow-up stands behind the topic that it borrows
    return "" if len(said) < 2 or {said} & home(index) else said


def spoken_for(question: str, index: Index) -> str | None:
    """The speaker in whose words alone a question is to be answered; None where it names nobody, or leaves somebody out."""
    everybody = speakers(index)
    told = authors(question, [one.name for one in everybody if one.author])
    if told.named:
        return None if told.left_out or len(told.named) > 1 else told.named[0]
    one = _document(question, everybody, index)
    return one.name if one else None


def _document(question: str, everybody: Sequence[Speaker], index: Index) -> Speaker | None:
    """The one text among several that a question names and that speaks for nobody else."""
    essay = document(question, index.essays.values()) if len(index.essays) > 1 else None
    return next((one for one in everybody if essay and one.essays == (essay.essay_id,)), None)


def _asks_of_topic(question: str) -> bool:
    """Whether a question is nothing but a topic, or asks what is said of one."""
    said = topic(question)
    if not said or not is_noun_phrase(said) or ASKS.search(said):
        return False
    # 我想了解一下X, X谢谢: nothing is left but what asks, and no word that asks for one thing.
    besides = [word for word, _ in words.tagged(re.sub(r"\W", " ", question.replace(said, " ", 1)))]
    return all(word in WISHES or not word.strip() for word in besides) or OF_TOPIC.search(question) is not None

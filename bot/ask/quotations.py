"""Words that a question holds against the texts, in marks or without: which text has them, whose they are, whether they stand so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.ask.authors import authors
from bot.ask.named_texts import Texts, texts
from bot.ask.parting import ASKING
from bot.ask.pieces import whose
from bot.ask.telling import Telling
from bot.ask.themes import AMONG, NOT_SAID, SAID, WHO
from bot.ask.wants import AUTHOR, TITLE, own_words
from bot.domain import FIELDS, Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.search import cut
from bot.text import record, words
from bot.text.folding import folded
from bot.text.outline import Outline
from bot.text.sentences import sentence_spans

# So many characters in quotation marks are a quotation, not a term.
QUOTED_MIN = 8
TITLED = re.compile("《[^《》]{1,80}》")
OPENS, CLOSES = '“"「『', '”"」』'
BETWEEN = re.compile(rf"[{CLOSES}]([^{OPENS}]{{1,60}})[{OPENS}]")
MARKS = re.compile(r"[\W_]")
# What a question calls words: 这个词, 这句话, 这种说法, in front of them or behind.
CALLED = re.compile(
    r"[这那一]?(?:个|句|些|种|段)?(?:词[儿语]?|话|句子?|字[眼样句]?|说法|提法|表述|概念|术语|观点|主张|看法)(?![\u4e00-\u9fff]{0,2}[“\"])"
)
POINTS = r"[这那](?:一?[句段]话?|话|个?(?:说法|提法|表述|句子))"
# Where words stand, or whose they are.
PART = r"(?:文[章件]|材料|报告|地方|部分|段落?|章节?|小?节|[条款项页份篇部])"
FROM_WHERE = re.compile(
    rf"(?:什么|哪[一几些]?|第几)个?[份篇部]?{PART}|出自(?!于?同)|来自|出处|来源|{WHO.pattern}|谁|从?哪来|哪[里儿]|在哪(?=\W*\Z|[,，])|哪一?(?:个人|位|名|家)"
)
# … by whom, where nobody signs it: the organ that issued it.
BY_WHOM = re.compile("谁|哪一?个?(?:单位|部门|机关)")
# Which text has a term, or who says it; 在哪里建 and 哪个部门管 ask for something else.
OF_TEXT = re.compile(
    rf"谁的(?:文章?|稿子?|报告)|出自|来自|出处|见于|哪[一几些]?(?:[份篇部]|个?(?:文件|文章|材料|地方|部分|段落?|章节?|节|条))|(?:谁|哪一?位)[^，。？?]{{0,4}}?(?:{SAID})"
)
MEANING = re.compile(r"意思|含义|定义|何谓|什么是|指的?是什么")
# Whether words stand in a text: 有没有“…”这句, 是不是有句“…”, 原话是不是“…”, 准不准.
STANDS = re.compile(
    r"([\u4e00-\u9fff])[不没]\1[确实人过]?|是否|[有过][吗么没]|没有[吗么]?|[吗吧]|(?<![什怎那这多])么|[没不](?=\W*\Z)|有(?=[这那一]?[句个种段])|有人|^有|[写说]过|属实|准确|真的"
)
WORDING = re.compile(
    r"[这那]?(?:么)?一?(?:个|句|段)(?:话)?|原[文话句]|说法|提法|字样|表述|一字不[差漏]|怎么[说写讲]的?|是?(?:什么|啥|怎样)(?=\W*\Z)"
)
# … or whether somebody has said them: 王明是不是写过“…”.
SPOKE = re.compile(rf"(?:{SAID}|[说讲写提])(?:出来?|[过到的])?")
# Where, of such a question.
THERE = re.compile(r"(?:文[章中件]?|报告|材料|[这几]?(?:几|些)?[篇份]?)?(?:里面?|[中上内])")
# What the words are wanted for: 我要引用, 写论文要用, 帮我核对一下; and that they must be right: 别弄混了.
PURPOSE = re.compile(
    r"(?:别|不要|不能)(?:给|又)?[弄搞记写引看]?[混错漏反](?:了|掉)?|(?:直接|准备|打算|放[到在进]|拿来|用[来于])?(?:引用|引述|摘引|核[对实查]?|查[对证核实]?|确认|标注|注明|写(?:论文|材料|文章|稿子?|报告)|论文|讲话稿|(?<=[要想])用)(?:[里中]|一下|下)?"
)
# What else such a question is made of: particles, pronouns, verbs of asking, and signs for names.
FILLS = re.compile(
    rf"(?>{re.escape(AUTHOR)}|{re.escape(TITLE)}|原来|还是|或者?|到底|究竟|其实|应该|好像|记得|听说|来着|请问|麻烦|知道|告诉|最[早先]|第一个|可以|是不是|帮忙|完整|准确|确切|具体|文章|文件|这样|[\W的了是在从于由叫吗呢吧啊呀嘛么我你您他她咱们想要帮给替能会请问看下都也就又还才再那这个有得])*+"
)
# So words without marks, or with marks inside, are set off from what is asked of them.
_WANTS = r"(?:(?:我们?)?[想要](?:知道|问问?|查一?查|确认)(?:一下)?|请问|帮我[核查看]一?下?)[，,：:]?"
AHEAD = re.compile(
    rf"\A(?:{_WANTS})?(?:(?:文[件章]|材料|报告)[里中]面?)?(?:关于)?(?P<said>.{{8,300}}?)[\s，,。；;：:—]{{0,4}}(?P<rest>{POINTS}.{{1,40}})\Z",
    re.S,
)
BEHIND = re.compile(
    r"\A(?P<before>[^：:]{0,30})[：:]\s?(?P<said>[^？?]{8,300}?)(?P<after>[，,。；;\s—]{1,4}[^，,。；;、\s]{2,20}[？?]?)?\Z",
    re.S,
)
# Of so many sentences of one text that have a term each is quoted.
PLACES_MAX = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """The words that a question holds against the texts, and the texts that it names beside them."""

    said: str
    about: Texts

    @property
    def plain(self) -> str:
        """The letters of the words alone, folded."""
        return plain(self.said)


def plain(said: str) -> str:
    """Words without marks and white space, folded."""
    return MARKS.sub("", words.fold(said))


def quotation(question: str) -> tuple[str, str]:
    """What stands in quotation marks, from the first to the last, and the rest; nothing where no mark opens or closes.

    Nor where something is asked between two that are marked: “甲”出自哪篇？“乙”呢？

    Example: “甲”是谁说的 -> 甲, 是谁说的
    """
    seen = TITLED.sub(lambda match: "＊" * len(match.group()), question)  # a title may have marks of its own
    first = min((at for sign in OPENS if (at := seen.find(sign)) >= 0), default=-1)
    last = max(seen.rfind(sign) for sign in CLOSES)
    said = question[first + 1 : last] if 0 <= first < last else ""
    if not said or any(ASKING.search(words.fold(one)) for one in BETWEEN.findall(said)):
        return "", question
    return said, question[:first] + question[last + 1 :]


def asked(question: str, index: Index, least: int = QUOTED_MIN) -> Asked | None:
    """The words of `least` letters of which a question asks nothing but where they stand, whose they are, or whether they do."""
    for said, rest in _set_off(question):
        if len(plain(said)) >= least and (about := _only_asks(rest, index)) is not None:
            return Asked(said, about)
    return None


def _set_off(question: str) -> Iterator[tuple[str, str]]:
    """Each way to tell the words that are asked about from what is asked."""
    said, rest = quotation(question)
    if said:
        yield said, rest
    found = []
    if ahead := AHEAD.match(question):
        found.append((ahead["said"].strip(), ahead["rest"]))
    if behind := BEHIND.match(question):
        found.append((behind["said"].strip(), f"{behind['before']} {behind['after'] or ''}"))
    # 请问谁知道：要交什么材料 quotes nothing.
    yield from (one for one in found if not ASKING.search(words.fold(one[0])))


def _only_asks(rest: str, index: Index) -> Texts | None:
    """The texts that are named beside a quotation, where nothing is asked but its place, its speaker or whether it stands."""
    if MEANING.search(rest) or NOT_SAID.search(rest):
        return None
    about = texts(rest, index)
    level = about.rest
    named = about.named and len(about.essays) < len(index.essays)
    spoken = SPOKE.search(level) or WORDING.search(level)
    if not (FROM_WHERE.search(level) or sum(map(bool, (spoken, STANDS.search(level), named))) > 1):
        return None
    for pattern in (PURPOSE, AMONG, FROM_WHERE, STANDS, WORDING, CALLED, SPOKE, THERE):
        level = pattern.sub(" ", level)
    return about if FILLS.fullmatch(level) else None


def answer(question: str, index: Index) -> Answer | None:
    """Which text a quotation is from, or which texts have a term; None where none is asked about, or it stands nowhere."""
    if found := asked(question, index):
        return _found(question, found, index)
    said, rest = quotation(question)
    short = 0 < len(plain(said)) < QUOTED_MIN
    if not short or NOT_SAID.search(rest) or not _asks_for_a_text(rest, index):
        return None
    return _having(question, said, index)


def _found(question: str, about: Asked, index: Index) -> Answer | None:
    """Each text in which the words stand, with their sentence; of a text that is named and has them not, that too."""
    found = [(essay, at) for essay in index.essays.values() if (at := next(places(essay.text, about.plain), None))]
    if not found:
        return None
    holding = [essay for essay, _ in found]
    strange = [one for one in about.about.essays if one not in holding] if about.about.named else []
    wrong = "、".join(dict.fromkeys(map(whose, strange))) if len(strange) == len(about.about.essays) else ""
    telling = Telling(index)
    for essay, at in found:
        where = place(index.outlines[essay.essay_id], at[0])
        lead = told.FOUND_ELSEWHERE(whose=where, other=wrong) if wrong else told.FOUND_IN(whose=where)
        telling.block(lead, [quoted(essay, span) for span in sentences(essay.text, [at])])
    _whose(question.replace(about.said, " "), holding, telling)
    return telling.answer(question)


def _whose(rest: str, holding: Sequence[Essay], telling: Telling) -> None:
    """Tells the organ that issued the one text that holds the words, where it is asked by whom they are and nobody signs it.

    `rest`: the question without the words.
    """
    unsigned = holding[0] if len(holding) == 1 and not holding[0].author and BY_WHOM.search(rest) else None
    if unsigned and (organ := record.known(unsigned, "organ")) and organ[0].field == "organ":
        telling.block(told.STATED(whose=whose(unsigned), fact=FIELDS["organ"]), [(unsigned, organ[0])])


def _having(question: str, term: str, index: Index) -> Answer | None:
    """Each text that has a term, with the first sentences that do."""
    telling, holding = Telling(index), list[Essay]()
    for essay in index.essays.values():
        if found := list(places(essay.text, plain(term)))[:PLACES_MAX]:
            holding.append(essay)
            outline = index.outlines[essay.essay_id]
            where = {place(outline, at) for at, _ in found}
            lead = told.HAS_TERM(term=term, whose=where.pop() if len(where) == 1 else whose(essay))
            telling.block(lead, [quoted(essay, span) for span in sentences(essay.text, found)])
    _whose(question.replace(term, " "), holding, telling)
    return telling.answer(question) if telling.parts else None


def _asks_for_a_text(rest: str, index: Index) -> bool:
    """Whether a question, the term in it aside, asks nothing but which text has it or who says it."""
    known = list(dict.fromkeys(essay.author for essay in index.essays.values() if essay.author))
    bare = authors(CALLED.sub(" ", OF_TEXT.sub(" ", rest)), known, AUTHOR).rest
    return OF_TEXT.search(rest) is not None and not own_words(bare) and not MEANING.search(rest)


def stands(said: str, essays: Iterable[Essay]) -> bool:
    """Whether words stand in a text or its title; marks, width and script do not count."""
    letters = plain(said)
    return any(letters in MARKS.sub("", cut.folded(essay.text)) or letters in plain(essay.name) for essay in essays)


def place(outline: Outline, at: int) -> str:
    """Whose text it is, under which heading an offset stands, and in which article."""
    heading = outline.heading(at)
    where = told.SECTION(whose=whose(outline.essay), section=heading) if heading else whose(outline.essay)
    article = next((node.label for node in reversed(outline.path(at)) if node.kind == "article"), None)
    return told.IN_ARTICLE(whose=where, article=article) if article else where


def sentences(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a text that have any of the places found."""
    return [span for span in sentence_spans(text) if any(span[0] <= last and at < span[1] for at, last in found)]


def quoted(essay: Essay, span: tuple[int, int]) -> tuple[Essay, record.Known]:
    """A stretch of a text as what a text tells of itself, to be quoted."""
    return essay, record.Known("text", essay.text[slice(*span)], span)


def places(text: str, said: str) -> Iterator[tuple[int, int]]:
    """Where folded letters stand in a text, the first and last character of each place; marks, width and script do not count."""
    bare, where = _letters(text)
    at = bare.find(said)
    while at >= 0:
        yield where[at], where[at + len(said) - 1]
        at = bare.find(said, at + len(said))


@lru_cache(maxsize=64)
def _letters(text: str) -> tuple[str, Sequence[int]]:
    """The folded letters of a text, and where each stands in it."""
    level, places_of = folded(text)
    kept = [at for at, sign in enumerate(level) if sign.isalnum()]
    return "".join(level[at] for at in kept), [places_of[at] for at in kept]

"""Which texts there are: how many, the newest, the one that a number or a quotation is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ask import named_texts, naming, steps
from bot.ask.authors import authors
from bot.ask.naming import NUMBER
from bot.ask.pieces import whose
from bot.ask.recorded import Wanted, wanted
from bot.ask.telling import Telling, unit
from bot.ask.themes import NOT_SAID, SAID
from bot.ask.wants import AUTHOR, own_words
from bot.domain import FIELDS, Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import record, titles, words
from bot.text.quoting import named as called
from bot.text.sentences import sentence_spans

# Of more texts not all are named.
NAMED_MAX = 20
# Of so many texts with one number each is told.
EACH_MAX = 6
# So many characters in quotation marks are a quotation, not a term.
QUOTED_MIN = 8
TITLED = re.compile("《[^《》]{1,80}》")
OPENS, CLOSES = '“"「『', '”"」』'
FROM_WHERE = re.compile(r"出自|来自|出处|哪一?[份篇个部条]|谁|什么(?:文件|文章)|哪里")
# … by whom, where nobody signs it: the organ that issued it.
WHO = re.compile("谁|哪一?个?(?:单位|部门|机关)")
# Which text has a term, or who says it; 在哪里建 and 哪个部门管 ask for something else.
OF_TEXT = re.compile(
    rf"谁的(?:文章?|稿子?|报告)|出自|来自|出处|见于|哪[一几些]?(?:[份篇部]|个?(?:文件|文章|材料|地方|部分|段落?|章节?|节|条))|(?:谁|哪一?位)[^，。？?]{{0,4}}?(?:{SAID})"
)
# What a question calls words: 这个词, 这句话, 这种说法.
CALLED = re.compile(
    r"[这那一]?(?:个|句|些|种)?(?:词[儿语]?|话|句子|字[眼样]?|说法|提法|表述|概念|术语)(?![\u4e00-\u9fff]{0,2}[“\"])"
)
MEANING = re.compile(r"意思|含义|定义|何谓|什么是|指的?是什么")
# Whether words in marks stand in a text: 有没有“…”这句, 是不是有句“…”, 原话是不是“…”.
STANDS = re.compile(
    r"有没有|是不是|是否|有[吗么没]|没有[吗么]?|[吗吧]|(?<![什怎那这多])么|有(?=[这那一]?[句个种段])|^有|对不对|[写说]过"
)
WORDING = re.compile(
    r"[这那]?(?:么)?一?(?:个|句|段)(?:话)?|原[文话]|原句|说法|提法|字样|表述|一字不[差漏]|怎么[说写]的?"
)
# … or whether somebody has said them: 王明是不是写过“…”.
SPOKE = re.compile(r"[说讲写提]过")
# Where, of such a question.
THERE = re.compile(r"(?:文[章中件]?|报告|材料|[这几]?(?:几|些)?[篇份]?)?(?:里面?|[中上内])")
# Of so many sentences of one text that have a term each is quoted.
PLACES_MAX = 4
PEOPLE = re.compile(r"(?:多少|(?<!哪)几)(?:位|名|个)|作者|专家|学者")


def listing(question: str, asked: Wanted, named: naming.Named, index: Index) -> Answer | None:
    """How many texts there are and which, or the newest of them; of one author or kind where the question names it."""
    kinds = list(dict.fromkeys(naming.KINDS.findall(asked.rest)))
    everything = tuple(index.essays.values())
    of_kind = bool(kinds) and not naming.content(naming.KINDS.sub(" ", asked.rest))
    if not named.wholly and not of_kind:
        return None
    if kinds:
        those = named.essays if named.wholly and named.essays and not of_kind else everything
        essays = tuple(one for one in those if any(kind in name[-12:] for kind in kinds for name in _called(one)))
    else:
        essays = named.essays or everything
    if asked.form == "newest":
        return _newest(question, essays, index) if essays else None
    if PEOPLE.search(question):
        return _people(question, essays, index)
    by_name = bool(kinds) and not of_kind
    return _listed(question, essays, "、".join(kinds), by_name, index) if essays or of_kind else None


def _called(essay: Essay) -> list[str]:
    """The name of a text, and the titles that it has of itself."""
    return [essay.name, *titles.titles(essay.text)]


def _people(question: str, essays: Sequence[Essay], index: Index) -> Answer | None:
    telling = Telling(index)
    people = list({one.author: one for one in essays if one.author}.values())
    if not people:
        return None
    telling.people(told.COUNTED(count=len(people), unit="位作者", among=""), people)
    return telling.answer(question)


def _listed(question: str, essays: tuple[Essay, ...], kind: str, by_name: bool, index: Index) -> Answer:
    """The texts, with what tells them from the others; where none is called by a kind, that, and all of them.

    `by_name`: the question says more of them than their kind.
    """
    everything = tuple(index.essays.values())
    shown = essays or everything
    count, measured, whole = len(shown), unit(shown), len(everything)
    among = "，其中有" if count > NAMED_MAX else ""
    authors_of = list(dict.fromkeys(one.author or "" for one in shown))
    if not essays:
        lead = told.NONE_OF_KIND(count=count, unit=measured, kind=kind)
    elif count == whole:
        lead = told.COUNTED(count=count, unit=measured, among=among)
    elif not kind and all(authors_of):
        lead = told.OF_AUTHOR(author="、".join(authors_of), count=count, unit=measured, among=among)
    elif kind and not by_name:
        lead = told.OF_KIND(all=whole, unit=measured, kind=kind, count=count, measure=measured[0], among=among)
    else:
        lead = told.SO_NAMED(all=whole, unit=measured, kind=kind, count=count, measure=measured[0], among=among)
    telling = Telling(index)
    telling.names(lead, shown[:NAMED_MAX])
    return telling.answer(question)


def _newest(question: str, essays: Sequence[Essay], index: Index) -> Answer | None:
    dated = [(found[0], essay, found[1]) for essay in essays if (found := record.day(essay))]
    telling = Telling(index)
    if not dated:
        telling.names(told.UNDATED(unit=unit(essays)[1:]), essays[:NAMED_MAX])
        return replace(telling.answer(question), status="partial")
    oldest = "最早" in question
    _, essay, known = (min if oldest else max)(dated, key=lambda one: one[0])
    lead = told.NEWEST(count=len(dated), unit=unit(essays), which="最早" if oldest else "最新", name=called(essay))
    telling.block(lead, [(essay, known)])
    return telling.answer(question)


def quotation(question: str) -> tuple[str, str]:
    """What stands in quotation marks, from the first to the last, and the rest; nothing where no mark opens or closes.

    Example: “甲”是谁说的 -> 甲, 是谁说的
    """
    seen = TITLED.sub(lambda match: "＊" * len(match.group()), question)  # a title may have marks of its own
    first = min((at for sign in OPENS if (at := seen.find(sign)) >= 0), default=-1)
    last = max(seen.rfind(sign) for sign in CLOSES)
    return (
        (question[first + 1 : last], question[:first] + question[last + 1 :]) if 0 <= first < last else ("", question)
    )


def quoted(question: str, index: Index) -> Answer | None:
    """Which text a sentence in quotation marks is from, or which texts have a term."""
    said, rest = quotation(question)
    plain = "".join(sign for sign in said if sign.isalnum())
    term = len(plain) < QUOTED_MIN
    asks = _asks_for_a_text(rest, index) if term else FROM_WHERE.search(rest) or whether_it_stands(rest, index)
    if not plain or NOT_SAID.search(rest) or not asks:
        return None
    telling, holding = Telling(index), list[Essay]()
    for essay in index.essays.values():
        found = list(_places(essay.text, plain))[: PLACES_MAX if term else 1]
        spans = [
            span for span in sentence_spans(essay.text) if any(span[0] <= last and at < span[1] for at, last in found)
        ]
        if not spans:
            continue
        headings = {index.outlines[essay.essay_id].heading(at) for at, _ in found}
        heading = headings.pop() if len(headings) == 1 else None
        where = told.SECTION(whose=whose(essay), section=heading) if heading else whose(essay)
        lead = told.HAS_TERM(term=said, whose=where) if term else told.FOUND_IN(whose=where)
        telling.block(lead, [(essay, record.Known("text", essay.text[slice(*span)], span)) for span in spans])
        holding.append(essay)
    unsigned = holding[0] if len(holding) == 1 and not holding[0].author and WHO.search(rest) else None
    if unsigned and (organ := record.known(unsigned, "organ")) and organ[0].field == "organ":
        telling.block(told.STATED(whose=whose(unsigned), fact=FIELDS["organ"]), [(unsigned, organ[0])])
    return telling.answer(question) if telling.parts else None


def _asks_for_a_text(rest: str, index: Index) -> bool:
    """Whether a question, the term in it aside, asks nothing but which text has it or who says it."""
    known = list(dict.fromkeys(essay.author for essay in index.essays.values() if essay.author))
    bare = authors(CALLED.sub(" ", OF_TEXT.sub(" ", rest)), known, AUTHOR).rest
    return OF_TEXT.search(rest) is not None and not own_words(bare) and not MEANING.search(rest)


def whether_it_stands(rest: str, index: Index) -> bool:
    """Whether a question, its quotation aside, asks nothing but whether that stands in the texts, or in those it names."""
    if MEANING.search(rest) or not (STANDS.search(rest) and (WORDING.search(rest) or SPOKE.search(rest))):
        return False
    bare = named_texts.texts(WORDING.sub(" ", CALLED.sub(" ", rest)), index).rest
    return not own_words(SPOKE.sub(" ", STANDS.sub(" ", THERE.sub(" ", bare))))


def _places(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, its first and last character; marks do not count."""
    places = [at for at, sign in enumerate(text) if sign.isalnum()]
    bare = "".join(text[place] for place in places)
    at = bare.find(plain)
    while at >= 0:
        yield places[at], places[at + len(plain) - 1]
        at = bare.find(plain, at + len(plain))


def numbered(question: str, index: Index) -> Answer | None:
    """Which text has a number."""
    match = NUMBER.search(question)
    rest = question.replace(match.group(), " ") if match else ""
    if (
        match is None
        or not re.search(r"哪|什么|谁", rest)
        or wanted(rest)
        or steps.steps(rest)
        or steps.articles(rest)
        or naming.content(re.sub("哪|什么", " ", rest))
    ):
        return None
    named = naming.named(words.fold(question), index.essays)
    telling = Telling(index)
    for essay in named.essays[:EACH_MAX]:
        if known := record.known(essay, "number"):
            telling.block(told.NUMBERED(number=known[0].text, name=called(essay)), [(essay, known[0])])
    return telling.answer(question) if telling.parts else None

"""What a question takes for granted and the texts do not bear out: a speaker, a year, that somebody said it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from bot.ask import yesno
from bot.ask.evidence import Candidate
from bot.ask.misnumbered import Mismatch, rest_held
from bot.ask.themes import SAID
from bot.domain import Essay, Evidence
from bot.encoders import frames
from bot.model.support import coverage
from bot.says import premises
from bot.search.query import Query
from bot.text import names, words
from bot.text.numbers import plans
from bot.text.persons import bears, calls

# So a question asserts a year: it asks yes or no, or counts from it.
ASSERTS = re.compile(r"吧\W{0,3}$|年(?:以来|起(?!草|飞)|之后|后)")
# A sentence speaks of what a year is asserted of where it has this share of the question's words.
SPEAKS = 0.4
# What is asked of a person alone; the tag of a name.
OF_PERSONS = ("A_POST", "A_MAIN", "A_ON_T", "OUTLINE_DEEP", "TITLES_ONLY", "LAST_PART", "HOW_MANY_PARTS")
PERSON = "nr"
SAYS = re.compile(SAID)
# So it is asked whether anybody wants something done, and what.
WANTED_DONE = re.compile(
    r"(?:有没有|有无|是否|是不是|可曾)[^，,。？?]{0,8}?(?:主张|建议|提出|要求|赞成|呼吁|提议|说要|同意)(?:过|了|要|应当?|把|将)*(?P<claim>[^，,。？?]{4,40}?)[吗呢吧]?[？?]?$"
)
# What is to be done away with or set up; who promotes something may say so with any other verb.
AWAY = re.compile("取消|禁止|停止|减少|降低|撤销|合并|关闭|限制|放开|削减|暂停|废除|终止|缩减|压缩|停办|设立|成立")


def unknown_person(question: str, authors: Collection[str], essays: Iterable[Essay]) -> str | None:
    """A speaker whom the question names, who is no author and stands in no text.

    Who is called by surname and office may be anybody of that surname whom a text names: 张主任 may be 张建国.
    """
    essays = list(essays)
    for person in (*names.persons(question), *_told_of(question)):
        if any(person in author or author in person for author in authors):
            continue
        if calls(person[1:]) and (
            any(author[0] == person[0] for author in authors) or any(bears(person[0], essay.text) for essay in essays)
        ):
            continue
        # 王副局长 stands in a text as 副局长王明.
        told = f"{person[1:]}{person[0]}" if person[1:2] == "副" else person
        if not any(told in essay.text or told in essay.name for essay in essays):
            return person
    return None


def _told_of(question: str) -> Iterator[str]:
    """Whoever is asked about as a writer or speaker, by the frame of the question. Example: 概括王明一文的观点 -> 王明"""
    told = frames.model().told(question)
    if told.chance >= frames.CERTAIN and told.frame in OF_PERSONS:
        for said in told.slots.get("A", ()):
            if said[:1] in names.SURNAMES and [tag for _, tag in words.tagged(said)] == [PERSON]:
                yield said


def wrong_year(query: Query, ranked: Sequence[Candidate], essays: Iterable[Essay]) -> Mismatch | None:
    """A year, or a five-year plan, that the question asserts and no text has, where the sentence on the same thing has one other.

    A year that only tells of when something is asked (2019年的目标是多少) asserts nothing; nor does any text tell what became
    of its author (王明是2019年毕业的吗).
    """
    if not SAYS.search(query.text) and any(query.text.startswith(essay.author) for essay in essays if essay.author):
        return None
    for named, unit, asked in unheard(query.text, essays):
        for candidate in ranked[:3]:
            given = named(candidate.text)
            if len(given) == 1 and not given & asked and rest_held(query, candidate.text) >= SPEAKS:
                return Mismatch(f"{min(asked)}{unit}", f"{min(given)}{unit}", premises.YEAR_DIFFERS)
    return None


def unheard(
    question: str, essays: Iterable[Essay]
) -> Iterator[tuple[Callable[[str], frozenset[str]], str, frozenset[str]]]:
    """The years, then the five-year plans, that a question asserts and none of the texts has: their reader, unit and names."""
    texts = [essay.text for essay in essays]
    for named, unit in ((names.years, "年"), (plans, "")):
        asked = frozenset(named(question))
        if not asked or any(names.says_year(text, name) if unit else name in text for text in texts for name in asked):
            continue
        if not unit or ASSERTS.search(question) or yesno.asks(question):
            yield named, unit, asked


def not_said(question: str, topic: str | None, chosen: Sequence[Evidence]) -> bool:
    """Whether no sentence that is quoted says what is asked to have been said of a `topic`, or what is to be done away with.

    Example: 有没有谁主张取消评审, 扩大企业在评审中的话语权 -> True
    """
    if topic is not None and unsaid(topic, chosen):
        return True
    match = WANTED_DONE.search(question)
    claim = match["claim"] if match else ""
    head = AWAY.match(claim)
    return head is not None and all(head.group() in coverage(claim, one.text).lacking for one in chosen)


def unsaid(claim: str, chosen: Sequence[Evidence]) -> bool:
    """Whether no sentence that is quoted has all words of what somebody is asked to have said, or words like them.

    Example: 取消项目评审, 扩大企业在项目评审中的话语权 -> True
    """
    return len(words.cut(words.unquoted(claim))) > 1 and all(coverage(claim, one.text).lacking for one in chosen)

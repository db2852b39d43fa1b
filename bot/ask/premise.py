"""What a question takes for granted and the texts do not bear out: a speaker, a number, a year."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ask.evidence import Candidate
from bot.domain import Essay, Evidence, Note
from bot.model.support import coverage
from bot.says import ask as says
from bot.says.row import Row
from bot.search import cut
from bot.search.query import Query
from bot.text import names, words
from bot.text.numbers import FIXED, LONE, SPELT, by_value, plans

QUOTES = re.compile(r"[\"'“”‘’]")
# So many characters after a number must be the same for two numbers to count the same thing.
SAME_MIN, SAME_MAX = 2, 6
# … and so many before it.
BEFORE = 4
# A number behind one of these, or before one, tells which, not how many.
NAMES = re.compile(r"(?:第|哪|前|后|这|那|其中|另|[〔\[（(])\s?\Z")
NAMED = re.compile(r"[〕\]）)]|\s?(?:号|日|月|[点时](?![个的])|期|届|楼|路)")
# Behind a number that is part of a name: 六大行动, 四横四纵.
OF_NAMES = frozenset("大横纵库链廊#")
# A sentence that has a number otherwise has this share of what else is asked.
REST = 0.5
# So a question asserts a year: it asks yes or no, or counts from it.
ASSERTS = re.compile(r"(?:吗|吧|么|对不对|是不是|是否)\W{0,3}$|是不是|是否|年(?:以来|起(?!草|飞)|之后|后)")
# A sentence speaks of what a year is asserted of where it has this share of the question's words.
SPEAKS = 0.4


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number or a year of the question and the one that the texts have in its place; `row`: what is said of it."""

    said: str
    true: str
    row: Row

    @property
    def told(self) -> str:
        """What the reader is told first."""
        return self.row(said=self.said, true=self.true)

    @property
    def note(self) -> Note:
        """The same as a note."""
        return Note("number_mismatch", self.told)


@dataclass(frozen=True, slots=True)
class _Counted:
    value: str
    shown: str
    template: str
    before: str = ""


def unknown_person(question: str, authors: Collection[str], essays: Iterable[Essay]) -> str | None:
    """A speaker whom the question names, who is no author and stands in no text."""
    for person in names.persons(question):
        if any(person in author or author in person for author in authors):
            continue
        if not any(person in essay.text or person in essay.name for essay in essays):
            return person
    return None


def wrong_number(query: Query, chosen: Sequence[Evidence], essays: Iterable[Essay]) -> Mismatch | None:
    """A number that a sentence that answers has otherwise for the same thing; None where a text found has it as asked.

    Numbers that name (第8号, 2月6日, 哪两条) are no counts. The sentence has to hold most of what else is asked.
    Example: "只和12个省共建吗" against "与22个省（自治区、直辖市）共建" -> 12个省, 22个省
    """
    asked = _counted(words.fold(query.text))
    if not asked:
        return None
    everywhere = [cut.folded(essay.text) for essay in essays]
    for item in asked:
        if any(_has(text, item) for text in everywhere):
            continue
        for sentence in chosen:
            held = _rest_held(query, sentence.text) >= REST
            told = [(other, _common(item.template, other.template)) for other in _counted(words.fold(sentence.text))]
            same = [
                (other, common)
                for other, common in told
                if _same_thing(item, other, common) and (held or common[:1] in OF_NAMES)
            ]
            if (
                same
                and {other.value for other, _ in same}.isdisjoint({item.value})
                and len({o.value for o, _ in same}) == 1
            ):
                other, common = same[0]
                return Mismatch(_spelled(item, common), _spelled(other, common), says.NUMBER_DIFFERS)
    return None


def wrong_year(query: Query, ranked: Sequence[Candidate], essays: Iterable[Essay]) -> Mismatch | None:
    """A year, or a five-year plan, that the question asserts and no text has, where the sentence on the same thing has one other.

    A year that only tells of when something is asked (2019年的目标是多少) asserts nothing.
    """
    for named, unit, asked in unheard(query.text, essays):
        for candidate in ranked[:3]:
            given = named(candidate.text)
            if len(given) == 1 and not given & asked and _rest_held(query, candidate.text) >= SPEAKS:
                return Mismatch(f"{min(asked)}{unit}", f"{min(given)}{unit}", says.YEAR_DIFFERS)
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
        if not unit or ASSERTS.search(question):
            yield named, unit, asked


def unsaid(claim: str, chosen: Sequence[Evidence]) -> bool:
    """Whether no sentence that is quoted has all words of what somebody is asked to have said, or words like them.

    Example: 取消项目评审, 扩大企业在项目评审中的话语权 -> True
    """
    return len(words.cut(words.unquoted(claim))) > 1 and all(coverage(claim, one.text).lacking for one in chosen)


def _rest_held(query: Query, sentence: str) -> float:
    """The share of the question's weight, numbers aside, that a sentence holds."""
    counted = {word for word in query.weights if SPELT.search(word)}
    rest = {word: weight for word, weight in query.weights.items() if word not in counted}
    bare = replace(query, weights=rest)
    return bare.share(cut.words_of(sentence)) if rest else 1.0


def _counted(text: str) -> list[_Counted]:
    """Numbers with the template of what follows them, every numeral in it as #."""
    text = QUOTES.sub("", text)
    masked = FIXED.sub(lambda match: "＿" * len(match.group()), text)
    found = []
    for match in SPELT.finditer(masked):
        if match.group(2) in LONE or (match.group(2) == "一" and not match.group(1)):
            continue
        if re.match(r"\d{4}", match.group()) and masked[match.end() : match.end() + 1] == "年":
            continue  # years are compared by `wrong_year`
        if NAMES.search(masked[: match.start()]) or NAMED.match(masked, match.end()):
            continue
        rest = re.split(r"[，。；：、！？,;:!?\"“”（(]", masked[match.end() :], maxsplit=1)[0][: 2 * SAME_MAX]
        template = SPELT.sub("#", rest)[:SAME_MAX]
        before = re.split(r"[，。；：、！？,;:!?\"“”（(]", masked[max(0, match.start() - BEFORE) : match.start()])[-1]
        shown = text[match.start() : match.end() + len(rest)]
        found.append(_Counted(by_value(match.group()), shown, template, before))
    return found


def _same_thing(item: _Counted, other: _Counted, same: str) -> bool:
    """Whether two numbers count the same: what follows them, or their unit and what stands before them, is the same."""
    if sum(char != "#" for char in same) >= SAME_MIN:
        return True
    before = len(_common(item.before[::-1], other.before[::-1]))
    return bool(same) and before >= SAME_MIN


def _has(text: str, item: _Counted) -> bool:
    return any(other.value == item.value and other.template[:1] == item.template[:1] for other in _counted(text))


def _common(one: str, other: str) -> str:
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _spelled(item: _Counted, template: str) -> str:
    """The number with as much of what follows as both have, with the item's own numerals."""
    match = re.match(spelling(template), item.shown)
    return match.group() if match else item.shown


def spelling(template: str) -> str:
    """The pattern of a number and what follows it by a template."""
    # Atomic: the digits of one number are never divided among several.
    numeral = rf"(?>{SPELT.pattern})"
    return r"\A" + numeral + "".join(numeral if char == "#" else re.escape(char) for char in template)

"""What a term means: the sentence that says so, else how the texts use it, and that they do not say what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.text import numbers, words
from bot.text.counted_names import COUNTS, LIST, NOT_COUNTING, unexplained
from bot.text.outline import Node, Outline
from bot.text.sentences import clause_spans

# Sentences of use that are shown.
USES_MAX = 2
# A lead that names a term has so many characters besides.
NAME_MORE = 4
# What is said of a term where it is defined, and where it is introduced as something that is to be and is then told.
DEFINES = r"[，,]?(?:是指|系指|指的是|指(?![标数导出引明挥定示望])|就是|主要包括|包括)|[，,]即(?![可将便使刻日时])"
SETS_UP = r"(?:建立|构建|设立|实施|组建|成立|推行|探索|打造|搭建|创建|完善|开展)"
INTRODUCES = rf"{SETS_UP}[^，,。；;：:]{{0,16}}"
MARK = '["《》]?'
# What introduces a short form: 某某通行证（以下简称“某证”）.
SHORT = "(?:以下|下)?简称"
# What a list does not reach over.
CLOSES = '，,。；;：:"'
# A note that names no subject, at the beginning of a line, behind the mark by which it is cited: ①指由街道设立的站点.
NOTE = re.compile(
    r"(?P<mark>[①-⑳]|[\[〔(（]注?\d{1,2}[\]〕)）]|\*)?\s{0,3}(?:注[：:]\s{0,3})?(?:是指|系指|指的是|指(?![标数导出引明挥定示望令派针南])|即(?![可将便使刻日时]))"
)
# So near to a term stands the list of what it counts.
BESIDE = 10
# What stands before the subject of a clause.
OPENS = r"(?:^|[，,。；;：:]|\d[.、]|所称的?)"


# 以X为特色, X为创新提供支撑: no copula.
NO_COPULA = re.compile(r"以[^，,。；;：:]{0,40}为|为[^，,。；;：:]{0,40}提供")
# How a sentence says what a term means. `explains`: in so many words, see there. Else more loosely: as a definition, as something new, by what stands before it in apposition, as the
# lead of the point of that name, by telling what the term counts. `noted`: a note behind its paragraph tells what some word of it
# means. `introduces`, `uses`: not at all.
Form = Literal["explains", "defines", "introduces", "apposed", "named", "told", "noted", "uses"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term, the sentences on it, best first, and in which form they say what it means."""

    term: str
    form: Form
    sentences: tuple[tuple[Outline, Node], ...]

    @property
    def defined(self) -> bool:
        """Whether the sentences say something of what the term means."""
        return self.form not in ("introduces", "noted", "uses")

    @property
    def explained(self) -> bool:
        """Whether they say in the form of a definition what it is."""
        return self.form in ("explains", "defines")


def meaning(term: str, outlines: Sequence[Outline]) -> Meaning:
    """What the texts say of a folded term: the sentence that defines or introduces it, else some that use it."""
    found = [(outline, node) for outline in outlines for node in holding(outline, term)]
    quoted = re.escape(term)
    named = rf"{MARK}{quoted}{MARK}(?:[（(][^（）()]{{1,40}}[)）])?"
    whole = rf'(?:{OPENS}{named}|"{quoted}"(?:[（(][^（）()]{{1,40}}[)）])?)'  # of 中小企业就是… 小企业 is no subject
    defines = re.compile(rf"{whole}(?:{DEFINES})|{OPENS}{named}为|{SHORT}{MARK}{quoted}")
    introduces = re.compile(rf"{INTRODUCES}{MARK}{quoted}{MARK}[^，,。；;：:]{{0,12}}[，,：:]")
    # 技术员等“二传手”, “先修路、后架桥”的原则: what it is stands before the name.
    apposed = re.compile(rf'[\u4e00-\u9fff]{{2}}等"{quoted}"|^(?:[^"]*"[^"]*")*?[^"]*"[^"]{{4,60}}"的?"?{quoted}')
    asks = f'"{term}"是什么'
    if told := [one for one in found if explains(term, _text(*one))]:
        return Meaning(term, "explains", tuple(told[:1]))
    forms: tuple[tuple[Form, re.Pattern[str]], ...] = (("defines", defines), ("apposed", apposed))
    for form, pattern in forms:
        said = [one for one in found if _says(pattern, _text(*one)) and not unexplained(asks, _text(*one))]
        if said:
            return Meaning(term, form, tuple(said[:1]))
    # 一是构建“全县一张网”的调度机制。依托……: what is set up by that name is told behind it.
    set_up = re.compile(
        rf'^\W*(?:[一二三四五六七八九十]+是|其[一二三四五六七八九十]，)?{SETS_UP}[^，,。；;：:"]{{0,4}}"{quoted}"[^，,。；;：:]{{0,12}}。?$'
    )
    points = [
        one
        for one in found
        if one[0].only_names(one[1].start) and (_is_name(term, _text(*one)) or set_up.search(_text(*one)))
    ]
    if points:  # the point of that name says what it is
        return Meaning(term, "named", tuple(points[:1]))
    if told := [one for one in found if _counts(term, _text(*one)) and not unexplained(asks, _text(*one))]:
        return Meaning(term, "told", tuple(told[:USES_MAX]))
    if note := next(_notes(term, found), None):
        return note
    if new := [one for one in found if introduces.search(_text(*one))]:
        return Meaning(term, "introduces", tuple(new[:1]))
    return Meaning(term, "uses", tuple(found[:USES_MAX]))


def _notes(term: str, found: Sequence[tuple[Outline, Node]]) -> Iterator[Meaning]:
    """The note that a text has on a term: by its mark behind the term, else the only one behind the paragraph that has it."""
    for outline, use in found:
        text, notes = outline.essay.text, []
        end = text.find("\n", use.end)
        while end >= 0 and (match := NOTE.match(text, end + 1)):
            notes.append(match)
            end = text.find("\n", end + 1)
        sentence = _text(outline, use)
        for note in notes:
            said = next((one for one in outline.root.walk() if one.kind == "sentence" and one.end > note.start()), None)
            cited = note["mark"] and f"{term}{words.fold(note['mark'])}" in sentence.replace('"', "")
            if said is not None and (cited or (note["mark"] is None and len(notes) == 1)):
                yield Meaning(term, "defines" if cited else "noted", ((outline, use), (outline, said)))


def explains(term: str, sentence: str) -> bool:
    """Whether a folded sentence says in so many words what a term is, shortens to it, or lists as many things as it counts.

    Example: 中试是指试生产。 of 中试; 新能源汽车、光伏产品、锂电池"新三样"出口增长。 of 新三样
    """
    quoted = re.escape(term)
    subject = rf"{OPENS}{MARK}{quoted}{MARK}(?:[（(][^（）()]{{1,40}}[)）])?"
    says = r"(?:[，,：:]?(?:是指|系指|指的是)|[，,]即(?![可将便使刻日时])|是(?!否))"
    # “X”（what it is）, “X”要求：what it is, “X”，就是 what it is.
    glossed = rf'"{quoted}"(?:[（(](?!以下|下称|见附)[^（）()]{{8,}}[)）]|[^，,。；;：:"]{{0,6}}(?:[：:].{{8}}|[，,](?:即(?![可将便使刻日时])|就是)))'
    called = rf"所谓的?{MARK}{quoted}{MARK}(?:[（(][^（）()]{{1,40}}[)）])?[，,]?(?:就?是(?!否)|指|即)"
    if re.search(f"{subject}{says}|{SHORT}{MARK}{quoted}|{glossed}|{called}", sentence):
        return True
    wanted = _wanted(term)
    # Of two things one 、 tells nothing.
    before = re.search(rf'([^，,。；;：:"]{{1,80}})"{quoted}"', sentence) if wanted > 2 else None
    return before is not None and before.group(1).count("、") == wanted - 1


def _wanted(term: str) -> int:
    """How many things a term counts where it has one numeral; else 0. Example: 新三样 -> 3; 三横三纵, 十五五 -> 0"""
    counts = COUNTS.findall(NOT_COUNTING.sub("", term))
    return numbers.ordinal(counts[0]) if len(counts) == 1 else 0


def _counts(term: str, sentence: str) -> bool:
    """Whether beside a term that counts something a list of so many stands; of several numerals, whether it opens one."""
    if not COUNTS.search(NOT_COUNTING.sub("", term)):
        return False
    wanted, at = _wanted(term), sentence.find(term)
    beside = (
        sentence[start:end]
        for start, end in _listed(sentence)
        if at - BESIDE <= end <= at or 0 <= start - at - len(term) <= BESIDE
    )
    items = (len(re.split("[、和及与]", one)) for one in beside)
    return (
        wanted in items
        if wanted > 1
        else re.search(rf"{re.escape(term)}[^，,。；;]{{0,12}}[：:]", sentence) is not None
    )


def _listed(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the lists of a sentence stand, from mark to mark."""
    for match in LIST.finditer(sentence):
        first, last = sentence.find("、", match.start()), sentence.rfind("、", 0, match.end())
        ends = (at for sign in CLOSES if (at := sentence.find(sign, last)) >= 0)
        yield max(sentence.rfind(sign, 0, first) for sign in CLOSES) + 1, min(ends, default=len(sentence))


def _says(pattern: re.Pattern[str], sentence: str) -> bool:
    match = pattern.search(sentence)
    if match is None or not match.group().endswith("为"):
        return match is not None
    clause = next(one for one in clause_spans(sentence) if one[0] < match.end() <= one[1])
    return NO_COPULA.search(sentence, *clause) is None


def _is_name(term: str, lead: str) -> bool:
    """Whether a lead hardly says more than the term, which ends it. Example: 1.推广一卡通用。 of 一卡通用; not 做好一卡通用管理"""
    bare = re.sub(r"[\W_]+$", "", lead)
    return bare.endswith(term) and len(re.sub(r"[\W\d_]", "", bare)) <= len(term) + NAME_MORE


def holding(outline: Outline, term: str) -> Iterator[Node]:
    """The sentences of a document that have a folded term; quotation marks within it do not count."""
    for node in outline.root.walk():
        if node.kind == "sentence" and term in _text(outline, node).replace('"', ""):
            yield node


def _text(outline: Outline, node: Node) -> str:
    return _folded(outline.essay.text[node.start : node.end])


@lru_cache(maxsize=20_000)
def _folded(sentence: str) -> str:
    return words.fold(sentence)

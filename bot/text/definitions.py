"""What a term means: the sentence that says so, else how the texts use it, and that they do not say what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.text import numbers, words
from bot.text.counted_names import COUNTS, NOT_COUNTING, unexplained
from bot.text.outline import Node, Outline
from bot.text.sentences import clause_spans

# Sentences of use that are shown.
USES_MAX = 2
# A lead that names a term has so many characters besides.
NAME_MORE = 4
# What is said of a term where it is defined, and where it is introduced as something that is to be and is then told.
DEFINES = r"[，,]?(?:是指|系指|指的是|指(?![标数导出引明])|即(?![可将便使刻日时])|是(?!否)|为|主要包括|包括)"
INTRODUCES = r"(?:建立|构建|设立|实施|组建|成立|推行|探索|打造|搭建|创建|完善|开展)[^，,。；;：:]{0,16}"
MARK = '["《》]?'


# 以X为特色, X为创新提供支撑: no copula.
NO_COPULA = re.compile(r"以[^，,。；;：:]{0,40}为|为[^，,。；;：:]{0,40}提供")
# How a sentence says what a term means. `explains`: in so many words, see there. Else more loosely: as a definition, as something new, by what stands before it in apposition, as the
# lead of the point of that name, by telling what the term counts. `uses`: not at all.
Form = Literal["explains", "defines", "introduces", "apposed", "named", "told", "uses"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term, the sentences on it, best first, and in which form they say what it means."""

    term: str
    form: Form
    sentences: tuple[tuple[Outline, Node], ...]

    @property
    def defined(self) -> bool:
        """Whether the sentences say what the term means."""
        return self.form != "uses"


def meaning(term: str, outlines: Sequence[Outline]) -> Meaning:
    """What the texts say of a folded term: the sentence that defines or introduces it, else some that use it."""
    found = [(outline, node) for outline in outlines for node in holding(outline, term)]
    quoted = re.escape(term)
    defines = re.compile(rf"{MARK}{quoted}{MARK}(?:[（(][^（）()]{{1,40}}[)）])?{DEFINES}|以下简称{MARK}{quoted}")
    introduces = re.compile(rf"{INTRODUCES}{MARK}{quoted}{MARK}[^，,。；;：:]{{0,12}}[，,：:]")
    # 技术员等“二传手”, “先修路、后架桥”的原则: what it is stands before the name.
    apposed = re.compile(rf'[\u4e00-\u9fff]{{2}}等"{quoted}"|^(?:[^"]*"[^"]*")*?[^"]*"[^"]{{4,60}}"的?"?{quoted}')
    asks = f'"{term}"是什么'
    if told := [one for one in found if explains(term, _text(*one))]:
        return Meaning(term, "explains", tuple(told[:1]))
    forms: tuple[tuple[Form, re.Pattern[str]], ...] = (
        ("defines", defines), ("introduces", introduces), ("apposed", apposed),
    )  # fmt: skip
    for form, pattern in forms:
        said = [one for one in found if _says(pattern, _text(*one)) and not unexplained(asks, _text(*one))]
        if said:
            return Meaning(term, form, tuple(said[:1]))
    named = [one for one in found if one[0].only_names(one[1].start) and _is_name(term, _text(*one))]
    if named:  # the point of that name says what it is
        return Meaning(term, "named", tuple(named[:1]))
    told = [
        one for one in found if COUNTS.search(NOT_COUNTING.sub("", term)) and unexplained(asks, _text(*one)) is None
    ]
    return Meaning(term, "told" if told else "uses", tuple((told or found)[:USES_MAX]))


def explains(term: str, sentence: str) -> bool:
    """Whether a folded sentence says in so many words what a term is, shortens to it, or lists as many things as it counts.

    Example: 中试是指试生产。 of 中试; 新能源汽车、光伏产品、锂电池"新三样"出口增长。 of 新三样
    """
    quoted = re.escape(term)
    subject = rf"(?:^|[，,。；;：:]|\d[.、]|所称的?){MARK}{quoted}{MARK}(?:[（(][^（）()]{{1,40}}[)）])?"
    says = r"(?:[，,：:]?(?:是指|系指|指的是)|[，,]即(?![可将便使刻日时])|是(?!否))"
    if re.search(f"{subject}{says}|以下简称{MARK}{quoted}", sentence):
        return True
    counts = COUNTS.search(NOT_COUNTING.sub("", term))
    wanted = numbers.ordinal(counts.group()) if counts and len(counts.group()) == 1 else 0
    # Of two things one 、 tells nothing.
    before = re.search(rf'([^，,。；;：:"]{{1,80}})"{quoted}"', sentence) if wanted > 2 else None
    return before is not None and before.group(1).count("、") == wanted - 1


def _says(pattern: re.Pattern[str], sentence: str) -> bool:
    match = pattern.search(sentence)
    if match is None or not match.group().endswith("为"):
        return match is not None
    clause = next(one for one in clause_spans(sentence) if one[0] < match.end() <= one[1])
    return NO_COPULA.search(sentence, *clause) is None


def _is_name(term: str, lead: str) -> bool:
    """Whether a lead hardly says more than the term. Example: 1.推广一卡通用。 of 一卡通用"""
    return len(re.sub(r"[\W\d_]", "", lead)) <= len(term) + NAME_MORE


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

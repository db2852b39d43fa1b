"""What a term means: the sentence that says so, else how the texts use it, and that they do not say what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.text import words
from bot.text.counted_names import unexplained
from bot.text.outline import Node, Outline

# Sentences of use that are shown.
USES_MAX = 2
# A lead that names a term has so many characters besides.
NAME_MORE = 4
# What is said of a term where it is defined, and where it is introduced as something that is to be and is then told.
DEFINES = r"[，,]?(?:是指|系指|指的是|指|即|是|为|主要包括|包括)"
INTRODUCES = r"(?:建立|构建|设立|实施|组建|成立|推行|探索|打造|搭建|创建|完善|开展)[^，,。；;：:]{0,16}"
MARK = '["《》]?'


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term, the sentences on it, best first, and whether they say what it means."""

    term: str
    defined: bool
    sentences: tuple[tuple[Outline, Node], ...]


def meaning(term: str, outlines: Sequence[Outline]) -> Meaning:
    """What the texts say of a folded term: the sentence that defines or introduces it, else some that use it."""
    found = [(outline, node) for outline in outlines for node in holding(outline, term)]
    quoted = re.escape(term)
    defines = re.compile(rf"{MARK}{quoted}{MARK}(?:[（(][^（）()]{{1,40}}[)）])?{DEFINES}|以下简称{MARK}{quoted}")
    introduces = re.compile(rf"{INTRODUCES}{MARK}{quoted}{MARK}[^，,。；;：:]{{0,12}}[，,：:]")
    # 技术员等“二传手”, “先修路、后架桥”的原则: what it is stands before the name.
    apposed = re.compile(rf'[\u4e00-\u9fff]{{2}}等"{quoted}"|^(?:[^"]*"[^"]*")*?[^"]*"[^"]{{4,60}}"的?"?{quoted}')
    asks = f'"{term}"是什么'
    for pattern in (defines, introduces, apposed):
        said = [one for one in found if pattern.search(_text(*one)) and not unexplained(asks, _text(*one))]
        if said:
            return Meaning(term, True, tuple(said[:1]))
    named = [one for one in found if one[0].only_names(one[1].start) and _is_name(term, _text(*one))]
    if named:  # the point of that name says what it is
        return Meaning(term, True, tuple(named[:1]))
    told = [one for one in found if COUNTING.search(term) and unexplained(asks, _text(*one)) is None]
    return Meaning(term, bool(told), tuple((told or found)[:USES_MAX]))


def _is_name(term: str, lead: str) -> bool:
    """Whether a lead hardly says more than the term. Example: 1.推广一卡通用。 of 一卡通用"""
    return len(re.sub(r"[\W\d_]", "", lead)) <= len(term) + NAME_MORE


COUNTING = re.compile(r"[二两三四五六七八九十]|\d")


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

"""What a term means: the sentence that says so, else how the texts use it, and that they do not say what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.asked import MARKED, unexplained
from bot.ask.evidence import only_names
from bot.search.query import Query
from bot.text import words
from bot.text.outline import Node, Outline

# Sentences of use that are shown.
USES_MAX = 2
# A lead that names a term has so many characters besides.
NAME_MORE = 4
# What is said of a term where it is defined, and where it is introduced as something that is to be and is then told.
DEFINES = r"[，,]?(?:是指|系指|指的是|指|即|是|为|主要包括|包括)"
INTRODUCES = r"(?:建立|构建|设立|实施|组建|成立|推行|探索|打造|搭建|创建|完善|开展)[^，,。；;：:]{0,16}"
MARK = '["《》]?'
# No term begins or ends with the copula or a particle, though the texts have it so: 是甲 in 什么是甲.
EDGES = frozenset("是的")
STRIPPED = re.compile(r"[\"“”《》？?。，,\s]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term, the sentences on it, best first, and whether they say what it means."""

    term: str
    defined: bool
    sentences: tuple[tuple[Outline, Node], ...]


def meaning(query: Query, own: Sequence[str], known: Sequence[str], outlines: Sequence[Outline]) -> Meaning | None:
    """What the texts say of the term that a question asks the meaning of; None where they do not have it.

    `own`: the question's own words, `known` those that stand in a text: where they name more than the term, more is asked.
    """
    term = _term(words.fold(query.text), own, outlines)
    if term is None or any(word not in term for word in known):
        return None
    found = [(outline, node) for outline in outlines for node in _holding(outline, term)]
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
    named = [one for one in found if only_names(one[0], one[1].start) and _is_name(term, _text(*one))]
    if named:  # the point of that name says what it is
        return Meaning(term, True, tuple(named[:1]))
    told = [one for one in found if COUNTING.search(term) and unexplained(asks, _text(*one)) is None]
    return Meaning(term, bool(told), tuple((told or found)[:USES_MAX]))


def _is_name(term: str, lead: str) -> bool:
    """Whether a lead hardly says more than the term. Example: 1.推广一卡通用。 of 一卡通用"""
    return len(re.sub(r"[\W\d_]", "", lead)) <= len(term) + NAME_MORE


COUNTING = re.compile(r"[二两三四五六七八九十]|\d")


def _term(question: str, own: Sequence[str], outlines: Sequence[Outline]) -> str | None:
    """The longest run of the question that holds one of its own words and stands in a text."""
    texts = [words.fold(outline.essay.text).replace('"', "") for outline in outlines]
    if marked := MARKED.search(question):
        return marked.group(1) if _stands(marked.group(1), texts) else None
    bare = STRIPPED.sub(" ", question)
    best = ""
    for word in own:
        at = bare.find(word)
        while at >= 0:
            start, end = at, at + len(word)
            if any(word in text for text in texts):
                while end < len(bare) and bare[end] != " " and _stands(bare[start : end + 1], texts):
                    end += 1
                while end - start > 1 and bare[end - 1] in EDGES:
                    end -= 1
                while start > 0 and bare[start - 1] not in EDGES | {" "} and _stands(bare[start - 1 : end], texts):
                    start -= 1
                best = max(best, bare[start:end], key=len)
            at = bare.find(word, at + 1)
    strange = [word for word in own if word not in best and not any(word in text for text in texts)]
    beside = [word for word in strange if f"{word}{best}" in bare or f"{best}{word}" in bare]
    return None if not best or any(words.names_something(word) for word in beside) else best


def _stands(run: str, texts: Sequence[str]) -> bool:
    return any(run in text for text in texts)


def _holding(outline: Outline, term: str) -> Iterator[Node]:
    for node in outline.root.walk():
        if node.kind == "sentence" and term in words.fold(outline.essay.text[node.start : node.end]).replace('"', ""):
            yield node


def _text(outline: Outline, node: Node) -> str:
    return words.fold(outline.essay.text[node.start : node.end])

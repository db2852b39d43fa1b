"""The term that a question asks the meaning of, and what the texts say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import wants
from bot.ask.named_texts import Texts
from bot.encoders import frames
from bot.search import cut
from bot.search.query import Query
from bot.text import definitions, words
from bot.text.counted_names import MARKED
from bot.text.definitions import Meaning
from bot.text.outline import Outline

# No term begins or ends with the copula or a particle, though the texts have it so: 是甲 in 什么是甲.
EDGES = frozenset("是的")
MEANING = re.compile("意思|含义|定义|概念|何谓|什么叫|叫什么|指什么|指的是|是指|理解|解释")
WHAT_IS = re.compile(r"(?P<term>[\u4e00-\u9fff]{3,10}?)(?:到底|究竟|具体)?是(?:个)?(?:什么|啥)\W*")
STRIPPED = re.compile(r"[\"“”《》？?。，,\s]")


def meanings(query: Query, own: Sequence[str], known: Sequence[str], outlines: Sequence[Outline]) -> list[Meaning]:
    """What the texts say of the term that a question asks the meaning of, or of each in marks; none where they lack one.

    `own`: the question's own words, `known` those that stand in a text: where they name more than the terms, more is asked.
    """
    level = words.fold(query.text)
    texts = [_plain(outline) for outline in outlines]
    marked = list(dict.fromkeys(MARKED.findall(level)))
    if len(marked) > 1:
        terms = marked if all(_stands(term, texts) for term in marked) else []
    else:
        terms = [term] if (term := _term(level, own, texts)) else []
    if any(all(word not in term for term in terms) for word in known):
        return []
    if not MEANING.search(level) and any(_more(level, term) for term in terms):
        return []
    found = [
        definitions.meaning(term, [one for one, text in zip(outlines, texts, strict=True) if _stands(term, [text])])
        for term in terms
    ]
    return [one for one in found if one is not None] if all(found) else []


def with_term(
    own: tuple[str, ...], known: tuple[str, ...], framed: frames.Framed, about: Texts
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A question's own words and those that texts know; where they know none, with the term that it asks the meaning of.

    `framed`: what the question asks. A text may have a term in which no word is cut: 中心户.
    """
    if known or framed.frame != "MEANING" or framed.chance < frames.SURE:
        return own, known
    whole = WHAT_IS.fullmatch(about.rest)
    terms = framed.slots.get("T", ()) or ((whole["term"],) if whole else ())
    terms = tuple(one for one in terms if any(one in cut.folded(essay.text) for essay in about.essays))
    return (*own, *terms), terms


def _more(question: str, term: str) -> bool:
    """Whether something of the term is asked for, not its meaning. Example: 十五五的目标是什么"""
    behind = STRIPPED.sub("", question).partition(STRIPPED.sub("", term))[2].removeprefix("的")
    asked = (behind[:end] for end in range(2, 5))
    return any(word in wants.model().asking and words.names_something(word) for word in asked)


def _term(question: str, own: Sequence[str], texts: Sequence[str]) -> str | None:
    """The longest run of the question that holds one of its own words and stands in a text."""
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


def _plain(outline: Outline) -> str:
    return cut.folded(outline.essay.text).replace('"', "")


def _stands(run: str, texts: Sequence[str]) -> bool:
    return any(run in text for text in texts)

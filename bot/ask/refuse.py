"""Refusals: why, the nearest passages, and questions that the texts do answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain import Answer, Hit, Reason
from bot.search.retrieve import Searcher
from bot.text import vocabulary, words
from bot.text.building import told

NEAREST = 3
SUGGESTED = 3
REFUSALS: dict[Reason, str] = {
    "small_talk": "您好！我是政策问答助手，只依据所收录的文章逐句引用作答；您可以这样问我：{example}",
    "off_topic": "这个问题与所收录的文章无关，恕不能作答；您可以询问文章谈到的内容，例如：{example}",
    "not_in_corpus": "所收录的文章没有谈到这一点，未找到可以回答的原文；您可以换一种问法，或参考最接近的段落。",
    "unknown_author": "所收录的文章中没有{person}的文章或观点，恕不能作答；您可以询问文章谈到的内容，例如：{example}",
}


def refuse(
    question: str, reason: Reason, hits: Sequence[Hit], searcher: Searcher, examples: Sequence[str], person: str = ""
) -> Answer:
    """A refusal of this kind. A question about something else altogether gets the corpus's own examples."""
    near = list(_suggestions(question, hits, searcher)) if reason in ("not_in_corpus", "unknown_author") else []
    offered = list(dict.fromkeys([*near, *examples]))[:SUGGESTED]
    example = f"“{offered[0]}”" if offered else "文章中提出了哪些措施？"
    text = REFUSALS[reason].format(example=example, person=f"“{person}”" if person else "这位作者")
    return Answer(
        question,
        question,
        "refused",
        reason,
        text,
        blocks=(told(text),),
        nearest=tuple(hit.passage for hit in hits[:NEAREST]),
        suggestions=tuple(offered),
    )


def _suggestions(question: str, hits: Sequence[Hit], searcher: Searcher) -> Iterator[str]:
    """Questions on policy terms of the nearest passages: the rarer in the corpus, the more it is theirs."""
    asked = words.fold(question)
    for hit in hits[:NEAREST]:
        held = set(words.tokens(hit.passage.text))
        terms = [term for term in vocabulary.terms() if term in held and words.fold(term) not in asked]
        terms.sort(key=lambda term: (-searcher.index.lexical.idf(term), -len(term)))
        if terms:
            yield f"{hit.passage.author or '文章'}怎么谈{terms[0]}？"

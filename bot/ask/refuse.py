"""Refusals: why, the nearest passages, and questions that the texts do answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.ask import talk
from bot.domain import Answer, Hit, Reason
from bot.says import ask as says
from bot.says import talk as talking
from bot.says.row import Row
from bot.search.retrieve import Searcher
from bot.text import keys, vocabulary, words
from bot.text.building import told

NEAREST = 3
SUGGESTED = 3
REFUSALS: dict[Reason, Row] = {
    "small_talk": talking.SMALL_TALK,
    "off_topic": says.OFF_TOPIC,
    "not_in_corpus": says.NOT_IN_CORPUS,
    "unknown_author": says.UNKNOWN_AUTHOR,
}

COURTESIES: dict[str | None, Row] = {"thanks": talking.THANKED, "farewell": talking.FAREWELL}


def refuse(
    question: str, reason: Reason, hits: Sequence[Hit], searcher: Searcher, examples: Sequence[str], person: str = ""
) -> Answer:
    """A refusal of this kind. A question about something else altogether gets the corpus's own examples."""
    near = list(_suggestions(question, hits, searcher)) if reason in ("not_in_corpus", "unknown_author") else []
    offered = list(dict.fromkeys([*near, *examples]))[:SUGGESTED]
    example = f"“{offered[0]}”" if offered else says.TRY_ANYTHING()
    row = REFUSALS[reason]
    if reason == "small_talk":
        row = COURTESIES.get(talk.courtesy(question), row)
    text = row(example=example, person=f"“{person}”" if person else says.THIS_AUTHOR())
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
        held = set(keys.tokens(hit.passage.text))
        terms = [term for term in vocabulary.terms() if term in held and words.fold(term) not in asked]
        terms.sort(key=lambda term: (-searcher.index.lexical.idf(term), -len(term)))
        if terms:
            yield says.TRY_ABOUT(author=hit.passage.author or says.SOMEBODY(), term=terms[0])

"""Which documents a question may be answered from, and what it names that none of them does."""

from __future__ import annotations

from bot.index.store import Index
from bot.search.query import Query
from bot.text import names, words
from bot.text.phrases import outermost

# A collection is one document a place where this share of its titles names one.
BY_PLACE = 0.9


def documents(query: Query, index: Index) -> tuple[str, ...]:
    """The documents that may answer, by id: in a collection of one document a place, those of the asked place."""
    asked = names.places(query.text)
    titled = [key for key, places in zip(index.essays, index.titled, strict=True) if asked & places]
    by_place = sum(map(bool, index.titled)) >= BY_PLACE * len(index.titled)
    return tuple(titled if titled and by_place else index.essays)


def size(query: Query, index: Index) -> int:
    """How many passages the documents have that may answer: the more, the likelier one holds a word by chance."""
    return sum(len(index.passages_of(key)) for key in documents(query, index))


def home(index: Index) -> frozenset[str]:
    """The places that the texts are all about: those that every document's title or column names."""
    columns = (names.places(essay.column or "") for essay in index.essays.values())
    return frozenset.intersection(*map(frozenset.union, index.titled, columns)) if index.titled else frozenset()


def foreign(query: Query, index: Index) -> list[str]:
    """The topics of `topics.txt` that a question names and none of the documents that may answer it does.

    In the question's order. Example: "碳排放和创新积分制怎么管？", where no text names 碳排放 -> [碳排放]
    """
    folded, scope = words.fold(query.text), documents(query, index)
    named = dict.fromkeys(span.phrase for span in sorted(words.topics().all(folded), key=lambda span: span.start))
    return [topic for topic in outermost(named) if not index.says(topic, scope)]

"""Which documents a question may be answered from, and what it names that none of them does."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain import Note
from bot.errors import InputError
from bot.index.store import Index
from bot.says import ask as says
from bot.search.query import Query
from bot.text import names, words
from bot.text.phrases import outermost
from bot.text.places import apart

NO_SUCH = "所收录的文章中没有编号或作者为“{name}”的；编号和作者见 bot index --list。"
# A collection is one document a place where this share of its titles names one.
BY_PLACE = 0.9
# So many authors and titles are named; of more only how many.
CALLED_MOST = 3


def documents(query: Query, index: Index) -> tuple[str, ...]:
    """The documents that may answer, by id: in a collection of one document a place, those of the asked place."""
    asked = index.places(query.text)
    titled = [key for key, places in zip(index.essays, index.titled, strict=True) if asked & places]
    by_place = sum(map(bool, index.titled)) >= BY_PLACE * len(index.titled)
    return tuple(titled if titled and by_place else index.essays)


def named(names_: Collection[str], index: Index) -> frozenset[str]:
    """The documents of these ids or by these authors; of no names all. Raises InputError for a name that is neither."""
    essays = index.essays.values()
    known = {essay.essay_id for essay in essays} | {essay.author for essay in essays}
    if unknown := [name for name in names_ if name not in known]:
        raise InputError(NO_SUCH.format(name=unknown[0][:100]))
    return frozenset(one.essay_id for one in essays if one.essay_id in names_ or one.author in names_ or not names_)


def told(chosen: Index, whole: Index) -> tuple[Note, ...]:
    """That only the documents of a narrowed index are looked through."""
    return (Note("only", says.ONLY(whose=called(chosen, whole))),)


def called(chosen: Index, whole: Index) -> str:
    """What the documents of a narrowed index are called: an author, of whom it has all, or titles. Example: 王明的文章"""
    authors = dict.fromkeys(essay.author for essay in chosen.essays.values())
    theirs = [name for name in authors if name and _by(name, chosen) == _by(name, whole)]
    told = [f"{name}的文章" for name in theirs]
    told += [f"《{essay.name}》" for essay in chosen.essays.values() if essay.author not in theirs]
    more = f"等 {len(chosen.essays)} 份文本" if len(told) > CALLED_MOST else ""
    return "、".join(told[:CALLED_MOST]) + more


def _by(author: str, index: Index) -> int:
    return sum(essay.author == author for essay in index.essays.values())


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


def of_other_places(question: str, index: Index) -> frozenset[str]:
    """The texts (ids) that are called after other places alone than those that a question names; none where it names none."""
    asked = index.places(words.fold(question))
    titled = zip(index.essays, index.titled, strict=True)
    return frozenset(key for key, of in titled if asked and of and apart(of, asked))

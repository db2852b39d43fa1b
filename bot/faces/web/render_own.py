"""What the room for a user's own documents shows: values become the parts of `own.html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.documents import kinds
from bot.errors import BotError
from bot.faces import limits
from bot.faces.html import Html, part
from bot.index.collections import LONGEST
from bot.library import Preview, recorded

if TYPE_CHECKING:
    from bot.domain import Essay
    from bot.faces.web.pending import Held
    from bot.index.collections import Collection
    from bot.library import Library

# What a line of the list tells of a document, as far as it is known, and how many of these.
TOLD, TOLD_MOST = ("发文字号", "令号", "作者", "发文机关", "发表日期", "成文日期", "印发日期", "报刊或来源"), 3
ACCEPTED = sorted(kinds.SUFFIXES | kinds.OLD.keys())


@dataclass(frozen=True, slots=True)
class Row:
    """A document in a list: its name, what is known of it, where the page of its collection opens it."""

    key: str
    name: str
    told: tuple[str, ...]
    href: str

    @classmethod
    def of(cls, essay: Essay) -> Row:
        """The row of a document."""
        facts = dict(recorded(essay))
        told = [facts[name] for name in TOLD if name in facts][:TOLD_MOST]
        return cls(essay.essay_id, essay.name, tuple(dict.fromkeys(told)), f"#/{quote(essay.essay_id, safe='')}")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection and what it holds; `failure`: why that cannot be told."""

    collection: Collection
    rows: tuple[Row, ...]
    failure: str = ""

    @classmethod
    def of(cls, collection: Collection, library: Library) -> Shelf:
        """The shelf of a collection."""
        try:
            return cls(collection, tuple(map(Row.of, library.essays(collection.key))))
        except BotError as error:
            return cls(collection, (), str(error))


def room() -> Html:
    """The room before own.js fills it."""
    return part("own.html", "room", accepted=",".join(ACCEPTED), megabytes=limits.FILE // limits.MB, longest=LONGEST)


def waiting(held: Mapping[str, Held]) -> Html:
    """The cards of documents that were recognised before, by their tokens."""
    cards = [(token, one.essay, recorded(one.essay), one) for token, one in held.items()]
    return part("own.html", "waiting", cards=cards)


def shelves(shipped: Sequence[tuple[str, str, str | None]], own: Sequence[Shelf], here: str) -> Html:
    """The program's own texts and the collections; `here`: the collection that the page answers from, "" for the former."""
    names = [f"{author}：{name}" if author else name for _, name, author in shipped]
    return part("own.html", "shelves", shipped=names, own=own, here=here)


def preview(found: Preview, tokens: Sequence[str]) -> Html:
    """What was recognised in a file, a card a document."""
    cards = [(token, essay, recorded(essay)) for token, essay in zip(tokens, found.essays, strict=True)]
    return part("own.html", "preview", found=found, cards=cards)

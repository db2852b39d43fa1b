"""What the page says before anybody asks: the corpus's own words in `words/page.txt`, or what its texts are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.recommend.browse import UNNAMED, Filter, Shelf
from bot.text import tags, vocabulary

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.index.store import Index

PAGE, TOPICS = "page.txt", "topics.txt"
TITLE, GREETING, FIELDS, SITUATION = "题名", "问候", "领域", "情形"
# The class of `topics.txt` whose words are fields of work.
TRADES = "产业门类"
# A longer title does not fit beside the names of the rooms; so many fields and situations are offered.
TITLE_LONGEST, FIELDS_MOST, SITUATIONS = 16, 12, 3


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the page shows before anything is asked: its title, what the texts are about, and situations to try.

    `fields`: a few words each. `situations`: (who asks, what they need); the texts have measures for each.
    Example: title 科技政策问答, fields (成果转化, 人才), situations ((科技型中小企业, 缺钱),)
    """

    title: str
    fields: tuple[str, ...]
    situations: tuple[tuple[str, str], ...]


def welcome(bot: Bot) -> Welcome:
    """What the page says of the texts that are indexed."""
    index, shelf = bot.searcher.index, bot.browse(Filter(), limit=0)
    said = _said()
    fields = said[FIELDS][-1][0].split("、") if FIELDS in said else _fields(index)
    situations = [(who, need) for who, need in said.get(SITUATION, ())] or _situations(shelf)
    return Welcome(
        title=said[TITLE][-1][0] if TITLE in said else _title(index),
        fields=tuple(fields),
        situations=tuple(situations),
    )


def greeting(bot: Bot) -> str:
    """What a new conversation opens with."""
    assert bot.searcher  # its words are in force
    return _said()[GREETING][-1][0]


def _said() -> dict[str, list[list[str]]]:
    """The lines of `page.txt` by their kind, the corpus's own last."""
    found: dict[str, list[list[str]]] = {}
    for kind, *columns in vocabulary.rows(PAGE):
        found.setdefault(kind, []).append(["、".join(column) for column in columns])
    return found


def _title(index: Index) -> str:
    """The column of the texts, or the only text's title, where it is short."""
    only, *others = {essay.column or essay.title for essay in index.essays.values()}
    return f"{only}问答" if only and not others and len(only) <= TITLE_LONGEST else "政策问答"


def _fields(index: Index) -> list[str]:
    """The trades that the texts name, those of the most passages first."""
    trades = [trade for trade in vocabulary.table(TOPICS)[TRADES] if index.lexical.knows(trade)]
    return sorted(trades, key=index.lexical.idf)[:FIELDS_MOST]


def _situations(shelf: Shelf) -> list[tuple[str, str]]:
    """Those whom the most measures address, with the means that the most of these use."""
    found = []
    for actor in sorted(shelf.counts, key=lambda actor: -sum(shelf.counts[actor].values())):
        means = [name for name, _ in Counter(shelf.counts[actor]).most_common() if name != UNNAMED]
        if means and actor not in (UNNAMED, tags.GOVERNMENT):
            found.append((actor, "、".join(means[:2])))
    return found[:SITUATIONS]

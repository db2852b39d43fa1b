"""What a question is about at all: the texts, policy in general, or another world (recipes, weather, football).

Told by a linear model on the question's meaning, made by `python -m policy_evals.fit.world`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.ask.wants import asking
from bot.ask.yesno import TWICE
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.text import names, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

DATA = Path(__file__).parent / "data" / "world.npz"
# A title or a column is named by so many of its characters in a row.
NAMED_BY = 4
# Words for texts, their parts and who wrote them.
OF_TEXTS = re.compile(
    r"文章|收录|[哪这那第几多少一二三四五六七八九十]篇|原文|全文|专栏|栏目|作者|专家|学者|文件|文本|标题|题目|小节|段落|出处|[这那本][篇份]|第.{1,3}(?:部分|章|条|段)"
)

# A question of this chance is surely answered; a thing's name is a run of nouns of so many characters.
LIKELY, NAME_MIN, NOUNS = 0.6, 3, ("n", "nz", "nr", "nt", "x")


@lru_cache(maxsize=1)
def _model() -> tuple[str, NDArray[np.float32], float]:
    """The embedder that it was learnt for, the weights of a meaning's numbers, and what is added."""
    with np.load(DATA) as stored:
        return str(stored["embedder"]), stored["weights"].astype(np.float32), float(stored["intercept"])


def chance(vector: NDArray[np.float32], embedder: str) -> float | None:
    """The chance that a question of this meaning concerns policy; None for another embedder than it was learnt for."""
    learnt, weights, intercept = _model()
    if embedder != learnt:
        return None
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, float(vector @ weights) + intercept))))


def names_a_text(question: str, index: Index) -> bool:
    """Whether a question names an author, a title or a column of the index, or speaks of texts as texts."""
    level = words.fold(question)
    essays = index.essays.values()
    authors = {words.fold(essay.author) for essay in essays if essay.author}
    titles = {essay.name for essay in essays} | {essay.column for essay in essays if essay.column}
    return bool(OF_TEXTS.search(level)) or any(name in level for name in authors) or names_one(level, titles)


def names_one(question: str, titles: Iterable[str]) -> bool:
    """Whether a folded question has so much of one of the titles that it means it."""
    return any(run in question for title in titles for run in _runs(title))


@lru_cache(maxsize=20_000)
def _runs(title: str) -> tuple[str, ...]:
    level = words.fold(title)
    return tuple(level[at : at + NAMED_BY] for at in range(max(1, len(level) - NAMED_BY + 1)))


def unheard(query: Query, index: Index) -> bool:
    """Whether no text has any word of a question that names a thing, besides those that ask. Example: 养老方面有哪些措施, of texts on industry"""
    own = [word for word in query.weights if not asking(word)]
    known = any(index.lexical.knows(word) or word in query.meant for word in own)
    return not known and any(map(words.names_something, own))


def only_places(query: Query, least: float, index: Index) -> bool:
    """Whether all that texts know of a question is the name of a place, and its chance to concern policy is less than that.

    Example: 明天上海下不下雨, of texts that name 上海
    """
    own = [word for word in query.weights if not names.places(word)]
    if (
        not own
        or len(own) == len(query.weights)
        or any(index.lexical.knows(word) or word in query.meant for word in own)
    ):
        return False
    concerns = chance(query.vector, index.model)
    return concerns is not None and concerns < least and not names_a_text(query.text, index)


def strange_subject(query: Query, chance: float, index: Index) -> bool:
    """Whether a question asks whether something holds of a thing by name that stands in no text, and is not surely answered.

    Example: 电子烟算不算吸烟, of rules that have 吸烟 alone
    """
    level = words.fold(query.text)
    asks = TWICE.search(level) if chance < LIKELY else None
    if asks is None:
        return False
    parts = [word for word, _ in takewhile(lambda one: one[1] in NOUNS, reversed(words.tagged(level[: asks.start()])))]
    if len(parts) > 1 and len(parts[0]) > 1:
        return False  # words that stand side by side need be no name: 外省户籍老人
    name = "".join(reversed(parts))
    held = (name in words.fold(one.name) or name in cut.folded(one.text) for one in index.essays.values())
    return len(name) >= NAME_MIN and name not in query.meant and not any(held)

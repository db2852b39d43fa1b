"""What of a sentence's facts its cited words lack: figures beside the entailment model's, each on the words alone."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Evidence
from bot.model.called import named
from bot.model.support import CLAUSE, LINKING, address, coverage, unframed, unsaid
from bot.text import facts, roles, words
from bot.text.numbers import by_value

SIGNS = (
    "counted",
    "name",
    "actor",
    "stronger",
    "turned",
    "denies",
    "roles",
    "asks",
    "lacking",
    "worst",
    "foreign",
    "verbatim",
)
# More numbers that are lacking tell no more.
MOST = 3.0


def signs(text: str, items: Sequence[Evidence], authors: Sequence[str]) -> dict[str, float]:
    """The figures of `SIGNS`; all 0 where nothing speaks against the sentence.

    counted: counts of things up to nine, in words, that the evidence has in no script (other numbers are certain). name, actor: of programmes and
    organs, and of who acts. stronger, turned, denies, roles, asks: 1 where a word says more, the sense is the contrary,
    something is denied that is not, who does what is exchanged, or it is a question. lacking, worst: the share of its words
    that the evidence has not, of all and of the worst clause. foreign: nouns that it has not. verbatim: the share of its
    clauses that stand in the evidence to the letter, or with like words.
    """
    source, about = "\n".join(item.text for item in items), "\n".join(address(item) for item in items)
    _, counted = unsaid(text, source + "\n" + about)
    everything = facts.bare(source + "\n" + about)
    alike = words.alike()
    covered = coverage(unframed(text, items, authors), source)
    return {
        "counted": min(MOST, float(len(counted))),
        "name": float(any(facts.bare(name) not in everything for name in named(text))),
        "actor": float(
            any(
                actor not in everything and not any(other in everything for other in alike.get(actor, ()))
                for actor in roles.actors(text)
            )
        ),
        "stronger": float(facts.stronger(text, source) is not None),
        "turned": float(facts.turned(text, source)),
        "denies": float(facts.denies(text) and not facts.denies(source)),
        "roles": float(roles.reversed_roles(text, source)),
        "asks": float(facts.asks(text, source)),
        "lacking": 1 - covered.share,
        "worst": 1 - covered.worst,
        "verbatim": _verbatim(unframed(text, items, authors), source),
        "foreign": min(
            MOST, float(sum(words.names_something(word) and word not in LINKING for word in covered.lacking))
        ),
    }


def _verbatim(text: str, source: str) -> float:
    """The share of a text's clauses that stand in its source, like words and numerals of any script taken as the same."""
    clauses = [clause for part in CLAUSE.split(by_value(words.fold(text))) if len(clause := facts.bare(part)) > 1]
    given = by_value(words.fold(source))
    bare, level = facts.bare(given), _levelled(given)
    return sum(clause in bare or _levelled(clause) in level for clause in clauses) / len(clauses) if clauses else 0.0


def _levelled(text: str) -> str:
    alike = words.alike()
    return "".join(min((word, *alike.get(word, ()))) for _, word in words.cut(facts.bare(text)))

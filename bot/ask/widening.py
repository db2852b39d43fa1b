"""When the texts as a whole are the answer to a question that nothing in them answers by itself."""

from __future__ import annotations

from dataclasses import replace

from bot.ask.listing import are_points
from bot.ask.plan import Plan
from bot.ask.wants import Want
from bot.domain import Answer

# Where nothing is named and nothing answers, and these have so much of the chance, the texts as a whole are the answer.
BROAD: tuple[Want, ...] = ("document", "corpus", "section", "list", "count", "common", "comparison", "task")
BROADLY, BROADEST = 0.4, 0.7
ENTIRE: tuple[Want, ...] = ("document", "corpus")
# Of words that no text has, a text that is named gives no count, and all texts as a whole no list or part either.
UNCOUNTED: tuple[Want, ...] = ("task", "count")
UNNAMED: tuple[Want, ...] = (*UNCOUNTED, "list", "section")
# What was found answers where that is as likely as this.
ANSWERED = 0.65


def counts_a_thing(made: Plan) -> bool:
    """Whether what is counted is a thing, not the points of the texts. Example: 几条路径"""
    return bool(made.counted) and not are_points(made.things)


def broader(made: Plan, everybody: bool = False, told: float | None = None) -> Plan | None:
    """The plan of a question that nothing answers and that names nothing but texts: what these say as a whole.

    `everybody`: each of several authors is asked about, which names their texts. Example: 三位作者的要点, 王明的十二条
    `told`: how likely what was found answers, where something was: a word that texts have may be of the asker's own story
    where that is little. Example: 老师让我读这个专栏，要点是什么
    """
    named = made.named or everybody
    barred = UNCOUNTED if made.named else UNNAMED
    wants = [want for want in BROAD if want not in barred or everybody or not made.own]
    wants += ["article"] if named and not made.own and not made.number else []
    likely = sum(made.chances[want] for want in wants)
    if (
        counts_a_thing(made)
        or (next(iter(made.chances)) == "count" and not made.counted)
        or made.match
        or (made.known and told is None)
    ):
        return None
    if told is not None:
        likely = sum(made.chances[want] for want in ENTIRE)
        if made.told_of or told >= ANSWERED:
            return None
    plain = told is None and (named or not made.own)
    if likely < (BROADLY if plain else BROADEST):
        return None
    return replace(made, want="document" if made.named else "corpus")


def sureness(made: Plan, answer: Answer) -> float:
    """How likely an answer tells what a question names: surely where it has it to the letter, of a text that is named."""
    quoted = "".join(one.quote for one in answer.citations)
    if made.named and made.known and all(word in quoted for word in made.known):
        return 1.0
    return answer.confidence or 1.0

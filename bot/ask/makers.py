"""What answers from the texts' structure before any plan's family does, in the order in which it is tried."""

from __future__ import annotations

from bot.ask import (
    alike,
    announced,
    apposed,
    consulted,
    disputed,
    duties,
    elsewhere,
    entitled,
    examples,
    excluded,
    exhaustive,
    governing,
    old_and_new,
    opinions,
    purposes,
    qualifying,
    ranked,
    reached,
    titled_part,
    year_aims,
    year_figure,
    year_part,
)
from bot.ask.compose import item, tabled, throughout

# Each takes the plan, the question on its way, and the index, and gives an answer, or None where it is not for it.
MAKERS = (
    reached.answer,
    ranked.answer,
    year_figure.answer,
    year_aims.answer,
    elsewhere.answer,
    year_part.answer,
    alike.answer,
    opinions.answer,
    disputed.answer,
    excluded.answer,
    consulted.answer,
    qualifying.answer,
    entitled.answer,
    old_and_new.answer,
    governing.answer,
    duties.answer,
    purposes.answer,
    apposed.answer,
    titled_part.answer,
    examples.answer,
    tabled,
    announced.answer,
    item,
    throughout,
    exhaustive.answer,
)

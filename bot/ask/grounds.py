"""What an answer stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.ask.plan import Plan
from bot.ask.trace import Trace
from bot.domain import Answer, Evidence

Route = Literal["question", "comparison", "point", "person", "small_talk", "situation", "structure", "record", "talk"]


@dataclass(frozen=True, slots=True)
class Grounds:
    """The answer in quotation, its evidence, what is said before it (`opening`) and what the texts do not say.

    `route`: by which way it was answered. `traces`: what was searched and judged for it; the first is the one that it
    was decided on. `plan`: what was found to be wanted, of what.
    """

    answer: Answer
    evidence: tuple[Evidence, ...] = ()
    absent: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    route: Route = "question"
    traces: tuple[Trace, ...] = ()
    plan: Plan | None = None

    @property
    def nearest(self) -> bool:
        """Whether the answer shows what lies nearest, and says that nothing is known to answer."""
        return any(note.kind == "nearest_only" for note in self.answer.notes)

"""How far a claim's words, laid beside those that it cites, bear it out: one figure of `trees`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain import Evidence
from bot.model import aligned, whose
from bot.model.level import leveled
from bot.model.support import unframed
from bot.model.trees import trees


def seen(
    text: str, evidence: Sequence[Evidence], authors: Sequence[str], signs: Mapping[str, float]
) -> tuple[dict[str, float], set[str]]:
    """The figures of a claim, its signs among them, and its wordings."""
    said = leveled(unframed(text, evidence, authors).rstrip("。"))
    source = leveled(*(item.text for item in evidence))
    figures = {
        **aligned.figures(said, source),
        **whose.numbers(said, source),
        **whose.speakers(leveled(text), source, evidence),
        **signs,
    }
    return figures, aligned.wordings(said, source)


def odds(text: str, evidence: Sequence[Evidence], authors: Sequence[str], signs: Mapping[str, float]) -> float:
    """The logarithm of the odds that it is borne out, by its words alone; 0 is as likely as not."""
    if not leveled(unframed(text, evidence, authors)).text:
        return 0.0  # only who says it, or where: nothing is claimed that words could bear out
    figures, wordings = seen(text, evidence, authors, signs)
    return trees().sum({**figures, "worded": trees().worded(wordings)})

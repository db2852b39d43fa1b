"""A thing that a question takes for one place's, and that only another place's text has: told by that, and whose it is.

Example: 滇中引水二期是湖北今年要开工的吧, of reports of which 云南's alone has it -> that 湖北's does not, and what 云南's says
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.ask import mentioned, ranking, yesno
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, having, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure, sweeps
from bot.search import cut
from bot.text import words
from bot.text.outline import Outline
from bot.text.places import apart

# So many sentences of the text are quoted; so many characters has a name of a thing that one place alone has.
MOST, NAME_MIN, LONGEST = 2, 4, 12


def answer(_: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences that have it; None where no place is named, its texts have the thing, or not one text of another has."""
    question = words.fold(tracing.query.text)
    asked = index.places(question)
    if not asked or not yesno.asks(question):
        return None
    titled = dict(zip(index.essays, index.titled, strict=True))
    own = [index.outlines[key] for key, of in titled.items() if of & asked]
    others = [index.outlines[key] for key, of in titled.items() if of and apart(of, asked)]
    for name in (*_subject(question), *mentioned.names(question, NAME_MIN)):
        if (
            not own
            or any(place in name for place in asked)
            or any(_has(one, other) for one in own for other in ranking.others(name, index))
        ):
            return None  # of a longer name that stands nowhere its parts may stand anywhere
        found = [one for one in others if _has(one, name)]
        if len(found) == 1:
            opening = sweeps.NOT_THERE(whose="、".join(whose(one.essay) for one in own), word=name)
            said = Said(
                structure.USED(whose=whose(found[0].essay)), found[0], tuple(map(Piece, having(found[0], name)[:MOST]))
            )
            return laid(tracing.query.text, [said], opening, index)
    return None


def _subject(question: str) -> Iterator[str]:
    """What stands before 是, whatever its words: 滇中引水二期是…吧."""
    said = question.partition("是")[0].strip()
    if NAME_MIN <= len(said) <= LONGEST and words.HAN.match(said):
        yield said


def _has(outline: Outline, name: str) -> bool:
    return name in cut.folded(outline.essay.text)

"""Whether a text still holds, and which text has ended it: of a text that is here, or of a number that another text names."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import naming
from bot.ask.pieces import whose
from bot.ask.telling import Telling
from bot.domain import FIELDS, Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import record, versions

# Fields that ask for it.
ASKED = frozenset({"status", "repealed"})


def tell(telling: Telling, essays: Sequence[Essay], index: Index) -> bool:
    """Tell what the record says of it, which other text repeals these, or how long they hold; False where nothing is known."""
    for essay in essays:
        told_before = len(telling.parts)
        if (value := essay.fact("status")) is not None:
            telling.block(
                told.RECORDED(whose=whose(essay), fact=FIELDS["status"]), [(essay, record.Known("status", value))]
            )
        for newer, clause in versions.repealed_by(essay, index.essays.values()):
            telling.block(told.REPEALED(name=newer.name, older=essay.name), [(newer, clause)])
        if len(telling.parts) == told_before and (known := record.known(essay, "expires")):
            telling.block(told.STATED(whose=whose(essay), fact=FIELDS["expires"]), [(essay, one) for one in known])
    return bool(telling.parts)


def elsewhere(question: str, index: Index) -> Answer | None:
    """What another text says of the number of a text that is not here; None where no text repeals it.

    Example: 青政发〔2020〕6号还有效吗, of a decision whose annex has it among what is repealed
    """
    telling = Telling(index)
    for number in dict.fromkeys(match.group() for match in naming.NUMBER.finditer(question)):
        for borne, essay, clauses in versions.ending(number, index.essays.values()):
            telling.block(told.ENDED(name=essay.name, number=borne), [(essay, one) for one in clauses])
    return telling.answer(question) if telling.parts else None

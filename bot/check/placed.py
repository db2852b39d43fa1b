"""Whether words stand where a draft says: with that author, in that document, in that section, under that number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.check.attribution import Claim
from bot.check.locate import Place
from bot.check.quotations import OTHER, TERM
from bot.text.named import NUMBER, Named, number
from bot.text.replies import answers
from bot.text.sections import stands_there

# What of a place a draft can have wrong.
Spot = Literal["title", "section", "number"]
SENTENCE = re.compile(r"[。！？\n]")
# A sentence's opening quotation mark is looked for in so many characters before the words.
REACH = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """What of a claim does not hold for the place where the words stand. `number`: the document that has it, or "".

    `unproved`: the author that is named may have said them, as far as the collection tells.
    """

    author: bool = False
    title: bool = False
    section: bool = False
    number: str | None = None
    misattributed: bool = False
    unproved: bool = False

    @property
    def wrong(self) -> Spot | None:
        """What of the place is another: the document, else the section, else the document's number."""
        return "title" if self.title else "section" if self.section else "number" if self.number is not None else None


def placed(claim: Claim, place: Place, named: Named) -> Placed:
    """A claim against the place of the words. Words of a document without an author are attributed by the document."""
    essay = place.essay
    other = (
        claim.author is not None
        and claim.author != essay.author
        and not answers(place.outline, claim.author, place.start)
    )
    unproved = other and claim.author not in named.authors and _may_be_anyones(place)
    author = other and not unproved
    title = claim.title is not None and (claim.essay is None or claim.essay.essay_id != essay.essay_id)
    alone = title and claim.author is None and (essay.author is None or claim.essay is None)
    section = False
    if claim.section and not title:
        section = stands_there(claim.section, place.outline, place.start) is False
    return Placed(author, title, section, _other_number(claim, place, named), author or alone, unproved)


def _may_be_anyones(place: Place) -> bool:
    """Whether words need not be their author's own: a term, or words in quotation marks."""
    before = SENTENCE.split(place.essay.text[: place.start][-REACH:])[-1]
    quoted = before.count("“") > before.count("”")
    return quoted or len(OTHER.sub("", place.text)) < TERM


def _other_number(claim: Claim, place: Place, named: Named) -> str | None:
    match = NUMBER.search(claim.number or "")
    if match is None:
        return None
    held = named.numbers.get(number(match))
    if held is not None:
        return held.name if held.essay_id != place.essay.essay_id else None
    return "" if any(essay.essay_id == place.essay.essay_id for essay in named.numbers.values()) else None

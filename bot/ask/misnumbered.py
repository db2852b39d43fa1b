"""A count of a question that a sentence that answers has otherwise: with the same words behind it, or beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.ask import labelled, yesno
from bot.ask.counted import OF_NAMES, Counted, as_written, bounding, common, counted, same_thing, spelled, stands
from bot.domain import Essay, Evidence, Note
from bot.says import premises
from bot.says.row import Row
from bot.search import cut
from bot.search.query import Query
from bot.text import names, words
from bot.text.counted_names import MARKED
from bot.text.numbers import SPELT
from bot.text.outline import Outline

# A sentence that has a number otherwise has this share of what else is asked; where the words beside the number are the same
# as well, this.
REST, HALF = 0.5, 0.35
# So much behind a number is a name.
NAME_MIN = 4


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number or a year of the question and the one that the texts have in its place; `row`: what is said of it."""

    said: str
    true: str
    row: Row

    @property
    def told(self) -> str:
        """What the reader is told first."""
        return self.row(said=self.said, true=self.true)

    @property
    def note(self) -> Note:
        """The same as a note."""
        return Note("number_mismatch", self.told)


def of_same_thing(
    query: Query, chosen: Sequence[Evidence], essays: Iterable[Essay], outlines: Mapping[str, Outline]
) -> Mismatch | None:
    """A number that a sentence that answers has otherwise for the same thing; None where a text found has it as asked.

    Of a name none is wrong that stands in any text: “千万工程” beside “百千万工程”.

    Numbers that name (第8号, 2月6日, 哪两条) are no counts. The sentence has to hold most of what else is asked.
    Example: "只和12个省共建吗" against "与22个省（自治区、直辖市）共建" -> 12个省, 22个省
    """
    asked = counted(words.fold(query.text))
    if not asked:
        return None
    everywhere = {essay.essay_id: cut.folded(essay.text) for essay in essays}
    for item in asked:
        if any(stands(item, text) for text in everywhere.values()) or _is_name(query, item, outlines):
            continue
        for sentence in chosen:
            found = [other for other in counted(words.fold(sentence.text)) if _alike(query, item, other, sentence.text)]
            if len({other.value for other in found}) == 1 and not _others(
                query, item, found[0], everywhere.get(sentence.passage.essay_id, "")
            ):
                alike = common(item.template, found[0].template)
                said = spelled(item, alike), as_written(spelled(found[0], alike), sentence.text)
                return Mismatch(*said, premises.NUMBER_DIFFERS)
    return None


def of_same_label(
    query: Query, chosen: Sequence[Evidence], essays: Collection[Essay], outlines: Mapping[str, Outline]
) -> Mismatch | None:
    """A number that a sentence that answers has otherwise beside the same words; None where a text found has it as asked."""
    if not yesno.asks(query.text):
        return None
    for asked in labelled.numbers(yesno.stated(query.text)):
        if _is_name(query, asked.number, outlines):
            continue
        for sentence in chosen:
            if rest_held(query, sentence.text) < HALF or of_another_place(query, sentence, outlines):
                continue
            given = labelled.told(query, asked, (sentence.passage.essay_id, sentence.text), essays)
            if given is not None and asked.number.excludes(given.number):
                alike = common(asked.number.template, given.number.template)
                said = spelled(asked.number, alike), as_written(spelled(given.number, alike), sentence.text)
                return Mismatch(*said, premises.NUMBER_DIFFERS)
    return None


def _is_name(query: Query, item: Counted, outlines: Mapping[str, Outline]) -> bool:
    """Whether a number belongs to a name in marks that stands so, not as the end of another number, in any text."""
    name = next((name for name in MARKED.findall(words.fold(query.text)) if item.shown.startswith(name)), None)
    if name is None:
        return False
    literal = re.compile(rf"(?<![\d零〇一二两三四五六七八九十百千万亿]){re.escape(name)}")
    return any(literal.search(cut.folded(outline.essay.text)) for outline in outlines.values())


def _alike(query: Query, item: Counted, other: Counted, sentence: str) -> bool:
    """Whether another number counts the same thing, in a clause that holds most of what else is asked.

    Of a name (1268行动计划) it is enough that its sentence does, and of a condition, whose consequence follows: 满十年的，可以退休.
    """
    alike = common(item.template, other.template)
    if not item.excludes(other) or labelled.APIECE in other.clause or not same_thing(item, other, alike):
        return False
    within = sentence if len(alike) >= NAME_MIN or other.behind.endswith("的") else other.clause
    return alike[:1] in OF_NAMES or rest_held(query, within) >= REST


def _others(query: Query, item: Counted, found: Counted, text: str) -> bool:
    """Whether a text has further numbers of the same thing, of another year or place."""
    told = (other for other in counted(text) if other.template[:1] == item.template[:1])
    return any(other.value != found.value and _alike(query, item, other, other.clause) for other in told)


def of_another_place(query: Query, first: Evidence, outlines: Mapping[str, Outline], whole: bool = False) -> bool:
    """Whether a question names a place that neither a sentence nor the title of its text has; `whole`: nor its text."""
    essay = outlines[first.passage.essay_id].essay
    told = f"{essay.name}\n{essay.text if whole else first.text}"
    return any(place not in told for place in names.places(query.text))


def rest_held(query: Query, sentence: str) -> float:
    """The share of the question's weight, numbers and times aside, that a sentence holds."""
    counted = {word for word in query.weights if SPELT.search(word) or bounding(word) or labelled.tells_when(word)}
    rest = {word: weight for word, weight in query.weights.items() if word not in counted}
    stated = yesno.stated(query.text)
    bare = replace(query, weights={word: weight for word, weight in rest.items() if word in stated})
    return bare.share(cut.words_of(sentence)) if bare.weights else 1.0

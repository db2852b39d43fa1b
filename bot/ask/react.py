"""What is said of an answer -> the next one: shorter, deeper, from elsewhere, with its places, or with an apology."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.ask import dialogue, onward, ranking, recorded, shown, talk
from bot.ask.ask import Asking
from bot.ask.grounds import Grounds
from bot.ask.overviews import preamble
from bot.ask.subjects import TEXTS_MAX
from bot.ask.talk import Act
from bot.ask.writing import opened
from bot.domain import Answer, Evidence, Item, Note, Turn
from bot.index.store import Index
from bot.says import ask as says
from bot.says import ranks
from bot.says import talk as talking
from bot.says.row import Row
from bot.text.building import Part, build, told
from bot.text.building import cited as quoted_as
from bot.text.quoting import shown as on_one_line

# Shorter is what has less than this share of the characters.
SHORTER = 0.75
# Fields of a document's record that it states once.
ONCE = frozenset("number order dated printed published organ signer urgency index_number".split())
# All that there is of an outline or an order.
ALL = 3


@dataclass(frozen=True, slots=True)
class Reacting:
    """Answers a `question` that speaks of the answers in `turns`."""

    asking: Asking
    question: str
    turns: Sequence[Turn]

    def to(self, act: Act) -> Grounds:
        """The next answer; where nothing was cited yet, there is nothing that could be shortened or opened."""
        before = next((turn.answer for turn in reversed(self.turns) if turn.answer.citations), None)
        if before is None:
            return self.spoken(talking.SORRY_NOTHING if act == "wrong" and self.turns else talking.NOTHING_YET)
        if act == "source" and talk.of_text(self.question):  # a fact of a record stands in no part of a text
            before = next((turn.answer for turn in reversed(self.turns) if shown.placed(turn.answer)), before)
        ways: dict[Act, Callable[[Answer], Grounds]] = {
            "shorter": self._shorter,
            "longer": self._longer,
            "wording": self._reworded,
            "wrong": self._sorry,
            "source": self._source,
            "more": self.more,
            "why": self._why,
        }
        grounds = ways[act](before)
        answer = replace(grounds.answer, standalone=before.standalone)
        return replace(grounds, answer=answer, route=grounds.route if grounds.traces else "talk")

    def spoken(self, row: Row) -> Grounds:
        """A word in return where nothing is asked of the texts, with an example of what can be."""
        refused = self.asking.refused(self.question, "small_talk", (), "small_talk")
        offered = refused.answer.suggestions
        sentence = row(example=f"“{offered[0]}”" if offered else says.TRY_ANYTHING())
        return replace(refused, answer=replace(refused.answer, text=sentence, blocks=(told(sentence),)))

    def _shorter(self, before: Answer) -> Grounds:
        """An outline less deep; its headings alone; what each of its quotations begins with, or half of those of each text."""
        if before.depth and (outlined := self._shallower(before, before.depth)) is not None:
            return outlined
        cited = shown.again(before, self._index)
        headed = {number for block in before.blocks for item in block.items if item.heading for number in item.cites}
        kept = [item for item in cited if item.number in headed]
        kept = kept if len(kept) > 1 or len(kept) == len(cited) else []  # one heading tells none of its points
        if kept and len(kept) == len(cited):  # a list of headings is as short as it can be
            return Grounds(before)
        if not kept and all(
            shown.is_lead(self._index.outlines[one.passage.essay_id], one.start, one.end) for one in cited
        ):
            return Grounds(before)  # so is one of the leads of points
        if not kept:
            kept = [begin for one in cited for begin in self._begin(one)]
            length = sum(len(one.text) for one in cited)
            if len(cited) > 1 and sum(len(one.text) for one in kept) >= SHORTER * length:
                of_each = (list(group) for _, group in groupby(cited, key=lambda one: one.passage.essay_id))
                kept = [one for group in of_each for one in group[: (len(group) + 1) // 2]]
        return self._quoting(before, kept, says.IN_SHORT())

    def _begin(self, one: Evidence) -> tuple[Evidence, ...]:
        """The first sentence of a quotation."""
        outline = self._index.outlines[one.passage.essay_id]
        return shown.evidence(outline, shown.sentences(outline, one.start, one.end)[:1])

    def _shallower(self, before: Answer, depth: int) -> Grounds | None:
        """The same outline, only its headings; where these are no shorter, what it is for; None where that is no shorter."""
        for least in dict.fromkeys((min(depth - 1, 1), 0)):
            found = replace(self.asking, depth=least).alone(before.standalone)
            if found.route == "structure" and len(found.answer.text) < SHORTER * len(before.text):
                return opened(found, says.IN_SHORT())
        return None

    def _longer(self, before: Answer) -> Grounds:
        """What lies beneath its quotations, then beside them; never the same again."""
        if ranking.asked(before.standalone, self._index) and (rest := self._unquoted(before)):
            return self._quoting(before, rest, ranks.REST())
        found = self._deeper(before)
        return self._quoting(before, found, says.IN_DETAIL()) if found else self.more(before)

    def _unquoted(self, before: Answer) -> tuple[Evidence, ...]:
        """What an order of places rests on besides what is quoted already."""
        known = shown.places(self._answers)
        full = replace(self.asking, depth=ALL).alone(before.standalone).answer.citations
        left = [one for one in full if one.span and not shown.is_among(one.essay_id, one.span, known)]
        return tuple(quoted_as(number, one) for number, one in enumerate(left, 1))

    def _deeper(self, before: Answer) -> tuple[Evidence, ...]:
        return onward.deeper(before, shown.places(self._answers), self._index)

    def more(self, before: Answer, of: str = "") -> Grounds:
        """What else is said of it: what is left of a section that is named, after a part by its number the next one; then
        what else answers, what lies beneath. `of`: what else is asked for, where it is not the question before.

        That all is cited where there is nothing else, never that nothing was found.
        """
        known = shown.places(self._answers)
        if unshown := onward.unshown(self.question, before, known, self._index):
            return self._quoting(before, unshown)
        if of not in ("", before.standalone):
            return self.asking.alone(of, self.cited)
        asked = (turn.question for turn in reversed(self.turns) if not dialogue.MORE.match(turn.question))
        if dialogue.ORDINAL.search(next(asked, "")) and (after := onward.following(before, known, self._index)):
            return self._quoting(before, after)
        if self._told_once(before):
            return self.asking.saying(before.standalone, [says.TOLD_ONCE()])
        found = self.asking.alone(before.standalone, self.cited)
        if found.answer.status != "refused":
            return found
        same = [answer for answer in self._answers if answer.standalone == before.standalone]
        outlined = next((answer for answer in same if answer.depth is not None), None)
        beneath = onward.deeper(outlined, known, self._index) if outlined else ()
        return self._quoting(before, beneath) if beneath else self.asking.nothing_more(before.standalone, ())

    def _reworded(self, before: Answer) -> Grounds:
        """The program writes no words of its own: what else the texts say of it, or the same again."""
        found = self.more(before)
        if found.answer.status == "refused":
            return self._quoting(before, shown.again(before, self._index), says.ONLY_QUOTES())
        return opened(found, says.OTHER_WORDS())

    def _sorry(self, before: Answer) -> Grounds:
        """An apology with the next best evidence, which is not called an answer."""
        found = self.more(before)
        if found.answer.status == "refused" and (beneath := self._deeper(before)):
            found = self._quoting(before, beneath)
        if found.answer.status == "refused":
            return self.asking.saying(before.standalone, [talking.SORRY_NO_MORE()])
        note = Note("nearest_only", says.NEAREST_ONLY())
        answer = opened(found, talking.SORRY()).answer
        return replace(found, answer=replace(answer, status="partial", notes=(*answer.notes, note)))

    def _source(self, before: Answer) -> Grounds:
        """The same quotations, each under the place that it stands in."""
        again = shown.again(before, self._index)
        parts = []
        for (essay_id, section), items in groupby(
            again, key=lambda item: (item.passage.essay_id, item.passage.section)
        ):
            essay = self._index.essays[essay_id]
            where = says.STANDS_IN(
                title=essay.name,
                author=f"（{essay.author}）" if essay.author else "",
                section=f"“{section}”一节" if section else "",
            )
            quoted = tuple(Item(f"“{on_one_line(item.text)}”", (item.number,)) for item in items)
            parts.append(Part(quoted, where, verdict="supported", why=says.FROM_STRUCTURE()))
        if not parts:
            return Grounds(before)
        return Grounds(build(before.standalone, parts, again, self._index.outlines), again)

    def _why(self, before: Answer) -> Grounds:
        """What is said of its reasons, and what else is said of it that was not cited yet; of a text as a whole, how it begins."""
        if before.depth is not None or self._of_record(before):
            outlines = [self._index.outlines[key] for key in _texts(before)[:TEXTS_MAX]]
            begins = [one for outline in outlines for one in shown.evidence(outline, preamble(outline))]
            if begins:
                return self._quoting(before, begins, says.BEGINS())
        question = dialogue.borrowed("为什么？", before, self.asking.searcher.authors)
        said, further = self.asking.alone(question), self.asking.alone(question, self.cited)
        if said.answer.status == "refused" or further.answer.status == "refused":
            return further if said.answer.status == "refused" else said
        known = [(item.passage.essay_id, item.start) for item in said.evidence[: len(said.answer.citations)]]
        new = [item for item in further.evidence[:1] if (item.passage.essay_id, item.start) not in known]
        both = [*said.evidence[: len(known)], *new]
        return self.asking.written(question, [replace(item, number=at) for at, item in enumerate(both, 1)])

    def _of_record(self, before: Answer) -> bool:
        """Whether an answer tells a fact of the record."""
        return self.asking.recorded(before.standalone, _texts(before)) is not None

    def _told_once(self, before: Answer) -> bool:
        """Whether that is a field that a document states once, so that no other sentence tells more of it."""
        wanted = recorded.wanted(before.standalone)
        once = (
            wanted is not None and wanted.form == "fields" and len(wanted.fields) > 0 and ONCE.issuperset(wanted.fields)
        )
        return once and self._of_record(before)

    def _quoting(self, before: Answer, evidence: Sequence[Evidence], opening: str = "") -> Grounds:
        if not evidence:  # a fact of a record is as short, and as long, as it is
            return Grounds(before)
        evidence = [replace(item, number=number) for number, item in enumerate(evidence, 1)]
        grounds = self.asking.written(before.standalone, evidence)
        return opened(grounds, opening) if opening else grounds

    @property
    def _index(self) -> Index:
        return self.asking.searcher.index

    @property
    def _answers(self) -> list[Answer]:
        return [turn.answer for turn in self.turns]

    @property
    def cited(self) -> frozenset[tuple[str, int]]:
        """Where everything begins that the conversation has cited."""
        citations = [one for turn in self.turns for one in turn.answer.citations]
        return shown.starts(citations, self.asking.searcher.index)


def _texts(answer: Answer) -> list[str]:
    return list(dict.fromkeys(one.essay_id for one in answer.citations))

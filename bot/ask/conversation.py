"""A conversation as a fold over its turns: each question is answered once, from the turns before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.ask import (
    claimed,
    dialogue,
    each_place,
    framed,
    misspelt,
    named_texts,
    neighbours,
    onward,
    persons,
    published,
    sanctions,
    shown,
    shown_detail,
    sideways,
    spelled,
    staying,
    stories,
    swapped,
    talk,
    together,
    who_else,
)
from bot.ask.amended import amended
from bot.ask.ask import Asking
from bot.ask.grounds import Grounds
from bot.ask.prose import prose
from bot.ask.react import Reacting
from bot.ask.rewrite import rewritten
from bot.ask.wants import own_words
from bot.domain import Answer, Note, Turn
from bot.encoders import frames
from bot.model.writer import Writer
from bot.says import ask as says
from bot.says import talk as talking
from bot.text import periods, words

# A longer question is answered by its beginning, and the reader is told so.
QUESTION_MAX = 2000
# Earlier questions without their answers that are answered anew; older ones are left out.
UNANSWERED_MAX = 20
# The same, of those that were answered from other texts than those that are asked now.
ELSEWHERE_MAX = 2

Earlier = Sequence[str | Turn]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Follows questions over `asking`.

    `advised` answers a message that is no question (a situation), or gives None; `writer` writes the last answer, and
    completes a follow-up that no rule can. `notes` stand beside every answer. `reworded`: questions are in the words of
    their frames already.
    """

    asking: Asking
    advised: Callable[[str], Answer | None] = lambda _: None
    writer: Writer | None = None
    notes: tuple[Note, ...] = ()
    reworded: bool = False

    def grounds(self, question: str, earlier: Earlier) -> Grounds:
        """What an answer to the last question of a conversation stands on."""
        return self._heard(question, self.turns(earlier))

    def turns(self, earlier: Earlier) -> tuple[Turn, ...]:
        """The turns so far: those that come without their answers are answered, each once, in their order."""
        earlier = _within(earlier, self.asking.searcher.index.essays)
        lacking = [at for at, item in enumerate(earlier) if isinstance(item, str)]
        dropped = frozenset(lacking[:-UNANSWERED_MAX])
        turns: list[Turn] = []
        for at, item in enumerate(earlier):
            if isinstance(item, Turn):
                turns.append(item)
            elif at not in dropped:
                turns.append(Turn(item, self._heard(item, turns).answer))
        return tuple(turns)

    def _heard(self, question: str, turns: Sequence[Turn]) -> Grounds:
        return misspelt.heard(question, lambda said: self._follow(said, turns), self.asking.searcher)

    def _follow(self, question: str, turns: Sequence[Turn]) -> Grounds:
        if (taken_back := amended(question[:QUESTION_MAX], self.asking.searcher.authors)) is not None:
            before, meant = taken_back
            first = [Turn(before, self._follow(before, turns).answer)] if own_words(words.fold(before)) else []
            return self._follow(meant, [*turns, *first])
        asked = self._said(question, turns) if framed.asks_one_thing(question[:QUESTION_MAX]) else None
        found = asked is not None and asked.answer.status == "answered" and not asked.nearest
        if not found and (advised := self.advised(question)) is not None:
            return Grounds(advised, route="situation")
        return asked or self._said(question, turns)

    def _said(self, question: str, turns: Sequence[Turn]) -> Grounds:
        """What a message that describes no situation is answered from."""
        index = self.asking.searcher.index
        essays = index.essays.values()
        question = talk.matter(words.simplified(question[:QUESTION_MAX]))
        question = persons.in_full(persons.unplaced(question, essays), self.asking.searcher.authors)
        question = persons.unplaced(persons.in_office(question, essays), essays)
        question = spelled.years(spelled.levels(spelled.ages(question), essays), essays)
        question = spelled.side_by_side(spelled.indicators(question, essays), essays)
        question = spelled.unheard(question, index.called, index.lexical.knows)
        if beside := neighbours.told(question, turns, index):
            topical = _spoken_of(turns).standalone if turns else question
            return replace(self.asking.written(topical, beside), route="point")
        if turns and (others := who_else.asked(question, turns, self.asking.searcher.authors)):
            return self.asking.alone(others)
        reacting, act = Reacting(self.asking, question, turns), talk.act(question)
        if talk.is_small_talk(question):
            goes_on = turns and not (talk.about_itself(question) or talk.courtesy(question))
            return reacting.spoken(talking.GO_ON) if goes_on else self.asking.alone(question)
        if act is None:
            asked = partial(self._asked, turns=turns)
            if several := together.several(question, turns, self._follow, self.asking):
                return several
            grounds = claimed.answered(question, asked) or published.answered(question, asked)
            grounds = stories.answered(question, grounds or asked(question), asked)
            if self.reworded:
                return grounds
            again = partial(replace(self, reworded=True)._follow, turns=turns)
            return framed.answered(question, frames.model().told, bool(turns), grounds, again, self.asking.searcher)
        if turns:
            return reacting.to(act)
        grounds = self.asking.alone(question)
        return reacting.to(act) if grounds.answer.status == "refused" else grounds

    def _asked(self, question: str, turns: Sequence[Turn]) -> Grounds:
        """What a single question is answered from, in the light of the turns before it."""
        if not turns:
            grounds = self.asking.alone(question)
            return each_place.answer(question, grounds, self.asking) or grounds
        authors = self.asking.searcher.authors
        before = _spoken_of(turns)
        if (recorded := self.asking.recorded(question, [one.essay_id for one in before.citations])) is not None:
            return recorded
        index = self.asking.searcher.index
        entire = sanctions.of_shown(question, before, index) or onward.around(question, before, index)
        if entire := entire or shown_detail.told(question, before, index):
            return replace(self.asking.written(before.standalone, entire), route="point")
        beside = sideways.told(question, before, authors, index)
        if there := beside or swapped.figures(question, before, index):
            of = dialogue.instead(question, before.standalone, authors) if beside else None
            return replace(self.asking.written(of or before.standalone, there), route="point")
        named = persons.resolved(question, turns, authors)
        of_others = swapped.of_authors(named, before.standalone, authors)
        if of_others and (recorded := self.asking.recorded(of_others)) is not None:
            return recorded
        unsigned = named_texts.unsigned(self.asking.searcher.index)
        whose = named_texts.marked(named, unsigned)
        this = next((periods.made_in(index.outlines[one.essay_id]) for one in before.citations), None)
        followed = dialogue.follow(whose, before, (*authors, *unsigned), named != question, this)
        if of_kin := swapped.of_kin(named, before, authors, self.asking.searcher.index):
            followed = dialogue.Followed(of_kin, "part")
        if followed.leaning == "more":
            more = Reacting(self.asking, question, turns).more(before, of=followed.standalone)
            return replace(more, answer=replace(more.answer, question=question))
        if followed.leaning == "point" and (point := self._point(turns, followed.point or 1)) is not None:
            return point
        stays = followed.leaning != "part"
        if stays and (said := staying.answer(named, followed.standalone, turns, named != question, self.asking)):
            return said
        grounds = self.asking.alone(followed.standalone)
        unanswered = grounds.nearest or grounds.answer.reason in ("not_in_corpus", "off_topic")
        if not unanswered or before.status == "refused":
            return grounds
        if followed.leaning is None and dialogue.may_retry(named, self.asking.searcher.index.lexical.knows):
            again = self.asking.alone(dialogue.borrowed(named, before, authors))
            if again.answer.status == "answered":
                return again
        return self._rewritten(question, [turn.question for turn in turns]) or grounds

    def _rewritten(self, question: str, history: Sequence[str]) -> Grounds | None:
        """What the question is answered from as the model understands it; None where that does not help either."""
        if self.writer is None or not (said := rewritten(question, history, self.writer.model)):
            return None
        again = self.asking.alone(said)
        return again if again.answer.status == "answered" else None

    def _point(self, turns: Sequence[Turn], number: int) -> Grounds | None:
        """The n-th of the things that were last shown, or the n-th point of the section; None where there are fewer."""
        index = self.asking.searcher.index
        listed = [turn.answer for turn in turns if turn.answer.citations and not dialogue.ORDINAL.search(turn.question)]
        before = listed[-1] if listed else turns[-1].answer
        chosen = shown.piece(before, number, index)
        if not chosen and before.citations and number > 0:
            chosen = shown.point(before.citations, number, index)
        return replace(self.asking.written(before.standalone, chosen), route="point") if chosen else None

    def answers(self, question: str, grounds: Grounds, started: float) -> Iterator[Answer]:
        """The answer as it grows; the last is whole. In quotation there is only one. `started`: by `perf_counter`."""
        searcher = self.asking.searcher
        long = len(question) > QUESTION_MAX
        cut = (Note("question_cut", says.QUESTION_CUT(most=QUESTION_MAX)),) if long else ()

        def finished(answer: Answer) -> Answer:
            return replace(
                answer,
                question=question,
                standalone=question if answer.standalone == question[:QUESTION_MAX] else answer.standalone,
                notes=(() if answer.reason == "small_talk" else self.notes) + cut + answer.notes,
                settings=searcher.settings.digest,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )

        told = grounds.answer.status == "refused" or grounds.route == "talk" or grounds.nearest
        if self.writer is None or told or not grounds.evidence:
            yield finished(grounds.answer)
            return
        for answer in prose(grounds.answer.standalone, grounds, self.writer, searcher.index.outlines):
            yield finished(answer)


def _within(earlier: Earlier, known: Collection[str]) -> list[str | Turn]:
    """The turns so far; those that cite other texts without their answers, so that the last of them are asked anew."""
    found: list[str | Turn] = []
    again = 0
    for item in reversed(earlier):
        elsewhere = isinstance(item, Turn) and any(one.essay_id not in known for one in item.answer.citations)
        again += elsewhere
        if not elsewhere:
            found.append(item)
        elif isinstance(item, Turn) and again <= ELSEWHERE_MAX:
            found.append(item.question)
    return found[::-1]


def _spoken_of(turns: Sequence[Turn]) -> Answer:
    """The last answer that has a topic: thanks and what belongs nowhere leave it as it was."""
    topical = (turn.answer for turn in reversed(turns) if turn.answer.reason not in ("small_talk", "off_topic"))
    return next(topical, turns[-1].answer)

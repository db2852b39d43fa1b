"""A conversation as a fold over its turns: each question is answered once, from the turns before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ask import dialogue
from bot.ask import evidence as sentences
from bot.ask.ask import Asking
from bot.ask.grounds import Grounds
from bot.ask.prose import prose
from bot.ask.rewrite import rewritten
from bot.ask.small_talk import is_small_talk
from bot.domain import Answer, Note, Turn
from bot.model.writer import Writer
from bot.says import ask as says

# A longer question is answered by its beginning, and the reader is told so.
QUESTION_MAX = 2000
# Earlier questions without their answers that are answered anew; older ones are left out.
UNANSWERED_MAX = 20

Earlier = Sequence[str | Turn]


@dataclass(frozen=True, slots=True)
class Conversation:
    """Follows questions over `asking`.

    `advised` answers a message that is no question (a situation), or gives None; `writer` writes the last answer, and
    completes a follow-up that no rule can.
    """

    asking: Asking
    advised: Callable[[str], Answer | None] = lambda _: None
    writer: Writer | None = None

    def grounds(self, question: str, earlier: Earlier) -> Grounds:
        """What an answer to the last question of a conversation stands on."""
        return self._follow(question, self.turns(earlier))

    def turns(self, earlier: Earlier) -> tuple[Turn, ...]:
        """The turns so far: those that come without their answers are answered, each once, in their order."""
        lacking = [at for at, item in enumerate(earlier) if isinstance(item, str)]
        dropped = frozenset(lacking[:-UNANSWERED_MAX])
        turns: list[Turn] = []
        for at, item in enumerate(earlier):
            if isinstance(item, Turn):
                turns.append(item)
            elif at not in dropped:
                turns.append(Turn(item, self._follow(item, turns).answer))
        return tuple(turns)

    def _follow(self, question: str, turns: Sequence[Turn]) -> Grounds:
        if (advised := self.advised(question)) is not None:
            return Grounds(advised, route="situation")
        question = question[:QUESTION_MAX]
        if not turns or is_small_talk(question):
            return self.asking.alone(question)
        before, searcher = turns[-1].answer, self.asking.searcher
        if (recorded := self.asking.recorded(question, [one.essay_id for one in before.citations])) is not None:
            return recorded
        followed = dialogue.follow(question, before, searcher.authors)
        if followed.leaning == "more":
            cited = frozenset(
                (one.essay_id, one.span[0]) for turn in turns for one in turn.answer.citations if one.span
            )
            more = self.asking.alone(followed.standalone, cited)
            return replace(more, answer=replace(more.answer, question=question))
        if followed.leaning == "point" and (point := self._point(before, followed.point or 1)) is not None:
            return point
        grounds = self.asking.alone(followed.standalone)
        if grounds.answer.reason not in ("not_in_corpus", "off_topic") or before.status == "refused":
            return grounds
        if followed.leaning is None and dialogue.may_retry(question, searcher.index.lexical.knows):
            again = self.asking.alone(dialogue.borrowed(question, before, searcher.authors))
            if again.answer.status == "answered":
                return again
        return self._rewritten(question, [turn.question for turn in turns]) or grounds

    def _rewritten(self, question: str, history: Sequence[str]) -> Grounds | None:
        """What the question is answered from as the model understands it; None where that does not help either."""
        if self.writer is None or not (said := rewritten(question, history, self.writer.model)):
            return None
        again = self.asking.alone(said)
        return again if again.answer.status == "answered" else None

    def _point(self, before: Answer, number: int) -> Grounds | None:
        """The sentences of the n-th point that the answer before spoke of; None where there are fewer."""
        index = self.asking.searcher.index
        chosen = sentences.point(before.citations, number, index) if before.citations and number else ()
        return replace(self.asking.written(before.standalone, chosen), route="point") if chosen else None

    def answers(self, question: str, grounds: Grounds, started: float) -> Iterator[Answer]:
        """The answer as it grows; the last is whole. In quotation there is only one. `started`: by `perf_counter`."""
        searcher = self.asking.searcher
        long = len(question) > QUESTION_MAX
        notes = (Note("question_cut", says.QUESTION_CUT(most=QUESTION_MAX)),) if long else ()

        def finished(answer: Answer) -> Answer:
            return replace(
                answer,
                question=question,
                standalone=question if answer.standalone == question[:QUESTION_MAX] else answer.standalone,
                notes=notes + answer.notes,
                settings=searcher.settings.digest,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )

        if self.writer is None or grounds.answer.status == "refused" or not grounds.evidence:
            yield finished(grounds.answer)
            return
        for answer in prose(grounds.answer.standalone, grounds, self.writer, searcher.index.outlines):
            yield finished(answer)

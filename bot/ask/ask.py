"""A question that stands alone -> what its answer stands on: searched, judged, and quoted, with what it takes for granted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.ask import (
    both,
    denying,
    figures,
    foremost,
    gate,
    given,
    lengths,
    newer,
    opinions,
    placed,
    premise,
    quotations,
    records,
    scoped,
    topic,
    unheld,
    yesno,
)
from bot.ask import evidence as sentences
from bot.ask.abreast import of_persons, settled, side_by_side
from bot.ask.beside import answering, choose, untimely
from bot.ask.case import Case, Cited
from bot.ask.completing import completed, with_items
from bot.ask.compose import FAMILIES, compose, lacking
from bot.ask.grounds import Grounds
from bot.ask.makers import MAKERS
from bot.ask.misnumbered import Mismatch
from bot.ask.missing import untold
from bot.ask.nowhere import nowhere
from bot.ask.plan import Plan
from bot.ask.planning import plans
from bot.ask.shares import fresh
from bot.ask.speakers import Asked, asked, spoken_for
from bot.ask.suggesting import suggestions
from bot.ask.talk import is_small_talk
from bot.ask.theirs import by_speaker
from bot.ask.themes import subject_of
from bot.ask.trace import Tracing
from bot.ask.wants import Want
from bot.ask.widening import broader, sureness
from bot.ask.writing import Writing, opened, others_say
from bot.domain import Note
from bot.says import ask as says
from bot.says import structure
from bot.text import periods
from bot.text.building import cited as quoted_as

# So many sentences are shown where none is known to answer.
NEAREST = 2
# Of several speakers these are answered by the room that sets them side by side.
ABREAST: tuple[Want, ...] = ("point", "section", "list")
# A sentence is given with its point where that has so much of the chance; else it answers by itself.
WHOLE, LIKELY = 0.7, 0.4
# What a paragraph's first sentence alone does not answer.
MORE: tuple[Want, ...] = ("point", "section", "list", "topic")
# What is asked of a subject, not of the texts as texts; and of whole texts, which a writer may tell too.
SUBJECTS: tuple[Want, ...] = ("point", "section", "list", "definition")
WHOLE_TEXTS: tuple[Want, ...] = ("document", "corpus", "task")


@dataclass(frozen=True, slots=True)
class Asking(Writing):
    """Answers from an open index."""

    def alone(self, question: str, cited: Cited = ()) -> Grounds:
        """What an answer to a question that stands alone stands on; without what is `cited` already."""
        return scoped.answered(question, cited, self, lambda: self._alone(question, cited))

    def _alone(self, question: str, cited: Cited) -> Grounds:
        searcher, index = self.searcher, self.searcher.index
        if is_small_talk(question):
            return self.refused(question, "small_talk", (), "small_talk")
        pair = None if cited else opinions.compared(question, self) or both.answer(question, self)
        if found := pair or (None if cited else self.recorded(question)):
            return found
        if not cited and (unheard := nowhere(question, self)) is not None:
            return self._offering(unheard)
        tracing = Tracing(question, searcher)
        if person := premise.unknown_person(question, searcher.authors, index.essays.values()):
            hits = tracing.read().hits
            return replace(self.refused(question, "unknown_author", hits, "person", person), traces=tracing.made)
        planned = plans(tracing.query, index)
        side = None if cited else asked(question, index)
        side = settled(side, planned[0], question) if side else None
        untold = any(premise.unheard(question, index.essays.values()))
        untold = untold or periods.of_no_text(question, (index.outlines[one.essay_id] for one in planned[0].essays))
        if not cited and not untold:
            whole = self._from_structure(planned, tracing, side) or (side and side_by_side(side, tracing, self))
            if whole and whole.plan is None and side and not side.topic and next(iter(planned[0].chances)) == "task":
                whole = opened(whole, structure.TASK())
            if whole := whole or self._drafted(question, planned[0]):
                return self._offering(replace(whole, plan=whole.plan or planned[0]))
        whole_point = planned[0].want == "point" and planned[0].chances["point"] >= WHOLE
        more = sum(planned[0].chances[want] for want in MORE) >= LIKELY
        whether = next(iter(planned[0].chances)) == "yesno" and yesno.asks(question) and not cited
        case = Case(tracing, side, spoken_for(question, index), cited, whole_point, more, whether, planned[0].chances)
        grounds = self._from_sentences(case)
        lost = grounds.answer.status == "refused"
        if lost and side and side.form == "topic" and side.topic not in ("", question):
            grounds = self.alone(side.topic)  # of 我想了解一下成果转化 only this is asked
            grounds = replace(grounds, answer=replace(grounds.answer, question=question))
        elif not (cited or untold) and (
            wider := broader(planned[0], told=None if lost else sureness(planned[0], grounds.answer))
        ):
            grounds = self._from_structure([wider], tracing, None) or grounds
        return self._offering(replace(grounds, plan=grounds.plan or planned[0]))

    def recorded(self, question: str, about: Collection[str] = ()) -> Grounds | None:
        """What is asked of the record of a text; of those that were spoken of before (`about`) where none is named."""
        index = self.searcher.index
        if quoted := quotations.answer(question, index):
            cites = tuple(quoted_as(one.number, one) for one in quoted.citations)
            return self._offering(Grounds(quoted, cites, route="record"))
        found = lengths.answer(question, index) or unheld.answer(question, index)
        found = found or records.answer(question, index, about)
        return self._offering(Grounds(found, route="record")) if found else None

    def _offering(self, grounds: Grounds) -> Grounds:
        """The same with questions that can be asked next."""
        if not grounds.answer.citations:
            return grounds
        offered = suggestions(grounds.answer, self.searcher.index, grounds.route == "record")
        return replace(grounds, answer=replace(grounds.answer, suggestions=offered))

    def _drafted(self, question: str, planned: Plan) -> Grounds | None:
        """What somebody who is to write on a subject would build on; None where no task is set, or nothing is found."""
        subject = subject_of(question, planned.known)
        if planned.want != "task" or subject in ("", question):
            return None
        found = self.alone(subject)
        if found.answer.status == "refused" or not found.answer.blocks:
            return None
        return replace(opened(found, structure.TASK()), plan=planned)

    def _from_structure(self, planned: Sequence[Plan], tracing: Tracing, side: Asked | None) -> Grounds | None:
        """What is asked of the texts as texts, from their structure; None for any other question."""
        index, question = self.searcher.index, tracing.query.text
        several = side is not None and side.form != "topic" and len(side.speakers) > 1
        planned = planned if self.depth is None else [replace(one, depth=self.depth) for one in planned]
        for make in MAKERS:
            if told := make(planned[0], tracing, index):
                return self._corrected(Grounds(told, route="structure", plan=planned[0]), tracing)
        for one in planned:
            if one.want not in FAMILIES or (several and one.known and one.want in ABREAST and not one.called):
                return None
            if (answer := compose(of_persons(one, side, question, index), tracing, index)) is not None:
                grounds = Grounds(answer, route="structure", plan=one)
                return self._corrected(grounds, tracing) if one.want in (*SUBJECTS, *WHOLE_TEXTS) else grounds
            if sentence := lacking(one, index):
                return replace(self.saying(question, [sentence], route="structure"), plan=one)
        return None

    def _corrected(self, grounds: Grounds, tracing: Tracing) -> Grounds:
        """What is quoted of a subject is evidence too: of a number that is asked about otherwise, and for a writer."""
        answer, essays, outlines = grounds.answer, self.searcher.index.essays, self.searcher.index.outlines
        evidence = tuple(quoted_as(one.number, one) for one in answer.citations)
        quoted = [essays[key] for key in dict.fromkeys(one.essay_id for one in answer.citations)]
        of_subject = grounds.plan is not None and grounds.plan.want in SUBJECTS
        wrong = figures.wrong(tracing.query, evidence, quoted, outlines) if of_subject else None
        if wrong is None:
            return replace(grounds, evidence=evidence)
        noted = replace(answer, notes=(*answer.notes, wrong.note))
        return replace(opened(replace(grounds, answer=noted), wrong.told), evidence=evidence, opening=(wrong.told,))

    def _from_sentences(self, case: Case) -> Grounds:
        """What single sentences answer, or why there is no answer."""
        tracing, index, speaker = case.tracing, self.searcher.index, case.speaker
        if (trace := placed.searched(tracing, index)) is None:
            return self.refused(case.question, "not_in_corpus", tracing.read().hits)
        trace = given.preferred(tracing, trace, index)
        wrong = premise.wrong_year(tracing.query, trace.ranked, index.essays.values())
        if wrong is not None:
            tracing.prefer(lambda candidate: wrong.true in candidate.text)
        decided = trace = tracing.judge(corrected=wrong is not None)
        if speaker is not None and (trace.judgement.status == "refused" or trace.judgement.near):
            own = tracing.judge(speaker)
            # Other authors may say what is asked; of several texts the one that is called is asked about.
            signed = speaker in self.searcher.authors
            decided = trace if trace.judgement.near and own.judgement.gives_way(trace.judgement, signed) else own
        judged, lost = decided.judgement, decided.judgement.status == "refused"
        side = case.side if case.side and case.side.form == "topic" and speaker is None and not lost else None
        wide = topic.compare(side, self.searcher) if side and (judged.near or judged.status == "answered") else None
        if side and wide and judged.near and wide.names(side.topic):
            tracing.settle(decided.speaker)
            grounds = self._answered(case, wrong, wide)
        elif lost or judged.near or untimely(decided.ranked, self.searcher.settings.evidence_max, case.wants):
            named = sentences.numbered(fresh(judged.mentions if judged.near else (), case.cited)[:NEAREST])
            ranked = foremost.preferred(case.question, fresh(decided.ranked, case.cited))
            near = choose(decided.query, ranked, NEAREST, index, case.wants)
            pair = sentences.numbered(newer.both(case.question, decided.ranked, index.superseded))
            near = pair or completed(named or near, index, case.more)  # what is asked for stays whole
            slip = wrong or figures.wrong(trace.query, near, self.texts(trace.hits), index.outlines)
            if slip is not None and (case.whether or not lost):  # what is so in another number is asked about
                tracing.settle(decided.speaker)
                grounds = self._answered(case, slip, wide)
            elif lost:
                grounds = self.refused(case.question, judged.reason or "not_in_corpus", trace.hits)
            else:
                grounds = self.nearest(case.question, near) if near else self.nothing_more(case.question, trace.hits)
                for note in others_say(speaker, near, case.question, index):
                    grounds = opened(grounds, note.text)
                if told := denying.denied(case, near, index):
                    grounds = opened(grounds, told)
        elif judged.status == "partial":
            mentions = sentences.numbered(judged.mentions[: gate.MENTIONED])
            grounds = self.written(case.question, mentions, [says.LACKING(missing=judged.missing)])
            grounds = replace(grounds, answer=replace(grounds.answer, status="partial"))
        else:
            grounds = self._answered(case, wrong, wide)
        answer = replace(grounds.answer, confidence=round(judged.probability, 4))
        others = tuple(one for one in tracing.made if one.speaker != decided.speaker)
        return replace(grounds, answer=answer, traces=(tracing.judge(decided.speaker), *others))

    def _answered(self, case: Case, wrong: Mismatch | None, wide: topic.Compared | None) -> Grounds:
        """The sentences that answer, of the author who is named where that one says it, or what all say of a topic (`wide`)."""
        question, side, cited = case.question, case.side, case.cited
        trace, index = case.tracing.read(), self.searcher.index
        ranked = newer.preferred(question, foremost.preferred(question, fresh(trace.ranked, cited)), index.superseded)
        chosen, notes = by_speaker(case, ranked, self.searcher)
        chosen = with_items(wide.evidence, index) if wide else chosen
        if premise.not_said(question, side.topic if side and side.form == "whether" else None, chosen):
            notes = [*notes, Note("not_specified", says.UNSAID())]
        chosen = sentences.numbered(newer.both(question, ranked, index.superseded)) or chosen
        chosen = tuple(item for item in chosen if (item.passage.essay_id, item.start) not in cited)
        chosen = chosen or sentences.numbered(answering(ranked, self.searcher.settings.evidence_max, case.wants))
        chosen = chosen if cited or wide else completed(chosen, index, case.more, case.whole, question)
        chosen = tuple(replace(item, number=number) for number, item in enumerate(chosen, 1))
        if not chosen:
            return self.nothing_more(question, trace.hits)
        wrong = wrong or figures.wrong(trace.query, chosen, self.texts(trace.hits), index.outlines)
        opening = [*([wrong.told] if wrong else []), *(note.text for note in notes), *(wide.opening if wide else ())]
        first = opening
        if case.whether and not opening:
            first = list(filter(None, [figures.opening(trace.query, chosen, self.searcher.authors, index.outlines)]))
        lacks = None if cited or wide or wrong or case.whether else untold(trace.query, chosen, ranked, index)
        absent = [says.LACKING(missing=lacks)] if lacks else []
        grounds = self.written(question, chosen, absent, sentences.further(chosen, ranked), first)
        grounds = replace(grounds, answer=replace(grounds.answer, status="partial")) if lacks else grounds
        notes = [*grounds.answer.notes, *notes, *([wrong.note] if wrong else ())]
        notes += newer.notes((item.passage.essay_id for item in chosen), index.essays, index.superseded)
        # That the text's words follow is said before quotations, not before a model's prose.
        return replace(grounds, answer=replace(grounds.answer, notes=tuple(notes)), opening=tuple(opening))

"""A question that stands alone -> what its answer stands on: searched, judged, and quoted, with what it takes for granted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.ask import evidence as sentences
from bot.ask import holdings, newer, premise, records, topic
from bot.ask.common import common
from bot.ask.compose import compose, lacking
from bot.ask.evidence import Candidate
from bot.ask.gate import Judgement
from bot.ask.grounds import Grounds, Route
from bot.ask.plan import Plan, plan
from bot.ask.refuse import refuse
from bot.ask.speakers import Asked, asked
from bot.ask.talk import is_small_talk
from bot.ask.trace import Trace, Tracing
from bot.ask.verify import judged
from bot.ask.write import quoted
from bot.domain import Evidence, Hit, Note, Reason
from bot.says import ask as says
from bot.search.retrieve import Searcher
from bot.text.building import build, cited, told

# So many sentences are shown where none is known to answer.
NEAREST = 2
Cited = Collection[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Shares of the question's words, of those that the best sentence holds.

    `nearly`: with so much, a named author's best sentence speaks of it. `still`: asked for more, one with so much does.
    """

    nearly: float
    still: float


# Made by `python -m policy_evals.fit.speakers`.
FITTED = Fitted(nearly=0.7, still=0.2)


@dataclass(frozen=True, slots=True)
class Asking:
    """Answers from an open index; `examples` are offered where there is no answer."""

    searcher: Searcher
    examples: Sequence[str]

    def alone(self, question: str, cited: Cited = ()) -> Grounds:
        """What an answer to a question that stands alone stands on; without what is `cited` already."""
        searcher, index = self.searcher, self.searcher.index
        if is_small_talk(question):
            return self.refused(question, "small_talk", (), "small_talk")
        if not cited and (structured := self._from_structure(question)) is not None:
            return structured
        side = None if cited else asked(question, index)
        if side is not None and (grounds := self._side_by_side(question, side)) is not None:
            return grounds
        tracing = Tracing(question, searcher)
        trace = tracing.read()
        if person := premise.unknown_person(question, searcher.authors, index.essays.values()):
            refused = self.refused(question, "unknown_author", trace.hits, "person", person)
            return replace(refused, traces=tracing.made)
        wrong = premise.wrong_year(tracing.query, trace.ranked, index.essays.values())
        if wrong is not None:
            slip = wrong.true
            tracing.prefer(lambda candidate: slip in candidate.text)
        trace = tracing.judge(corrected=wrong is not None)
        decided = trace
        author = _named(question, searcher)
        if author is not None and (_judged(trace).status == "refused" or _judged(trace).near):
            own = tracing.judge(author)
            decided = trace if _judged(trace).near and _judged(own).status != "answered" else own
        judged = _judged(decided)
        if judged.status == "refused":
            grounds = self.refused(question, judged.reason or "not_in_corpus", trace.hits)
        elif judged.near:
            grounds = self._nearest(question, decided, cited)
        elif judged.status == "partial":
            mentions = sentences.numbered(judged.mentions[:2])
            grounds = self.written(question, mentions, [says.LACKING(missing=judged.missing)])
            grounds = replace(grounds, answer=replace(grounds.answer, status="partial"))
        else:
            grounds = self._answered(question, tracing, author, cited, wrong)
        answer = replace(grounds.answer, confidence=round(judged.probability, 4))
        others = tuple(one for one in tracing.made if one.author != decided.author)
        return replace(grounds, answer=answer, traces=(tracing.judge(decided.author), *others))

    def _side_by_side(self, question: str, side: Asked) -> Grounds | None:
        """What the speakers say whom a question sets side by side; None where it sets none, or none says anything."""
        if side.form == "topic":
            return None
        if not side.topic and side.form == "each":
            essays = tuple(self.searcher.index.essays[key] for one in side.speakers for key in one.essays)
            answer = compose(Plan("overview", essays), question, self.searcher.index)
            return Grounds(answer, route="structure") if answer else None
        compared = topic.compare(side, self.searcher) if side.topic else common(side, self.searcher)
        if compared is None:
            return None
        if not compared.evidence:
            grounds = self.refused(question, "not_in_corpus", (), "comparison")
            own = told(*compared.opening)
            answer = replace(grounds.answer, text=own.text, blocks=(own,))
            return replace(grounds, answer=answer, traces=compared.traces)
        grounds = self.written(question, compared.evidence, compared.absent, opening=compared.opening)
        if compared.near:
            note = Note("nearest_only", compared.opening[0])
            answer = replace(grounds.answer, status="partial", notes=(*grounds.answer.notes, note))
            grounds = replace(grounds, answer=answer)
        if compared.other:
            note = Note("author_mismatch", "".join(compared.opening))
            grounds = replace(grounds, answer=replace(grounds.answer, notes=(*grounds.answer.notes, note)))
        return replace(grounds, route="comparison", traces=compared.traces)

    def _nearest(self, question: str, trace: Trace, cited: Cited) -> Grounds:
        """What lies nearest, called no more than that; refused where it is all cited."""
        near = sentences.choose(trace.query, _fresh(trace.ranked, cited), NEAREST, self.searcher.index)[:NEAREST]
        if not near:
            return self._nothing_more(question, trace)
        grounds = self.written(question, near)
        answer = grounds.answer
        blocks = (*answer.blocks, told(says.NEAREST_ONLY()))
        text = "\n\n".join(block.text for block in blocks)
        note = Note("nearest_only", says.NEAREST_ONLY())
        return replace(grounds, answer=replace(answer, status="partial", blocks=blocks, text=text, notes=(note,)))

    def _nothing_more(self, question: str, trace: Trace) -> Grounds:
        nothing, more = self.refused(question, "not_in_corpus", trace.hits), says.NOTHING_MORE()
        return replace(nothing, answer=replace(nothing.answer, text=more, blocks=(told(more),)))

    def recorded(self, question: str, about: Collection[str] = ()) -> Grounds | None:
        """What is asked of the record of a text; of those that were spoken of before (`about`) where none is named."""
        index = self.searcher.index
        if (quoted := holdings.quoted(question, index)) is not None:
            return Grounds(quoted, tuple(cited(one.number, one) for one in quoted.citations), route="record")
        recorded = records.answer(question, index, about)
        return Grounds(recorded, route="record") if recorded else None

    def _from_structure(self, question: str) -> Grounds | None:
        """What is asked of the texts as texts, from their record and structure; None for any other question."""
        index = self.searcher.index
        if (recorded := self.recorded(question)) is not None:
            return recorded
        planned = plan(question, index)
        if planned is None:
            return None
        if (answer := compose(planned, question, index)) is not None:
            return Grounds(answer, route="structure")
        if (sentence := lacking(planned, index)) is not None:
            refused = self.refused(question, "not_in_corpus", (), "structure")
            return replace(refused, answer=replace(refused.answer, text=sentence, blocks=(told(sentence),)))
        return None

    def _answered(
        self, question: str, tracing: Tracing, author: str | None, cited: Cited, wrong: premise.Mismatch | None
    ) -> Grounds:
        """The sentences that answer, of the author who is named where that one says it; refused where all are cited."""
        trace, index = tracing.read(), self.searcher.index
        ranked = newer.preferred(question, _fresh(trace.ranked, cited), index.superseded)
        chosen, notes = self._by_author(tracing, author, ranked, cited)
        side = None if cited else asked(question, index)
        wide = topic.compare(side, self.searcher) if side and side.form == "topic" and author is None else None
        if wide is not None:
            chosen = wide.evidence
        if side and side.form == "whether" and premise.unsaid(side.topic, chosen):
            notes = [*notes, Note("not_specified", says.UNSAID())]
        chosen = sentences.numbered(newer.both(question, ranked, index.superseded)) or chosen
        # A list's items, too, may have been cited before.
        chosen = tuple(item for item in chosen if (item.passage.essay_id, item.start) not in cited)
        chosen = tuple(replace(item, number=number) for number, item in enumerate(chosen, 1))
        if not chosen:
            return self._nothing_more(question, trace)
        found = [index.essays[key] for key in dict.fromkeys(hit.passage.essay_id for hit in trace.hits)]
        wrong = wrong or premise.wrong_number(tracing.query, chosen, found)
        opening = [*([wrong.told] if wrong else []), *(note.text for note in notes), *(wide.opening if wide else ())]
        grounds = self.written(question, chosen, further=sentences.further(chosen, ranked), opening=opening)
        notes = [*grounds.answer.notes, *notes, *([wrong.note] if wrong else ())]
        notes += newer.notes((item.passage.essay_id for item in chosen), index.essays, index.superseded)
        return replace(grounds, answer=replace(grounds.answer, notes=tuple(notes)))

    def _by_author(
        self, tracing: Tracing, named: str | None, ranked: Sequence[Candidate], cited: Cited
    ) -> tuple[tuple[Evidence, ...], list[Note]]:
        """Evidence from the author who is named; from others, and with a note, where that one does not say it."""
        query, most, index = tracing.query, self.searcher.settings.evidence_max, self.searcher.index
        chosen = sentences.choose(query, ranked, most, index)
        if named is None or not ranked:
            return chosen, []
        own = tracing.read(named).ranked
        says_it = own and max(c.share for c in own[:5]) >= FITTED.nearly * max(
            candidate.share for candidate in ranked[:3]
        )
        if says_it and _judged(tracing.judge(named)).status == "answered":
            return sentences.choose(query, _fresh(own, cited), most, index), []
        others = dict.fromkeys(item.passage.author or says.OTHER_TEXTS() for item in chosen)
        if named in others:
            return chosen, []
        return chosen, [Note("author_mismatch", says.OTHERS_SAY(speakers="、".join(others), named=named))]

    def written(
        self,
        question: str,
        evidence: Sequence[Evidence],
        absent: Sequence[str] = (),
        further: Sequence[Evidence] = (),
        opening: Sequence[str] = (),
    ) -> Grounds:
        """The answer in quotation, after what it is, and before what the texts do not speak of."""
        known = {item.number: item for item in evidence}
        parts = [judged(part, known) for part in quoted(evidence)]
        answer = build(question, parts, evidence, self.searcher.index.outlines, absent, opening)
        notes = tuple(Note("not_specified", sentence) for sentence in absent)
        return Grounds(replace(answer, notes=notes), (*evidence, *further), tuple(absent), tuple(opening))

    def refused(
        self, question: str, reason: Reason, hits: Sequence[Hit], route: Route = "question", person: str = ""
    ) -> Grounds:
        """Why there is no answer, what comes nearest, and what can be asked instead."""
        return Grounds(refuse(question, reason, hits, self.searcher, self.examples, person), route=route)


def _judged(trace: Trace) -> Judgement:
    assert trace.judged is not None
    return trace.judged


def _named(question: str, searcher: Searcher) -> str | None:
    return next((author for author in searcher.authors if author in question), None)


def _fresh(ranked: Sequence[Candidate], cited: Cited) -> list[Candidate]:
    """What was not cited before; asked for more, only what still speaks of the question, not merely what is next."""
    if not cited:
        return list(ranked)
    share = max((candidate.share for candidate in ranked[:5]), default=0.0)
    return [
        candidate
        for candidate in ranked
        if (candidate.passage.essay_id, candidate.start) not in cited and candidate.share >= FITTED.still * share
    ]

"""Question -> Answer: verify(write(gate(retrieve(standalone(question))))), with what the question takes for granted."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.domain import Answer, Evidence, Note
from bot.search import evidence as sentences
from bot.search import gate
from bot.search.evidence import Candidate
from bot.search.query import Query
from bot.search.retrieve import Searcher
from bot.tasks import compare, dialogue, premise
from bot.tasks.refuse import refuse
from bot.tasks.verify import verify
from bot.tasks.write import QuotingWriter

# Passages that the evidence is looked for in.
DEPTH = 10
# A longer question is answered by its beginning, and the reader is told so.
QUESTION_MAX = 2000
# Earlier questions that a follow-up may lean on.
HISTORY_MAX = 4
# A named author speaks of it where the best sentence has this share of what anyone's best has.
NEARLY = 0.7
# Asked for more, a sentence still speaks of the question with this share of what the best one holds, or this near it.
STILL, NEXT = 0.4, 0.3
NOTHING_MORE = "所收录的文章中，除前面已引用的语句外，没有更多谈到这一点的原文。"


def ask(question: str, history: Sequence[str], searcher: Searcher, examples: Sequence[str]) -> Answer:
    """Answer in the texts' own words, or say why not. Never raises for what the user typed."""
    started = time.perf_counter()
    asked = question[:QUESTION_MAX]
    notes = (Note("question_cut", f"问题较长，仅按前 {QUESTION_MAX} 字检索。"),) if len(question) > QUESTION_MAX else ()
    answer = _in_dialogue(asked, list(history)[-HISTORY_MAX:], searcher, examples)
    return replace(
        answer,
        question=question,
        standalone=answer.standalone if answer.standalone != asked else question,
        notes=notes + answer.notes,
        settings=searcher.settings.digest,
        ms=round((time.perf_counter() - started) * 1000, 1),
    )


def _in_dialogue(question: str, history: Sequence[str], searcher: Searcher, examples: Sequence[str]) -> Answer:
    if not history or gate.is_small_talk(question):
        return _alone(question, searcher, examples)
    earlier: list[Answer] = []

    def before() -> Answer:
        if not earlier:
            earlier.append(_in_dialogue(history[-1], history[:-1], searcher, examples))
        return earlier[0]

    followed = dialogue.follow(question, before, searcher.authors)
    if followed.leaning == "more":
        cited = _cited(history, searcher, examples)
        return replace(_alone(followed.standalone, searcher, examples, cited), question=question)
    if followed.leaning == "point" and (point := _point(before(), followed.point or 1, searcher)) is not None:
        return point
    answer = _alone(followed.standalone, searcher, examples)
    failed = followed.leaning is None and answer.reason in ("not_in_corpus", "off_topic")
    if failed and dialogue.may_retry(question, searcher.index.lexical.knows) and before().status != "refused":
        again = _alone(dialogue.borrowed(question, before(), searcher.authors), searcher, examples)
        return again if again.status == "answered" else answer
    return answer


def _cited(history: Sequence[str], searcher: Searcher, examples: Sequence[str]) -> frozenset[tuple[str, int]]:
    """What the answers to all these questions cited."""
    answers = [_in_dialogue(item, history[:at], searcher, examples) for at, item in enumerate(history)]
    return frozenset((citation.essay_id, citation.start) for answer in answers for citation in answer.citations)


def _point(before: Answer, number: int, searcher: Searcher) -> Answer | None:
    """The sentences of the n-th point that the answer before spoke of; None where there are fewer."""
    chosen = sentences.point(before.citations, number, searcher.index) if before.citations and number else ()
    return _written(before.standalone, chosen, searcher) if chosen else None


def _alone(
    question: str, searcher: Searcher, examples: Sequence[str], cited: Collection[tuple[str, int]] = ()
) -> Answer:
    if gate.is_small_talk(question):
        return refuse(question, "small_talk", (), searcher, examples)
    index = searcher.index
    if not cited and len(authors := compare.compared_authors(question, searcher.authors)) > 1:
        compared = compare.compare(question, authors, searcher)
        if compared.evidence:
            silence = [compare.silence(author, compared.topic) for author in compared.silent]
            return _written(question, compared.evidence, searcher, silence)
    query = searcher.query(question)
    hits = searcher.hits(query, DEPTH)
    if person := premise.unknown_person(question, searcher.authors, index.essays.values()):
        return refuse(question, "unknown_author", hits, searcher, examples, person)
    ranked = sentences.candidates(query, hits, index)
    wrong = premise.wrong_year(question, ranked, index.essays.values())
    if wrong is not None:
        slip = wrong.true
        ranked.sort(key=lambda candidate: slip not in candidate.text)
    judged = gate.judge(query, hits, ranked, index, wrong is not None)
    if judged.status == "refused" and (author := _named(question, searcher)) is not None:
        own = searcher.hits(query, DEPTH, author)
        judged = gate.judge(query, own, sentences.candidates(query, own, index), index)
    answer: Answer
    if judged.status == "refused":
        answer = refuse(question, judged.reason or "not_in_corpus", hits, searcher, examples)
    elif judged.status == "partial":
        mentions = sentences.numbered(judged.mentions[:2])
        answer = _written(question, mentions, searcher, [f"文章提到了相关内容，但没有说明{judged.missing}。"])
        answer = replace(answer, status="partial")
    else:
        chosen, notes = _by_author(query, searcher, _fresh(ranked, cited), cited)
        chosen = tuple(item for item in chosen if (item.passage.essay_id, item.start) not in cited)  # a list's items
        chosen = tuple(replace(item, number=number) for number, item in enumerate(chosen, 1))
        if not chosen:
            return replace(refuse(question, "not_in_corpus", hits, searcher, examples), text=NOTHING_MORE)
        found = [index.essays[key] for key in dict.fromkeys(hit.passage.essay_id for hit in hits)]
        wrong = wrong or premise.wrong_number(question, ranked, found)
        answer = _written(question, chosen, searcher)
        answer = replace(answer, notes=(*notes, *([wrong.note] if wrong else ())))
    return replace(answer, confidence=round(judged.probability, 4))


def _written(question: str, evidence: Sequence[Evidence], searcher: Searcher, absent: Sequence[str] = ()) -> Answer:
    """The answer in quotation, then the sentences that say what the texts do not speak of."""
    verified = verify(QuotingWriter().write(question, evidence), searcher.index.essays)
    text = "\n\n".join([verified.text, *(["".join(absent)] if absent else [])])
    notes = tuple(Note("not_specified", sentence) for sentence in absent)
    return Answer(question, question, "answered", None, text, verified.claims, verified.citations, notes)


def _named(question: str, searcher: Searcher) -> str | None:
    return next((author for author in searcher.authors if author in question), None)


def _fresh(ranked: Sequence[Candidate], cited: Collection[tuple[str, int]]) -> list[Candidate]:
    """What was not cited before; asked for more, only what still speaks of the question, not merely what is next."""
    if not cited:
        return list(ranked)
    share = max((candidate.share for candidate in ranked[:5]), default=0.0)
    return [
        candidate
        for candidate in ranked
        if (candidate.passage.essay_id, candidate.start) not in cited
        and (candidate.share >= STILL * share or candidate.score >= ranked[0].score - NEXT)
    ]


def _by_author(
    query: Query, searcher: Searcher, ranked: Sequence[Candidate], cited: Collection[tuple[str, int]]
) -> tuple[tuple[Evidence, ...], list[Note]]:
    """Evidence from the author whom the question names; from others, and with a note, where that one does not say it."""
    most, index = searcher.settings.evidence_max, searcher.index
    named = _named(query.text, searcher)
    chosen = sentences.choose(query, ranked, most, index)
    if named is None or not ranked:
        return chosen, []
    hits = searcher.hits(query, DEPTH, named)
    own = sentences.candidates(query, hits, index)
    says_it = own and max(c.share for c in own[:5]) >= NEARLY * max(candidate.share for candidate in ranked[:3])
    if says_it and gate.judge(query, hits, own, index).status == "answered":
        return sentences.choose(query, _fresh(own, cited), most, index), []
    speakers = "、".join(dict.fromkeys(item.passage.author or "其他文章" for item in chosen))
    return chosen, [Note("author_mismatch", f"所收录的文章中，谈到这一点的是{speakers}，不是{named}。")]

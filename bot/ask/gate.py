"""May this evidence answer this question? An absolute judgement, apart from the ranking.

By the `chance` that it does, made of what the reader says of the best sentences and of figures that are measured against
the index itself: cosines in standard deviations above what unrelated questions reach in it (`Index.background`), and
shares of the question's own weight in words; by the years and places that the question names, and what it asks for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask import asked, fined, label_lines, mentioned, world
from bot.ask.chance import FEATURES, bounds, probability
from bot.ask.evidence import TAKEN, UNREAD, Candidate
from bot.ask.missing import missing, naming, of_another
from bot.domain import Hit, Reason, Status
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.search.scope import foreign, size
from bot.text import names, words
from bot.text.numbers import amounts
from bot.text.places import tells_of

# A number is asked for; a sentence that speaks of what is asked holds so much of the question's words.
# … but less where it has the tier that a figure of the question lies in.
HOW_MANY, COUNTED, TIERED = re.compile("多少|几(?!乎)"), 0.7, 0.4
# A sentence is on the subject of which a detail is asked for where it holds so much of the question's words, but for those that ask;
# and so much where nothing else speaks for it.
ON_IT, ON_IT_ALONE = 0.45, 0.75
# Of what mentions a thing that the texts do not tell, so many sentences are cited.
MENTIONED = 2
# So long a word is no word of everyday talk alone.
NAMED_MIN = 3
# Cosines further out than this say no more.
FARTHEST = 8.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is told of a question that is not answered; the model is data/gate.json.

    A question is about something else altogether where its nearest sentence lies below this cosine (`off_topic`, in
    standard deviations above unrelated questions') and where its chance to concern policy is less than `belongs`; else
    it is about a gap in the texts. `mention`: a sentence mentions what is asked about where it holds this share of the
    question's words, of those that the best one holds.
    """

    belongs: float
    off_topic: float
    mention: float


# Made by `python -m policy_evals.fit.gate`.
FITTED = Fitted(belongs=0.5, off_topic=2.0, mention=0.5)
# What a text that is called has nearest gives way to another's that is likelier by so much.
WEAKER = 0.5


@dataclass(frozen=True, slots=True)
class Judgement:
    """The gate's decision and the figures behind it.

    `near`: nothing is known to answer, and what lies nearest is shown (`partial`). `missing` names what the texts do not
    give though they mention what it belongs to (`partial`); `mentions` are the sentences that do, best first.
    """

    status: Status
    reason: Reason | None
    probability: float
    figures: dict[str, float]
    missing: str | None = None
    mentions: tuple[Candidate, ...] = ()
    near: bool = False

    def gives_way(self, other: Judgement, signed: bool) -> bool:
        """Whether what all texts have nearest is shown for what the called one has: an author's (`signed`), or one far less likely."""
        less = signed or (self.near and self.probability < WEAKER * other.probability)
        return self.status == "refused" or (self.status == "partial" and less)


def judge(
    query: Query, hits: Sequence[Hit], ranked: Sequence[Candidate], index: Index, corrected: bool = False
) -> Judgement:
    """Decide by the chance that it answers, by the years and places that the question names, and by what it asks for.

    `corrected`: the year that the question names is known to be a slip for another.
    """
    named = mentions(ranked)
    lacking = missing(query, named, index)
    figures = features(query, hits, ranked, index, lacking)
    chance, (near, sure) = probability(figures), bounds()
    office = asked.office(query.text) if lacking else None
    if office and not any(office in one.text for one in index.essays.values()):
        return Judgement("refused", "not_in_corpus", chance, figures)
    if (not corrected and of_another(names.years, names.says_year, query, hits, index)) or of_another(
        names.places, tells_of, query, hits, index
    ):
        return Judgement("refused", "not_in_corpus", chance, figures)
    # But for that it would be answered; or shown, and it speaks of most that is asked; or of nearly all.
    if lacking and (
        (told := probability(figures | {"lacks": 0.0})) >= sure
        or (held := _on_subject(query, named)) >= ON_IT_ALONE
        or (told >= near and held >= ON_IT)
    ):
        told_of = {one.passage.essay_id for one in named}
        if not fined.may_tell(query.text, told_of, index):
            return Judgement("partial", None, chance, figures, lacking, naming(named, index))
        return Judgement("partial", None, chance, figures, mentions=tuple(named), near=True)
    strange = world.only_places(query, FITTED.belongs, index)
    off_topic = strange or (chance < sure and not belongs(query, figures, index))
    if chance < near or off_topic:
        if by_name := mentioned.by_name(query, ranked):
            untold = missing(query, by_name, index)
            by_name = naming(by_name, index) if untold else by_name
            return Judgement("partial", None, chance, figures, untold, by_name, near=untold is None)
        return Judgement("refused", "off_topic" if off_topic else "not_in_corpus", chance, figures)
    if chance < sure and world.unheard(query, index):
        return Judgement("refused", "not_in_corpus", chance, figures)
    told = chance >= sure or _counts_it(query, ranked) or label_lines.answers(query, ranked, index)
    if not told or world.strange_subject(query, chance, index):
        return Judgement("partial", None, chance, figures, near=True)
    return Judgement("answered", None, chance, figures)


def _on_subject(query: Query, named: Sequence[Candidate]) -> float:
    """The share that the best of these sentences holds of the question's words, without those that ask for a detail."""
    level = words.fold(query.text)
    kind = asked.wanted(query.text)
    rest = kind.asked.sub(" ", level) if kind else level
    bare = replace(query, weights={word: weight for word, weight in query.weights.items() if word in rest})
    return max((bare.share(cut.words_of(one.text)) for one in named), default=0.0) if bare.weights else 0.0


def _counts_it(query: Query, ranked: Sequence[Candidate]) -> bool:
    """Whether a number is asked for, and the best sentence speaks of what it is of and has one that the question has not.

    That such a sentence is only near may not be said.
    """
    best = ranked[0]
    return (
        HOW_MANY.search(words.fold(query.text)) is not None
        and best.share >= (TIERED if best.ranged == 1.0 else COUNTED)
        and bool(amounts(best.text) - amounts(query.text))
    )


def belongs(query: Query, figures: dict[str, float], index: Index) -> bool:
    """Whether a question concerns the texts, their authors, or policy, so that its answer might have stood here."""
    if figures["sentence"] >= FITTED.off_topic or world.names_a_text(query.text, index):
        return True
    if index.places(query.text) or any(len(word) >= NAMED_MIN and index.lexical.knows(word) for word in query.weights):
        return True  # a place that texts are of, or a thing that one of them names
    chance = world.chance(query.vector, index.model)
    return chance is not None and chance >= FITTED.belongs


def features(
    query: Query, hits: Sequence[Hit], ranked: Sequence[Candidate], index: Index, lacking: str | None
) -> dict[str, float]:
    """The figures of `FEATURES`.

    passage, sentence: best cosines, in standard deviations above unrelated questions'. lexical: best BM25 for each
    unit of the question's idf. around, share: share of the question's words in a passage with its headings, and in a
    sentence. runs, document: share of the question's runs of three characters in a first window, and of its character
    bigrams in a first document. foreign: how many things of `words.topics` the question names that no text here
    does, at most 2. elsewhere: 1 where the question names a place that the first document does not.
    peak: how far the first passage's cosine stands above the mean of the first ten. lead: how far the first
    fused score stands above the fifth. length: of the question, the logarithm of its character bigrams.
    read, second, run: what the reader says of the two best sentences and the best run; first_read, first_run: of the
    first. top, ahead: the first sentence's score, and how far it is above the second's. lacks: 1 where what is asked for
    is seen to be missing (`lacking`). size: the logarithm of the passages that are searched.
    """
    told = {"lacks": float(lacking is not None), "size": math.log(max(1, size(query, index)))}
    if not hits or not ranked:
        return dict.fromkeys(FEATURES, 0.0) | dict.fromkeys(FEATURES[-9:-4], UNREAD) | told
    read = sorted((candidate.read for candidate in ranked), reverse=True)
    first = ranked[0]
    dense = [hit.dense for hit in hits]
    essays = [index.essays[hit.passage.essay_id] for hit in hits[:3]]
    numbers = {index.number[essay.essay_id] for essay in essays}
    windows = [f"{hit.passage.path} {hit.passage.text}" for hit in hits[:3]]
    named = names.places(query.text)
    weight = sum(query.grams.values()) or 1.0
    return {
        "passage": _standard(max(dense[:3]), index.background["passages"]),
        "sentence": _standard(max((c.cosine for c in ranked), default=0.0), index.background["sentences"]),
        "lexical": max(hit.lexical or 0.0 for hit in hits[:3]) / weight,
        "around": max((candidate.around for candidate in ranked[:5]), default=0.0),
        "share": max((candidate.share for candidate in ranked[:5]), default=0.0),
        "runs": max(_runs(query.said, f"{essay.name} {text}") for essay, text in zip(essays, windows, strict=True)),
        "document": max(query.overlap(index.by_document.among(query.grams, at)) for at in numbers),
        "foreign": float(min(2, len(foreign(query, index)))),
        "elsewhere": float(
            bool(named) and not all(tells_of(f"{essays[0].name}\n{essays[0].text}", name) for name in named)
        ),
        "peak": _standard(dense[0], (sum(dense) / len(dense), index.background["passages"][1])),
        "lead": hits[0].score - hits[min(4, len(hits) - 1)].score,
        "length": math.log(1 + len(query.grams)),
        "read": read[0],
        "second": read[min(1, len(read) - 1)],
        "run": max(candidate.run for candidate in ranked),
        "first_read": first.read,
        "first_run": first.run,
        "top": first.score,
        "ahead": first.score - ranked[min(1, len(ranked) - 1)].score,
        **told,
    }


def _standard(cosine: float, background: tuple[float, float]) -> float:
    mean, deviation = background
    return max(-FARTHEST, min(FARTHEST, (cosine - mean) / max(deviation, 1e-3)))


def mentions(ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The sentences that name what the question is about (as much of it as the best of them, or nearly), and those that the
    reader takes for an answer, best first. A text may tell in other words what is asked: 古迹, 文物.
    """
    best = ranked[:10]
    most = max((candidate.share for candidate in best), default=0.0)
    enough = max(FITTED.mention * most, 1e-6)
    return tuple(one for one in best if one.read >= TAKEN or one.share >= enough) or tuple(best[:1])


def _runs(question: str, text: str) -> float:
    """Share of the question's runs of three characters that a text holds."""
    bare = words.bare(question)
    runs = {bare[at : at + 3] for at in range(len(bare) - 2)}
    held = words.bare(text)
    return sum(run in held for run in runs) / len(runs) if runs else 0.0

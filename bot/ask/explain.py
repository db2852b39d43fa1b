"""Why a question was answered as it was: each stage with its figures, for people who doubt."""

from __future__ import annotations

from typing import Any

from bot.ask import asked, evidence, gate
from bot.domain import Answer, Passage
from bot.search import scope
from bot.search.retrieve import Searcher

SHOWN = 5
WORDS = 12


def explain(answer: Answer, searcher: Searcher) -> dict[str, Any]:
    """The stages behind an answer, as plain values: question, words, hits, sentences, and the gate's judgement."""
    query = searcher.query(answer.standalone)
    hits = searcher.hits(query, 10)
    ranked = evidence.candidates(query, hits, searcher.index)
    judged = gate.judge(query, hits, ranked, searcher.index)
    kind = asked.wanted(answer.standalone)
    weights = sorted(query.weights.items(), key=lambda item: -item[1])[:WORDS]
    return {
        "standalone": answer.standalone,
        "rewritten": answer.standalone != answer.question,
        "words": {word: round(weight, 2) for word, weight in weights},
        "everyday": {word: sorted(meant) for word, meant in query.meant.items()},
        "hits": [
            {
                **_place(hit.passage),
                "score": round(hit.score, 2),
                "dense": round(hit.dense, 3),
                "lexical": round(hit.lexical or 0.0, 2),
            }
            for hit in hits[:SHOWN]
        ],
        "sentences": [
            {
                **_place(candidate.passage),
                "text": candidate.text,
                "score": round(candidate.score, 3),
                "share": round(candidate.share, 2),
                "cosine": round(candidate.cosine, 3),
            }
            for candidate in ranked[:SHOWN]
        ],
        "gate": {
            "probability": round(judged.probability, 4),
            "threshold": gate.THRESHOLD,
            "status": judged.status,
            "reason": judged.reason,
            "asked_for": kind.name if kind else None,
            "missing": judged.missing,
            "figures": {
                name: {
                    "value": round(value, 3),
                    "weight": round(gate.weight(name, scope.size(query, searcher.index)), 3),
                }
                for name, value in judged.figures.items()
            },
        },
    }


def _place(passage: Passage) -> dict[str, Any]:
    return {name: getattr(passage, name) for name in ("essay_id", "title", "author", "section", "point")}

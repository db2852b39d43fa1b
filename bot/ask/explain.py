"""Why a question was answered as it was: the traces that the answer was given from, as plain values."""

from __future__ import annotations

from typing import Any

from bot.ask import asked, chance
from bot.ask.evidence import Candidate
from bot.ask.gate import MENTIONED
from bot.ask.grounds import Grounds
from bot.ask.plan import Plan
from bot.ask.trace import Trace
from bot.domain import Answer, Passage

SHOWN = 5
WORDS = 12


def explain(answer: Answer, grounds: Grounds) -> dict[str, Any]:
    """By which way an answer came, then words, windows, sentences and judgement of the trace that decided.

    `traces` has the same of every trace, one a speaker; `gate` is None where nobody had to ask whether it is answered.
    """
    first = _trace(grounds.traces[0]) if grounds.traces else NOTHING
    return {
        "standalone": answer.standalone,
        "rewritten": answer.standalone != answer.question,
        "route": grounds.route,
        "plan": _plan(grounds.plan) if grounds.plan else None,
        **first,
        "traces": [_trace(trace) for trace in grounds.traces],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    chances = {want: round(chance, 3) for want, chance in list(plan.chances.items())[:SHOWN]}
    part = plan.node.label if plan.node else plan.label or None
    texts = [essay.name for essay in plan.essays] if plan.named else []
    return {
        "want": plan.want,
        "scope": plan.scope,
        "texts": texts,
        "part": part,
        "words": plan.known,
        "chances": chances,
    }


def _trace(trace: Trace) -> dict[str, Any]:
    weights = sorted(trace.query.weights.items(), key=lambda item: -item[1])[:WORDS]
    return {
        "searched": trace.query.text,
        "speaker": trace.speaker,
        "words": {word: round(weight, 2) for word, weight in weights},
        "everyday": {word: sorted(meant) for word, meant in trace.query.meant.items()},
        "hits": [
            {
                **_place(hit.passage),
                "score": round(hit.score, 2),
                "dense": round(hit.dense, 3),
                "lexical": round(hit.lexical or 0.0, 2),
            }
            for hit in trace.hits[:SHOWN]
        ],
        "sentences": [
            {
                **_place(candidate.passage),
                "text": candidate.text,
                "score": round(candidate.score, 3),
                "share": round(candidate.share, 2),
                "cosine": round(candidate.cosine, 3),
                "read": round(candidate.read, 2),
            }
            for candidate in _shown(trace)
        ],
        "gate": _gate(trace),
        "ms": {stage: round(spent, 1) for stage, spent in trace.spent.items()},
    }


def _shown(trace: Trace) -> list[Candidate]:
    """The best sentences, and those that an answer to a part of the question cites."""
    mentions = trace.judged.mentions[:MENTIONED] if trace.judged else ()
    return [*trace.ranked[:SHOWN], *(one for one in mentions if one not in trace.ranked[:SHOWN])]


NOTHING: dict[str, Any] = {
    "searched": None,
    "speaker": None,
    "words": {},
    "everyday": {},
    "hits": [],
    "sentences": [],
    "gate": None,
    "ms": {},
}


def _gate(trace: Trace) -> dict[str, Any] | None:
    judged = trace.judged
    if judged is None:
        return None
    kind, (near, sure) = asked.wanted(trace.query.text), chance.bounds()
    effects = chance.effects(judged.figures)
    return {
        "probability": round(judged.probability, 4),
        "near": round(near, 3),
        "threshold": round(sure, 3),
        "status": judged.status,
        "reason": judged.reason,
        "asked_for": kind.name if kind else None,
        "missing": judged.missing,
        "figures": {
            name: {"value": round(value, 3), "effect": round(effects[name], 3)}
            for name, value in judged.figures.items()
        },
    }


def _place(passage: Passage) -> dict[str, Any]:
    return {name: getattr(passage, name) for name in ("essay_id", "title", "author", "section", "point")}

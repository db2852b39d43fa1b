"""Question -> Answer: verify(write(gate(retrieve(question))))."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from bot.domain import Answer, Evidence, Hit, Note, Reason
from bot.search import evidence as sentences
from bot.search import gate
from bot.search.evidence import Candidate
from bot.search.query import Query
from bot.search.retrieve import Searcher
from bot.tasks.dialogue import standalone
from bot.tasks.verify import verify
from bot.tasks.write import QuotingWriter

# Passages that the evidence is looked for in.
DEPTH = 10
NEAREST = 3
# A longer question is answered by its beginning, and the reader is told so.
QUESTION_MAX = 2000

REFUSALS: dict[Reason, str] = {
    "small_talk": "您好！我是政策问答助手，只依据所收录的文章逐句引用作答；您可以这样问我：{example}",
    "off_topic": "这个问题与所收录的文章无关，恕不能作答；您可以询问文章谈到的内容，例如：{example}",
    "not_in_corpus": "所收录的文章没有谈到这一点，未找到可以回答的原文；您可以换一种问法，或参考最接近的段落。",
    "unknown_author": "所收录的文章中没有这位作者；您可以询问文章谈到的内容，例如：{example}",
}


def ask(question: str, history: Sequence[str], searcher: Searcher, examples: Sequence[str]) -> Answer:
    """Answer in the texts' own words, or say why not. Never raises for what the user typed."""
    started = time.perf_counter()
    searched = standalone(question[:QUESTION_MAX], history, searcher.authors)
    notes = (Note("question_cut", f"问题较长，仅按前 {QUESTION_MAX} 字检索。"),) if len(question) > QUESTION_MAX else ()
    answer = _answer(searched, searcher, examples)
    return replace(
        answer,
        question=question,
        standalone=searched if searched != question[:QUESTION_MAX] else question,
        notes=notes + answer.notes,
        settings=searcher.settings.digest,
        ms=round((time.perf_counter() - started) * 1000, 1),
    )


def _answer(question: str, searcher: Searcher, examples: Sequence[str]) -> Answer:
    if gate.is_small_talk(question):
        return _refuse(question, "small_talk", (), examples)
    query = searcher.query(question)
    named = [author for author in searcher.authors if author in question]
    hits = searcher.hits(query, DEPTH)
    ranked = sentences.candidates(query, hits, searcher.index)
    reason = gate.judge(query, hits, ranked, searcher.gate, searcher.index).reason
    if reason is not None:
        return _refuse(question, reason, hits, examples)
    chosen, notes = _by_author(query, searcher, ranked, named)
    verified = verify(QuotingWriter().write(question, chosen), searcher.index.essays)
    return Answer(
        question, question, "answered", None, verified.text, verified.claims, verified.citations, tuple(notes)
    )


def _by_author(
    query: Query, searcher: Searcher, ranked: Sequence[Candidate], named: Sequence[str]
) -> tuple[tuple[Evidence, ...], list[Note]]:
    """Evidence from the authors whom the question names; from others, and with a note, where those do not say it."""
    most = searcher.settings.evidence_max
    if not named:
        return sentences.choose(query, ranked, most, searcher.index), []
    blocks: list[Evidence] = []
    notes = []
    for author in named:
        hits = searcher.hits(query, DEPTH, author)
        own = sentences.candidates(query, hits, searcher.index)
        if gate.judge(query, hits, own, searcher.gate, searcher.index).reason is None and _holds(own, ranked):
            blocks += sentences.choose(query, own, max(2, most // len(named)), searcher.index)
        else:
            notes.append(author)
    numbered = tuple(replace(item, number=number) for number, item in enumerate(blocks, 1))
    if numbered:
        return numbered, [Note("not_specified", f"未找到{author}对此的论述。") for author in notes]
    chosen = sentences.choose(query, ranked, most, searcher.index)
    speakers = "、".join(dict.fromkeys(item.passage.author or "其他文章" for item in chosen))
    text = f"所收录的文章中，谈到这一点的是{speakers}，不是{'、'.join(notes)}。"
    return chosen, [Note("author_mismatch", text)]


def _holds(own: Sequence[Candidate], ranked: Sequence[Candidate]) -> bool:
    """Whether the named author's best sentence says nearly as much of the question as anyone's."""
    return bool(own) and own[0].share >= 0.7 * max(candidate.share for candidate in ranked[:3])


def _refuse(question: str, reason: Reason, hits: Sequence[Hit], examples: Sequence[str]) -> Answer:
    example = f"“{examples[0]}”" if examples else "文章中提出了哪些措施？"
    return Answer(
        question,
        question,
        "refused",
        reason,
        REFUSALS[reason].format(example=example),
        nearest=tuple(hit.passage for hit in hits[:NEAREST]),
        suggestions=tuple(examples[:3]),
    )

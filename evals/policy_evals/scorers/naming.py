"""Who speaks, who does not, and what the reader is told beside the answer."""

from __future__ import annotations

import re

from bot.domain import Answer
from policy_evals.cases import Case
from policy_evals.scorers.common import Score, verdict

QUOTED = re.compile(r"“[^”]*”")
SENTENCE = re.compile(r"[^。！？；\n]+")
# 未来 is a word of the texts, and denies nothing.
DENIES = re.compile(r"没有|未(?!来)")


def authors_cited(case: Case, answer: Answer) -> Score | None:
    """Everyone whom the question asks about is cited."""
    if not case.authors:
        return None
    cited = {citation.author for citation in answer.citations}
    missing = [author for author in case.authors if author not in cited]
    return verdict(not missing, f"没有引用{'、'.join(missing)}")


def only_cited(case: Case, answer: Answer) -> Score | None:
    """Nobody else is cited."""
    if not case.only:
        return None
    others = {citation.author or citation.essay_id for citation in answer.citations} - set(case.only)
    return verdict(not others, f"还引用了{'、'.join(sorted(others))}")


def silence_named(case: Case, answer: Answer) -> Score | None:
    """Who does not speak of it is said not to, in a sentence of our own, and is not cited."""
    if not case.silent:
        return None
    told = [QUOTED.sub("", answer.text), *(note.text for note in answer.notes)]
    denials = [sentence for text in told for sentence in SENTENCE.findall(text) if DENIES.search(sentence)]
    cited = {citation.author for citation in answer.citations}
    for author in case.silent:
        if author in cited:
            return Score(0.0, f"引用了没有谈到此事的{author}")
        if not any(author in sentence for sentence in denials):
            return Score(0.0, f"没有说明{author}未谈到此事")
    return Score(1.0)


def notes_right(case: Case, answer: Answer) -> Score | None:
    """The notes that a false premise calls for, with the words that they must hold; none where none is due."""
    if case.no_notes:
        return verdict(not answer.notes, f"多出提示：{'；'.join(note.text for note in answer.notes)}")
    if not (case.notes or case.note_has):
        return None
    kinds = {note.kind for note in answer.notes}
    told = "\n".join(note.text for note in answer.notes)
    missing = [kind for kind in case.notes if kind not in kinds] + [word for word in case.note_has if word not in told]
    return verdict(not missing, f"提示缺少：{'、'.join(missing)}（现有：{told or '无'}）")

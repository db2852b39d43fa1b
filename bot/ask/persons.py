"""Whom a pronoun or a surname stands for: 他, 两人, 另外两位, by the authors who were spoken of before; 马老师."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.ask.authors import OTHERS, spoken_of
from bot.domain import Answer, Turn
from bot.text.persons import COURTESY, addressed, surnames

# Persons that a pronoun stands for.
BOTH = re.compile(r"(?:他们|她们)?(?:[二两]个?人|[这那]?两位(?:专家|作者|学者)?)|他们|她们")
ONE = re.compile(r"(?<![其吉])[他她](?!们)|[这那]位(?:专家|作者|学者)|[该此]作者")

# A person's name is no longer; what is quoted is left as it is.
NAME_MAX = 4
QUOTED = re.compile('“[^“”]*”|「[^「」]*」|"[^"]*"')


def in_full(question: str, authors: Sequence[str]) -> str:
    """A question with the name of each author whom it calls by surname and title; who holds an office may be another. Example: 王老师怎么看 -> 王明怎么看"""
    people = [name for name in authors if len(name) <= NAME_MAX]  # an organ has no surname
    quoted = [match.span() for match in QUOTED.finditer(question)]
    for start, end, name in sorted(addressed(question, surnames(people), COURTESY), reverse=True):
        if any(first < start < last for first, last in quoted):
            continue
        question = f"{question[:start]}{name}{question[end:]}"
    return _side_by_side(question, surnames(people))


def _side_by_side(question: str, people: Mapping[str, str]) -> str:
    """A question with the names of authors of whom only the surnames stand side by side. Example: 王和李都谈了什么"""
    one = "|".join(map(re.escape, people))
    match = (
        re.search(rf"(?<![\u4e00-\u9fff])(?:{one})(?:[和与跟、](?:{one}))+(?=[都各分两三谁的怎如有在对]|$)", question)
        if people
        else None
    )
    if match is None:
        return question
    named = re.sub(rf"(?:{one})", lambda found: people[found.group()], match.group())
    return question[: match.start()] + named + question[match.end() :]


def resolved(question: str, turns: Sequence[Turn], authors: Sequence[str]) -> str:
    """A question with the authors that its pronouns stand for. Example: 他是哪个单位的 -> 王明是哪个单位的"""
    spoken = speakers(turns, authors)
    if not spoken or spoken_of(question, authors):
        return question
    others = [author for author in authors if author not in _named(turns[-1].answer, authors)]
    if others and len(others) < len(authors) and (match := OTHERS.search(question)):
        return question.replace(match.group(), "和".join(others), 1)
    if len(spoken) > 1 and (match := BOTH.search(question)):
        return question.replace(match.group(), "和".join(reversed(spoken[:2])), 1)
    return ONE.sub(spoken[0], question, count=1)


def speakers(turns: Sequence[Turn], authors: Sequence[str]) -> tuple[str, ...]:
    """The authors who were spoken of, the last first."""
    found = (author for turn in reversed(turns) for author in _named(turn.answer, authors))
    return tuple(dict.fromkeys(found))


def _named(answer: Answer, authors: Sequence[str]) -> list[str]:
    """The authors whom an answered question names, or whom its answer cites."""
    return list(spoken_of(answer.standalone, authors)) or list(
        dict.fromkeys(one.author for one in answer.citations if one.author)
    )

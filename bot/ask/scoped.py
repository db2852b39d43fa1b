"""A question that names a document by its title: asked of that document alone, without the title.

Every passage of a document has the words of its title about it, so that with these all its sentences look alike.

Example: 《某县扶持资金管理办法》里，钱能用来干什么 -> 钱能用来干什么, of that document
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.ask.both import Asks
from bot.ask.case import Cited
from bot.ask.grounds import Grounds
from bot.ask.named_texts import TITLE_MIN, plain, texts
from bot.ask.wants import TITLE
from bot.domain import Essay
from bot.index.store import Index
from bot.text import words

# What stands about a name: 根据…里，; 在…中规定的; …这个文件.
NAME = re.compile(
    rf"(?:根据|按照|依据|依照|按|在|从|请问)?{TITLE}(?:[这那]一?[个份篇](?:文件|{TITLE})?)?(?:里面?|中|当中|上|规定|要求|提出|明确)?的?[，,：:、]?"
)


def asked(question: str, index: Index) -> tuple[Essay, str] | None:
    """The one unsigned document that a question names, and what is asked of it; None for any other question."""
    about = texts(question, index)
    if not about.named or len(about.essays) != 1 or about.essays[0].author or TITLE not in about.rest:
        return None
    if not _called(words.bare(question), plain(about.essays[0])):
        return None
    rest = NAME.sub("", about.rest).strip("，,：:、 ")
    own = words.fold(rest)
    return (about.essays[0], rest) if TITLE not in rest and any(map(str.isalnum, own)) else None


def _called(level: str, name: str) -> bool:
    """Whether a question has the end of a title, with the kind of document in it: only so is it a name, not a matter."""
    return any(name[at:] in level for at in range(len(name) - TITLE_MIN + 1))


def answered(question: str, cited: Cited, asking: Asks, otherwise: Callable[[], Grounds]) -> Grounds:
    """What sentences of that document answer that are not `cited` yet, or that none does; else what is made `otherwise`.

    So its structure and its record are told by its name.
    """
    if (named := asked(question, asking.searcher.index)) is None:
        return otherwise()
    recorded = None if cited else asking.recorded(question)
    if recorded is not None and recorded.answer.status == "answered":
        return otherwise()  # without its title 什么时候通过的 says nothing of a document
    essay, rest = named
    found = asking.of_one(essay.essay_id).alone(rest, cited)
    if found.route != "question" or (not cited and (found.nearest or found.answer.status != "answered")):
        usual = otherwise()
        elsewhere = any(one.essay_id != essay.essay_id for one in usual.answer.citations)
        if found.route != "question" or usual.route != "question" or elsewhere:
            return usual
    return replace(found, answer=replace(found.answer, question=question, standalone=question))

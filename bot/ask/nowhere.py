"""Words in quotation marks that a question asks the place of, or a document's number, that stand nowhere: that is said."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ask import evidence as sentences
from bot.ask import naming, occurrences, stitched
from bot.ask.grounds import Grounds
from bot.ask.named_texts import texts
from bot.ask.pieces import whose
from bot.ask.quotations import CLOSES, OPENS, Asked, asked, quotation, stands
from bot.ask.themes import NOT_SAID
from bot.ask.trace import Tracing
from bot.ask.writing import Writing, opened
from bot.domain import Note
from bot.index.store import Index
from bot.says import ask as says
from bot.says import sweeps
from bot.text import words
from bot.text.building import cited

# So many characters are a quotation; longer ones are repeated only so far.
LEAST, SHOWN = 6, 40
OWN_PART = re.compile(r"[\u4e00-\u9fff]{1,2}[〔\[［（(].+")
# Where a word stands is asked for, not what happens there.
WHERE = re.compile(r"哪里?|哪儿|[几多][少]?[处次回遍]|在哪|什么地方")
HOW_OFTEN = re.compile(r"[几多]少?[处次回遍]")
LEFT_OUT = re.compile(r"…+|\.{3,}|—{2,}")


def nowhere(question: str, writing: Writing) -> Grounds | None:
    """The answer; None where no place of a quotation is asked, where it stands somewhere, or nothing comes near."""
    if number := _unborne(question, writing.searcher.index):
        return writing.saying(question, [says.NO_NUMBER(number=number)])
    index = writing.searcher.index
    word = occurrences.marked(words.fold(question))
    if word and len(word) < LEAST and not stands(word, index.essays.values()):
        return writing.saying(question, [sweeps.NO_WORD(word=word)])
    if absent := _absent(question, index):
        return writing.saying(question, [absent])
    found = asked(question, index, LEAST)
    if found is None and word and HOW_OFTEN.search(quotation(question)[1]):
        found = Asked(quotation(question)[0], texts(question, index))
    if found is None or len(found.plain) < LEAST or _several(found.said):
        return None
    said = found.said
    if all(stands(part, index.essays.values()) for part in LEFT_OUT.split(said)):
        return None
    if parts := stitched.answer(question, said, index):
        answer, whole = parts
        cites = tuple(cited(one.number, one) for one in answer.citations)
        return Grounds(replace(answer, status="answered" if whole else "partial"), cites, route="record")
    tracing = Tracing(said, writing.searcher)
    near = sentences.numbered(tracing.read().ranked[:1])
    words_of = said if len(said) <= SHOWN else f"{said[:SHOWN]}……"
    if not near:
        return writing.saying(question, [sweeps.NO_WORD(word=words_of)])
    told = says.NOWHERE(words=words_of)
    grounds = opened(writing.written(question, near), told)
    answer = replace(grounds.answer, status="partial", notes=(Note("nearest_only", told),))
    return replace(grounds, answer=answer, opening=(told,), traces=tracing.made)


def _absent(question: str, index: Index) -> str | None:
    """That the texts which a question names lack the one term in marks of which it asks where it stands."""
    level = words.fold(question)
    found = occurrences.MARKED.findall(level)
    about = texts(question, index)
    if len(found) != 1 or len(found[0]) >= LEAST or not about.named or NOT_SAID.search(level):
        return None
    rest = occurrences.MARKED.sub(" ", about.rest)
    if not (occurrences.STANDS.search(rest) and WHERE.search(rest)) or stands(found[0], about.essays):
        return None
    return says.UNNAMED(where="、".join(dict.fromkeys(map(whose, about.essays))), topic=found[0])


def _unborne(question: str, index: Index) -> str | None:
    """The document number that a question names, where no text bears or mentions it or another that is named."""
    numbers = [match.group() for match in naming.NUMBER.finditer(question)]
    essays = index.essays.values()
    if not numbers or naming.by_number(words.fold(question), essays):
        return None
    # The words before a number may be run into it; its last two characters and its year are its own.
    if any(stands(OWN_PART.findall(number)[-1], essays) for number in numbers):
        return None
    return numbers[0]


def _several(said: str) -> bool:
    """Whether a mark closes before it opens: several quotations, not one with others in it. Example: 甲”和“乙 -> True"""
    depth = 0
    for sign in said:
        if sign == '"':
            return True
        depth += (sign in OPENS) - (sign in CLOSES)
        if depth < 0:
            return True
    return False

"""The question before, asked of another: a thing that its text sets beside one of its own, the record of other authors, its figures.

Example: "那退役军人呢" after "高校毕业生的补贴是多少", of a text that has 高校毕业生、退役军人和农民工
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask import dialogue, shown
from bot.ask.authors import only_authors, renamed
from bot.ask.retimed import FIGURED
from bot.ask.wants import own_words
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import numbers, vocabulary, words
from bot.text.outline import Outline, Span

# What is set side by side stands in one clause, with one of these between.
PAUSE = re.compile(r"[，,。；;：:\n]")
BETWEEN = re.compile("、|以及|或者|[和与及或]")
# A name at the border of a list is no longer.
NAME = 8
# So many characters behind two things are the same of both.
FRAME = 2
# 第二笔 counts nothing.
NTH = re.compile(r"第[一二三四五六七八九十\d]+|^[一二三四五六七八九十]+[、是要]")
# Figures are looked for in what was cited, then around it.
WIDTHS = ("cited", "paragraph", "document")
# So many sentences with figures are quoted.
MOST = 3


def of_kin(question: str, before: Answer, authors: Sequence[str], index: Index) -> str | None:
    """The question before with what this one names in the place of what a text that was cited sets beside it; else None."""
    what, asked = dialogue.thing(question, authors), before.standalone
    if not what or what in asked:
        return None
    for key in dict.fromkeys(one.essay_id for one in before.citations):
        text = words.fold(f"{index.essays[key].name}\n{index.essays[key].text}")
        for form in [one for one in _forms(words.fold(what)) if one in text]:
            beside = frozenset(_beside(form, text))
            for old, behind in _things(asked):
                # 人才培养 names one thing, of which another takes no part's place.
                apart = old + "".join(behind[:1]) not in text or any(form + word in text for word in behind)
                if (old in beside and (not behind or apart)) or _of_both(asked, old, form, text):
                    return asked.replace(old, what, 1)
    return None


def _forms(what: str) -> list[str]:
    """What names the same thing in the vocabulary. Example: 个体户 -> 个体户, 个体工商户"""
    same = ((term, *others) for term, others in vocabulary.terms().items())
    return list(dict.fromkeys([what, *(one for row in same if what in row for one in row)]))


def _beside(form: str, text: str) -> Iterator[str]:
    """What the items may be called that stand in one list with a thing, without a word that heads all of them.

    Example: 小微企业, of 个人贷款和小微企业贷款的利息 -> 个人
    """
    for clause in PAUSE.split(text):
        items = BETWEEN.split(clause) if form in clause else []
        at = next((at for at, item in enumerate(items) if form in item), None)
        head = items[at].partition(form)[2][:FRAME] if at is not None else ""
        for number, item in enumerate(items) if at is not None else ():
            name = item.removesuffix(head)
            if number == at:
                continue
            if number == len(items) - 1:  # the sentence goes on behind it
                yield from (name[:end] for end in range(FRAME, min(NAME, len(name)) + 1))
            else:
                yield from (name[-end:] for end in range(FRAME, min(NAME, len(name)) + 1))


def _of_both(asked: str, old: str, form: str, text: str) -> bool:
    """Whether a text has both things with what stands behind the one in a question. Example: 财政的钱, 集体的钱"""
    behind = asked.partition(old)[2][:FRAME]
    return len(behind) == FRAME and all(map(words.HAN.match, behind)) and old + behind in text and form + behind in text


def _things(asked: str) -> Iterator[tuple[str, list[str]]]:
    """Each run of nouns of a question, the longest first, with the words of the compound that it stands before."""
    tagged = words.tagged(asked)
    nouns = [words.names_something(word) for word, _ in tagged]
    runs = [
        (start, end)
        for start in range(len(tagged))
        for end in range(start + 1, len(tagged) + 1)
        if all(nouns[start:end])
    ]
    for start, end in sorted(runs, key=lambda run: run[0] - run[1]):
        old = "".join(word for word, _ in tagged[start:end])
        rest = next((at for at in range(end, len(tagged)) if tagged[at][1][0] not in "nv"), len(tagged))
        if len(old) > 1:
            yield old, [word for word, _ in tagged[end:rest]]


def of_authors(question: str, asked: str, authors: Sequence[str]) -> str | None:
    """The question before with the names that this one consists of in the place of its own; None where it says more.

    Example: "李强和赵亮呢" after "王明的职称是什么" -> 李强、赵亮的职称是什么
    """
    named = only_authors(question, authors)
    return renamed(asked, named, authors) if named else None


def figures(question: str, before: Answer, index: Index) -> tuple[Evidence, ...]:
    """The sentences with figures of what was cited, of the paragraphs around it, or of its texts on the same; empty where none are asked for."""
    if not FIGURED.fullmatch(question.strip()):
        return ()
    said = [word for word in own_words(words.fold(before.standalone)) if words.names_something(word)]
    for wide in WIDTHS:
        found: list[Evidence] = []
        for key, start, end in shown.placed(before).values():
            outline = index.outlines[key]
            first, last = _around(outline, (start, end), wide)
            spans = [(one.start, one.end) for one in outline.root.walk() if one.kind == "sentence"]
            for span in spans:
                text = outline.essay.text[slice(*span)]
                told = first <= span[0] < last and (wide != "document" or any(word in text for word in said))
                if told and numbers.amounts(NTH.sub("", text)):
                    found += shown.evidence(outline, [span], len(found) + 1)
        if found:
            return tuple(found[:MOST])
    return ()


def _around(outline: Outline, span: Span, wide: str) -> Span:
    around = {"paragraph": outline.paragraph(span[0]), "document": outline.root}.get(wide)
    return (around.start, around.end) if around else span

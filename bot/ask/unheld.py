"""What is asked of a document that is not here itself, and that texts here name: their sentences about it, and that it is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bot.ask import naming, spelled, steps
from bot.ask.parts import entire
from bot.ask.pieces import whose
from bot.ask.recorded import wanted
from bot.ask.telling import Row, Telling
from bot.domain import Answer
from bot.index.store import Index
from bot.says import record as told
from bot.text import mentions, official, record, words
from bot.text.mentions import Mention
from bot.text.outline import Outline, Span

# Who asks so asks of the document itself, by a number or a title.
WHICH = re.compile(r"(?:是|叫)(?:什么|哪一?[份个部])(?:文件|通知|办法|规定|条例)?|(?:什么|哪一?[份个部])文件|关于什么")
PUBLISHES = re.compile("印发|公布|发布|转发|颁布")
# What may have been done to it.
CHANGED = re.compile(r"[修改删调]|延长|有效|废止|失效|作废")
# A sentence tells a field of it that has such a word.
TELLING = {
    "status": official.REPEALS, "repealed": official.REPEALS, "amended": re.compile("修改|修订|修正|删去"),
    "expires": re.compile("有效|失效|期限|废止"), "effective": re.compile("施行|实施|执行|生效"),
    "dated": re.compile("年"), "printed": re.compile("年"),
}  # fmt: skip
# So many sentences are quoted; so many of what stands below the name of a document.
MOST, BELOW_MOST = 4, 12


def answer(question: str, index: Index) -> Answer | None:
    """The answer; None where the question names no such document, or nothing that is said of it tells what is asked."""
    asked = wanted(question)
    untold = below = False
    if number := _number(question, index):
        if not WHICH.search(question) or (asked and set(asked.fields) - {"title"}):
            return None
        rows = list(_with_number(number, index))
        lead = told.NO_SUCH_NUMBER(number=number)
    else:
        level = spelled.titles(words.fold(question), [*index.called, *index.mentioned])
        found = mentions.named(level, index.mentioned, index.essays.values())
        found = found or (_called(asked.rest, index) if asked else ())
        articles = [step[0].label for step in steps.articles(words.fold(question))]
        fields = asked.fields if asked else ()
        found = () if found and _published(found[0]) else found
        if not found and articles:
            return _of_no_such_title(question, index)
        if not found or not (fields or articles or WHICH.search(question) or CHANGED.search(question)):
            return None
        rows = list(_telling(found, fields, articles, index))
        lead = told.NOT_HELD(title=found[0].title)
        if not rows and articles:  # what is asked of it is not told here
            untold, rows = True, list(_telling(found, (), (), index))
        below = not (fields or articles)
    if not rows:
        return None
    telling = Telling(index)
    for at, essay in enumerate(dict.fromkeys(essay for essay, _ in rows)):
        own = [row for row in dict.fromkeys(rows) if row[0] is essay][: BELOW_MOST if below else MOST]
        telling.block((lead if at == 0 else "") + told.MENTIONS(whose=whose(essay)), own)
    answered = telling.answer(question)
    return replace(answered, status="partial") if untold else answered


def _of_no_such_title(question: str, index: Index) -> Answer | None:
    """That no text of the kind whose article is asked for has a word of what the question calls it, with those that are here."""
    level = spelled.titles(words.fold(question), index.called)
    match = naming.BEFORE_KIND.search(level)
    held = [one for one in index.essays.values() if match and words.bare(one.name).endswith(match["kind"])]
    word = naming.strange(level, held, index.essays.values())
    if match is None or not word or naming.by_number(level, index.essays.values()):
        return None
    telling = Telling(index)
    telling.names(told.NO_SUCH_TITLE(word=word, kind=match["kind"]), held)
    return replace(telling.answer(question), status="partial")


def _published(mention: Mention) -> bool:
    """Whether the text that names a document publishes it, and is called almost so."""
    if not PUBLISHES.search(mention.essay.name):
        return False
    shared = SequenceMatcher(None, words.bare(mention.title), words.bare(mention.essay.name), autojunk=False)
    return sum(block.size for block in shared.get_matching_blocks()) * 2 > len(words.bare(mention.title))


def _called(rest: str, index: Index) -> tuple[Mention, ...]:
    """Where the one document is named whose title has all that a question says besides asking, where no text here is named so."""
    said = [word for word in naming.content(naming.KINDS.sub(" ", rest)) if len(word) > 1]
    kind = match.group() if (match := naming.KINDS.search(rest)) else ""
    of_kind = [naming.names_of(one) for one in index.essays.values() if kind in one.name]
    if sum(map(len, said)) < CALLED or any(all(word in one for word in said) for one in of_kind):
        return ()
    titles = [title for title in index.mentioned if title.endswith(kind) and all(word in title for word in said)]
    return index.mentioned[titles[0]] if len(titles) == 1 else ()


def _number(question: str, index: Index) -> str | None:
    """The number in a question that a document bears which is not here."""
    numbers = naming.NUMBER.findall(question)
    return numbers[0] if numbers and not naming.by_number(words.fold(question), index.essays.values()) else None


def _with_number(number: str, index: Index) -> Iterator[Row]:
    """The sentences with a document's number; the words of a question may be run into it."""
    for key, essay in index.essays.items():
        for match in official.NUMBER.finditer(essay.text):
            if words.bare(number).endswith(words.bare(match.group())[-OWN:]) and words.bare(match.group())[-OWN:]:
                yield from _said(index.outlines[key], match.span())


def _telling(found: Sequence[Mention], fields: Sequence[str], articles: Sequence[str], index: Index) -> Iterator[Row]:
    """The sentences that name a document and tell what is asked of it: an article, a field; any, where neither is asked."""
    for one in found:
        rows = list(_said(index.outlines[one.essay.essay_id], one.span))
        if not (fields or articles):  # what is said of it may stand below its name
            rows = list(_below(index.outlines[one.essay.essay_id], one.span)) or rows
        said = "".join(known.text for _, known in rows)
        of_number = "number" in fields and one.number is not None
        of_field = any(field in TELLING and TELLING[field].search(said) for field in fields)
        of_article = any(label in said for label in articles)
        if of_number or of_field or of_article or not (fields or articles):
            yield from rows


def _said(outline: Outline, span: Span) -> Iterator[Row]:
    """The sentence that holds a span, under the heading or the sentence that leads up to it where it is an item of a list."""
    path = outline.path(span[0])
    sentence = path[-1]
    item = outline.essay.text[sentence.start : sentence.end]
    clause: record.Known | None = None
    for one in record.known(
        outline.essay, "repeals"
    ):  # the line of a list or an annex, and what is said of all of these
        clause = one if official.REPEALS.search(one.text) else clause
        if clause and one.span and one.span[0] <= span[0] < one.span[1] and one != clause:
            yield outline.essay, clause
            yield outline.essay, one
            return
    over = next((node for node in reversed(path) if node.section and node.start < sentence.start), None)
    if over is not None and not re.search(r"[。；]\Z", item.strip()):
        yield outline.essay, _known(outline, over.lead)
    yield outline.essay, _known(outline, (sentence.start, sentence.end))


def _below(outline: Outline, span: Span) -> Iterator[Row]:
    """The items under a heading or a line that names a document and says nothing else: 一、《某办法》⏎（一）删去第三条；"""
    node = outline.section(span[0])
    if node is None or node.section is None or not node.lead[0] <= span[0] < node.lead[1] or node.section.inline:
        return
    yield outline.essay, _known(outline, node.lead)
    for piece in entire(outline, node):
        if piece.span[0] >= node.lead[1]:
            yield outline.essay, _known(outline, piece.span)


def _known(outline: Outline, span: Span) -> record.Known:
    return record.Known("text", outline.essay.text[slice(*span)], span)


# So many characters of a title name it, without the kind of document.
CALLED = 4
# So much of a number at its end is its own: 发20105号.
OWN = 8

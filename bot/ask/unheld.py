"""What is asked of a document that is not here itself, and that texts here name: their sentences about it, and that it is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask import naming, steps
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
# What may have been done to it.
CHANGED = re.compile(r"[修改删调]|延长|有效|废止|失效|作废")
# A sentence tells a field of it that has such a word.
TELLING = {
    "status": official.REPEALS, "repealed": official.REPEALS, "amended": re.compile("修改|修订|修正|删去"),
    "expires": re.compile("有效|失效|期限|废止"), "effective": re.compile("施行|实施|执行|生效"),
    "dated": re.compile("年"), "printed": re.compile("年"),
}  # fmt: skip
# So many sentences are quoted.
MOST = 4


def answer(question: str, index: Index) -> Answer | None:
    """The answer; None where the question names no such document, or nothing that is said of it tells what is asked."""
    asked = wanted(question)
    if number := _number(question, index):
        if not WHICH.search(question) or (asked and set(asked.fields) - {"title"}):
            return None
        rows = list(_with_number(number, index))
        lead = told.NO_SUCH_NUMBER(number=number)
    else:
        found = mentions.named(words.fold(question), index.mentioned, index.essays.values())
        found = found or (_called(asked.rest, index) if asked else ())
        articles = [step[0].label for step in steps.articles(words.fold(question))]
        fields = asked.fields if asked else ()
        if not found or not (fields or articles or WHICH.search(question) or CHANGED.search(question)):
            return None
        rows = list(_telling(found, fields, articles, index))
        lead = told.NOT_HELD(title=found[0].title)
    if not rows:
        return None
    telling = Telling(index)
    for at, essay in enumerate(dict.fromkeys(essay for essay, _ in rows)):
        own = [row for row in dict.fromkeys(rows) if row[0] is essay][:MOST]
        telling.block((lead if at == 0 else "") + told.MENTIONS(whose=whose(essay)), own)
    return telling.answer(question)


def _called(rest: str, index: Index) -> tuple[Mention, ...]:
    """Where the one document is named whose title has all that a question says besides asking, where no text here is named so."""
    said = [word for word in naming.content(naming.KINDS.sub(" ", rest)) if len(word) > 1]
    if sum(map(len, said)) < CALLED or any(
        all(word in naming.names_of(one) for word in said) for one in index.essays.values()
    ):
        return ()
    titles = [title for title in index.mentioned if all(word in title for word in said)]
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


def _known(outline: Outline, span: Span) -> record.Known:
    return record.Known("text", outline.essay.text[slice(*span)], span)


# So many characters of a title name it, without the kind of document.
CALLED = 4
# So much of a number at its end is its own: 发20105号.
OWN = 8

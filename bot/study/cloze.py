"""Cloze questions made from the texts: a sentence that stands alone, with a figure or a term left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from bot.domain import Essay
from bot.study.nouns import Kind, Question
from bot.text import numbers, words
from bot.text.building import quoted
from bot.text.headings import ARTICLE
from bot.text.outline import Outline, Span
from bot.text.points import ITEM, POINT
from bot.text.sentences import leads_on, trimmed

# A sentence to be completed has so many characters, and a term that is left out at least so many.
SHORTEST, LONGEST = 18, 120
TERM_MIN = 3
# What stands around a blank must tell what it stands for: so many characters on either side.
AROUND, FILLED_MAX = 4, 14
# Words that point to another sentence, as jieba cuts them.
POINTS_BACK = re.compile(r"(?:这|那|该|此|其|上述|前述|以上|以下|如下|后者|前者|它|他|她|同时|另外)")
PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"), ("‘", "’"))
ENDS = ("。", "！", "？", "。”")
ENDED = re.compile(r"[。；\n]")
# A sentence begins with a word, a number or a mark, and has no gap, as one has that was run together of several lines.
BEGINS = re.compile(r"[\u4e00-\u9fff\d“《A-Za-z]")
GAP = re.compile(r"[^\x00-\x7f][ \u3000]+[^\x00-\x7f]")
OPENS = '“‘《"「'


def questions(outline: Outline, terms: Collection[str]) -> Iterator[Question]:
    """The questions that a text gives, in its order, figures before terms; `terms`: those that it uses."""
    text = outline.essay.text
    for node in outline.root.walk():
        if node.kind == "sentence" and alone(sentence := text[node.start : node.end]):
            for kind, (start, end) in (*_figures(sentence), *_terms(sentence, terms)):
                blank = node.start + start, node.start + end
                yield Question(kind, quoted(outline, (node.start, node.end)), blank)


def alone(sentence: str) -> bool:
    """Whether a sentence can be understood without those around it, as far as its grammar tells."""
    if not (SHORTEST <= len(sentence) <= LONGEST and sentence.endswith(ENDS)) or "\t" in sentence or "\n" in sentence:
        return False
    if not BEGINS.match(sentence) or GAP.search(sentence):
        return False
    if leads_on(sentence) or any(one.match(sentence) for one in (POINT, ITEM, ARTICLE)):
        return False
    if any(sentence.count(left) != sentence.count(right) for left, right in PAIRS):
        return False
    tagged = words.tagged(sentence)
    return tagged[0][1][0] != "c" and not any(POINTS_BACK.match(word) and tag[0] in "rcd" for word, tag in tagged)


def certain(question: Question, essays: Iterable[Essay]) -> bool:
    """Whether the words around a blank stand around nothing else in any text."""
    before, answer, after = question.before[-AROUND:], question.answer, question.after[:AROUND]
    if not before:  # then what follows must tell it
        return all(essay.text[:at].endswith(answer) for essay in essays for at in _places(essay.text, after))
    for essay in essays:
        for at in _places(essay.text, before):
            filled = essay.text[at + len(before) : at + len(before) + FILLED_MAX + len(after)]
            end = filled.find(after, 1)
            if end > 0 and filled[:end] != answer and not ENDED.search(filled[:end]):
                return False
    return True


def _places(text: str, words_: str) -> Iterator[int]:
    at = text.find(words_)
    while at >= 0:
        yield at
        at = text.find(words_, at + 1)


def right(said: str, question: Question) -> bool:
    """Whether an answer is what stands in the text: width, script, quotation marks and the spelling of numbers aside.

    What stands on beside the blank may be said, too. Example: 80% or 百分之八十 where the text has 80 before %
    """
    given, wanted = _plain(said), _plain(question.answer)
    before, after = _plain(question.before), _plain(question.after)
    if given == wanted:
        return True
    for at in range(1, len(given)):
        if after.startswith(given[at:]) and given[:at] == wanted:
            return True
        if before.endswith(given[:at]) and given[at:] == wanted:
            return True
    return question.kind == "figure" and bool(given) and _value(given + after[:1]) == _value(wanted + after[:1])


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", words.unquoted(text)).strip("。，,；;")


def _value(text: str) -> str:
    return numbers.by_value(text).rstrip("%")


def _figures(sentence: str) -> Iterator[tuple[Kind, Span]]:
    masked = numbers.FIXED.sub(lambda match: "＿" * len(match.group()), sentence)
    found = [match for match in numbers.AMOUNT.finditer(masked) if _tells(match, masked)]
    values = [numbers.value(match.group(2)) for match in found]
    for match, value in zip(found, values, strict=True):
        if values.count(value) == 1 and (span := trimmed(sentence, *match.span(2))):
            yield "figure", span


def _tells(match: re.Match[str], text: str) -> bool:
    """Whether a numeral counts or measures something, and is no day of a month, nor a year of a document's number."""
    percent, numeral, large, ratio, unit = match.groups()
    if unit in ("月", "日") or text[max(0, match.start() - 1) : match.start()] in ("〔", "[", "第", "月"):
        return False
    if numeral in numbers.LONE or text.startswith("第", match.end()):
        return False
    return bool(percent or large or ratio or unit) or (numeral[0].isdigit() and len(numeral) > 1)


def _terms(sentence: str, terms: Collection[str]) -> Iterator[tuple[Kind, Span]]:
    """Terms that stand once and whole in a sentence: in marks, or long enough to be told from what is around them."""
    held = [name for name in terms if name in sentence]
    for name in held:
        start = sentence.find(name)
        end = start + len(name)
        within = any(name != other and name in other for other in held)
        marked = sentence[start - 1 : start] in OPENS if start else False
        listed = "、" in (sentence[start - 1 : start], sentence[end : end + 1])  # any of its kind could stand there
        once = sentence.count(name) == 1 and not within and not listed
        if once and len(name) >= TERM_MIN and (marked or len(name) > TERM_MIN):
            yield "term", (start, end)

"""What stands beside words of a text: 上一句, 后半句是什么, 下一段, of what was quoted or asked about to the letter.

Example: 后半句是什么来着, after “研究一个项目、解决一个问题”谁说的 -> the sentence that goes on behind these words
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask import shown
from bot.ask.persons import QUOTED
from bot.ask.talk import FILLING, SOURCE, made_of
from bot.domain import Evidence, Turn
from bot.index.store import Index
from bot.text import words
from bot.text.outline import Node, Outline, Span

# 上一句, 前面那句, 后半句, 紧接着的一段: on which side, and what.
BESIDE = re.compile(
    r"[再紧往]?(?:(?P<before>[上前](?:面|头|边)?)|(?P<behind>[下后](?:面|头|边)?|接下来|接着))的?[那这]?一?(?P<half>半)?个?(?P<unit>句|段)(?:话|子|文字)?"
)
# What else such a question is made of.
ASKS = FILLING | SOURCE | frozenset("什么 啥 怎么 呢 来着 这句 这句话 那句 那句话 它 原来 发 贴 念 紧 其".split())
MARKS = re.compile(r"\W+\Z")
# Words of which a text has fewer are no quotation.
LEAST = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words beside which something stands: where, and whether they were asked about to the letter, or shown."""

    essay_id: str
    span: Span
    literal: bool


def told(question: str, turns: Sequence[Turn], index: Index) -> tuple[Evidence, ...]:
    """The sentence, or the paragraph, that a question asks for by its place; empty where it asks for none, or there is none.

    Words that end within a sentence go on in it: what follows them is the rest of it, and then the next one.
    """
    match = BESIDE.search(QUOTED.sub(lambda quote: " " * len(quote.group()), question))
    if match is None or made_of(_besides(question, match), ASKS) is None:
        return ()
    anchor = _anchor(question, turns, index)
    if anchor is None:
        return ()
    outline, behind = index.outlines[anchor.essay_id], match["behind"] is not None
    if match["unit"] == "段":
        return _evidence(outline, _next(list(outline.paragraphs), anchor.span, behind), None)
    sentences = [one for paragraph in outline.paragraphs for one in paragraph.walk() if one.kind == "sentence"]
    own = _own(outline, sentences, anchor, behind)
    beside = None if own and match["half"] else _next(sentences, anchor.span, behind)
    return _evidence(outline, *((own, beside) if behind else (beside, own)))


def _besides(question: str, match: re.Match[str]) -> str:
    """What a question says besides its quotation and what it asks for."""
    return words.bare(QUOTED.sub(" ", f"{question[: match.start()]} {question[match.end() :]}"))


def _anchor(question: str, turns: Sequence[Turn], index: Index) -> Anchor | None:
    """What is quoted in the question, else in the one before if its answer has these words, else what that answer cited."""
    if quoted := _quoted(question):
        return next((Anchor(key, span, True) for key, span in _found(quoted, index)), None)
    before = next((turn for turn in reversed(turns) if shown.placed(turn.answer)), None)
    if before is None:
        return None
    cited = list(shown.placed(before.answer).values())
    if (quoted := _quoted(before.question)) and not BESIDE.search(before.question):
        inside = [
            Anchor(key, span, True)
            for key, span in _found(quoted, index)
            if any(key == other and first <= span[0] and span[1] <= last for other, first, last in cited)
        ]
        if inside:
            return inside[0]
    key, start, end = cited[0]
    end = max(last for other, _, last in cited if other == key) if len({one for one, *_ in cited}) == 1 else end
    start = min(first for other, first, _ in cited if other == key) if end >= start else start
    return Anchor(key, (start, end), False)


def _quoted(question: str) -> str:
    match = QUOTED.search(question)
    said = MARKS.sub("", match.group()[1:-1]) if match else ""
    return said if len(said) >= LEAST else ""


def _found(said: str, index: Index) -> Iterator[tuple[str, Span]]:
    """Where texts have these words first."""
    for key, essay in index.essays.items():
        if (start := essay.text.find(said)) >= 0:
            yield key, (start, start + len(said))


def _own(outline: Outline, sentences: Sequence[Node], anchor: Anchor, behind: bool) -> Node | None:
    """The sentence that goes on beside words that were asked about; None where they begin or end it."""
    start, end = anchor.span
    text = outline.essay.text
    for one in sentences if anchor.literal else ():
        rest = text[end : one.end] if behind else text[one.start : start]
        if one.start <= start and end <= one.end and words.bare(rest):
            return one
    return None


def _next(parts: Sequence[Node], span: Span, behind: bool) -> Node | None:
    """The part that begins behind a span, or the last that ends before it."""
    if behind:
        return next((one for one in parts if one.start >= span[1]), None)
    return next((one for one in reversed(parts) if one.end <= span[0]), None)


def _evidence(outline: Outline, *parts: Node | None) -> tuple[Evidence, ...]:
    """Parts of a text, those of one paragraph together."""
    found = [one for one in parts if one]
    if len(found) == 2 and outline.paragraph(found[0].start) is outline.paragraph(found[1].start):
        return shown.evidence(outline, [(found[0].start, found[1].end)])
    return shown.evidence(outline, [(one.start, one.end) for one in found])

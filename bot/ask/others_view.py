"""What a text reports as the view of others, with what its author says of it: 有观点认为应当完全交给市场。笔者不赞同。

Quoted alone it reads as the author's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.domain import Evidence
from bot.index.store import Index
from bot.text.outline import Outline
from bot.text.sentences import sentence_spans

VIEW = re.compile(
    r"(?<![没所只])(?:有的?人|有些人|一些人|[不许]少人|很多人|有(?:一[种些])?(?:观点|看法|意见|说法|声音))(?:却|就|也|还|曾|会|甚至|常)?"
    r"(?:认为|主张|担心|担忧|觉得|质疑|误?以为)"
)
# So a sentence begins in which the author answers.
REPLIES = re.compile(r"(?:但|可是|其实|事实上|然而|却|这[种一是样些]|对此|殊不知|恰恰|不然|未必|我|笔者)")
# What the author says of it may stand in the same sentence.
ANSWERS = re.compile(r"[，；：](?:但|可是|其实|事实上|然而|却|这[种一是样]|殊不知|我|笔者|恰恰)")


def with_answers(chosen: Iterable[Evidence], index: Index) -> list[Evidence]:
    """The same, each such view with the sentences behind it up to its answer, as one quotation."""
    return [_grown(one, index.outlines[one.passage.essay_id]) for one in chosen]


def _grown(one: Evidence, outline: Outline) -> Evidence:
    end = _answered(outline, one.start, one.end)
    return replace(one, end=end, text=outline.essay.text[one.start : end]) if end > one.end else one


def _answered(outline: Outline, start: int, end: int) -> int:
    """Where what the author says of a view ends that the last sentence from `start` to `end` reports; `end` for any other."""
    text = outline.essay.text
    paragraph = outline.paragraph(start)
    if paragraph is None or end >= paragraph.end:
        return end
    last = sentence_spans(text, start, end)[-1]
    view = VIEW.search(text, *last)
    if view is None or ANSWERS.search(text, view.end(), end):
        return end
    for first, stop in sentence_spans(text, end, paragraph.end):
        if REPLIES.match(text, first):
            return stop
        if VIEW.search(text, first, stop) is None:
            break  # 也有人担心…… goes on telling views
    return end

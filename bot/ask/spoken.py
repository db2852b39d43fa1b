"""What one of several speakers says of a topic: the sentences read, and which of them are quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask import evidence as sentences
from bot.ask.beside import answering
from bot.ask.devoted import devoted
from bot.ask.evidence import Candidate
from bot.ask.pieces import RUN_MAX
from bot.ask.wants import Want
from bot.domain import Evidence, Hit
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.search.speakers import Speaker
from bot.text import measures
from bot.text.sentences import sentence_spans

# Two sentences of one speaker that share so much of the shorter say the same.
SAME = 0.7
# So a sentence begins that proposes.
PROPOSES = re.compile(r"(?:为此|因此|对此|所以)?[，,]?(?:我们?|笔者)?(?:建议|主张|应当?(?!对)|要(?!求|点)|须|不妨)")
# So an author says what is held, and not only what is so: 我的意见是…, 我不赞成.
HOLDS = re.compile(
    r"(?:我们?|笔者|本人)(?:个?人|自己)?(?:一?[直向贯]|始终|历来|[却则也还更])?(?:的(?:意见|看法|观点|主张|建议|想法|态度|体会)|以为|认[为同]|觉得|[不很]?(?:赞[成同]|同意|支持|反对|主张|倾向))"
)
# A topic is asked for, and all that is said of it.
WANTED: dict[Want, float] = {"topic": 1.0}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker, and that one's sentences with words of the topic or near to it, best first; `whole`: all were read."""

    speaker: Speaker
    hits: tuple[Hit, ...]
    ranked: tuple[Candidate, ...]
    whole: bool = True

    @property
    def share(self) -> float:
        """How much of the topic's weight the best sentence holds."""
        return max((one.share for one in self.ranked), default=0.0)

    @property
    def meaning(self) -> float:
        """How near the nearest sentence comes."""
        return max((one.meaning for one in self.ranked), default=0.0)

    @property
    def read(self) -> float:
        """What the reader says of the sentence that it thinks most of."""
        return max((one.read for one in self.ranked), default=sentences.UNREAD)


def chosen(query: Query, one: Spoken, most: int, whole: bool, index: Index, acts: bool = False) -> list[Evidence]:
    """What is quoted of a speaker: the items of the part that is given to the topic (`whole`), and the best sentences.

    `acts`: what is to be done is asked for; a sentence that only describes goes on to the next that proposes it.
    """
    part = devoted(query, one.speaker.essays, index) if whole else ()
    found: list[Candidate] = []
    for candidate in answering(one.ranked, len(one.ranked), WANTED):
        if any(_same(candidate, other) for other in found):
            continue
        if candidate.bare and _whole(candidate, index).end == candidate.end:
            continue  # a title, which says nothing
        if any(candidate.text in item.text for item in part):
            continue
        found.append(candidate)
        if len(found) == most:
            break
    quoted = [_whole(candidate, index) for candidate in found]
    quoted = quoted if any(HOLDS.search(item.text) for item in quoted) else [_held(item, index) for item in quoted]
    return _apart([*part, *((_acting(item, index) for item in quoted) if acts else quoted)])


def _acting(item: Evidence, index: Index) -> Evidence:
    """The same up to the next sentence of its paragraph that proposes something, where it proposes nothing itself.

    Example: 高价请来的人待不住。 … 建议支持青年回乡开店。
    """
    outline = index.outlines[item.passage.essay_id]
    text, paragraph = outline.essay.text, outline.paragraph(item.start)
    if paragraph is None or next(measures.acts_of(text, item.start, item.end), None) is not None:
        return item
    for start, end in sentence_spans(text, item.end, min(paragraph.end, item.start + RUN_MAX)):
        if PROPOSES.match(text, start):
            return replace(item, end=end, text=text[item.start : end])
    return item


def _held(item: Evidence, index: Index) -> Evidence:
    """The same with the next sentence of its paragraph, where its author tells there what is held of it.

    Example: 各县办法不一。 -> 各县办法不一。我的意见是按工作量分。
    """
    outline = index.outlines[item.passage.essay_id]
    text, paragraph = outline.essay.text, outline.paragraph(item.start)
    if paragraph is None or item.end >= paragraph.end:
        return item
    start, end = sentence_spans(text, item.end, paragraph.end)[0]
    holds = HOLDS.search(text, start, end) is not None and end - item.start <= RUN_MAX
    return replace(item, end=end, text=text[item.start : end]) if holds else item


def _apart(items: Sequence[Evidence]) -> list[Evidence]:
    """Those that no other one holds."""
    return [
        one for at, one in enumerate(items)
        if not any(
            other.passage.essay_id == one.passage.essay_id and other.start <= one.start and one.end <= other.end
            for before, other in enumerate(items)
            if before != at and (other.end - other.start, -before) > (one.end - one.start, -at)
        )
    ]  # fmt: skip


def _whole(candidate: Candidate, index: Index) -> Evidence:
    """The sentence; where it only names a point, the point with its body, as far as one quotation goes."""
    (item,) = sentences.numbered([candidate])
    if not candidate.bare:
        return item
    outline = index.outlines[candidate.passage.essay_id]
    node = next(
        (n for n in outline.path(item.start) if n.kind in ("paragraph", "point") and n.lead[0] == item.start), None
    )
    ends = [n.end for n in node.walk() if n.kind == "sentence" and n.end - item.start <= RUN_MAX] if node else []
    end = max([item.end, *ends])
    return replace(item, end=end, text=outline.essay.text[item.start : end])


def _same(one: Candidate, other: Candidate) -> bool:
    first, second = cut.pairs_of(one.text), cut.pairs_of(other.text)
    return len(first & second) >= SAME * max(1, min(len(first), len(second)))

"""An answer as the page shows it: its blocks a point a line, an outline as a tree that unfolds, and its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from bot.domain import MARKER, Answer, Citation, Essay, Item, Note, Passage
from bot.faces import transcript
from bot.faces.feedback import REASONS
from bot.faces.html import Html, part
from bot.faces.text import CORRECTIONS, ONLY
from bot.faces.web import render
from bot.faces.web.place import Place, cited, copied, place
from bot.recommend import advise
from bot.says import model as says
from bot.text import keys
from bot.text.phrases import outermost
from bot.text.quoting import shown

EXCERPT = 120
# So many last characters stay with a marker, which must not begin a line by itself.
KEPT = 3
# Longer outlines, and longer lists of sources, are folded until they are asked for.
UNFOLDED_CHARACTERS, UNFOLDED_SOURCES = 1200, 3
# A place without a heading is told by so many of its words.
BEGINNING = 18
STANDINGS = {"refused": "未能作答", "partial": "部分作答", "nearest_only": "未直接作答，仅列意思最接近的原文"}
NUMBERED = re.compile(r"\d{1,2}\. ")
DEPTHS = ("主旨", "标题", "要点", "全文")

Lookup = Callable[[str], Essay | None]
# Words of an answer, each with whether the question asks for them by name.
Stretches = list[tuple[str, bool]]
# Words of an answer, the last of them, which are tied to a marker, and the marker.
Piece = tuple[Stretches, Stretches, Html | None]


@dataclass(slots=True)
class Line:
    """A point of a block, and what stands under it in an outline."""

    item: Item
    pieces: list[Piece]
    correction: bool = False
    inner: list[Line] = field(default_factory=list)

    @property
    def counted(self) -> bool:
        """Whether it is a point of a numbered list."""
        return NUMBERED.match(self.item.text) is not None

    def holds(self, other: Item) -> bool:
        """Whether the other item, which comes after it, stands under it."""
        if self.item.heading:
            return other.level > self.item.level or (other.level == self.item.level and not other.heading)
        return other.level > self.item.level and not other.heading


@dataclass(frozen=True, slots=True)
class Told:
    """A block: `kind` is `outcome` (what comes of the question), `own` (other words of the program) or `said`.

    `runs`: its lines run on, as a model writes. `whose`: who says it, where its words do not tell.
    """

    kind: str
    lead: str | None
    author: str | None
    whose: str | None
    runs: bool
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Source:
    """A citation below an answer: its marker, its spot in the document, its words, and what is copied of it.

    `fact`: it is one of a record. `told`: the answer has its words.
    """

    number: int
    marker: Html
    at: Place
    spot: str
    quote: str
    copied: str
    fact: bool
    told: bool


def turn(question: str, given: Answer | None, essay: Lookup, ended: str = "", told: str = "", judged: str = "") -> Html:
    """A question and what came of it: the answer, what is said in its place or below it, and what can be done with it."""
    parts = [answer(given, essay)] if given else []
    if ended == "open":
        parts.append(render.pending())
    elif told:
        parts.append(render.told(ended, told))
    if ended != "open" and not (given and given.growing):
        copied = transcript.plain(given) if given else None
        parts.append(part("talk.html", "deeds", copied=copied, judged=judged, reasons=REASONS))
    return render.turn(question, parts)


def answer(given: Answer, essay: Lookup) -> Html:
    """The answer with its markers, notes, sources, or what has come of it; or the refusal with what comes nearest."""
    sources = {citation.number: _source(citation, given.text) for citation in given.citations}
    near = given.nearest if given.reason == "not_in_corpus" else ()  # to an off-topic question nothing is near
    apart = [note for note in given.notes if note.text not in given.text]
    return part(
        "answer.html",
        "answer",
        given=given,
        standing=_standing(given),
        corrections=[note for note in apart if note.kind in CORRECTIONS],
        narrowed=[note for note in apart if note.kind == ONLY],
        advised=[note for note in apart if note.kind == advise.KIND],  # what kind of answer it is comes first
        blocks=_blocks(given, sources),
        depths=DEPTHS,
        unfolded=len(given.text) <= UNFOLDED_CHARACTERS,
        writer=says.WRITTEN(model=given.model or says.SOME_MODEL()) if given.mode == "model" else None,
        notes=[note for note in apart if note.kind not in CORRECTIONS | {ONLY, advise.KIND}],
        documents=_documents(sources.values()),
        listed=len(sources) <= UNFOLDED_SOURCES,
        nearest=[_near(passage, essay(passage.essay_id)) for passage in near],
    )


def _standing(given: Answer) -> str | None:
    """What kind of answer it is, where it is not simply one; a greeting is no refusal."""
    if given.reason == "small_talk":
        return None
    near = any(note.kind == "nearest_only" for note in given.notes)
    return STANDINGS.get("nearest_only" if near else given.status)


def _blocks(given: Answer, sources: dict[int, Source]) -> list[Told]:
    told: list[Told] = []
    # An overview is of everything: its headings are what stands out.
    asked = [] if given.depth is not None else _asked(given.standalone)
    saying = sum(block.lead is not None for block in given.blocks)
    for block in given.blocks:
        own = not block.lead and not any(item.cites for item in block.items)
        opens = not told
        kind = "outcome" if opens and (own or (saying == 1 and block.lead)) else "own" if own else "said"
        lines = _tree(Line(item, _pieces(item, sources, asked), _corrects(item, given)) for item in block.items)
        runs = given.mode == "model"
        facts = any(sources[number].fact for item in block.items for number in item.cites)
        whose = None if block.lead or own or runs or facts else block.author
        named = block.author if block.lead and block.author and block.lead.startswith(block.author) else None
        told.append(Told(kind, block.lead, named, whose, runs, lines))
    return told


def _corrects(item: Item, given: Answer) -> bool:
    said: Iterable[Note] = (note for note in given.notes if note.kind in CORRECTIONS)
    return not item.cites and any(item.text in note.text for note in said)


def _tree(lines: Iterable[Line]) -> list[Line]:
    """The lines of an outline, each under what it belongs to."""
    found: list[Line] = []
    above: list[Line] = []
    for line in lines:
        while above and not above[-1].holds(line.item):
            above.pop()
        (above[-1].inner if above else found).append(line)
        above.append(line)
    return found


def _pieces(item: Item, sources: dict[int, Source], asked: list[str]) -> list[Piece]:
    parts = MARKER.split(item.marked)
    named = asked if item.cites and not item.heading else []
    found: list[Piece] = []
    for words, number in zip(parts[0::2], parts[1::2], strict=False):
        before, bound = _stretches(words[:-KEPT], named), _stretches(words[-KEPT:], ())
        found.append((before, bound, sources[int(number)].marker))
    return [*found, (_stretches(parts[-1], named), [], None)]


def _asked(question: str) -> list[str]:
    """The words that a question asks for, none of them a part of another. Example: 中试平台怎么建？ -> 中试平台"""
    return outermost([word for word in keys.content(question) if len(word) > 1])


def _stretches(words: str, asked: Iterable[str]) -> Stretches:
    """Words cut where what is asked for begins or ends. Example: 建设中试平台, 中试平台 -> 建设 no, 中试平台 yes"""
    held = [False] * len(words)
    for word in asked:
        at = words.find(word)
        while at >= 0:
            held[at : at + len(word)] = [True] * len(word)
            at = words.find(word, at + len(word))
    groups = groupby(zip(words, held, strict=True), key=itemgetter(1))
    return [("".join(sign for sign, _ in group), named) for named, group in groups]


def _source(citation: Citation, text: str) -> Source:
    at, quote = cited(citation), citation.quote
    marker = part("answer.html", "marker", number=citation.number, at=at)
    begins = quote if len(quote) <= BEGINNING else quote[:BEGINNING] + "……"
    told, fact = shown(quote) in text, citation.field is not None
    return Source(citation.number, marker, at, at.spot or f"“{begins}”", quote, copied(citation), fact, told)


def _documents(sources: Iterable[Source]) -> list[list[Source]]:
    """The sources of each document, in the order in which the answer comes to them."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.at.essay_id, []).append(source)
    return list(found.values())


def _near(passage: Passage, essay: Essay | None) -> tuple[Place, str]:
    """The place of a passage, and as much of it as is shown."""
    excerpt = passage.text if len(passage.text) <= EXCERPT else passage.text[:EXCERPT] + "……"
    return place(passage, essay.label if essay else None, passage.start, passage.end), excerpt

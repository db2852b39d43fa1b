"""What the chat shows: values become the parts of `talk.html`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.domain import MARKER, Answer, Citation, Essay, Passage
from bot.faces.html import Html, part
from bot.faces.web.place import Place, cited, copied, place
from bot.recommend import advise
from bot.says import model as says

EXCERPT = 120
KEPT = 3
QUESTION_SHOWN = 400

Lookup = Callable[[str], Essay | None]
# Words of an answer, the last of them, which are tied to a marker, and the marker.
Piece = tuple[str, str, Html | None]
# A citation's marker and place, its words, and what is copied of it.
Source = tuple[Html, Place, str, str]


def masthead(title: str, model: str, writer: str | None) -> Html:
    """The strip at the top: what this is, and in which mode it answers; `writer`: the language model, if any."""
    return part("page.html", "masthead", title=title, model=model, writer=writer)


def sheet_bar() -> Html:
    """On a phone, the way back from the original to the chat."""
    return part("page.html", "sheet_bar")


def pane() -> Html:
    """Where page.js puts the original."""
    return part("page.html", "pane")


def conversation(turns: Iterable[Html], examples: Sequence[str] = (), welcome: str = "") -> Html:
    """All turns, or the greeting where there is none yet."""
    return part("talk.html", "conversation", turns=turns, examples=examples, welcome=welcome)


def turn(question: str, reply: Html) -> Html:
    """A question and what came of it."""
    shown = question if len(question) <= QUESTION_SHOWN else f"{question[:QUESTION_SHOWN]}……（共 {len(question)} 字）"
    return part("talk.html", "turn", question=shown, reply=reply)


def pending() -> Html:
    """What stands in the place of an answer that is on its way."""
    return part("talk.html", "pending")


def error(sentence: str) -> Html:
    """A failure, in one sentence."""
    return part("talk.html", "error", sentence=sentence)


def answer(given: Answer, essay: Lookup) -> Html:
    """The answer with its markers, notes, sources, or what has come of it; or the refusal with what comes nearest."""
    sources = {citation.number: _source(citation) for citation in given.citations}
    near = given.nearest if given.reason == "not_in_corpus" else ()  # to an off-topic question nothing is near
    return part(
        "talk.html",
        "answer",
        given=given,
        advised=[note for note in given.notes if note.kind == advise.KIND],  # what kind of answer it is comes first
        paragraphs=_paragraphs(given, sources),
        writer=says.WRITTEN(model=given.model or says.SOME_MODEL()) if given.mode == "model" else None,
        notes=[note for note in given.notes if note.text not in given.text and note.kind != advise.KIND],
        sources=list(sources.values()),
        nearest=[_near(passage, essay(passage.essay_id)) for passage in near],
    )


def _near(passage: Passage, essay: Essay | None) -> tuple[Place, str]:
    """The place of a passage, and as much of it as is shown."""
    excerpt = passage.text if len(passage.text) <= EXCERPT else passage.text[:EXCERPT] + "……"
    return place(passage, essay.label if essay else None, passage.start, passage.end), excerpt


def _source(citation: Citation) -> Source:
    at = cited(citation)
    marker = part("talk.html", "marker", number=citation.number, at=at)
    return marker, at, citation.quote, copied(citation)


def _paragraphs(given: Answer, sources: dict[int, Source]) -> list[list[Piece]]:
    return [list(_pieces(line, sources)) for line in re.split(r"\n+", given.text) if line.strip()]


def _pieces(paragraph: str, sources: dict[int, Source]) -> Iterator[Piece]:
    pieces = MARKER.split(paragraph)
    for before, number in zip(pieces[0::2], pieces[1::2], strict=False):
        yield before[:-KEPT], before[-KEPT:], sources[int(number)][0]
    yield pieces[-1], "", None

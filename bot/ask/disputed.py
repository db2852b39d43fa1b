"""What two authors hold of each other: the sentences in which one names the other, where it is asked if they agree or in what not.

Example: 王明和李红的分歧在哪儿 -> 李红's 王明教授主张村村设点，我有不同看法, what follows on it, and 王明's position
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.ask.authors import authors
from bot.ask.laid import laid
from bot.ask.overviews import thesis
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.trace import Tracing
from bot.domain import Answer
from bot.index.store import Index
from bot.says import ask as asks
from bot.says import structure as says
from bot.search.speakers import texts_of
from bot.text import keys, words
from bot.text.outline import Outline, Span

ASKS = re.compile(
    r"分歧|争[论议]|不同|不一样|差[异别]|区别|一致|相同|(?:意见|看法|观点|说法|态度)[^，。？]{0,4}一样|一样[吗么不]|赞[成同]|同意|反对|反驳|认同|矛盾"
)
# So many sentences of one author are quoted.
MOST = 3


def answer(_: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """What each says of the other, and of who names nobody the position; None where not two are named, or neither names the other."""
    question = words.fold(tracing.query.text)
    known = list(dict.fromkeys(essay.author for essay in index.essays.values() if essay.author))
    told = authors(question, known)
    if len(told.named) != 2 or told.left_out or not ASKS.search(question):
        return None
    topic = [word for word in keys.content(ASKS.sub(" ", told.rest)) if words.names_something(word)]
    said = {one: list(_naming(one, other, topic, index)) for one, other in (told.named, told.named[::-1])}
    if not any(said.values()):
        return None
    blocks = []
    for one in told.named:
        others = " ".join(of.essay.text[slice(*span)] for spans in said.values() for of, some in spans for span in some)
        for outline, spans in said[one] or _position(one, topic, others, tracing, index):
            blocks.append(Said(says.USED(whose=whose(outline.essay)), outline, tuple(map(Piece, spans))))
    return laid(tracing.query.text, blocks, asks.QUOTED_FROM(speakers="、".join(told.named)), index)


def _naming(one: str, other: str, topic: list[str], index: Index) -> Iterator[tuple[Outline, list[Span]]]:
    """Where an author names another, each time with the next sentence of the paragraph; on the topic, where some are."""
    for key in texts_of(one, index):
        outline = index.outlines[key]
        text = outline.essay.text
        found: list[Span] = []
        for node in (node for node in outline.root.walk() if node.kind == "paragraph"):
            inner = [inner for inner in node.walk() if inner.kind == "sentence"]
            for at, sentence in enumerate(inner):
                if other in text[sentence.start : sentence.end]:
                    found.append((sentence.start, inner[min(at + 1, len(inner) - 1)].end))
        on_it = [span for span in found if any(word in words.fold(text[slice(*span)]) for word in topic)]
        if found:
            yield outline, (on_it or found)[:MOST]


def _position(
    one: str, topic: list[str], others: str, tracing: Tracing, index: Index
) -> Iterator[tuple[Outline, list[Span]]]:
    """What an author who names nobody says of the topic, in most of the words of what is said of him, or holds as a whole."""
    if topic and (ranked := tracing.read(one).ranked):
        said = set(keys.content(others))
        best = max(ranked, key=lambda found: len(said.intersection(keys.content(found.text))))
        yield index.outlines[best.passage.essay_id], [(best.start, best.end)]
        return
    for key in texts_of(one, index):
        if span := thesis(index.outlines[key]):
            yield index.outlines[key], [span]

"""The number of a paper that a text names with it, where that is asked: 报批规划的请示是什么文号 -> 《关于报请批准…的请示》（…〔2025〕136号）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ask import naming
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import keys, words
from bot.text.outline import Outline, Span
from bot.text.sentences import sentence_spans

# A paper with its number behind it, as documents name one another.
CITED = re.compile(
    r"《(?P<title>[^《》\n]{4,80})》[（(](?P<number>[\u4e00-\u9fff]{1,12}[〔\[［](?:19|20)\d\d[〕\]］]第?\d{1,5}号)"
)
KIND = re.compile(r"(?:请示|报告|函|批复|通知|意见|办法|规定|方案|决定|细则|规划|纲要|公告|通告|措施|条例|实施意见)\Z")
# Of the characters that a question says besides, so much must stand in the title or in the sentence: 报批 of 报请批准.
HELD, LEAST = 0.8, 3


def numbered(question: str, rest: str, index: Index) -> Answer | None:
    """The sentence that names the one such paper with its number; None where none, or several, or a text of ours is meant.

    `rest`: the folded question without what asks for a number.
    """
    said = [word for word in keys.content(naming.ASKING.sub(" ", rest)) if len(word) > 1]
    found = [one for outline in index.outlines.values() for one in _papers(outline, said)]
    best = max((share for share, *_ in found), default=0.0)
    top = {number: (outline, span) for share, number, outline, span in found if share == best >= HELD}
    if len(top) != 1:
        return None
    ((outline, span),) = top.values()
    block = Said(says.USED(whose=whose(outline.essay)), outline, (Piece(span),))
    return laid(question, [block], "", index)


def _papers(outline: Outline, said: Sequence[str]) -> Iterator[tuple[float, str, Outline, Span]]:
    """The papers that a text names whose kind the question says: how much of its characters each has, its number, its sentence."""
    text = outline.essay.text
    for match in CITED.finditer(text):
        kind = KIND.search(match["title"])
        if kind is None or kind.group() not in said:
            continue
        start, end = next(span for span in sentence_spans(text) if span[0] <= match.start() < span[1])
        known = words.fold(f"{match['title']} {outline.essay.name} {text[start:end]}")
        signs = set("".join(said)) - set(kind.group())
        if len(signs) >= LEAST:
            yield sum(sign in known for sign in signs) / len(signs), match["number"], outline, (start, end)

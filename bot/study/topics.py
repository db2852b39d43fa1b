"""What the headings of several speakers are about: the runs of nouns in them of which most of these speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.index.store import Index
from bot.search import cut
from bot.search.speakers import Speaker
from bot.text import headings, keys, words
from bot.text.noun_phrases import is_noun_phrase
from bot.text.outline import Outline
from bot.text.points import POINT

# So many topics are told, none of them shorter or longer.
TOPICS, SHORTEST, LONGEST = 12, 4, 10
# A topic of so many words at most.
WORDS = 4
# What so many speak of can be set side by side.
SEVERAL = 2
# Where so few topics are shared, those of one speaker are told, too.
FEW = 4
# Of one text so many headings are read.
HEADINGS = 80
# What the tagger calls a noun, an abbreviation, a fixed phrase, what only stands before a noun, or a term of the word lists.
NOUNS = "njlbx"
CLAUSE = re.compile(r"[\W_]+")
NUMBERING = re.compile(rf"(?:{POINT.pattern}|{'|'.join(one.pattern for one in headings.NUMBERED)})[，,、\s]*")


def topics(speakers: Sequence[Speaker], index: Index) -> list[str]:
    """The topics, those first of which most speak: by a heading or point of theirs, then to the letter in their texts.

    Of two that share a telling word only the first is told.
    """
    headed: dict[str, set[str]] = {}
    often: Counter[str] = Counter()
    for one in speakers:
        for key in one.essays:
            for run in _runs(index.outlines[key]):
                headed.setdefault(run, set()).add(one.name)
                often[run] += 1
    texts = [" ".join(cut.folded(index.essays[key].text) for key in one.essays) for one in speakers]
    spoken = {run: sum(run in text for text in texts) for run in headed}

    def rank(run: str) -> tuple[int, ...]:
        return -min(spoken[run], SEVERAL), -len(headed[run]), -spoken[run], -often[run], -len(run)

    shared = [run for run in headed if spoken[run] >= min(SEVERAL, len(speakers))]
    found: list[str] = []
    for run in sorted(shared if len(shared) >= FEW else headed, key=rank):
        if not any(_alike(run, other, index) for other in found):
            found.append(run)
        if len(found) == TOPICS:
            break
    return found


def _alike(one: str, other: str, index: Index) -> bool:
    """Whether two runs share most of the weight of the shorter one's words."""
    first, second = set(keys.bigrams(one)), set(keys.bigrams(other))
    weight = index.by_window.idf
    shared = sum(map(weight, first & second))
    return shared > 0.5 * min(sum(map(weight, first)), sum(map(weight, second)))


def _runs(outline: Outline) -> Iterator[str]:
    """The runs of nouns in a text's headings and points, folded and without their numbers."""
    named = (node.label for node in outline.root.walk() if node.label and (node.section or node.kind == "point"))
    for label in islice(named, HEADINGS):
        for clause in CLAUSE.split(NUMBERING.sub("", words.unquoted(label), count=1)):
            parts = words.tagged(clause)
            for first in (at for at, (_, tag) in enumerate(parts) if tag[0] in NOUNS):
                for last in range(first + 1, min(len(parts), first + WORDS) + 1):
                    run = "".join(word for word, _ in parts[first:last])
                    if SHORTEST <= len(run) <= LONGEST and is_noun_phrase(run):
                        yield run

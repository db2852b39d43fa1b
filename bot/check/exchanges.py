"""What differs between a draft's words and the source's, as words that came, went or stand for each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rapidfuzz.distance import Levenshtein

from bot.check.amounts import valued
from bot.text import words

# What is no letter and no part of a number: 1.5, 3:1 and 5% keep theirs, a date (2025.3.1) does not.
PUNCTUATION = re.compile(
    r"(?<!\d)[./:]|[./:](?!\d)|[./](?=\d{1,2}[./]\d)|(?<=[./]\d)[./]|(?<=[./]\d\d)[./]|[^\w%‰./:]|_"
)
# Between two members of a list that may change places.
COORDINATE = re.compile(r"[、/]|[和与及或]|以及")
# Behind a list whose order is told apart: 城镇和农村居民收入分别增长4.3%、5.5%.
IN_ORDER = re.compile(r"分别|依次|先后|各自")
# So far beyond what differs a word is looked for that holds it, and what stands beside it is read.
WORD_MOST, BESIDE = 6, 8
LONG = 4


@dataclass(frozen=True, slots=True)
class Exchange:
    """What differs: `gained` stands in the draft, at `at`, where the source has `lost`; to the character.

    `word` and `other` are the shortest words of the dictionary that hold them, `whole` and `whole_other` the words as
    they are cut in their sentences. Example: 正面清单 for 负面清单 -> 正, 负; 正面, 负面; 正面清单, 负面清单
    """

    gained: str
    lost: str
    at: int
    word: str
    other: str
    whole: str
    whole_other: str
    before: str = ""
    behind: str = ""

    @property
    def begin(self) -> int:
        """Where the words as they are cut begin in the draft."""
        return self.at - _same(self.whole, self.whole_other)

    @property
    def end(self) -> int:
        """Where they end."""
        return self.begin + len(self.whole)

    @property
    def replaces(self) -> bool:
        """Whether one stands for the other, and nothing merely came or went."""
        return bool(self.gained and self.lost)


def exchanges(said: str, given: str) -> list[Exchange]:
    """What differs in folded texts, word by word, without what is the same number or a mere mark."""
    mine, theirs = _pieces(said), _pieces(given)
    starts = [0, *accumulate(map(len, mine))]
    spans: list[list[int]] = []
    for op in Levenshtein.opcodes(theirs, mine):
        if op.tag == "equal":
            continue
        if spans and spans[-1][1] == op.dest_start and spans[-1][3] == op.src_start:
            spans[-1][1], spans[-1][3] = op.dest_end, op.src_end
        else:
            spans.append([op.dest_start, op.dest_end, op.src_start, op.src_end])
    found = (_exchange(said, "".join(mine[a:b]), "".join(theirs[c:d]), starts[a]) for a, b, c, d in spans)
    return [
        one
        for one in found
        if valued(one.whole) != valued(one.whole_other)
        and (PUNCTUATION.sub("", one.gained) or PUNCTUATION.sub("", one.lost))
    ]


def _exchange(said: str, whole: str, other: str, at: int) -> Exchange:
    before = _same(whole, other)
    behind = _same(whole[before:][::-1], other[before:][::-1])
    low, high = at + before, at + len(whole) - behind
    gained, lost = said[low:high], other[before : len(other) - behind]
    pair = gained, lost
    if gained and lost:
        within = (
            (whole[before - left : len(whole) - behind + right], other[before - left : len(other) - behind + right])
            for left, right in _around(before, behind)
        )
        pair = next((one for one in within if all(map(_is_word, one))), (whole, other))
    return Exchange(
        gained, lost, low, *pair, whole, other, said[max(0, low - BESIDE) : low], said[high : high + BESIDE]
    )


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def _around(before: int, behind: int) -> Iterator[tuple[int, int]]:
    """How many characters to take in on either side, the fewest first."""
    for total in range(WORD_MOST + 1):
        for left in range(total + 1):
            if left <= before and total - left <= behind:
                yield left, total - left


def _is_word(text: str) -> bool:
    return len(text) > LONG or is_known(text)


def is_known(text: str) -> bool:
    """Whether the dictionary has a word of these characters, of which there are two or more."""
    return len(text) > 1 and words.frequency(text) > 0


def changes(said: str, given: str) -> list[tuple[int, int, int, int]]:
    """[a, b) of what is said stands for [c, d) of what is given, character by character."""
    return [
        (op.dest_start, op.dest_end, op.src_start, op.src_end)
        for op in Levenshtein.opcodes(given, said)
        if op.tag != "equal"
    ]


def _pieces(text: str) -> list[str]:
    """A text as its words and what lies between them."""
    cut = words.cut(text)
    borders = sorted({0, len(text), *(at for at, _ in cut), *(at + len(word) for at, word in cut)})
    return [text[low:high] for low, high in pairwise(borders)]


def moved(found: Sequence[Exchange], said: str) -> dict[int, bool]:
    """The exchanges that only change places with each other; True: it makes another order, party or share."""
    turned: dict[int, bool] = {}
    for one, first in enumerate(found):
        for other in range(one + 1, len(found)):
            second = found[other]
            if one in turned or other in turned:
                continue
            if _crosswise(first.gained, first.lost, second.gained, second.lost):
                between = said[slice(*_between(first, second))]
                behind = re.split(r"[。；;]", said[second.begin :])[0]
                whole = not first.replaces or _crosswise(first.word, first.other, second.word, second.other)
                harmless = whole and _is_list(first, between) and IN_ORDER.search(behind) is None
                turned[one] = turned[other] = not harmless
    return turned


def _between(first: Exchange, second: Exchange) -> tuple[int, int]:
    """Where the shortest word that holds the first ends, and that of the second begins: 企业【引导、】政府主体."""
    ends = first.at - _same(first.word, first.other) + len(first.word) if first.replaces else first.end
    begins = second.at - _same(second.word, second.other) if second.replaces else second.begin
    return ends, begins


def _is_list(first: Exchange, between: str) -> bool:
    """Whether what changes places stands in one list: nothing but its other members lies between."""
    if not first.replaces:  # one piece left here and stands there
        piece = first.gained or first.lost
        if len(between) == len(piece) > 1 and not re.search(r"\W", between):
            return True  # 提质扩量, 扩量提质
        return COORDINATE.search(piece) is not None or COORDINATE.search(between[:1] + between[-1:]) is not None
    parts = COORDINATE.split(between)
    return len(parts) > 1 and not parts[0] and not parts[-1] and not re.search(r"[，。；：,;:]", between)


def _crosswise(gained: str, lost: str, gained_: str, lost_: str) -> bool:
    return _bare(gained) == _bare(lost_) and _bare(lost) == _bare(gained_)


def _bare(text: str) -> str:
    return PUNCTUATION.sub("", COORDINATE.sub("", text))

"""A claim laid beside the words that it cites: what stands in both and in which order, what stands in one of them only.

Figures for the boosted trees of `trees`: each tells how far something agrees, none decides. By clause, since a false
sentence is mostly made of true parts: of other clauses, in another order, or with a word more or less.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.model.level import SENTENCE, Level, Span, Word, pairs, weight
from bot.model.support import EMPTY
from bot.text import words

# The tags of words whose absence is counted by itself.
TAGS = ("n", "v", "a", "d", "m", "q", "p", "c", "t", "ns", "nr", "nt", "f", "r", "u")
# Words that only join weigh less.
JOINING = 0.3
# A run of so many characters, or more, is the same words; a gap that is longer leaves out more than a word.
RUN, GAP = 2, 40


def figures(claim: Level, source: Level) -> dict[str, float]:
    """All figures of a claim and its evidence."""
    return {**_extent(claim, source), **_lacking(claim, source), **_clauses(claim, source), **_order(claim, source)}


def _extent(claim: Level, source: Level) -> dict[str, float]:
    return {
        "length": float(len(claim.text)),
        "source": float(len(source.text)),
        "ratio": len(claim.text) / max(1, len(source.text)),
        "pieces": float(len(source.pieces)),
        "clauses": float(len(claim.clauses)),
    }


def covered(claim: Level, source: Level) -> list[bool]:
    """Of each character whether it stands in the source beside the same neighbour."""
    found = [False] * len(claim.text)
    for at, pair in enumerate(pairs(claim.text)):
        if pair in source.pairs:
            found[at] = found[at + 1] = True
    return found


def lacking(claim: Level, source: Level) -> Iterator[tuple[Word, float]]:
    """Words that the source has neither so nor by a like word, each with the share of its characters that it lacks."""
    alike, there = words.alike(), covered(claim, source)
    for word in claim.words:
        if word.text in source.text or any(other in source.text for other in alike.get(word.text, ())):
            continue
        share = there[word.start : word.end].count(False) / len(word.text)
        if share:
            yield word, share


def _lacking(claim: Level, source: Level) -> dict[str, float]:
    found = list(lacking(claim, source))
    shares = [share * _counts(word) for word, share in found]
    whole = sum(_counts(word) for word in claim.words)
    by_tag = dict.fromkeys(TAGS, 0.0)
    for word, share in found:
        if (name := _class(word.tag)) in by_tag:
            by_tag[name] += share
    return {
        "held": 1 - sum(shares) / whole if whole else 1.0,
        "lacks": sum(shares),
        "lacks_most": max(shares, default=0.0),
        **{f"lacks_{tag}": value for tag, value in by_tag.items()},
    }


def _counts(word: Word) -> float:
    return weight(word.text) * (JOINING if word.text in EMPTY else 1)


def _class(tag: str) -> str:
    return tag[:2] if tag[:2] in TAGS else tag[:1]


def _clauses(claim: Level, source: Level) -> dict[str, float]:
    """How far each clause stands in one sentence or clause of the source, in its order, and what is left out between."""
    there = covered(claim, source)
    cut = [span for span in claim.clauses if span[1] - span[0] >= RUN] or [(0, len(claim.text))]
    parts = [_Part(claim.text[slice(*span)], there[slice(*span)], source) for span in cut]
    sizes = [end - start for start, end in cut]

    def mean(values: Sequence[float]) -> float:
        return sum(value * size for value, size in zip(values, sizes, strict=True)) / max(1, sum(sizes))

    runs, held, alone, within, mixed = (
        [one.runs for one in parts], [one.held for one in parts], [one.alone for one in parts],
        [one.within for one in parts], [one.whole - one.alone for one in parts],
    )  # fmt: skip
    lost = [held_ - run for held_, run in zip(held, runs, strict=True)]
    places = [one.place for one in parts]
    starts = [one.first for one in parts if one.first >= 0]
    gaps = [gap for one in parts for gap in one.gaps]
    left = [word for word in source.words for start, end in gaps if start <= word.start and word.end <= end]
    touched = {n for n, span in enumerate(source.clauses) for one in parts if one.touches(span)}
    room = sum(source.clauses[n][1] - source.clauses[n][0] for n in touched)
    inside = [word for word in source.words for n in touched if _within(word, source.clauses[n])]
    alike = words.alike()
    unsaid = [
        word
        for word in inside
        if word.text not in claim.text and not any(other in claim.text for other in alike.get(word.text, ()))
    ]
    return {
        "runs": mean(runs), "runs_least": min(runs), "pairs": mean(held), "pairs_least": min(held),
        "lost": mean(lost), "lost_most": max(lost), "alone": mean(alone), "alone_least": min(alone),
        "within": mean(within), "within_least": min(within), "mixed": mean(mixed), "mixed_most": max(mixed),
        "sentences_most": float(max(one.sentences for one in parts)),
        "clauses_most": float(max(one.clauses for one in parts)), "clauses_each": mean([one.clauses for one in parts]),
        "sentences_all": float(len(set(places))),
        "turned_back": float(sum(a > b for a, b in itertools.pairwise(places))),
        "turned_back_within": float(sum(a > b for a, b in itertools.pairwise(starts))),
        "first": there[slice(*cut[0])].count(True) / sizes[0], "last": there[slice(*cut[-1])].count(True) / sizes[-1],
        "gaps": float(len(gaps)), "gap_length": float(sum(end - start for start, end in gaps)),
        "gap_weight": sum(weight(word.text) for word in left),
        "used": sum(one.matched for one in parts) / max(1, room), "unsaid": float(len(unsaid)),
        "unsaid_d": float(sum(word.tag[:1] == "d" for word in unsaid)),
        "unsaid_m": float(sum(word.tag[:1] == "m" for word in unsaid)),
        "unsaid_f": float(sum(word.tag[:1] in "fpc" for word in unsaid)),
    }  # fmt: skip


def _within(word: Word, span: Span) -> bool:
    return span[0] <= word.start and word.end <= span[1]


class _Part:
    """A clause of a claim beside the source."""

    def __init__(self, text: str, there: Sequence[bool], source: Level) -> None:
        blocks = SequenceMatcher(None, text, source.text, autojunk=False).get_matching_blocks()
        self._blocks = [(one.b, one.b + one.size) for one in blocks if one.size >= RUN]
        self.matched = sum(end - start for start, end in self._blocks)
        self.runs = self.matched / len(text)
        said = [held for held, char in zip(there, text, strict=True) if char.isalnum()]
        self.held = said.count(True) / len(said) if said else 1.0
        mine = set(pairs(text))
        share = max(1, len(mine))
        each = [len(mine & set(pairs(source.text[slice(*span)]))) / share for span in source.sentences]
        self.alone = max(each, default=0.0)
        self.place = each.index(self.alone) if each else 0
        self.within = max((len(mine & set(pairs(source.text[slice(*s)]))) / share for s in source.clauses), default=0.0)
        self.whole = len(mine & source.pairs) / share
        self.first = self._blocks[0][0] if self._blocks else -1
        self.sentences = len({n for n, s in enumerate(source.sentences) if self.touches(s)})
        self.clauses = len({n for n, s in enumerate(source.clauses) if self.touches(s)})
        self.gaps = [
            (end, start)
            for (_, end), (start, _) in itertools.pairwise(self._blocks)
            if start - end <= GAP and not SENTENCE.search(source.text[end:start])
        ]

    def touches(self, span: Span) -> bool:
        """Whether one of its runs begins in a clause or sentence of the source."""
        return any(span[0] <= start < span[1] for start, _ in self._blocks)


def _order(claim: Level, source: Level) -> dict[str, float]:
    """How much of the whole claim stands in the source in its order."""
    blocks = SequenceMatcher(None, claim.text, source.text, autojunk=False).get_matching_blocks()
    runs = [one.size for one in blocks if one.size >= RUN]
    size = max(1, len(claim.text))
    return {"line": sum(runs) / size, "longest": max(runs, default=0) / size, "blocks": float(len(runs))}


def wordings(claim: Level, source: Level) -> set[str]:
    """What is said otherwise, as signs whose weight is learnt: a kind and words.

    c: a function word; r: one whose neighbour before it differs from the source; b: two characters that the source has not
    side by side; R-, R+, RR: words of the nearest sentence replaced, by what, and both; I+, D-: put in, left out.
    """
    found = set()
    for word in claim.words:
        if word.tag[:1] in "dpcmruf":
            found.add(f"c:{word.text}")
        if word.tag[:1] in "dpcum" and claim.text[max(0, word.start - 1) : word.end] not in source.text:
            found.add(f"r:{word.text}")
    found |= {f"b:{pair}" for pair in pairs(claim.text) if pair not in source.pairs and all(map(words.HAN.match, pair))}
    for clause in claim.clauses:
        found |= set(_changed(clause, claim, source))
    return found


def _changed(clause: Span, claim: Level, source: Level) -> Iterator[str]:
    said = set(pairs(claim.text[slice(*clause)]))
    near = max(source.sentences, key=lambda s: len(said & set(pairs(source.text[slice(*s)]))), default=(0, 0))
    new = [word.text for word in claim.words if _within(word, clause)]
    old = [word.text for word in source.words if _within(word, near)]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and b - a <= 3 and d - c <= 3:
            yield from (f"R-:{word}" for word in old[a:b])
            yield from (f"R+:{word}" for word in new[c:d])
            if b - a == d - c == 1:
                yield f"RR:{old[a]}>{new[c]}"
        elif kind == "insert" and d - c <= 3:
            yield from (f"I+:{word}" for word in new[c:d])
        elif kind == "delete" and b - a <= 3 and a > 0 and b < len(old) and 0 < c < len(new):
            yield from (f"D-:{word}" for word in old[a:b])

"""How likely a change in the words changes what is said: a logistic regression over what kind of change it is.

Its weights are `data/severity.json`, made by `python -m policy_evals.fit.severity`.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from bot.check.exchanges import Exchange, is_known
from bot.check.opposites import near, restricts
from bot.text import facts, words

Features = dict[str, float]

# The classes of words that jieba's tags begin with, and those that carry no meaning of their own.
CLASSES = "nvadmqfupcrtsjil"
EMPTY = frozenset("uxpcy")
NAMES = ("ns", "nr", "nt", "nz")
LISTED = re.compile(r"[、和与及]")


def chance(change: Exchange, beside: int) -> float:
    """The probability, 0 to 1, that a change turns the meaning; `beside`: how many changes the sentence has in all."""
    weights = _weights()
    sum_ = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features(change, beside).items())
    return 1 / (1 + math.exp(-sum_))


def features(change: Exchange, beside: int) -> Features:
    """What tells of a change, each figure about 0 to 1; what is not named is 0."""
    word, other = change.word, change.other
    mine, theirs = _tags(word), _tags(other)
    tags = [*mine, *theirs]
    found: Features = {f"has {kind}": 1.0 for kind in CLASSES if any(tag[0] == kind for tag in tags)}
    marks = {
        "name": any(tag.startswith(NAMES) for tag in tags),
        "empty": all(tag[0] in EMPTY for tag in tags),
        "body": any(True for text in (word, other) for _ in facts.named(text)),
        "digit": bool(re.search(r"\d", word + other)),
        "listed": change.before.endswith("、") or change.behind.startswith("、"),
        "first": not change.before,
        "last": len(change.behind) < 2,
        "changes": min(beside, 4) / 4,
        "length": min(max(len(word), len(other)), 12) / 12,
    }
    before, behind = _tags(change.before)[-1:], _tags(change.behind)[:1]
    beside_ = {f"before {tag[0]}": 1.0 for tag in before} | {f"behind {tag[0]}": 1.0 for tag in behind}
    own = _replaced(change, mine, theirs) if change.replaces else _alone(change, tags, behind)
    told = {name: float(value) for name, value in (marks | own).items() if value}
    return found | beside_ | told


def _replaced(change: Exchange, mine: Sequence[str], theirs: Sequence[str]) -> Features:
    """Of words that stand for others."""
    word, other = change.word, change.other
    same = sum((Counter(word) & Counter(other)).values())
    kind = mine[-1][0] if mine and theirs and mine[-1][0] == theirs[-1][0] else ""
    often = sorted(math.log1p(words.frequency(one)) / 10 for one in (word, other))
    found: Features = {
        "replaced": 1.0,
        "one class": bool(kind),
        "shared": same / min(len(word), len(other)),
        "all shared": same / max(len(word), len(other)),
        "same first": word[0] == other[0],
        "same last": word[-1] == other[-1],
        "another order": Counter(word) == Counter(other),
        "one length": len(word) == len(other),
        "apart": min(abs(len(word) - len(other)), 8) / 8,
        "within": word in other or other in word,
        "one character": len(change.gained) == len(change.lost) == 1,
        "no word": not is_known(word) and len(word) > 1,
        "misprint": is_misprint(change),
        "alike": other in words.alike().get(word, ()),
        "near": near(word, other) or near(change.gained, change.lost) or near(change.whole, change.whole_other),
        "seldom": often[0],
        "often": often[1],
    }
    if kind:
        found |= {
            f"both {kind}": 1.0,
            f"same first {kind}": word[0] == other[0],
            f"same last {kind}": word[-1] == other[-1],
            f"none shared {kind}": same == 0,
        }
    return found


def _alone(change: Exchange, tags: Sequence[str], behind: Sequence[str]) -> Features:
    """Of words that came or went."""
    word = change.gained or change.lost
    last = tags[-1][0] if tags else "x"
    return {
        "alone": 1.0,
        f"alone {last}": 1.0,
        f"alone {last} before {behind[0][0] if behind else 'x'}": 1.0,
        "alone 1": len(word) == 1,
        "alone 4": len(word) >= 4,
        "alone often": math.log1p(words.frequency(word)) / 10,
        "restricts": restricts(word),
        "attribute": word.endswith("的") and len(word) > 1,
        "item": LISTED.search(word) is not None,
        "clause": re.search(r"[，；,;]", word) is not None,
        "doubled": is_doubled(change),
        "in a word": bool(change.whole and change.whole_other) and len(change.whole) > len(change.gained),
        "both words": is_known(change.whole) and is_known(change.whole_other),
        "near": near(change.whole, change.whole_other),
    }


def is_misprint(change: Exchange) -> bool:
    """Whether a character of a known word is another one and makes no word. Example: 兔疫力 for 免疫力"""
    whole, other = (change.word, change.other) if is_known(change.other) else (change.whole, change.whole_other)
    return (
        len(change.gained) == len(change.lost) == 1
        and len(whole) == len(other) > 1
        and is_known(other)
        and not is_known(whole)
    )


def is_doubled(change: Exchange) -> bool:
    """Whether the draft has a character or word twice in a row where the source has it once. Example: 最好好水平"""
    return bool(change.gained) and not change.lost and _beside(change.gained, change.before, change.behind)


def _beside(word: str, before: str, behind: str) -> bool:
    return before.endswith(word) or behind.startswith(word)


@lru_cache(maxsize=4096)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag for _, tag in words.tagged(text)) if text else ()


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return dict(json.loads((files("bot.check") / "data" / "severity.json").read_text(encoding="utf-8")))

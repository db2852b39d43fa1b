"""Pairs made by rule from texts, to begin with: a sentence shortened, reordered or reworded; or with one thing exchanged.

They teach a model to lay a claim beside its source word by word; what people write comes after.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.text import words
from bot.text.sentences import sentence_spans

CLAUSES = re.compile(r"(?<=[，；、：])")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# What is weaker and what is stronger; exchanged either way.
STRONGER = (
    ("鼓励", "要求"), ("可以", "应当"), ("探索", "全面实施"), ("逐步", "立即"), ("拟", "已经"), ("力争", "确保"), ("支持", "责令"),
    ("推进", "完成"), ("部分", "全部"), ("适当", "大幅"), ("原则上", "一律"), ("将", "已"), ("计划", "已经"), ("优先", "只"),
    ("提高", "降低"), ("增加", "减少"), ("加强", "放松"), ("扩大", "缩小"), ("之前", "之后"), ("以上", "以下"), ("不低于", "不高于"),
)  # fmt: skip
LEADS = ("", "", "", "文件提出，", "原文指出：", "具体来看，", "在这方面，", "其中，", "**重点**：")
SHORT, LONG = 14, 120


@dataclass(frozen=True, slots=True)
class Made:
    """A claim, the sentences it is said to rest on, and whether it does."""

    claim: str
    address: str
    sentences: tuple[str, ...]
    supported: bool


def made(title: str, text: str, draw: random.Random, most: int) -> Iterator[Made]:
    """Up to `most` true claims of a text, each followed by a false one on the same sentences."""
    spans = [
        span for span in sentence_spans(text) if SHORT <= span[1] - span[0] <= LONG and "\n" not in text[slice(*span)]
    ]
    for at in draw.sample(range(len(spans)), min(most, len(spans))):
        near = [text[slice(*spans[n])] for n in range(at, min(at + draw.randint(1, 3), len(spans)))]
        others = [text[slice(*span)] for span in spans[max(0, at - 6) : at] + spans[at + 3 : at + 9]]
        source = draw.choice(near)
        if len(near) > 1 and draw.random() < 0.3:
            source = f"{_shortened(near[0], draw)}，{_shortened(near[1], draw)}"
        true = _reworded(_shortened(source, draw) if draw.random() < 0.75 else source, draw)
        false = _falsified(true, near, others, draw)
        if len(true) < 8 or false is None:
            continue
        lead = draw.choice(LEADS)
        yield Made(lead + true, title, tuple(near), True)
        yield Made(lead + false, title, tuple(near), False)


def _shortened(sentence: str, draw: random.Random) -> str:
    """Some of its clauses, in their order or another."""
    parts = [part.strip("，；：。、") for part in re.split("[，；。]", sentence) if part.strip("，；：。、")]
    if len(parts) > 1:
        kept = sorted(draw.sample(range(len(parts)), draw.randint(1, len(parts))))
        parts = [parts[n] for n in kept]
        if draw.random() < 0.2:
            draw.shuffle(parts)
    return "，".join(parts)


def _reworded(sentence: str, draw: random.Random) -> str:
    """Some words by words like them."""
    alike = words.alike()
    out = []
    for _, word in words.cut(sentence):
        others = sorted(alike.get(word, ()))
        out.append(draw.choice(others) if others and draw.random() < 0.5 else word)
    return "".join(out) if "".join(word for _, word in words.cut(sentence)) == sentence else sentence


def _falsified(claim: str, near: Sequence[str], others: Sequence[str], draw: random.Random) -> str | None:
    """The claim with one thing wrong; None where nothing could be exchanged."""
    ways = [_swapped, _replaced, _renumbered, _strengthened, _negated, _added]
    draw.shuffle(ways)
    source = "".join(near)
    for way in ways:
        found = way(claim, others, draw)
        if found and found != claim and found not in source:
            return found
    return None


def _nouns(text: str) -> list[str]:
    return list(dict.fromkeys(word for word, tag in words.tagged(text) if tag[0] in "nx" and len(word) > 1))


def _swapped(claim: str, _: Sequence[str], draw: random.Random) -> str | None:
    nouns = [noun for noun in _nouns(claim) if claim.count(noun) == 1]
    apart = [
        (a, b) for a in nouns for b in nouns
        if claim.find(b) - claim.find(a) - len(a) > 1 and "、" not in claim[claim.find(a) : claim.find(b)]
    ]  # fmt: skip
    if not apart:
        return None
    one, other = draw.choice(apart)
    return claim.replace(one, "\0").replace(other, one).replace("\0", other)


def _replaced(claim: str, others: Sequence[str], draw: random.Random) -> str | None:
    nouns, new = _nouns(claim), [noun for noun in _nouns("，".join(others)) if noun not in claim]
    if not nouns or not new:
        return None
    return claim.replace(draw.choice(nouns), draw.choice(new), 1)


def _renumbered(claim: str, others: Sequence[str], draw: random.Random) -> str | None:
    numbers = NUMBER.findall(claim)
    if not numbers:
        return None
    old = draw.choice(numbers)
    new = draw.choice(NUMBER.findall("".join(others)) or [str(int(float(old)) + draw.choice((1, 2, 5, 10)))])
    return claim.replace(old, new, 1) if new != old else None


def _strengthened(claim: str, _: Sequence[str], draw: random.Random) -> str | None:
    found = [pair for pair in STRONGER + tuple((b, a) for a, b in STRONGER) if pair[0] in claim]
    return claim.replace(*draw.choice(found), 1) if found else None


def _negated(claim: str, _: Sequence[str], draw: random.Random) -> str | None:
    for word in ("不得", "不再", "不", "未"):
        if word in claim:
            return claim.replace(word, "应当" if word == "不得" else "", 1)
    verbs = [word for word, tag in words.tagged(claim) if tag == "v" and len(word) > 1]
    return claim.replace(verb := draw.choice(verbs), f"不{verb}", 1) if verbs else None


def _added(claim: str, others: Sequence[str], draw: random.Random) -> str | None:
    parts = [part for text in others for part in re.split("[，；。：]", text) if 4 <= len(part) <= 20]
    if not parts:
        return None
    return f"{claim}，{draw.choice(('并', '从而', '以', '同时', ''))}{draw.choice(parts)}"

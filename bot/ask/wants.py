"""What kind of answer a question wants, told by a linear model on its meaning and its characters.

Made by `python -m policy_evals.fit.plan` from evals/plans/, questions on texts and authors that are in no corpus.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from bot.text import keys, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

Want = Literal[
    "fact", "point", "section", "document", "corpus", "topic", "list", "count", "comparison", "common", "definition",
    "yesno", "record", "article", "task", "talk", "other",
]  # fmt: skip
WANTS: tuple[Want, ...] = get_args(Want)

DATA = Path(__file__).parent / "data" / "wants.npz"
BUCKETS = 4096
GRAM_MAX = 3
# So many words that no question about a whole text has, and more, are told apart no further.
OWN_MAX = 3
# What stands for an author, a title, words in quotation marks, a number.
AUTHOR, TITLE, QUOTED, DIGIT = "甲", "《题》", '"引"', "0"
MARKS = ((re.compile(r"《[^《》]{1,60}》"), TITLE), (re.compile(r'"[^"]{1,60}"'), QUOTED), (re.compile(r"\d+"), DIGIT))


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights of shape (features, wants), and what is added for each want; `asking`: words that ask and name nothing.

    `embedder`: whose vectors the weights are for; with another's, the question's characters alone tell, by `bare`.
    """

    embedder: str
    weights: NDArray[np.float32]
    intercept: NDArray[np.float32]
    bare: tuple[NDArray[np.float32], NDArray[np.float32]]
    asking: frozenset[str]


@lru_cache(maxsize=1)
def model() -> Model:
    """The model that the package carries."""
    with np.load(DATA) as stored:
        weights, bare = stored["weights"].astype(np.float32), stored["bare"].astype(np.float32)
        asking = frozenset(str(stored["asking"]).split())
        return Model(str(stored["embedder"]), weights, stored["intercept"], (bare, stored["bare_intercept"]), asking)


def chances(question: str, vector: NDArray[np.float32], embedder: str) -> dict[Want, float]:
    """Each want with its chance, the likeliest first, of a question with signs for names.

    `vector`: its meaning, by that embedder.
    """
    known = model()
    weights, intercept = (known.weights, known.intercept) if embedder == known.embedder else known.bare
    meaning = vector if embedder == known.embedder else vector[:0]
    logits = features(masked(question), meaning, len(own_words(question))) @ weights + intercept
    odds = np.exp(logits - logits.max())
    shares = odds / odds.sum()
    return {WANTS[at]: float(shares[at]) for at in np.argsort(-shares, kind="stable")}


# How all of it is asked for, and for whom: 一件件列出来, 给我捋一遍, 给领导弄个摘要; what points: 那边, 那块; and what for: 引用要写.
LISTING = re.compile(
    r"(?:一[件条项点个](?:一?[件条项点个])?|逐[一条项])?(?:都|全部?)?(?:给我|帮我|跟我)?"
    r"(?:(?:罗列|列举|整理|梳理|(?<![罗整管办治处清梳推])[列摆捋理数说讲报找])(?:出来|一遍|一下|清楚)|[列找](?:齐全?|全)(?=\W*$))+"
    r"|[那这](?:边|块儿?|方面)(?!建设|地)|[给向替](?:领导|老师|同学们?|同事|大家|局长|主任|上级)(?=[弄写做拟准整出列汇讲看])"
    r"|[？?，,](?:我?(?:引用|写(?:材料|论文|文章|稿子?|报告)|做注释?|标注)(?:的?时候?|要|得|需要)?(?:用|写|注明)?)(?=\W*$)"
)

# What is said twice and so common is a word: 妈妈.
COMMON = 100
# A verb that is said twice asks for a little of it: 捋一捋, 盘了盘, 给我理理; 一年一年 counts.
TWICE = re.compile(
    r"(?<![一二两三四五六七八九十百千几每\d])(?P<verb>[\u4e00-\u9fff])[一了](?P=verb)(?!(?P=verb))"
    r"|(?:(?<=[给帮替跟向][我你您咱])|(?<=[给帮替跟向][我你咱]们)|(?<=[请先])|(?<!未来)(?<=来))(?P<asked>[\u4e00-\u9fff])(?P=asked)"
    r"|(?<![\u4e00-\u9fff])(?P<first>[\u4e00-\u9fff])(?P=first)(?![\u4e00-\u9fff](?<=(.))\4)"
    r"|(?P<last>[\u4e00-\u9fff])(?P=last)(?=吧?\W*$)"
)


def unlisted(question: str) -> str:
    """A folded question without how all of it is asked for, and without verbs said twice. Example: 讲了啥 捋一捋 -> 讲了啥"""
    return TWICE.sub(lambda match: match.group() if _is_said(match) else " ", LISTING.sub(" ", question))


def _is_said(match: re.Match[str]) -> bool:
    """Whether what stands twice is in marks, names something (妈妈), or is half of 清清楚楚."""
    alone, before = match["asked"] or match["first"] or match["last"], match.string[: match.start()]
    said = alone or ""
    names = words.frequency(2 * said) > COMMON and words.tagged(2 * said)[0][1] != "v"
    names = names or (alone is not None and not match["asked"] and words.tagged(said)[0][1] != "v")
    return names or before.count('"') % 2 == 1 or (before[-1:] == before[-2:-1] != "")


def own_words(question: str) -> list[str]:
    """The content words of a question with signs for names, besides the words that ask. Example: 甲怎么看人才 -> [人才]"""
    asks = _asks()
    bare = question.replace(TITLE, " ").replace(AUTHOR, " ")
    return [word for word in dict.fromkeys(keys.content(bare)) if not asks.fullmatch(word)]


def asking(word: str) -> bool:
    """Whether a word only asks, and names nothing. Example: 解释一下, 哪些"""
    return _asks().fullmatch(word) is not None


@lru_cache(maxsize=1)
def _asks() -> re.Pattern[str]:
    """What is made of words that ask: 解释, 解释一下."""
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted({*model().asking, *keys.STOP}, key=lambda w: (-len(w), w))))})++"
    )


def masked(question: str, authors: Sequence[str] = ()) -> str:
    """A question with a sign for each name, title, quotation and number. Example: 王明第3点说什么？ -> 甲第0点说什么?"""
    level = words.fold(question)
    for author in authors:
        level = level.replace(words.fold(author), AUTHOR)
    for pattern, sign in MARKS:
        level = pattern.sub(sign, level)
    return re.sub(r"\s+", " ", level)


def features(level: str, vector: NDArray[np.float32], own: int) -> NDArray[np.float32]:
    """Meaning, hashed runs of characters (each part of length 1), and how many own words there are (one of several)."""
    hashed = np.zeros(BUCKETS, dtype=np.float32)
    hashed[list({zlib.crc32(gram.encode("utf-8", "replace")) % BUCKETS for gram in _grams(level)})] = 1.0
    counted = np.zeros(OWN_MAX + 1, dtype=np.float32)
    counted[min(own, OWN_MAX)] = 1.0
    return np.concatenate([vector, hashed / max(float(np.linalg.norm(hashed)), 1.0), counted])


def _grams(level: str) -> Iterator[str]:
    framed = f"\n{level}\n"
    for size in range(1, GRAM_MAX + 1):
        yield from (framed[at : at + size] for at in range(len(framed) - size + 1))

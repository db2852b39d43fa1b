"""What a text is indexed and found by: its words, their parts, and pairs of neighbouring characters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from bot.text import vocabulary, words
from bot.text.phrases import Phrases
from bot.text.words import HAN, WORD, unquoted

VERSION = 3
# So many of something; 一处 and 三步 may be a text's own words, 几处 and 哪几步 only ask.
COUNTED = re.compile(r"[一二两三四五六七八九十几哪]{1,2}[个条种项类点位样]|[几哪]{1,2}[处件步层方笔份家次]")
# Function words and the words that make a sentence a question. Policy verbs (加强, 促进, 扩大) are content.
STOP = frozenset(
    """
    的 了 和 与 及 或 在 是 对 把 被 从 向 到 为 以 于 而 也 都 就 等 中 上 下 里 这 那 其 之 所 个 我 你 他 它 们
    吗 呢 吧 啊 呀 有 会 能 要 该 应 请 问 给 说 讲 谈 谁 何 哪 几 指 做 办 用 什么 怎么 怎样 如何 哪些 多少 哪里 哪个
    为什么 为何 是否 有没有 怎么样 怎么办 一下 一个 我们 你们 他们 自己 应该 可以 需要 能否 可否 请问 告诉 关于 有关
    方面 进行 通过 以及 提到 提出 认为 指出 主张 建议 意味着 列举 出自 句话 这句话 起来 一年 哪一年 哪年 年 应当 分别 具体 文章 作者 专家 文中 是什么 有哪些 做法
    the of a an to in is are and what how why who which does do for on about should can will with from it this that be by at as we i you
    """.split()
)


@vocabulary.remembered(1)
def identity() -> str:
    """Changes whenever `tokens` or `content` could give other words, so that an older word index is rebuilt."""
    digest = vocabulary.digest("terms.txt")
    return f"{VERSION}:{digest}"


@vocabulary.remembered(1)
def _synonyms() -> dict[str, str]:
    """Folded synonym -> folded term."""
    return {unquoted(synonym): unquoted(term) for term, synonyms in vocabulary.terms().items() for synonym in synonyms}


@vocabulary.remembered(1)
def _latin() -> Phrases[str]:
    return Phrases({synonym: term for synonym, term in _synonyms().items() if " " in synonym})


def tokens(text: str) -> list[str]:
    """Words for indexing and searching, with the parts of long words and bigrams over characters in no word.

    Example: "推进双融合" -> ["推进", "融合", "双融合"]
    """
    return list(_tokens(unquoted(text)))


def _tokens(text: str) -> Iterator[str]:
    synonyms = _synonyms()
    for match in WORD.finditer(_joined_latin(text)):
        run = ""
        for word in words.parts(match.group()):
            if len(word) == 1 and HAN.match(word) and word not in STOP:
                run += word
                continue
            yield from _bigrams(run)
            run = ""
            yield word
            if word in synonyms:
                yield synonyms[word]
        yield from _bigrams(run)


def _joined_latin(text: str) -> str:
    """Replace multi-word Latin synonyms (`new quality productive forces`) by the term they stand for."""
    pieces, done = [], 0
    for span in _latin().find(text):
        pieces += [text[done : span.start], f" {span.label} "]
        done = span.end
    return "".join((*pieces, text[done:]))


def _bigrams(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for first, second in itertools.pairwise(run):
        yield first + second


def content(text: str) -> list[str]:
    """The tokens that carry meaning: no function words, no question words, no lone characters but numbers."""
    return [
        token
        for token in tokens(text)
        if token not in STOP and not COUNTED.fullmatch(token) and (len(token) > 1 or token.isdigit())
    ]


def bigrams(text: str) -> list[str]:
    """Neighbouring pairs of characters, and whole Latin words and numbers; what finds a word that no dictionary has.

    Example: "推进双融合" -> ["推进", "进双", "双融", "融合"]
    """
    found: list[str] = []
    for match in WORD.finditer(_joined_latin(unquoted(text))):
        run = match.group()
        found += _bigrams(run) if HAN.match(run) else [run]
    return found

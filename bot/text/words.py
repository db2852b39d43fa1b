"""Chinese words and folding. Folding is for matching only; the stored text stays as published."""

from __future__ import annotations

import itertools
import re
import unicodedata
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.text import vocabulary
from bot.text.phrases import Phrases

if TYPE_CHECKING:
    import jieba
    import jieba.posseg
    from opencc import OpenCC

VERSION = 2
QUOTES = str.maketrans(dict.fromkeys('“”„‟＂「」『』«»"', '"') | dict.fromkeys("‘’‛＇'`", "'"))
NO_QUOTES = str.maketrans(dict.fromkeys("“”‘’「」『』\"'《》〈〉", ""))
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
WORD = re.compile(r"[a-z0-9]+(?:[.%\-][a-z0-9]+)*%?|[\u3400-\u9fff]+")
COUNTED = re.compile(r"[一二两三四五六七八九十几哪]{1,2}[个条种项类点位样]")
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


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def fold(text: str) -> str:
    """Text for matching: NFKC, simplified characters, one style of quotation mark, lower case.

    The length may change. Example: "鏈主企業「ＡＩ」" -> '链主企业"ai"'
    """
    return str(_converter().convert(unicodedata.normalize("NFKC", text))).translate(QUOTES).lower()


@vocabulary.remembered(1)
def identity() -> str:
    """Changes whenever `tokens` could give other words, so that an older word index is rebuilt."""
    digest = vocabulary.digest("terms.txt")
    return f"{VERSION}:{digest}"


@vocabulary.remembered(1)
def topics() -> Phrases[str]:
    """The folded words of `topics.txt`, each with its class: what a policy text speaks of by name or not at all."""
    table = vocabulary.table("topics.txt")
    return Phrases({fold(word): kind for kind, listed in table.items() for word in listed})


@vocabulary.remembered(1)
def everyday() -> Phrases[tuple[str, ...]]:
    """Everyday words of `everyday.txt`, each with the policy words that mean about the same. For questions only."""
    return Phrases(vocabulary.table("everyday.txt"))


@vocabulary.remembered(1)
def alike() -> dict[str, frozenset[str]]:
    """Folded word -> the words that `synonyms.txt` lets stand for it: those of its groups."""
    found: dict[str, set[str]] = {}
    for word, others in vocabulary.table("synonyms.txt").items():
        group = {fold(one) for one in (word, *others)}
        for one in group:
            found.setdefault(one, set()).update(group - {one})
    return {word: frozenset(others) for word, others in found.items()}


@vocabulary.remembered(1)
def _synonyms() -> dict[str, str]:
    """Folded synonym -> folded term."""
    return {_bare(synonym): _bare(term) for term, synonyms in vocabulary.terms().items() for synonym in synonyms}


@vocabulary.remembered(1)
def _latin() -> Phrases[str]:
    return Phrases({synonym: term for synonym, term in _synonyms().items() if " " in synonym})


def _bare(text: str) -> str:
    return fold(text.translate(NO_QUOTES))


_cache_folder: Path | None = None


def use_cache(folder: Path) -> None:
    """Let jieba keep its prebuilt dictionary in `folder`; without this call it is built anew in each process."""
    global _cache_folder  # noqa: PLW0603
    _cache_folder = folder


@vocabulary.remembered(1)
def _tokenizer() -> jieba.Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources and invalid escapes inside jieba 0.42
        import jieba
    jieba.setLogLevel("CRITICAL")
    tokenizer = jieba.Tokenizer()
    if _cache_folder is not None and _cache_folder.is_dir():
        tokenizer.tmp_dir = str(_cache_folder)
        tokenizer.initialize()
    else:  # never jieba's shared file in /tmp, which other users can write
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    for term, synonyms in vocabulary.terms().items():
        for word in (term, *synonyms):
            tokenizer.add_word(_bare(word))
    return tokenizer


def tokens(text: str) -> list[str]:
    """Words for indexing and searching, with the parts of long words and bigrams over characters in no word.

    Example: "推进双融合" -> ["推进", "融合", "双融合"]
    """
    return list(_tokens(_bare(text)))


def cut(text: str) -> list[tuple[int, str]]:
    """A folded text cut into words that do not overlap, each with its place in it; what is no word is left out.

    Example: "推进双融合，" -> [(0, "推进"), (2, "双融合")]
    """
    found = []
    for match in WORD.finditer(text):
        at = match.start()
        for word in _tokenizer().cut(match.group(), HMM=False):
            found.append((at, word))
            at += len(word)
    return found


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """The words that jieba's dictionary marks as no noun: verbs, adjectives, adverbs, particles."""
    with _tokenizer().get_dict_file() as file:
        lines = (line.decode("utf-8").split() for line in file)
        return frozenset(word for word, _, tag in lines if tag[0] in "vadpcrfmquzybktoe" and tag not in ("vn", "an"))


def names_something(word: str) -> bool:
    """Whether a word is a noun, a name or a term, as far as the dictionary knows; one that it lacks is taken for one."""
    return word not in _verbs()


@vocabulary.remembered(1)
def _tagger() -> jieba.posseg.POSTokenizer:
    tokenizer = _tokenizer()
    import jieba.posseg

    return jieba.posseg.POSTokenizer(tokenizer)


@vocabulary.remembered(4096)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text with jieba's tags: nr a person, n a noun, v a verb. Unlike `cut`, it guesses new words."""
    return tuple((pair.word, pair.flag) for pair in _tagger().cut(text))


def persons(text: str) -> list[tuple[int, int]]:
    """Where a text names a person, as far as jieba can tell. Example: "经济学家林毅夫曾指出" -> [(4, 7)]"""
    found: list[tuple[int, int]] = []
    at = 0
    surname = False
    for word, tag in tagged(text):
        if surname and len(word) <= 2 and tag[0] in "nv" and tag != "ns":  # 吴 海生
            found.append((at - 1, at + len(word)))
        elif tag.startswith("nr") and len(word) > 1:
            found.append((at, at + len(word)))
        surname = tag.startswith("nr") and len(word) == 1
        at += len(word)
    return found


def frequency(word: str) -> int:
    """How often a general corpus of Chinese holds a word, by jieba's dictionary; 0 where it has none."""
    return int(_tokenizer().FREQ.get(word) or 0)


def total() -> int:
    """How many words the general corpus behind `frequency` holds."""
    return int(_tokenizer().total)


def _tokens(bare: str) -> Iterator[str]:
    tokenizer, synonyms = _tokenizer(), _synonyms()
    for match in WORD.finditer(_joined_latin(bare)):
        run = ""
        for word in tokenizer.cut_for_search(match.group(), HMM=False):
            if len(word) == 1 and HAN.match(word) and word not in STOP:
                run += word
                continue
            yield from _bigrams(run)
            run = ""
            yield word
            if word in synonyms:
                yield synonyms[word]
        yield from _bigrams(run)


def _joined_latin(bare: str) -> str:
    """Replace multi-word Latin synonyms (`new quality productive forces`) by the term they stand for."""
    pieces, done = [], 0
    for span in _latin().find(bare):
        pieces += [bare[done : span.start], f" {span.label} "]
        done = span.end
    return "".join((*pieces, bare[done:]))


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
    for match in WORD.finditer(_joined_latin(_bare(text))):
        run = match.group()
        found += _bigrams(run) if HAN.match(run) else [run]
    return found

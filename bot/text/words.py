"""Chinese words and folding. Folding is for matching only; the stored text stays as published."""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import unicodedata
import warnings
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.text import vocabulary
from bot.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    import jieba
    import jieba.posseg
    from opencc import OpenCC

QUOTES = str.maketrans(dict.fromkeys('“”„‟＂「」『』«»"', '"') | dict.fromkeys("‘’‛＇'`", "'"))
# 馀 is kept where 余 could be read as a name; for matching they are one.
ALIKE = QUOTES | str.maketrans({"馀": "余"})
NO_QUOTES = str.maketrans(dict.fromkeys("“”‘’「」『』\"'《》〈〉", ""))
# Texts of so many characters at most are folded once: an answer folds the same sentences again and again.
REMEMBERED = 240
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
WORD = re.compile(r"[a-z0-9]+(?:[.%\-][a-z0-9]+)*%?|[\u3400-\u9fff]+")


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """A text in simplified characters, all else as it is. Example: 專家說「產業」 -> 专家说「产业」"""
    return str(_converter().convert(text))


def fold(text: str) -> str:
    """Text for matching: NFKC, simplified characters, one style of quotation mark, lower case.

    The length may change. Example: "鏈主企業「ＡＩ」" -> '链主企业"ai"'
    """
    return _folded(text) if len(text) <= REMEMBERED else _folded.__wrapped__(text)


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> str:
    return str(_converter().convert(unicodedata.normalize("NFKC", text))).translate(ALIKE).lower()


def bare(text: str) -> str:
    """Folded text without marks and spaces. Example: 《某市 条例》 -> 某市条例"""
    return _bared(text) if len(text) <= REMEMBERED else _bared.__wrapped__(text)


@lru_cache(maxsize=20_000)
def _bared(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


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


def unquoted(text: str) -> str:
    """A text folded, without quotation marks and title marks.

    Example: "读《ＡＩ》" -> "读ai"
    """
    return fold(text.translate(NO_QUOTES))


_cache_folder: Path | None = None


def use_cache(folder: Path) -> None:
    """Let jieba keep its prebuilt dictionary in `folder`; without this call it is built anew in each process."""
    global _cache_folder  # noqa: PLW0603
    _cache_folder = folder


def _counted(tokenizer: jieba.Tokenizer, name: str) -> tuple[dict[str, int], int]:
    """How often a general corpus holds each word, and how many words it has: from the cache, which is made where it lacks.

    jieba's own cache lies in /tmp, which other users can write, and leaves megabytes behind where the disk is full.
    """
    file = (_cache_folder or Path(os.devnull)) / name
    counts: tuple[dict[str, int], int]
    with suppress(OSError):
        kept = file.read_bytes()
        if kept[:32] == hashlib.sha256(kept[32:]).digest():
            counts = marshal.loads(kept[32:])
            return counts
    counts = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    if file.parent.is_dir():
        beside = file.with_name(f"{name}.{os.getpid()}")
        data = marshal.dumps(counts)
        try:
            beside.write_bytes(hashlib.sha256(data).digest() + data)
            beside.replace(file)
        except OSError:  # no room, or no right: it is made anew each time
            with suppress(OSError):
                beside.unlink()
    return counts


@vocabulary.remembered(1)
def _tokenizer() -> jieba.Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pkg_resources and invalid escapes inside jieba 0.42
        import jieba
    jieba.setLogLevel("CRITICAL")
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _counted(tokenizer, f"jieba-{jieba.__version__}.words")
    tokenizer.initialized = True
    for term, synonyms in vocabulary.terms().items():
        for word in (term, *synonyms):
            tokenizer.add_word(unquoted(word))
    return tokenizer


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


def parts(text: str) -> list[str]:
    """The words of a folded text, each long one after the shorter words within it.

    Example: "推进双融合" -> ["推进", "融合", "双融合"]
    """
    return list(_tokenizer().cut_for_search(text, HMM=False))


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


def ends_in_noun(phrase: str) -> bool:
    """Whether the longest word that a set phrase ends in is a noun. Example: 自然环境 -> True; 宽容一点 -> False"""
    tagged(phrase)  # reads the dictionary
    known = _tagger().word_tag_tab
    tags = (known.get(phrase[at:], "") for at in range(1, len(phrase)))
    return next((tag[0] in "njs" for tag in tags if tag), False)


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


def dictionary() -> Mapping[str, int]:
    """How often a general corpus of Chinese holds each word; 0 of what only begins words."""
    known: Mapping[str, int] = _tokenizer().FREQ
    return known


def characters(least: int) -> list[str]:
    """The Chinese characters that a general corpus holds as words of their own, so often or more."""
    found = _tokenizer().FREQ.items()
    return [word for word, count in found if len(word) == 1 and count >= least and HAN.match(word)]


def total() -> int:
    """How many words the general corpus behind `frequency` holds."""
    return int(_tokenizer().total)

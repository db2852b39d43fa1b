"""Quotations of the essays, changed by machine in known ways, and drafts written by hand; what is right of each."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.check.check import check
from bot.check.locate import Corpus
from bot.domain import Essay
from bot.text.sentences import clause_spans, sentence_spans
from policy_evals.files import DATA

SEED = 20261123
EACH = 24
WRITTEN = DATA / "drafts" / "written.jsonl"
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x7B)})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A draft with one quotation, and what is right: the verdict, and the severity where it is fixed."""

    kind: str
    draft: str
    verdict: str
    severity: str | None = None
    folded: bool | None = None


def sentences(essays: Sequence[Essay]) -> list[tuple[Essay, str]]:
    """Sentences with an author, long enough to be changed, without inner marks that a draft would have to change."""
    return [
        (essay, essay.text[start:end])
        for essay in essays
        if essay.author
        for start, end in sentence_spans(essay.text)
        if 24 <= end - start <= 160
    ]


def mutations(essays: Sequence[Essay], foreign: Sequence[str] = ()) -> Iterator[Quoted]:
    """Quotations of every kind, the same at every run."""
    chance = random.Random(SEED)
    pool = sentences(essays)
    for kind, change in CHANGES.items():
        made = 0
        for essay, text in chance.sample(pool, len(pool)):
            changed = change(text, chance)
            if changed is None or changed[0] == text:
                continue
            said, verdict, severity, folded = changed
            yield Quoted(kind, f"{essay.author}指出：“{said}”", verdict, severity, folded)
            made += 1
            if made == EACH:
                break
    authors = [essay.author for essay in essays if essay.author]
    for essay, text in chance.sample(pool, EACH):
        other = chance.choice([author for author in authors if author != essay.author])
        yield Quoted("another author", f"{other}认为，“{text}”", "misattributed", "none")
        yield Quoted("author behind", f"有专家指出：“{text}”（{essay.author}）", "verbatim", "none")
        second = chance.choice(pool)[1]
        if second != text:
            yield Quoted("spliced", f"文章提出：“{_half(text)}{_half(second)}”", "altered")
    for text in chance.sample(list(foreign), min(EACH, len(foreign))):
        yield Quoted("another text", f"报告提出：“{text}”", "not_found", "none")


Changed = tuple[str, str, str | None, bool | None] | None
NUMBERS = {
    "一批": "三批",
    "22": "12",
    "2018": "2016",
    "2021": "2012",
    "1269": "1296",
    "2030": "2035",
    "六大": "八大",
    "四库": "三库",
    "四横四纵": "三横四纵",
}
NEGATIONS = (
    ("避免", "鼓励"),
    ("加大", "减少"),
    ("强化", "弱化"),
    ("加强", "削弱"),
    ("提高", "降低"),
    ("扩大", "缩小"),
    ("支持", "不支持"),
    ("推动", "禁止"),
    ("完善", "取消"),
    ("降低", "提高"),
    ("打破", "维护"),
    ("鼓励", "限制"),
)
NAMES = (
    ("江西", "湖南"),
    ("中国工程院", "中国科学院"),
    ("我省", "全国"),
    ("赣深", "赣粤"),
    ("省级", "国家级"),
    ("国家级", "省级"),
    ("长三角", "珠三角"),
    ("高校", "企业"),
    ("企业", "高校"),
    ("院士", "教授"),
)
WORDINGS = (
    ("加强", "强化"),
    ("建立", "构建"),
    ("推动", "促进"),
    ("打造", "建设"),
    ("完善", "健全"),
    ("围绕", "聚焦"),
    ("加快", "加速"),
    ("提升", "增强"),
    ("培育", "培养"),
)


def _swap(pairs: Sequence[tuple[str, str]], text: str, severity: str) -> Changed:
    for old, new in pairs:
        if old in text:
            return text.replace(old, new, 1), "altered", severity, None
    return None


def _half(text: str) -> str:
    clauses = [text[start:end] for start, end in clause_spans(text)]
    return "".join(clauses[: max(1, len(clauses) // 2)]).rstrip("，；：。")


def _clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in clause_spans(text)]


def _typo(text: str, chance: random.Random) -> Changed:
    # Not the first: a quotation may begin after it.
    spots = [m.start() for m in re.finditer("[的地了在将以中和与等]", text) if m.start()]
    if not spots:
        return None
    at = chance.choice(spots)
    return text[:at] + text[at + 1 :], "altered", None, None


def _order(text: str, _: random.Random) -> Changed:
    parts = _clauses(text.rstrip("。"))
    if len(parts) < 3 or parts[0].strip("，；") == parts[1].strip("，；"):
        return None
    return "".join([parts[1], parts[0], *parts[2:]]) + "。", "altered", None, None


def _dropped(text: str, _: random.Random) -> Changed:
    parts = _clauses(text)
    return ("".join([parts[0], *parts[2:]]), "altered", None, None) if len(parts) >= 3 else None


def _inserted(text: str, _: random.Random) -> Changed:
    parts = _clauses(text)
    return (
        ("".join([parts[0], "在全社会营造良好氛围，", *parts[1:]]), "altered", None, None) if len(parts) >= 3 else None
    )


def _elided(text: str, _: random.Random) -> Changed:
    parts = _clauses(text)
    if len(parts) < 3 or min(len(parts[0]), len(parts[-1])) < 6:
        return None
    return parts[0].rstrip("，；") + "……" + parts[-1], "verbatim", "none", None


def _traditional(text: str, _: random.Random) -> Changed:
    from opencc import OpenCC

    return str(OpenCC("s2t").convert(text)), "verbatim", "none", True


def _same(text: str, _: random.Random) -> Changed:
    return text + " ", "verbatim", "none", None


def _clause_only(text: str, chance: random.Random) -> Changed:
    parts = [part.strip("，；。：") for part in _clauses(text)]
    long = [part for part in parts if len(part) >= 10]
    return (chance.choice(long) + " ", "verbatim", "none", None) if long else None


CHANGES: dict[str, Callable[[str, random.Random], Changed]] = {
    "to the letter": _same,
    "a clause": _clause_only,
    "a number": lambda text, _: _swap(list(NUMBERS.items()), text, "meaning"),
    "a negation": lambda text, chance: _swap(chance.sample(NEGATIONS, len(NEGATIONS)), text, "meaning"),
    "a name": lambda text, chance: _swap(chance.sample(NAMES, len(NAMES)), text, "meaning"),
    "a synonym": lambda text, chance: _swap(chance.sample(WORDINGS, len(WORDINGS)), text, "wording"),
    "a character dropped": _typo,
    "the order": _order,
    "a clause dropped": _dropped,
    "a clause put in": _inserted,
    "an ellipsis": _elided,
    "traditional": _traditional,
    "full width": lambda text, _: (text.translate(WIDE), "verbatim", "none", True) if re.search("[0-9A-Za-z]", text) else None,
    "straight marks": lambda text, _: (text.replace("“", "'").replace("”", "'"), "verbatim", "none", True) if "“" in text else None,
    "white space": lambda text, _: (text[:8] + "\u3000 " + text[8:], "verbatim", "none", True),
}  # fmt: skip


def written(split: str | None = None) -> Iterator[tuple[str, list[dict[str, str | None]]]]:
    """Drafts written by hand as articles quote, and the findings that are right, in order."""
    for row in map(json.loads, WRITTEN.read_text(encoding="utf-8").splitlines()):
        if split in (None, row["split"]):
            yield row["draft"], row["expected"]


def faults(draft: str, expected: Sequence[Mapping[str, str | None]], corpus: Corpus) -> list[str]:
    """What is wrong with the findings of a hand-written draft; empty where all is right."""
    findings = check(draft, corpus).findings
    if len(findings) != len(expected):
        return [f"{len(findings)} findings, not {len(expected)}: {[item.quote for item in findings]}"]
    return [
        f"{item.quote}: {item.verdict} {item.severity} {item.author} ({item.claimed_author}), {item.message}"
        for item, right in zip(findings, expected, strict=True)
        if item.verdict != right["verdict"]
        or right["severity"] not in (None, item.severity)
        or (right["author"] is not None and item.author != right["author"])
    ]

"""How much a change matters: a number, a name, a negation, a modal verb change the meaning; a synonym the wording."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import Levenshtein

from bot.check.locate import Place
from bot.check.quotations import folded
from bot.text import facts, words

Severity = Literal["none", "typographic", "wording", "meaning"]

PUNCTUATION = re.compile(r"[^\w]|_")
# Words that turn or weigh a sentence. One of them gained, lost or exchanged changes what it says.
WEIGHTY = re.compile(
    facts.NEGATIVE.pattern
    + r"|必须|务必|应当|应(?![用急对变])|须|可以|允许|鼓励|支持|引导|要求|强制|禁止|只|仅|唯一|全部|所有|一切|任何|一律|首个|首次|率先|最[大高好强优]|"
    r"国家级|省级|市级|县级|国家|全国|全省|世界|国际|已经?|将要?|尚|基本|大幅|显著|部分|少数|多数|逐步|非(?=[“\"]?共)|"
    r"打破|破除|破解|消除|克服|维护|维持|保留|扩大|增加|提高|提升|加大|加强|强化|缩小|放宽|突破|优先"
)
REGION = re.compile(r"[长珠]?三角|京津冀|[粤港澳赣沪深湘鄂闽浙苏皖桂渝蜀]|长江|黄河|大湾区|一带一路")
NUMERALS = re.compile(r"[\d０-９零〇一二两三四五六七八九十百千万亿%％半倍]")
BARE_ONE = re.compile(r"进一步|一批|统一|一些|一定|一起|一体|一系列")
BEFORE_CUT = re.compile(
    r"(?:不得|不准|不许|不能|不可|不应|不宜|不要|不会|不是|不再|不必|不|未|没有|并非|切勿|严禁|禁止|避免|防止|杜绝|反对|拒绝|"
    r"破解|破除|打破|消除|克服|遏制|减少|降低|取消|停止)(?=[^，。；：！？]{0,14}$)"
)


def severity(draft: str, source: str) -> Severity:
    """How much the draft's words differ from the source's."""
    said, given = folded(draft)[0], folded(source)[0]
    if said == given:
        return "typographic"
    changes = list(_changes(said, given))
    if PUNCTUATION.sub("", said) == PUNCTUATION.sub("", given):
        return "meaning" if any(_splits_a_negation(said, given, change) for change in changes) else "typographic"
    if any(_renumbers(said, given, change) for change in changes):
        return "meaning"
    return "meaning" if any(_weighs(gained, lost) for gained, lost in _words(said, given)) else "wording"


def _renumbers(said: str, given: str, change: tuple[int, int, int, int]) -> bool:
    """Whether a change makes another number: with the numerals that it touches on either side."""
    a, b, c, d = change
    while a and c and NUMERALS.match(said[a - 1]) and said[a - 1] == given[c - 1]:
        a, c = a - 1, c - 1
    while b < len(said) and d < len(given) and NUMERALS.match(said[b]) and said[b] == given[d]:
        b, d = b + 1, d + 1
    mine, theirs = (BARE_ONE.sub("", text) for text in (said[a:b], given[c:d]))
    return NUMERALS.findall(mine) != NUMERALS.findall(theirs)


def _weighs(gained: str, lost: str) -> bool:
    """Whether words that came and words that went change what is said."""
    for text, other in ((gained, lost), (lost, gained)):
        if gained and lost and _unanswered(text, other):
            return True
        if facts.DENIAL.search(text) or facts.NEGATIVE.search(text):
            return True
        if any(True for _ in facts.named(text)) or REGION.search(text):
            return True
        if facts.ACTOR.search(text) and facts.ACTOR.findall(text) != facts.ACTOR.findall(other) and gained and lost:
            return True
    return False


def _unanswered(text: str, other: str) -> list[str]:
    """The weighty words of a text for which the other has neither the same nor a like one."""
    alike = words.alike()
    return [
        word
        for word in WEIGHTY.findall(text)
        if word not in other and not any(like in other for like in alike.get(word, ()))
    ]


def _changes(said: str, given: str) -> list[tuple[int, int, int, int]]:
    return [
        (op.dest_start, op.dest_end, op.src_start, op.src_end)
        for op in Levenshtein.opcodes(given, said)
        if op.tag != "equal"
    ]


def _words(said: str, given: str) -> list[tuple[str, str]]:
    """The words that differ: each change widened to whole words on both sides, neighbours as one."""
    mine, theirs = _borders(said), _borders(given)
    found: list[list[int]] = []
    for a, b, c, d in _changes(said, given):
        wide = [_low(mine, a), _high(mine, b), _low(theirs, c), _high(theirs, d)]
        if found and wide[0] <= found[-1][1] and wide[2] <= found[-1][3]:
            found[-1][1], found[-1][3] = max(found[-1][1], wide[1]), max(found[-1][3], wide[3])
        else:
            found.append(wide)
    return [(said[a:b], given[c:d]) for a, b, c, d in found]


def _borders(text: str) -> list[int]:
    cut = words.cut(text)
    return sorted({0, len(text), *(at for at, _ in cut), *(at + len(word) for at, word in cut)})


def _low(borders: list[int], at: int) -> int:
    return max(border for border in borders if border <= at)


def _high(borders: list[int], at: int) -> int:
    return min(border for border in borders if border >= at)


def _splits_a_negation(said: str, given: str, change: tuple[int, int, int, int]) -> bool:
    """「不，要强化」 for 「不要强化」: a mark that came or went beside a negation."""
    a, b, c, d = change
    return said[a - 1 : a] in tuple("不没未别非") or given[c - 1 : c] in tuple("不没未别非") or b < a or d < c


def turns_by_cutting(place: Place, lead: str) -> str | None:
    """The word before the quoted words that turns their sense, where the draft has left it out; None: there is none."""
    text = place.essay.text
    before = re.split(r"[，。；：！？\n]", text[max(0, place.start - 20) : place.start])[-1]
    if place.start and text[place.start - 1 : place.start] in "“‘「":
        return None  # the author's own quotation, whole
    match = BEFORE_CUT.search(facts.LEXICAL.sub(lambda found: "＿" * len(found.group()), before))
    if match is None or re.search(r"[、与和及]", before[match.end() :]):
        return None
    return None if facts.NEGATIVE.search(lead) or BEFORE_CUT.search(lead + "\u200b") else match.group()

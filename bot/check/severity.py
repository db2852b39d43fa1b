"""How much a change matters: a number, a name, a negation, an opposite, a restriction change what is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from bot.check.locate import Place
from bot.check.opposites import TURNING, opposed, restricts
from bot.check.quotations import folded
from bot.text import facts, names, numbers, roles, words

Severity = Literal["none", "typographic", "wording", "meaning"]

# What is no letter and no part of a number: 1.5, 3:1 and 5% keep theirs, a date (2025.3.1) does not.
PUNCTUATION = re.compile(
    r"(?<!\d)[./:]|[./:](?!\d)|[./](?=\d{1,2}[./]\d)|(?<=[./]\d)[./]|(?<=[./]\d\d)[./]|[^\w%‰./:]|_"
)
# A dash that was printed as 一 is no number.
MISPRINT = re.compile(r"(?<=[—\-])一(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])一(?=[—\-])")
# Words that turn or weigh a sentence. One of them gained, lost or exchanged changes what it says.
WEIGHTY = re.compile(
    facts.NEGATIVE.pattern
    + r"|必须|务必|应当|应(?![用急对变])|须|可以|允许|鼓励|支持|引导|要求|强制|禁止|只|仅|唯一|全部|所有|一切|任何|一律|首个|首次|率先|最[大高好强优]|"
    r"国家|全国|全省|全市|世界|国际|已经?|将要|尚|基本|大幅|显著|少数|多数|逐步|立即|"
    r"打破|破除|破解|消除|克服|维护|维持|保留|扩大|增加|提高|提升|加大|加强|强化|缩小|放宽|突破|优先"
)
REGION = re.compile(r"[长珠]?三角|京津冀|[粤港澳赣沪深湘鄂闽浙苏皖桂渝蜀]|长江|黄河|大湾区|一带一路")
CODE = re.compile(r"[a-z\d%‰]")
# Opposites are looked for in changes of at most so many characters.
SHORT = 2
# Between two members of a list that may change places.
COORDINATE = re.compile(r"[、/]|[和与及或]|以及")
BEFORE_CUT = re.compile(
    r"(?:不得|不准|不许|不能|不可|不应|不宜|不要|不会|不是|不再|不必|不|未|没有|并非|切勿|严禁|禁止|避免|防止|杜绝|反对|拒绝|"
    r"破解|破除|打破|消除|克服|遏制|减少|降低|取消|停止)(?=[^，。；：！？]{0,14}$)"
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """What differs: `gained` stands in the draft, at `at`, where the source has `lost`."""

    gained: str
    lost: str
    at: int


def severity(draft: str, source: str) -> Severity:
    """How much the draft's words differ from the source's."""
    if draft == source:
        return "none"
    said, given = (MISPRINT.sub("—", folded(text)[0]) for text in (draft, source))
    if said == given:
        return "typographic"
    changes = list(_changes(said, given))
    if PUNCTUATION.sub("", said) == PUNCTUATION.sub("", given):
        return "meaning" if any(_splits_a_negation(said, given, change) for change in changes) else "typographic"
    if numbers.by_value(PUNCTUATION.sub("", said)) == numbers.by_value(PUNCTUATION.sub("", given)):
        return "typographic"
    mine, theirs = numbers.by_value(said), numbers.by_value(given)
    if any(_renumbers(mine, theirs, change) for change in _changes(mine, theirs)):
        return "meaning"
    characters = [Exchange(said[a:b], given[c:d], a) for a, b, c, d in changes]
    widened = _words(said, given)
    for exchanges, weighs in ((characters, _turned), (widened, _weighs)):
        moved = _moved(exchanges, said, least=1 if weighs is _weighs else 2)
        if "meaning" in moved.values():
            return "meaning"
        if any(weighs(one) for at, one in enumerate(exchanges) if at not in moved and not _same_number(one)):
            return "meaning"
    return "wording"


def _same_number(exchange: Exchange) -> bool:
    return numbers.by_value(exchange.gained) == numbers.by_value(exchange.lost)


def _turned(exchange: Exchange) -> bool:
    """Whether a few characters turn the word that they stand in: 刚性 and 柔性, 共识 and 非共识."""
    gained, lost = exchange.gained, exchange.lost
    if gained and lost:
        return len(gained) == len(lost) <= SHORT and opposed(gained, lost)
    return (gained or lost) in TURNING


def _renumbers(said: str, given: str, change: tuple[int, int, int, int]) -> bool:
    """Whether a change makes another number or code: with the digits that it touches on either side."""
    a, b, c, d = change
    while a and c and CODE.match(said[a - 1]) and said[a - 1] == given[c - 1]:
        a, c = a - 1, c - 1
    while b < len(said) and d < len(given) and CODE.match(said[b]) and said[b] == given[d]:
        b, d = b + 1, d + 1
    return CODE.findall(said[a:b]) != CODE.findall(given[c:d]) or _numerals(said[a:b]) != _numerals(given[c:d])


def _numerals(text: str) -> list[str]:
    return numbers.NUMERAL.findall(numbers.FIXED.sub("", numbers.BARE_ONE.sub("", text)))


def _moved(exchanges: Sequence[Exchange], said: str, least: int) -> dict[int, Severity]:
    """The exchanges that only change places with each other: harmless within a list, else another order or party."""
    found: dict[int, Severity] = {}
    for one, first in enumerate(exchanges):
        for other in range(one + 1, len(exchanges)):
            second = exchanges[other]
            if one in found or other in found or len(first.gained or first.lost) < least:
                continue
            if _bare(first.gained) == _bare(second.lost) and _bare(first.lost) == _bare(second.gained):
                between = said[first.at + len(first.gained) : second.at]
                grade: Severity = "wording" if _is_list(first, between) else "meaning"
                found[one] = found[other] = grade
    return found


def _is_list(first: Exchange, between: str) -> bool:
    """Whether what changes places stands in one list: nothing but its other members lies between."""
    alone = not (first.gained and first.lost)
    if alone:  # one piece left here and stands there
        moved = first.gained or first.lost
        return COORDINATE.search(moved) is not None or COORDINATE.search(between[:1] + between[-1:]) is not None
    parts = COORDINATE.split(between)
    return len(parts) > 1 and not parts[0] and not parts[-1] and not re.search(r"[，。；：,;:]", between)


def _bare(text: str) -> str:
    return PUNCTUATION.sub("", COORDINATE.sub("", text))


def _weighs(exchange: Exchange) -> bool:
    """Whether words that came and words that went change what is said."""
    gained, lost = exchange.gained, exchange.lost
    plain, other = (facts.LEXICAL.sub("", text) for text in (gained, lost))
    if gained and lost:
        if _are_alike(plain, other):
            return False
        if opposed(gained, lost) or (_is_person(gained) and _is_person(lost)):
            return True
    elif restricts(gained or lost):
        return True
    for text, against in ((plain, other), (other, plain)):
        if gained and lost and _unanswered(text, against):
            return True
        if _turns(text, against):
            return True
        if any(True for _ in facts.named(text)) or REGION.search(text):
            return True
        mine, theirs = set(map(roles.kind, roles.actors(text))), set(map(roles.kind, roles.actors(against)))
        if gained and lost and mine and theirs and mine != theirs:
            return True
    return False


def _is_person(text: str) -> bool:
    return text[:1] in names.SURNAMES and len(text) in (2, 3) and words.frequency(text) <= names.COMMON


def _are_alike(text: str, other: str) -> bool:
    """Whether a list of like words lets one stand for the other, or both weigh the same: 大幅 and 显著."""
    same_force = any(re.search(force, text) and re.search(force, other) for force in facts.FORCE)
    return same_force or other in words.alike().get(text, ())


def _turns(text: str, against: str) -> bool:
    """Whether a word that denies stands on one side alone."""
    denied, other = facts.NEGATIVE.findall(text), facts.NEGATIVE.findall(against)
    if len(denied) != len(other) and (facts.DENIAL.search(text) or not against):
        return True
    short = text.removeprefix("的")
    return bool(denied and not other) or (short[:1] in TURNING and short[1:] == against and bool(short))


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


def _words(said: str, given: str) -> list[Exchange]:
    """The words that differ: each change widened to whole words on both sides, neighbours as one."""
    mine, theirs = _borders(said), _borders(given)
    found: list[list[int]] = []
    for a, b, c, d in _changes(said, given):
        wide = [_low(mine, a), _high(mine, b), _low(theirs, c), _high(theirs, d)]
        if found and wide[0] <= found[-1][1] and wide[2] <= found[-1][3]:
            found[-1][1], found[-1][3] = max(found[-1][1], wide[1]), max(found[-1][3], wide[3])
        else:
            found.append(wide)
    return [Exchange(*_trimmed(said[a:b], given[c:d]), a) for a, b, c, d in found]


def _trimmed(gained: str, lost: str) -> tuple[str, str]:
    """Both without the words that they share at their ends: 刚性增长机制 for 柔性 is 柔性 for 刚性."""
    mine, theirs = ([word for _, word in words.cut(text)] for text in (gained, lost))
    if "".join(mine) != gained or "".join(theirs) != lost:
        return gained, lost
    while mine and theirs and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    return "".join(mine), "".join(theirs)


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

"""The numbers that Word counts itself: 第一条, （二）, 3.1, ④."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.documents.word_package import W, local, number, on, value

LEVELS = 9
PLACE = re.compile(r"%([1-9])")
DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
COUNTED = frozenset(
    "chineseCounting chineseCountingThousand taiwaneseCounting taiwaneseCountingThousand japaneseCounting "
    "japaneseDigitalTenThousand".split()
)
DIGIT_BY_DIGIT = frozenset({"ideographDigital", "taiwaneseDigital", "koreanDigital2"})
LEGAL_FORMS = ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal")
CIRCLES = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# After these a text goes on without a gap: 一、总体要求, （一）目标, 1.范围, ①范围.
CLOSES = re.compile(r"[、，。；：:.．)）》」\]］〕①-⓿❶-➓㊀-㊉⑴-⒛]\Z")
DIVISION = re.compile(r"[条章节编款项篇部分]\Z")


def counted(given: int, digits: str = DIGITS, units: str = "十百千", zero: str = "零") -> str:
    """A number as Chinese counts it. Example: 12 -> 十二, 105 -> 一百零五"""
    if not 0 < given < 10_000:
        return str(given)
    text = ""
    for place, one in enumerate(reversed(str(given))):
        unit = units[place - 1] if place else ""
        text = (digits[int(one)] + unit if one != "0" else zero) + text
    text = re.sub(f"{zero}+", zero, text).rstrip(zero)
    return text[1:] if digits == DIGITS and text.startswith("一十") else text


def shown(given: int, form: str) -> str:
    """A number in one of Word's number formats; in digits where the format knows none. Example: 3, decimalEnclosedCircle -> ③"""
    make = FORMS.get(form)
    return str(given) if make is None or given < 1 else make(given) or str(given)


def _letters(given: int) -> str:
    return chr(ord("A") + (given - 1) % 26) * ((given - 1) // 26 + 1) if given <= 26 * 30 else ""


def _circled(given: int) -> str:
    return next((chr(start + given - first) for first, last, start in CIRCLES if first <= given <= last), "")


def _roman(given: int) -> str:
    text = ""
    for worth, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True
    ):
        text += sign * (given // worth)
        given %= worth
    return text


def _from(first: int, most: int) -> Callable[[int], str]:
    """Characters that follow one another. Example: 0x2474, 20 -> ⑴ … ⒇"""
    return lambda given: chr(first + given - 1) if given <= most else ""


FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(COUNTED, counted),
    **dict.fromkeys(DIGIT_BY_DIGIT, lambda given: "".join(DIGITS[int(one)] for one in str(given))),
    **dict.fromkeys(LEGAL_FORMS, lambda given: counted(given, LEGAL, "拾佰仟")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda given: str(given).translate(FULL_WIDTH)),
    "upperLetter": _letters,
    "lowerLetter": lambda given: _letters(given).lower(),
    "upperRoman": lambda given: _roman(given) if given < 4000 else "",
    "lowerRoman": lambda given: _roman(given).lower() if given < 4000 else "",
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "ideographTraditional": lambda given: STEMS[(given - 1) % 10],
    "ideographZodiac": lambda given: BRANCHES[(given - 1) % 12],
    "ideographZodiacTraditional": lambda given: STEMS[(given - 1) % 10] + BRANCHES[(given - 1) % 12],
    "decimalZero": lambda given: f"{given:02}",
    "numberInDash": lambda given: f"- {given} -",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `restart`: the level (from 1) after which it begins again; 0: never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = "tab"
    plain: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(slots=True)
class List:
    """One list of the file: whose counters it shares (`family`), and its levels."""

    family: str
    levels: dict[int, Level]
    begins: dict[int, int] = field(default_factory=dict)  # levels that begin anew with this list


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, root: Any | None, linked: Mapping[str, str]) -> None:
        """`linked`: the list that a list style names, by the style's id."""
        abstract = (
            {one.get(W + "abstractNumId"): one for one in root.iter(W + "abstractNum")} if root is not None else {}
        )
        nums = {one.get(W + "numId"): one for one in root.iter(W + "num")} if root is not None else {}
        self.lists: dict[str, List] = {}
        for num_id, num in nums.items():
            family = value(num, "abstractNumId") or ""
            link = value(abstract.get(family), "numStyleLink")
            if link and (other := nums.get(linked.get(link, ""))) is not None:
                family = value(other, "abstractNumId") or ""
            if family in abstract:
                self.lists[num_id] = _list(family, abstract[family], num)
        self.counts: dict[str, list[int | None]] = {}
        self.begun: set[str] = set()

    def level_of_style(self, num_id: str, style: str | None) -> int | None:
        """The level that is tied to a paragraph style."""
        levels = self.lists[num_id].levels if num_id in self.lists else {}
        return next((at for at, level in levels.items() if style and level.style == style), None)

    def label(self, num_id: str, at: int) -> str:
        """The next number of a list at a level, with the gap after it; "" for a bullet or an unknown list."""
        found = self.lists.get(num_id)
        if found is None or not 0 <= at < LEVELS:
            return ""
        counts = self.counts.setdefault(found.family, [None] * LEVELS)
        if num_id not in self.begun:
            self.begun.add(num_id)
            for begun, start in found.begins.items():
                counts[begun:] = [start - 1, *[None] * (LEVELS - begun - 1)]
        level = found.levels.get(at, Level())
        before = counts[at]
        counts[at] = level.start if before is None else before + 1
        for above in range(at):
            if counts[above] is None:
                counts[above] = found.levels.get(above, Level()).start
        for below in range(at + 1, LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or at < restart:
                counts[below] = None
        if level.form in {"bullet", "none"}:
            return ""
        return _spaced(
            PLACE.sub(lambda match: self._one(found, level, counts, int(match[1]) - 1), level.text), level.gap
        )

    def _one(self, found: List, own: Level, counts: list[int | None], at: int) -> str:
        level = found.levels.get(at, Level())
        count = counts[at]
        return shown(level.start if count is None else count, "decimal" if own.plain else level.form)


def _spaced(label: str, gap: str) -> str:
    label = label.strip()
    if not label or gap == "nothing" or CLOSES.search(label):
        return label
    return f"{label}\u3000" if DIVISION.search(label) else f"{label} "


def _list(family: str, abstract: Any, num: Any) -> List:
    found = List(family, dict(_levels(abstract)))
    for override in num.iter(W + "lvlOverride"):
        at = number(override.get(W + "ilvl"))
        if at is None:
            continue
        found.levels.update(_levels(override))
        start = number(value(override, "startOverride"))
        if start is None and override.find(W + "lvl") is not None:
            start = found.levels.get(at, Level()).start
        if start is not None and 0 <= at < LEVELS:
            found.begins[at] = start
    return found


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for one in parent:
        at = number(one.get(W + "ilvl")) if local(one) == "lvl" else None
        if at is not None and 0 <= at < LEVELS:
            form = value(one, "numFmt")
            if form is None:  # a format of Word's later versions, with an older one for other readers
                form = next(
                    (f.get(W + "val") for f in one.iter(W + "numFmt") if f.get(W + "val") != "custom"), "decimal"
                )
            start, restart = number(value(one, "start")), number(value(one, "lvlRestart"))
            yield (
                at,
                Level(
                    start=0 if start is None else start,
                    form=form or "decimal",
                    text=value(one, "lvlText") or "",
                    gap=value(one, "suff") or "tab",
                    plain=bool(on(one, "isLgl")),
                    restart=restart,
                    style=value(one, "pStyle"),
                ),
            )

"""Numbers as Chinese texts write them: one spelling for each, so that 二十二 and 22 are the same."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.text import words

NUMERAL = re.compile(r"\d+(?:\.\d+)?|[二两三四五六七八九十百千万亿]+|(?<![\u4e00-\u9fff])一(?=[大横纵库链])")
# A five-year plan by its number: 十五五, or 第十五个五年规划 in full.
PLAN = r"十[一二三四五六七八九]五|第(?:十[一二三四五六七八九]?|[一二三四五六七八九])个五年(?:规划|计划)"
# Numerals that are part of a name or an idiom.
FIXED = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:[一二三四五六七八九]是|其[一二三四]，|第[一二三四五六七八九][，、]|[一二三四五六七八九十]+、)|{PLAN}|一带一路|二十大|[二三四五]中全会|万[一众]|千方百计|百花齐放|十分(?!之)|三农|双一流|四川|九江|七一|五一|百姓|百[货年]大|千万别|不三不四"
)
NUMERALS = "零一二三四五六七八九"
DIGIT = {numeral: at for at, numeral in enumerate(NUMERALS)} | {"〇": 0, "两": 2}
UNIT = {"十": 10, "百": 100, "千": 1000}
# An amount in a sentence: digits or 汉字, then what makes it another amount (%, 万, 亿, a unit of time or money).
AMOUNT = re.compile(
    r"(百分之)?(\d+(?:,\d{3})*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+(?:点[零一二三四五六七八九]+)?)\s*+(万亿|[万亿])?\s*+"
    r"(%|‰|个百分点|倍|成(?![果立功为长效员本就熟]))?\s*+(年代|年|月|日|天|小时|元)?"
)
# 一 that counts nothing.
BARE_ONE = re.compile(r"进一步|一批|统一|一些|一定|一起|一体|一系列|第一时间|一方面|一[是大]批?")
# A numeral in any script with what multiplies it; 百分之五 is 5%. In 10千瓦 the 千 belongs to the unit.
ONE = (
    r"(?:\d+(?:,\d{3})*(?:\.\d+)?(?:[百千](?![米克瓦伏卡赫焦帕安]))?"
    r"|[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)"
)
SPELT = re.compile(rf"(百分之)?({ONE}(?:[万亿]{{1,2}}{ONE}){{0,3}}[万亿]{{0,2}})(?=(%|个百分点)?)")
# What makes a number a little more, before or behind what multiplies it: 三百余, 9.1万多, 百来.
ODD = r"(?:[余多]|(?<=[十百千万亿\d])[来几])?+"
# Numbers of more digits are none that a text spells out; nor are so many behind a point.
LONGEST, DECIMALS = 14, 4
LARGE = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
# These are seldom a number: 一批, 统一, 清零. Only with another numeral or a unit are they read as one.
LONE = frozenset("零〇一十百千")


def plans(text: str) -> frozenset[str]:
    """The five-year plans that a text names. Example: "“十五五”规划和第十四个五年规划" -> {十五五, 十四五}"""
    found = (plan.removeprefix("第").partition("个五年") for plan in re.findall(PLAN, words.fold(text)))
    return frozenset(f"{number}五" if full else number for number, full, _ in found)


def ordinal(numeral: str) -> int:
    """The number that a numeral counts to; 0 where it is none. Example: 十二 -> 12; 1十 -> 0"""
    return int(found) if (found := value(numeral)).isdigit() else 0


def value(numeral: str) -> str:
    """One spelling for each number. Example: 二十二 -> 22; 两 -> 2; 二〇二五 -> 2025"""
    if not all(char in DIGIT or char in UNIT for char in numeral):
        return numeral.replace(",", "")
    if not any(char in UNIT for char in numeral):
        return "".join(str(DIGIT[char]) for char in numeral)
    total = last = 0
    for char in numeral:
        if char in UNIT:
            total += (last or 1) * UNIT[char]
            last = 0
        else:
            last = DIGIT[char]
    return str(total + last)


def amounts(text: str) -> frozenset[str]:
    """Every number of a text, folded, with its unit where the unit changes what it is.

    Example: "二十二个省、百分之五、2018年" -> {"22", "5%", "2018年"}
    """
    folded = FIXED.sub(lambda match: "＿" * len(match.group()), words.fold(text))
    found = set()
    for percent, numeral, large, ratio, unit in AMOUNT.findall(folded):
        if numeral in LONE and not (percent or large or ratio or unit in ("月", "日", "天", "小时", "元")):
            continue
        whole, point, decimals = numeral.partition("点")
        number = value(whole) + (f".{value(decimals)}" if point else "")
        found.add(number + large + ("%" if percent else ratio) + unit)
    return frozenset(found)


def by_value(text: str) -> str:
    """A folded text with each number in digits, so that only another value makes a difference.

    Example: "二十二个省、两万八千辆、百分之五" -> "22个省、28000辆、5%"
    """
    kept = [*FIXED.finditer(text), *BARE_ONE.finditer(text)]

    def digits(match: re.Match[str]) -> str:
        percent, numeral, _ = match.groups()
        if any(one.start() < match.end() and match.start() < one.end() for one in kept) and not numeral[0].isdigit():
            return match.group()
        number = _spelt(numeral)
        if "." in number:
            number = number.rstrip("0").rstrip(".")
        return number + ("%" if percent else "")

    return SPELT.sub(digits, text)


def _spelt(numeral: str) -> str:
    """A numeral in digits, with what multiplies its parts. Example: 两万八千, 2.8万 -> 28000; 六万六千亿 -> 6600000000000"""
    for unit in ("亿", "万"):
        left, found, right = numeral.rpartition(unit)
        if found:
            times = Decimal(_spelt(left) if left else 1)
            rest = Decimal(_spelt(right) if right else 0) * (
                LARGE[unit] // 10 if len(right) == 1 else 1
            )  # 两万五: 25000
            return format(times * LARGE[unit] + rest, "f")
    if numeral[0].isdigit() and numeral[-1] in UNIT:
        return format(Decimal(numeral[:-1].replace(",", "")) * UNIT[numeral[-1]], "f")
    whole, point, decimals = numeral.partition("点")
    return value(whole) + (f".{''.join(str(DIGIT[char]) for char in decimals)}" if point else "")


# What is said to be near an amount is no further from it.
NEAR = Decimal("0.05")
PARTED = re.compile(r"\A(?P<number>\d++(?:\.\d++)?)(?P<large>万亿|[万亿])?+(?P<rest>.*+)")
FRACTION = re.compile(r"([二三四五六七八九十]|\d{1,3})分之([一二三四五六七八九十]|\d{1,3})")


def derived(amount: str, given: frozenset[str], about: bool = False) -> bool:
    """Whether an amount follows from others: it is one in another unit, the sum, difference or product of two, or the sum of all.

    `about`: it is said to be no more than near. Example: "3年" from {"5年", "8年"}; "7成" from {"70%"}
    """
    number, kind = scaled(amount)
    known = [(value, other) for one in given for value, other in [scaled(one)] if value is not None]
    if number is None:
        return False
    alike = [value for value, other in known if other == kind]
    made = {made for at, a in enumerate(alike) for b in alike[at + 1 :] for made in (a + b, a - b, b - a)}
    made.add(sum(alike, Decimal(0)))
    for a, _ in known:
        made |= {a * b / (100 if other == "%" else 1) for b, other in known}
    near = NEAR * number if about else 0
    return any(abs(number - one) <= near for one in (*alike, *made))


def scaled(amount: str) -> tuple[Decimal | None, str]:
    """An amount as a number of its unit; None where it is none. Example: "5万元" -> 50000, "元"; "7成" -> 70, "%" """
    match = PARTED.match(amount)
    if match is None:
        return None, amount
    number = Decimal(match["number"]) * LARGE.get(match["large"] or "", 1)
    rest = match["rest"]
    if rest.startswith("成"):
        return number * 10, "%"
    return number, "%" if rest == "个百分点" else rest.removesuffix("元")


def fractions(text: str) -> str:
    """A text with each fraction in percent. Example: 四分之一 -> 25%; 一半 -> 50%; 减半 -> 减50%"""

    def percent(match: re.Match[str]) -> str:
        whole, part = (int(value(one)) for one in match.groups())
        return f"{(Decimal(100) * part / whole).normalize():f}%" if whole else match.group()

    return re.sub(r"一半|半数|(?<=[减折])半", "50%", FRACTION.sub(percent, text))


def read(numeral: str) -> str | None:
    """The value of a number however it is written, in digits; None where it is no one number: 二三百, 三五.

    Example: 一万二千 -> 12000; 3.5万 -> 35000; 1,200 -> 1200; 百分之十五 -> 15%
    """
    numeral = numeral.replace("○", "〇")
    match = SPELT.fullmatch(numeral.removesuffix("%"))
    if match is None:
        return None
    found = f"{Decimal(_spelt(match.group(2).replace(',', ''))).normalize():f}"
    found += "%" * (match.group(1) is not None or numeral.endswith("%"))
    plain = str.maketrans("两〇", "二零")
    spelt = {one.translate(plain) for one in spellings(found)}
    return found if numeral[:1].isdigit() or numeral.translate(plain) in spelt else None


def spellings(number: str) -> tuple[str, ...]:
    """The ways in which texts write a number that is given in digits, those of most use first; none of one that is too long.

    Example: 1200 -> 一千二百, 1200, 1,200; 30000 -> 三万, 30000, 30,000, 3万; 15% -> 百分之十五, 15%; 2025 -> also 二〇二五
    """
    bare = number.removesuffix("%")
    whole, _, decimals = bare.partition(".")
    if not whole.isdigit() or not (decimals or "0").isdigit() or len(whole) > LONGEST:
        return ()
    spelt = in_words(int(whole)) + (f"点{''.join(NUMERALS[int(one)] for one in decimals)}" if decimals else "")
    if number.endswith("%"):
        return f"百分之{spelt}", f"{bare}%", f"{bare}％"
    found = [spelt, re.sub("二(?=[千万亿])|(?<![十])二(?=百)|^二$", "两", spelt), bare]
    if len(whole) > 3:
        found.append(f"{int(whole):,}{bare[len(whole) :]}")
    if len(whole) == 4 and not decimals:
        digits = "".join(NUMERALS[int(one)] for one in whole)
        found += [digits.replace(NUMERALS[0], zero) for zero in "〇○零"]
    for word, unit in LARGE.items():
        large = (Decimal(bare) / unit).normalize()
        one, _, rest = f"{large:f}".partition(".")
        if 1 <= large < 10**5 and len(rest) <= DECIMALS:
            spelt = in_words(int(one)) + (f"点{''.join(NUMERALS[int(digit)] for digit in rest)}" if rest else "")
            found.append(f"{large:f}{word}")
            if not rest or large < 10**4:
                found.append(f"{spelt}{word}")  # 一万万, but no 一万点五万
    return tuple(dict.fromkeys(found))


def in_words(number: int) -> str:
    """A whole number as it is read. Example: 10 -> 十; 105 -> 一百零五; 12000 -> 一万二千"""
    if number == 0:
        return NUMERALS[0]
    for word, unit in (("亿", 10**8), ("万", 10**4)):
        if number >= unit:
            over, rest = divmod(number, unit)
            gap = NUMERALS[0] if 0 < rest < unit // 10 else ""
            return f"{in_words(over)}{word}{gap}{in_words(rest) if rest else ''}"
    made = ""
    for word, unit in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // unit % 10
        if digit:
            made += f"{NUMERALS[digit]}{word}"
        elif made and not made.endswith(NUMERALS[0]):
            made += NUMERALS[0]
    made = made.rstrip(NUMERALS[0])
    return made.removeprefix("一") if made.startswith("一十") else made

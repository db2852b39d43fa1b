"""Where in a document a draft says that words stand, and whether they do: a heading, a chapter, an article, a part."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.text import annexes, numbers, words
from bot.text.outline import Node, Outline
from bot.text.points import NUMERAL

N = r"[一二三四五六七八九十百零〇\d]{1,6}"
ARTICLE = re.compile(
    rf"第({N})条(?:之(?P<behind>[{NUMERAL}]{{1,2}}))?(?:第(?P<paragraph>{N})款)?(?:第?[（(]?(?P<item>{N})[)）]?项)?"
)
BEHIND = re.compile(rf"条之([{NUMERAL}]{{1,2}})\Z")
DIVISION = re.compile(rf"第({N})([编章节])")
PART = re.compile(rf"第({N})(?:个)?(?:大)?部分|第({N})大?方面")
QUOTED = re.compile(
    r"[“「『\"‘]([^“”「」『』\"‘’\n]{2,60})[”」』\"’]\s{0,2}(?:这?一|部分|小节|章节|中|里|之?下|时|章|节|方面|标题|第)"
)
BARE = re.compile(r"([\u4e00-\u9fff]{2,20})(?:一?[章节]|部分|小节)")
ANNEX = re.compile(r"附件\d{0,2}[^，。；：“”]{0,6}")
ITEM = re.compile(rf"[（(]({N})[)）]")


# As it is typed: 第 10 条, 第１０条, 第十條.
SPACED = re.compile(rf"第[ \u3000]{{0,2}}({N})[ \u3000]{{0,2}}(?=[条條款项項章节節编編部])")
TYPED = str.maketrans("０１２３４５６７８９條項節編", "0123456789条项节编")


def section_named(lead: str, is_heading: Callable[[str], bool]) -> str | None:
    """The words by which a lead names a place in a document, the last ones. Example: 《条例》第九条规定， -> 第九条"""
    lead = SPACED.sub(r"第\1", lead.translate(TYPED))
    found = [
        (match.start(), match.group())
        for pattern in (ARTICLE, DIVISION, PART, ANNEX)
        for match in pattern.finditer(lead)
    ]
    found += [
        (match.start(1), match.group(1))
        for match in QUOTED.finditer(lead)
        if is_heading(match.group(1)) or "一节" in lead
    ]
    if not found:
        found = [(match.start(), match.group(1)) for match in BARE.finditer(lead) if is_heading(match.group(1))]
    return max(found)[1] if found else None


def stands_there(section: str, outline: Outline, at: int) -> bool | None:
    """Whether a place lies in the section that a draft names; None where that cannot be told."""
    path = outline.path(at)
    if match := ARTICLE.match(section):
        return _in_article(match, path, outline)
    if match := DIVISION.match(section):
        return _numbered(match.group(1), match.group(2), path, outline)
    if match := PART.match(section):
        number = numbers.ordinal(match.group(1) or match.group(2))
        tops = outline.tops
        if not 0 < number <= len(tops):
            return None
        return tops[number - 1].start <= at < tops[number - 1].end
    if section.startswith("附件"):
        return _annexed(section, path) if outline.annexes else None
    if any(same_heading(section, node.label or "") for node in path if node.section):
        return True
    return False if outline.sections else None


def told(outline: Outline, at: int) -> str:
    """Where a place stands, as an editor is told. Example: 第十二条第二款（第三章 建设）"""
    path = outline.path(at)
    article = next((node for node in path if node.kind == "article"), None)
    chapter = next((node.label for node in reversed(path) if node.section), None)
    if article:
        where = f"{article.label}{_within(article, at, outline.essay.text)}"
        return f"{where}（{chapter}）" if chapter else where
    return f"“{chapter}”一节" if chapter else "正文"


def _within(article: Node, at: int, text: str) -> str:
    """Which item or paragraph of an article holds a place; "" where it has only one. Example: -> 第（二）项"""
    part = next((node for node in reversed(article.children) if node.start <= at), None)
    label = ITEM.match(text, part.start) if part else None
    plain = [node for node in article.children if ITEM.match(text, node.start) is None]
    if label:
        return f"第{label.group()}项"
    if part not in plain or not 1 < len(plain) <= len(NUMERAL):
        return ""
    return f"第{NUMERAL[plain.index(part)]}款"


def _in_article(match: re.Match[str], path: Sequence[Node], outline: Outline) -> bool | None:
    article = next((node for node in path if node.kind == "article"), None)
    if article is None:
        return False if any(node.kind == "article" for node in outline.root.walk()) else None
    inserted = BEHIND.search(article.label or "")
    if (
        _number(article.label or "") != numbers.value(match.group(1))
        or (inserted and inserted.group(1)) != match["behind"]
    ):
        return False
    paragraph = path[path.index(article) + 1] if len(path) > path.index(article) + 1 else None
    if paragraph is None:
        return None
    text = outline.essay.text
    items = [ITEM.match(text, node.start) for node in article.children]
    if wanted := match["item"]:
        label = ITEM.match(text, paragraph.start)
        if label is None:
            return None if not any(items) else False
        if numbers.value(label.group(1)) != numbers.value(wanted):
            return False
    if wanted := match["paragraph"]:
        plain = [node for node, item in zip(article.children, items, strict=True) if item is None]
        own = [node for node in plain if node.start <= paragraph.start]
        return len(own) == numbers.ordinal(wanted)
    return True


def _annexed(section: str, path: Sequence[Node]) -> bool:
    """Whether a place lies in an annex, and in that of the number that a draft gives."""
    given = annexes.LINE.match(re.split(r"[^附件录\d一二三四五六七八九十]", section, maxsplit=1)[0])
    held = next((node.label or "" for node in path if node.kind == "annex"), None)
    if held is None or given is None or given["number"] is None:
        return held is not None
    return annexes.number(held) == annexes.number(given.group())


def _numbered(number: str, unit: str, path: Sequence[Node], outline: Outline) -> bool | None:
    pattern = re.compile(rf"第({N}){unit}")
    held = [match for node in path if node.section and (match := pattern.match(node.label or ""))]
    if held:
        return numbers.value(held[-1].group(1)) == numbers.value(number)
    return False if any(pattern.match(node.label or "") for node in outline.sections) else None


def _number(label: str) -> str:
    match = re.search(N, label)
    return numbers.value(match.group()) if match else ""


def same_heading(name: str, heading: str) -> bool:
    """Whether a draft's words for a section are its heading, or the part of it behind the number."""
    return is_form(words.bare(name), *forms(heading))


def forms(heading: str) -> tuple[str, str]:
    """A heading without its marks, with its number and without. Example: "一、总体目标" -> ("一总体目标", "总体目标")"""
    bare = re.sub(rf"^(?:第{N}[编章节]|{N}(?=、)|[（(]{N}[)）])", "", heading.strip())
    return words.bare(heading), words.bare(bare)


def is_form(said: str, heading: str, bare: str) -> bool:
    """Whether plain words are a plain heading, or most of it."""
    if not said or not heading:
        return False
    return said in (heading, bare) or (len(said) >= 4 and said in heading and 2 * len(said) >= len(heading))

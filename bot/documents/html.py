"""Web pages become text. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import email
import re
from itertools import islice

from bot.documents import html_facts, html_lines
from bot.documents.encoding import decode_page, is_garbled
from bot.documents.formats import Extracted, one_line
from bot.documents.html_article import article, prune
from bot.documents.html_tree import BLOCKS, Element, body
from bot.text import titles

LOADED = "网页中没有正文（正文由脚本或框架另行载入），请在浏览器中打开后把正文另存为 .docx 或 .txt"
GARBLED = "网页文字是乱码（保存时编码出错），请从原网页重新保存"
PARTS = 1_000  # of a web archive
TITLE = 100  # characters


def read_html(data: bytes) -> Extracted:
    """The article of a page: without menus, related links and the site's foot; its facts table becomes its facts."""
    from selectolax.lexbor import LexborHTMLParser

    source = decode_page(data)
    try:
        tree = LexborHTMLParser(source)
        stated = html_facts.metas(tree)
        page_title = " ".join(" ".join(node.text() for node in tree.css("head > title")).split())
        loaded = bool(tree.css("frame, iframe, script"))
        root = body(tree)
        if root is None or not root.text:
            raise ValueError(LOADED if loaded and source.strip() else "文件为空")
        prune(root)
        found_facts = html_facts.take(root)
        html_facts.drop_credits(root)
        facts = {**html_facts.record(found_facts), **stated}
        head = _title(root, facts.pop("title", ""), page_title)
        found = article(root)
        shown = html_lines.lines(found)
    except RecursionError as error:
        raise ValueError("网页结构嵌套过深，无法读取") from error
    marks = any(re.match(r"#{2,6} ", line) for line in shown)
    bare = [line.lstrip("# ") for line in shown]
    title = (
        one_line(html_lines.lines(head, marks=False))
        if head
        else stated.get("title") or titles.title("\n".join(bare)) or html_facts.own_title(page_title)
    )
    if head and title in bare:
        del shown[bare.index(title)]
    shown = shown if marks else [re.sub(r"^#{1,6} ", "", line) for line in shown]
    if not shown:
        raise ValueError(LOADED if loaded else "文件为空")
    facts_lines = html_facts.lines(found_facts, "".join([title, *shown]))
    first = [f"{'# ' if marks else ''}{title}"] if head else []
    text = "\n".join([*first, *facts_lines, *shown])
    if is_garbled(text):
        raise ValueError(GARBLED)
    return Extracted(text, marks, title or None, facts)


def read_mht(data: bytes) -> Extracted:
    """The page in a web archive, as browsers save them."""
    message = email.message_from_bytes(data)
    for part in islice(message.walk(), PARTS):
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            charset = part.get_content_charset() or ""
            return read_html(b'<meta charset="%s">%s' % (charset.encode("ascii", "ignore"), page) if charset else page)
    raise ValueError("网页存档中没有网页，请从原网页重新保存")


def _title(root: Element, stated: str, page_title: str) -> Element | None:
    """The element that shows the document's title: what the page itself names so, or its main heading."""
    whole = _bare(f"{stated} {page_title}")
    mains = [one for one in root.walk() if one.tag == "h1" and one.text]
    fits = [one for one in mains if _bare(one.text) in whole]
    if fits:
        return max(fits, key=lambda one: len(one.text))
    blocks = [
        one
        for one in root.walk()
        if (one.tag in BLOCKS or one.tag in {"strong", "b", "span", "font"})
        and not any(inner.tag in BLOCKS for inner in one.elements)
        and 4 <= len(one.text) <= TITLE
    ]
    shown = [one for one in blocks if len(_bare(one.text)) > 5 and _bare(one.text) in whole and not _in_link(one)]
    own = _bare(stated or html_facts.own_title(page_title))
    best = max(shown, key=lambda one: (_bare(one.text) == own, len(one.text)), default=None)
    if best and (not mains or _bare(best.text) == own):
        return best
    return mains[0] if mains else best or _first_heading(root)


def _first_heading(root: Element) -> Element | None:
    """The heading that stands before everything else of a page and is the only one of its rank."""
    headings = [one for one in root.walk() if re.fullmatch(r"h[2-4]", one.tag) and one.text]
    alone = headings and sum(one.tag == headings[0].tag for one in headings) == 1
    return headings[0] if alone and root.text.startswith(headings[0].text) else None


def _in_link(element: Element) -> bool:
    inside: Element | None = element
    while inside:
        if inside.tag == "a":
            return True
        inside = inside.parent
    return any(one.tag == "a" for one in element.walk())


def _bare(text: str) -> str:
    return "".join(text.split())

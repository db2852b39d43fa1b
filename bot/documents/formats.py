"""PDF and web pages become text (Word files: `word`). A reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.documents.encoding import decode_page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

HASHES = re.compile(r"^#{1,6} ", re.MULTILINE)


PAGE_NUMBER = re.compile(
    r"\A(?:[-–—·\s]*+\d{1,3}[-–—·\s]*+|\d+\s*[/／]\s*\d+|第\s*\d+\s*页(?:[，,/\s]*共\s*\d+\s*页)?|Page \d+(?: of \d+)?)"
)
CLOSED = re.compile(r"[。！？；：][”’」』）)]*$")
OPENS = re.compile(
    r"\u3000|  |[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第\S{1,4}[章节条]|\d{1,2}[.、．](?!\d)"
)
# Where a font draws a character and a radical alike, a PDF often names the radical: ⽤⼒ for 用力, ⻰⻔ for 龙门.
RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | str.maketrans(
    "⼾⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "户母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
SPREAD = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
SHORT = 6  # half-widths that a full line may lack of the widest near it: a lost indent, a mark moved to the next
NARROWEST = 20  # half-widths; narrower lines are lists and tables, not prose

SKIPPED = re.compile(r"script|style|nav|footer|aside|template|noscript|iframe|svg|button|select|textarea|rt|rp")
BLOCK = re.compile(
    r"address|article|blockquote|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|form|header|hr|li"
    r"|main|ol|p|section|summary|table|tbody|tfoot|thead|tr|ul"
)
BROKEN_BETWEEN_WIDE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of one file. `title` is None unless the file plainly states one.

    `facts` is what the file states of itself beside its text (`number`, `organ`, `dated` …); `warnings` name parts
    that were not read: Chinese, no full stop.
    """

    text: str
    markdown: bool = False
    title: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_pdf(data: bytes) -> Extracted:
    """The text layer, with page numbers dropped, broken lines rejoined and radicals read as the characters meant."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it would say of a bad file is said by the reason
    try:
        reader = PdfReader(BytesIO(data))
        encrypted = reader.is_encrypted
        lines = [] if encrypted else [line for page in reader.pages for line in page_lines(page.extract_text())]
        title = reader.metadata.title if not encrypted and reader.metadata else None
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 PDF 文件，或已损坏") from error
    if encrypted:
        raise ValueError("文件已加密，请去除密码后重试")
    if not lines:
        raise ValueError("没有文字层（可能是扫描件）")
    text = rejoin(lines).translate(RADICALS)
    unreadable = sum(
        unicodedata.category(character) in {"Co", "Cn", "Cc"} or character == "\ufffd" for character in text
    )
    if unreadable - text.count("\n") - text.count("\t") > len(text) * 0.1:
        raise ValueError("文字层无法还原为文字（字体缺少编码表）")
    return Extracted(text, title=shown_title(title, text))


def page_lines(text: str) -> list[str]:
    """Lines of one page without the page number at its head or foot.

    Example: "浙江\\n— 3 —" -> ["浙江"]
    """
    lines = [_closed_up(line.rstrip()) for line in text.splitlines() if line.strip()]
    for end in (-1, 0):
        if lines and PAGE_NUMBER.fullmatch(lines[end].strip()):
            del lines[end]
    return lines


def _closed_up(line: str) -> str:
    """Undo the spaces that a justified or spread line shows between all its characters.

    Example: "关 于 双 融 合 的 意 见" -> "关于双融合的意见"
    """
    closed = SPREAD.sub("", line)
    return closed if len(line) - len(closed) > len(closed) / 2 else line


def display_width(line: str) -> int:
    """Columns that a line takes in a fixed-width font: a Chinese character two, a digit one."""
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)


def rejoin(lines: Sequence[str]) -> str:
    """Join the lines that the page broke: as wide as their neighbours, their sentence not closed.

    Example: "推动科技创新和产业创新深", "度融合。" -> "推动科技创新和产业创新深度融合。"
    """
    widths = [display_width(line) for line in lines]
    paragraphs = [[line] for line in lines[:1]]
    for index, (before, line) in enumerate(pairwise(lines)):
        full = max(NARROWEST, max(widths[max(0, index - 3) : index + 5]) - SHORT)
        if widths[index] >= full and not CLOSED.search(before) and not OPENS.match(line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return "\n".join(map(one_line, paragraphs))


def one_line(lines: Sequence[str]) -> str:
    """Join broken lines: a space only between two that were not Chinese at the break."""
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        joined += f" {line}" if joined and joined[-1].isascii() and line[0].isascii() else line
    return joined


def read_html(data: bytes) -> Extracted:
    """The page's text without its furniture: navigation, header, footer, forms. `title` is its h1, or else <title>."""
    from selectolax.lexbor import LexborHTMLParser

    try:
        tree = LexborHTMLParser(decode_page(data))
        pages = [_tidy(_pieces(tree.body, forms)) for forms in (False, True)] if tree.body else ["", ""]
        page_title = " ".join(node.text() for node in tree.css("head > title")).strip()
    except RecursionError as error:
        raise ValueError("网页结构嵌套过深，无法读取") from error
    # Many a government page is one form as a whole.
    text = pages[0] if len(pages[0]) * 2 > len(pages[1]) else pages[1]
    mains = [line[2:] for line in text.split("\n") if line.startswith("# ")]
    title = max((main for main in mains if main in page_title), key=len, default=mains[0] if mains else page_title)
    return Extracted(text, bool(HASHES.search(text)), title or None)


def _pieces(node: LexborNode, forms: bool, article: bool = False) -> Iterator[str]:
    """Text of a node in reading order, line ends around its blocks."""
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            yield re.sub(r"[ \t\r\n\f]+", " ", BROKEN_BETWEEN_WIDE.sub("", child.text_content or ""))
        elif SKIPPED.fullmatch(tag) or (tag == "header" and not article) or (tag == "form" and not forms):
            continue
        elif tag == "br":
            yield "\n"
        elif tag == "pre":
            yield f"\n{child.text()}\n"
        else:
            inner = _pieces(child, forms, article or tag in {"article", "main"})
            if re.fullmatch(r"h[1-6]", tag):
                heading = one_line(_tidy(inner).split("\n"))
                yield f"\n{'#' * int(tag[1])} {heading}\n" if heading else ""
            elif BLOCK.fullmatch(tag):
                yield "\n"
                yield from inner
                yield "\n"
            else:
                yield from inner
                yield "\t" if tag in {"td", "th"} else ""


def _tidy(pieces: Iterator[str] | Sequence[str]) -> str:
    lines = (re.sub(r" {2,}", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))


def shown_title(title: str | None, text: str) -> str | None:
    """A title from a file's properties, if the text shows it too, white space aside."""
    wanted, shown = ("".join(one.split()) for one in (str(title or ""), text))
    return str(title).strip() if wanted and wanted in shown else None

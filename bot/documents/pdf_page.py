"""What a page of a PDF shows: its characters with their places, and its ruled lines. Offsets are points, y upwards."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from bot.documents.pdf_drawn import Rule, rules_of, turned_rule

# Where a font draws a character and a radical alike, a PDF often names the radical: ⽤⼒ for 用力, ⻰⻔ for 龙门.
RADICALS: dict[int, str] = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {
    ord(radical): character
    for radical, character in zip(
        "⼾⺁⺎⺒⺗⺜⺝⺟⺠⺧⺩⺮⺶⺸⺻⺼⺽⻁⻄⻅⻆⻇⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "户厂兀巳心日月母民牛王竹羊羊聿月臼虎西见角角贝足车長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
}
LOST = "\ufffd"  # a glyph that its font does not name
# Of 255: what is as light as this and no colour is faint, and what covers less than this.
GREY, WHITE, HUE, SEEN = 150, 250, 30, 130


@dataclass(frozen=True, slots=True)
class Char:
    """A character from `x0` to `x1` on the base line `y`; `size` is the height of its font as shown; `faint`: light grey, or
    nearly transparent."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Characters and ruled lines of one page; `drawn`: it holds a picture, or drawings."""

    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    width: float
    height: float
    drawn: bool


def pages(data: bytes, most: int) -> Iterator[Page]:
    """The pages of a PDF, one after the other. Raises ValueError with a Chinese reason."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in {pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY}:
            raise ValueError("文件已加密，请去除密码后重试") from error
        raise ValueError("不是有效的 PDF 文件，或已损坏") from error
    with closing(document):
        if len(document) > most:
            raise ValueError(f"超过 {most} 页，请拆分后重试")
        for number in range(len(document)):
            try:
                with closing(document[number]) as page:
                    yield _page(page)
            except pdfium.PdfiumError as error:
                raise ValueError("不是有效的 PDF 文件，或已损坏") from error


def property_title(data: bytes) -> str:
    """The title among a file's properties, or nothing."""
    import pypdfium2 as pdfium

    with closing(pdfium.PdfDocument(data)) as document:
        return str(document.get_metadata_value("Title"))


def _page(page: Any) -> Page:
    width, height = page.get_size()
    chars, turned = _chars(page)
    rules, drawn = rules_of(page)
    if turned:  # a page whose text stands on its side is looked at from there
        rules = [turned_rule(rule, turned) for rule in rules]
    return Page(tuple(chars), tuple(rules), width, height, drawn)


def _chars(page: Any) -> tuple[list[Char], int]:
    """The characters that stand as most of the page does, and by how many quarters that is turned; a watermark lies askew."""
    from pypdfium2 import raw

    # One call of the library a character and question: plain prototypes take half the time of the wrapped ones.
    handle, number = ctypes.c_void_p, ctypes.c_int
    code_of = ctypes.cast(raw.FPDFText_GetUnicode, ctypes.CFUNCTYPE(ctypes.c_uint, handle, number))
    piece_of = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(handle, handle, number))
    box_of = ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.CFUNCTYPE(number, handle, number, handle))
    with closing(page.get_textpage()) as text:
        there = ctypes.cast(text.raw, handle)
        box = raw.FS_RECTF()
        at_box = ctypes.addressof(box)
        found: list[tuple[int, Char]] = []
        pieces: dict[int, tuple[int, float, float, bool] | None] = {}
        left, bottom, right, top = page.get_cropbox()
        high = 0
        for at in range(text.count_chars()):
            code = code_of(there, at)
            if code <= 0x20 and ((code < 0x20 and code not in {0, 2}) or raw.FPDFText_IsGenerated(text, at)):
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0
            high = 0
            name = piece_of(there, at) or 0
            if name not in pieces:
                pieces[name] = _stand(text, at)
            stand = pieces[name]
            if stand is None:
                continue
            quarter, size, base, faint = stand
            box_of(there, at, at_box)
            if box.right <= left or box.left >= right or box.top <= bottom or box.bottom >= top:
                continue  # nobody sees it
            x0, x1 = (
                (box.left, box.right),
                (box.bottom, box.top),
                (-box.right, -box.left),
                (-box.top, -box.bottom),
            )[quarter]
            character = {0: LOST, 2: "-"}.get(code) or chr(code)
            found.append((quarter, Char(RADICALS.get(code, character), x0, x1, base, size, faint)))
    most = Counter(quarter for quarter, _ in found).most_common(1)
    if not most:
        return [], 0
    return _once([char for quarter, char in found if quarter == most[0][0]]), most[0][0]


def _stand(text: Any, at: int) -> tuple[int, float, float, bool] | None:
    """How the piece of text of a character stands: turned by so many quarters, how large, its base line, whether it is faint;
    None if askew."""
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text, at, matrix)
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d) or 1.0
    quarter, off = divmod(math.degrees(math.atan2(matrix.b, matrix.a)) % 360 + 1, 90)
    if off > 2:
        return None
    return int(quarter) % 4, size, (y.value, -x.value, -y.value, x.value)[int(quarter) % 4], _faint(text, at)


def _faint(text: Any, at: int) -> bool:
    """Whether a character is drawn in a light grey that is not white, or lets most of what is below it through."""
    from pypdfium2 import raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(text, at, red, green, blue, alpha):
        return False
    shades = red.value, green.value, blue.value
    return alpha.value < SEEN or (GREY <= min(shades) <= max(shades) < WHITE and max(shades) - min(shades) <= HUE)


def _once(chars: list[Char]) -> list[Char]:
    """Characters that are drawn again on the same spot, to look bold, or as a shadow, are one."""
    if len({(char.text, char.x0 // 2, char.y // 2) for char in chars}) == len(chars):
        return chars
    seen: dict[tuple[str, int, int], Char] = {}
    for char in chars:
        spot = round(char.x0 / 2), round(char.y / 2)
        near = ((char.text, spot[0] + i, spot[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        twin = next((seen[key] for key in near if key in seen), None)
        if twin is None or max(abs(twin.x0 - char.x0), abs(twin.y - char.y)) > char.size / 6:
            seen[char.text, *spot] = char
    return list(seen.values())

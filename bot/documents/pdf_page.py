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
PATHS = 4_000  # drawn lines of a page; a map or a chart has more, a table hardly
THIN = 3.0  # points: a filled box as thin as this is a drawn line


@dataclass(frozen=True, slots=True)
class Char:
    """A character from `x0` to `x1` on the base line `y`; `size` is the height of its font as shown."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line: level from `start` to `end` at height `at`, or upright at `at`."""

    level: bool
    at: float
    start: float
    end: float


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
    rules, drawn = _rules(page)
    if turned:  # a page whose text stands on its side is looked at from there
        rules = [_turned(rule, turned) for rule in rules]
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
        pieces: dict[int, tuple[int, float, float] | None] = {}
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
            quarter, size, base = stand
            box_of(there, at, at_box)
            x0, x1 = (
                (box.left, box.right),
                (box.bottom, box.top),
                (-box.right, -box.left),
                (-box.top, -box.bottom),
            )[quarter]
            character = {0: LOST, 2: "-"}.get(code) or chr(code)
            found.append((quarter, Char(RADICALS.get(code, character), x0, x1, base, size)))
    most = Counter(quarter for quarter, _ in found).most_common(1)
    if not most:
        return [], 0
    return _once([char for quarter, char in found if quarter == most[0][0]]), most[0][0]


def _stand(text: Any, at: int) -> tuple[int, float, float] | None:
    """How the piece of text of a character stands: turned by so many quarters, how large, its base line; None if askew."""
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text, at, matrix)
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d) or 1.0
    quarter, off = divmod(math.degrees(math.atan2(matrix.b, matrix.a)) % 360 + 1, 90)
    if off > 2:
        return None
    return int(quarter) % 4, size, (y.value, -x.value, -y.value, x.value)[int(quarter) % 4]


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


def _rules(page: Any) -> tuple[list[Rule], bool]:
    """The straight level and upright lines of a page, and whether it holds a picture or drawings."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    drawn = False
    for count, item in enumerate(page.get_objects(max_depth=4)):
        if item.type in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_PATH}:
            drawn = True
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _path(item)
        if count > PATHS:
            return [], True
    return rules, drawn


def _path(item: Any) -> Iterator[Rule]:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    count = raw.FPDFPath_CountSegments(item)
    if not 2 <= count <= PATHS:
        return
    points: list[tuple[float, float]] = []
    sides: list[tuple[tuple[float, float], tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            points = [point]
            continue
        if kind == raw.FPDF_SEGMENT_LINETO and points:
            sides.append((points[-1], point))
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            sides.append((point, points[0]))
    across, up = [[p[axis] for side in sides for p in side] for axis in (0, 1)]
    if not sides:
        return
    if max(up) - min(up) <= THIN < max(across) - min(across):
        yield Rule(True, (max(up) + min(up)) / 2, min(across), max(across))
    elif max(across) - min(across) <= THIN < max(up) - min(up):
        yield Rule(False, (max(across) + min(across)) / 2, min(up), max(up))
    elif stroke.value:
        for (x0, y0), (x1, y1) in sides:
            if abs(y1 - y0) < 1 <= abs(x1 - x0):
                yield Rule(True, y0, min(x0, x1), max(x0, x1))
            elif abs(x1 - x0) < 1 <= abs(y1 - y0):
                yield Rule(False, x0, min(y0, y1), max(y0, y1))


def _turned(rule: Rule, quarters: int) -> Rule:
    """A ruled line as it stands where the page is turned by so many quarters."""
    for _ in range(quarters):
        rule = (
            Rule(False, rule.at, -rule.end, -rule.start) if rule.level else Rule(True, -rule.at, rule.start, rule.end)
        )
    return rule

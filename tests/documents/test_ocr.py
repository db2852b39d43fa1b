"""Scanned pages and pictures: recognised where the extra `ocr` is installed, and told what would read them where it is not.

What stands for the recogniser below is a real process of the same kind that knows no pictures, so that limits, order and
sentences are tried without it.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bot.documents import files, kinds, ocr, ocr_lines
from bot.documents.corpus import load
from bot.documents.files import Document, Rejected, Warned
from bot.documents.ocr import Recogniser
from bot.documents.pdf import read_pdf
from bot.faces import cli
from bot.faces.progress import Bar

FONTS = [
    *Path("/usr/share/fonts").rglob("NotoSerifCJK-Regular.ttc"),
    *Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc"),
]
needs = pytest.mark.skipif(
    not ocr_lines.installed() or not FONTS, reason="needs rapidocr (policy-bot[ocr]) and the font Noto CJK"
)
PARAGRAPHS = (
    "坝高十五米以上的水库，应当每六年开展一次安全鉴定；坝高不足十五米的，应当每十年开展一次安全鉴定。",
    "鉴定费用由水库管理单位承担，确有困难的由县级财政给予补助，补助比例不超过鉴定费用的60%，2024年共补助3.5万元。",
    "汛期内水库管理单位应当每日巡查两次，并留存巡查记录不少于五年。",
)
STANDIN = """
WORDS = ["乙水库由县级财政补助。", "甲水库的坝高十五米，每六年鉴定。"]
import time
from bot.documents.child import answering
def serve(seconds, memory):
    def answer(parts):
        if parts[0] == b"file":
            return {}
        number = int(parts[1])
        if number == 2:
            while True:
                pass
        if number == 4:
            return "没有认出文字"
        if number == 5:
            bytearray(memory)
        if number == 6:
            time.sleep(60)
        box = [[50, 80], [290, 80], [290, 100], [50, 100]]
        return {"width": 595, "height": 842, "lines": [[box, WORDS[number == 1]]]}
    answering(answer, seconds, memory)
"""


@pytest.fixture
def standin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Recogniser]:
    """A recogniser that knows the words of the pages before it looks, and is slow, or greedy, at some of them."""
    (tmp_path / "standin_ocr.py").write_text(STANDIN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made = Recogniser("standin_ocr", seconds=1, wait=3)
    monkeypatch.setattr(ocr, "recogniser", made)
    monkeypatch.setattr(ocr, "installed", lambda: True)
    yield made


def page(paragraphs: Sequence[str], size: int = 16, dpi: int = 200, angle: float = 0.0) -> Image.Image:
    """A sheet of paragraphs as a scanner gives it."""
    wide, high = int(A4[0] * dpi / 72), int(A4[1] * dpi / 72)
    pixels = size * dpi // 72
    font = ImageFont.truetype(str(FONTS[0]), pixels, index=2)
    image = Image.new("L", (wide, high), 255)
    draw, y = ImageDraw.Draw(image), dpi
    for paragraph in paragraphs:
        rest = f"　　{paragraph}"
        while rest:
            line, rest = rest[:27], rest[27:]
            draw.text((dpi, y), line, font=font, fill=0)
            y += int(pixels * 1.6)
    return image.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)


def scanned(*images: Image.Image) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for image in images:
        canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def blank_scan(pages: int) -> bytes:
    return scanned(*[Image.new("L", (20, 20), 128)] * pages)


def read(path: Path, data: bytes) -> tuple[list[Document], list[str], list[str]]:
    path.write_bytes(data)
    found = list(files.read([path]))
    return (
        [one for one in found if isinstance(one, Document)],
        [one.reason for one in found if isinstance(one, Rejected)],
        [one.reason for one in found if isinstance(one, Warned)],
    )


@needs
def test_scanned_pages_are_read_and_said_to_be_recognised(tmp_path: Path) -> None:
    documents, rejected, warned = read(
        tmp_path / "a.pdf", scanned(page(PARAGRAPHS[:2]), page(PARAGRAPHS[2:], angle=0.6))
    )
    assert not rejected
    assert documents[0].text.split("\n") == [*PARAGRAPHS]
    assert warned == ["第 1–2 页的文字由程序识别而来，可能有错字，引用前请与原件核对"]


@needs
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_read(tmp_path: Path, kind: str) -> None:
    out = BytesIO()
    page(PARAGRAPHS).save(out, kind)
    documents, rejected, warned = read(tmp_path / ("a.png" if kind == "PNG" else "a.jpg"), out.getvalue())
    assert not rejected
    assert documents[0].text.split("\n") == [*PARAGRAPHS]
    assert warned == ["图片中的文字由程序识别而来，可能有错字，引用前请与原件核对"]


@needs
def test_a_page_that_lies_on_its_side_and_one_of_nothing_are_told(tmp_path: Path) -> None:
    turned = page(PARAGRAPHS).transpose(Image.Transpose.ROTATE_90)
    documents, rejected, _ = read(tmp_path / "a.pdf", scanned(turned, Image.new("L", (1654, 2339), 255)))
    assert not documents
    assert rejected == ["第 1 页未能识别（字迹不清，或页面方向不正），未收录；第 2 页未能识别（没有认出文字），未收录"]


@needs
def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "a.png", b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(500))[1] == [
        "图片未能识别（不是有效的图片，或已损坏）"
    ]


@needs
def test_a_picture_of_too_many_pixels_is_told(tmp_path: Path) -> None:
    out = BytesIO()
    Image.new("1", (10_001, 10_000)).save(out, "PNG")
    assert read(tmp_path / "a.png", out.getvalue())[1] == ["图片未能识别（图片过大，请缩小后重试）"]


def test_what_would_read_them_is_named_where_it_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: False)
    _, rejected, _ = read(tmp_path / "a.pdf", blank_scan(2))
    assert rejected == [
        "没有文字层（可能是扫描件）；安装 'policy-bot[ocr]' 后可识别，或先用文字识别（OCR）软件处理后重试"
    ]
    _, rejected, _ = read(tmp_path / "a.png", b"\x89PNG")
    assert rejected == [kinds.NO_PICTURES] and "安装 'policy-bot[ocr]' 后可识别" in rejected[0]


def test_where_some_pages_have_text_the_others_are_named_with_what_would_read_them() -> None:
    from test_pdf import SENTENCES, drawn

    def scan(canvas: Canvas) -> None:
        canvas.rect(50, 50, 400, 600, fill=1)

    given = read_pdf(drawn(lambda canvas: canvas.drawString(50, 700, SENTENCES[2]), scan))
    assert given.text == SENTENCES[2]
    assert given.unread == (2,)
    assert given.warnings == ("第 2 页没有文字层（可能是扫描件），未收录；安装 'policy-bot[ocr]' 后可识别",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no processor time")
def test_a_page_that_takes_too_long_is_told_and_the_next_is_read(tmp_path: Path, standin: Recogniser) -> None:
    started = time.monotonic()
    documents, rejected, warned = read(tmp_path / "a.pdf", blank_scan(4))
    assert not rejected and time.monotonic() - started < 20
    assert documents[0].text.split("\n") == [
        "甲水库的坝高十五米，每六年鉴定。",
        "乙水库由县级财政补助。",
    ]
    assert warned == [
        "第 1、3 页的文字由程序识别而来，可能有错字，引用前请与原件核对",
        "第 2 页未能识别（识别超过 60 秒仍未完成），未收录",
        "第 4 页未能识别（没有认出文字），未收录",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")
def test_a_page_that_takes_too_much_memory_or_sleeps_is_told(standin: Recogniser) -> None:
    found = standin.read(".pdf", b"", [5, 6, 7])
    assert (found[5], found[6]) == (ocr.TOO_LARGE, ocr.TOO_LONG)
    assert found[7]["lines"]


def test_pages_are_told_one_by_one_and_too_many_are_not_recognised(
    standin: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "LARGEST", 2)
    told: list[tuple[int, int]] = []
    found = standin.read(".pdf", b"", [1, 3, 7], lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert list(found) == [1, 3, 7] and found[7] == ocr.TOO_MANY


def test_a_file_that_takes_an_hour_stops_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "standin_ocr.py").write_text(STANDIN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert set(Recogniser("standin_ocr", whole=0).read(".pdf", b"", [1, 3]).values()) == {ocr.NO_TIME}


def test_the_process_is_ended_with_its_file(standin: Recogniser) -> None:
    standin.read(".pdf", b"", [1])
    assert not standin._child.running


def test_how_far_it_is_comes_to_whoever_loads(tmp_path: Path, standin: Recogniser) -> None:
    (tmp_path / "a.pdf").write_bytes(blank_scan(1))
    told: list[tuple[int, int]] = []
    essays, rejected, _ = load([tmp_path / "a.pdf"], lambda done, total: told.append((done, total)))
    assert told == [(0, 1), (1, 1)] and len(essays) == 1 and not rejected


def test_the_command_line_tells_on_standard_error_how_many_pages_are_done(
    tmp_path: Path, home: Path, standin: Recogniser, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(blank_scan(1))
    assert cli.run(["index", "--json", "--corpus", str(tmp_path / "a.pdf")]) == 0
    told = capsys.readouterr()
    assert "正在识别扫描页" in told.err and "1/1" in told.err
    assert told.out.startswith('{"documents": 1') and "正在识别" not in told.out


def test_two_bars_do_not_stand_in_each_others_way() -> None:
    one, other = Bar("正在识别扫描页"), Bar()
    for bar in (one, one, other):
        for done in range(3):
            bar.report(done, 2)
    one.stop()
    other.stop()


def lines(*rows: tuple[float, float, float, str], turn: float = 0.0) -> dict[str, Any]:
    """Recognised lines of (left, top, right, text), 16 points high, on a sheet that lies askew by so much a point."""
    made = []
    for left, top, right, text in rows:
        box = [(left, top), (right, top), (right, top + 20), (left, top + 20)]
        made.append([[[x - y * turn, y + x * turn] for x, y in box], text])
    return {"width": 595, "height": 842, "lines": made}


@pytest.mark.parametrize("turn", [0.0, 0.02, -0.02])
def test_recognised_lines_are_joined_as_other_lines_are(turn: float) -> None:
    from bot.documents.pdf import read_picture

    given = read_picture(
        {
            1: lines(
                (82, 100, 530, "鉴定费用由水库管理单位承担确有困难的由县级财政给予补助，"),
                (50, 130, 530, "补助比例不超过鉴定费用的百分之六十，并由水库管理单位留存记"),
                (50, 160, 242, "录，保存期限不少于五年。"),
                (82, 190, 530, "汛期内水库管理单位应当每日巡查两次并留存巡查记录不少于五"),
                (50, 220, 82, "年。"),
                turn=turn,
            )
        }
    )
    assert given.text.split("\n") == [
        "鉴定费用由水库管理单位承担确有困难的由县级财政给予补助，补助比例不超过鉴定费用的百分之六十，"
        "并由水库管理单位留存记录，保存期限不少于五年。",
        "汛期内水库管理单位应当每日巡查两次并留存巡查记录不少于五年。",
    ]

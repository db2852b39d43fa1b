"""Recognises the words on pictures of pages, in a process of its own: rapidocr, with the models in its wheel."""

from __future__ import annotations

import io
from contextlib import closing
from functools import cache
from typing import Any

from bot.documents.child import answering

DPI = 200
LONGEST = 4_000  # pixels; larger pages are drawn smaller
PIXELS = 100_000_000  # of a picture that is opened at all
SURE = 0.75  # of the recogniser's own certainty, at least; less is blots, or a page that lies on its side
TALL = 1.5  # a line higher than that of its width runs downwards
BLURRED = "字迹不清，或页面方向不正"


def serve(seconds: int, memory: int) -> None:
    """Answer for pages of the file that was given last: the process's own work."""
    held: list[tuple[str, bytes]] = []

    def answer(parts: list[bytes]) -> Any:
        if parts[0] == b"file":
            held[:] = [(parts[1].decode(), parts[2])]
            return {}
        suffix, data = held[0]
        try:
            return page(suffix, data, int(parts[1]))
        except ValueError as error:
            return str(error)
        except MemoryError:
            return "页面过大"
        except Exception:  # a foreign library on any bytes at all
            return "页面无法识别"

    answering(answer, seconds, memory)


def page(suffix: str, data: bytes, number: int) -> dict[str, Any]:
    """The lines on a page, or on a picture: `ocr_lines.page` says their form. Raises ValueError with a Chinese reason."""
    image, scale = _drawn(data, number) if suffix == ".pdf" else _opened(data)
    import numpy as np

    result = _engine()(np.asarray(image.convert("RGB"))[:, :, ::-1])
    lines: list[Any] = []
    if result.boxes is not None and result.txts:
        lines = [
            ([[float(x) * scale, float(y) * scale] for x, y in box], text, float(score))
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]
    if not lines:
        raise ValueError("没有认出文字")
    long = [corners for corners, text, _ in lines if len(text) > 2]
    tall = sum(_side(one, 1, 2) > TALL * _side(one, 0, 1) for one in long)
    sure = sum(len(text) * score for _, text, score in lines) / sum(len(text) for _, text, _ in lines)
    if 2 * tall > len(long) > 0 or sure < SURE:
        raise ValueError(BLURRED)
    return {
        "width": image.width * scale,
        "height": image.height * scale,
        "lines": [(corners, text) for corners, text, _ in lines],
    }


def _side(corners: list[list[float]], one: int, other: int) -> float:
    (x0, y0), (x1, y1) = corners[one], corners[other]
    return float(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    return RapidOCR(params={**threads, "Global.use_cls": False, "Global.log_level": "critical"})


def _drawn(data: bytes, number: int) -> tuple[Any, float]:
    """The picture of a page of a PDF, and how many points a pixel of it is."""
    import pypdfium2 as pdfium

    try:
        with closing(pdfium.PdfDocument(data)) as document, closing(document[number - 1]) as one:
            zoom = min(DPI / 72, LONGEST / max(one.get_size()))
            return one.render(scale=zoom).to_pil(), 1 / zoom
    except pdfium.PdfiumError as error:
        raise ValueError("页面无法显示") from error


def _opened(data: bytes) -> tuple[Any, float]:
    """A picture as it is to be looked at, and how many points a pixel is where it is as wide as a sheet."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # its own bound is looked at before anything is unpacked
    try:
        image: Any = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if image.width * image.height > PIXELS:
            raise ValueError("图片过大，请缩小后重试")
        image = ImageOps.exif_transpose(image)
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            clear = image.convert("RGBA")
            image = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    except (OSError, SyntaxError) as error:
        raise ValueError("不是有效的图片，或已损坏") from error
    image.thumbnail((LONGEST, LONGEST))
    return image, 595 / image.width

"""Scanned pages drawn from public reports and recognised: `python -m policy_evals.bench.recognised [--data DIR] [--pages 3]`.

Needs the extra `ocr` and the fonts Noto Serif and Sans CJK. For each way of drawing, `pages` pages of as many reports: the
share of characters right (1 - edits / length, white space aside) as `bot index` has the text, the worst page, the share of
paragraphs that are whole to the letter, seconds of the processor a page, and the most memory of the process.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein

from bot.documents import ocr_engine, pdf
from bot.documents.formats import display_width

SHEET = 8.27, 11.69  # inches
FOLDER = Path("/usr/share/fonts/opentype/noto")


@dataclass(frozen=True, slots=True)
class Way:
    """How a page is drawn: size in points, dots an inch, degrees that it lies askew, noise of the greys, a blur in pixels."""

    name: str
    size: float = 16
    dpi: int = 200
    angle: float = 0.0
    noise: float = 0.0
    blur: float = 0.0
    face: str = "NotoSerifCJK-Regular.ttc"
    quality: int = 0  # of JPEG


WAYS = (
    Way("clean, 16 pt"),
    Way("clean, 12 pt", size=12),
    Way("clean, 10.5 pt", size=10.5),
    Way("sans, 14 pt", size=14, face="NotoSansCJK-Regular.ttc"),
    Way("150 dpi, 12 pt", size=12, dpi=150),
    Way("noise, blur", size=14, noise=25, blur=0.7),
    Way("askew by 1 degree", size=14, angle=1.0),
    Way("askew by -2, noise", size=14, angle=-2.0, noise=15),
    Way("JPEG 30, 14 pt", size=14, quality=30),
)


def sheet(paragraphs: Sequence[str], way: Way) -> tuple[Image.Image, list[str]]:
    """A picture of a page, and the paragraphs that it holds whole."""
    wide, high = (int(side * way.dpi) for side in SHEET)
    pixels = round(way.size * way.dpi / 72)
    font = ImageFont.truetype(str(FOLDER / way.face), pixels, index=2)
    image = Image.new("L", (wide, high), 255)
    draw, y, held = ImageDraw.Draw(image), way.dpi, []
    most = 2 * ((wide - 2 * way.dpi) // pixels)
    for paragraph in paragraphs:
        lines = [""]
        for one in f"　　{paragraph}":
            if display_width(lines[-1] + one) > most and one not in "，。；：、！？”）》":
                lines.append("")
            lines[-1] += one
        if y + len(lines) * pixels * 1.6 > high - way.dpi:
            break
        for line in lines:
            draw.text((way.dpi, y), line, font=font, fill=0)
            y += int(pixels * 1.6)
        held.append(paragraph)
    image = image.rotate(way.angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if way.noise:
        greys = np.asarray(image) + np.random.default_rng(1).normal(0, way.noise, (high, wide))
        image = Image.fromarray(greys.clip(0, 255).astype("uint8"))
    return image.filter(ImageFilter.GaussianBlur(way.blur)) if way.blur else image, held


def recognised(image: Image.Image, quality: int) -> tuple[str, float]:
    """The text of a picture as a document has it, and the seconds of the processor that it took."""
    out = BytesIO()
    image.save(out, **({"format": "JPEG", "quality": quality} if quality else {"format": "PNG"}))
    started = time.process_time()
    found: dict[str, Any] = ocr_engine.page(".png", out.getvalue(), 1)
    text = pdf.read_picture({1: found}).text
    return text, time.process_time() - started


def right(wanted: str, given: str) -> float:
    """The share of characters that are right, white space aside."""
    one, other = ("".join(text.split()) for text in (wanted, given))
    return 1 - Levenshtein.distance(one, other) / max(1, len(one))


def main() -> None:
    """Print a line for each way of drawing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pages", type=int, default=3)
    given = parser.parse_args()
    rows = (given.data / "provincial_reports_2026.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    print(f"{'':20}{'right':>7}{'worst':>7}{'whole':>7}{'seconds':>9}{'most':>7}")
    for at, way in enumerate(WAYS):
        shares, whole, seconds = [], [], []
        for number in range(given.pages):
            text = texts[(at * given.pages + number) % len(texts)]
            image, held = sheet([one.strip() for one in text.split("\n") if len(one.strip()) > 8][3:], way)
            read, took = recognised(image, way.quality)
            shares.append(right("".join(held), read))
            lines = set(read.split("\n"))
            whole += [one in lines for one in held]
            seconds.append(took)
        print(
            f"{way.name:20}{np.mean(shares):7.4f}{min(shares):7.4f}{np.mean(whole):7.2f}{np.mean(seconds):9.1f}{max(seconds):7.1f}"
        )
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB at the most")


if __name__ == "__main__":
    main()

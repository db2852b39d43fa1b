"""What is printed faintly over or under the text of a PDF's pages: a watermark that lies level is known by its repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.documents.pdf_page import Char, Page

# So often the same faint words stand on one page; on several pages they stand at the same place.
OFTEN = 3
PLACE = 4.0  # points


def without_watermarks(pages: Sequence[Page]) -> list[Page]:
    """The pages without faint words that are repeated: at one place of two pages or more, or all over a page."""
    runs = [list(_runs(page.chars)) for page in pages]
    places: Counter[tuple[str, int, int]] = Counter()
    for several in runs:
        places.update({_place(run) for run in several})
    found = []
    for page, several in zip(pages, runs, strict=True):
        words = Counter(_words(run) for run in several)
        gone = {id(char) for run in several if places[_place(run)] > 1 or words[_words(run)] >= OFTEN for char in run}
        found.append(replace(page, chars=tuple(one for one in page.chars if id(one) not in gone)) if gone else page)
    return found


def _runs(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """The faint characters that follow one another on one base line."""
    run: list[Char] = []
    for char in chars:
        if run and not (char.faint and abs(char.y - run[-1].y) < 1):
            yield run
            run = []
        if char.faint:
            run.append(char)
    if run:
        yield run


def _words(run: Sequence[Char]) -> str:
    return "".join(char.text for char in run)


def _place(run: Sequence[Char]) -> tuple[str, int, int]:
    return _words(run), round(run[0].x0 / PLACE), round(run[0].y / PLACE)

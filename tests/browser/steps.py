"""What the tests of the page do again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from conftest import Staged
    from playwright.sync_api import Locator, Page

FOUR = "江西研究院的“四库系统”指的是哪四个库？"
POINTS = "创新积分制改革怎么用？"
COOKING = "红烧肉怎么做？"

SIZES = {
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}

BROWSER = [
    pytest.mark.browser,
    # Gradio's queue counts its requests, in our server's thread, with words of pandas that pandas 4 is to drop.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting' is deprecated"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated:DeprecationWarning"),
]


def ask(page: Page, question: str) -> Locator:
    """Send a question; the finished turn."""
    before = page.locator(".turn").count()
    page.fill("#box textarea", question)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").nth(before)
    turn.locator(".answer:not(.pending)").wait_for()
    return turn


def menu(page: Page, name: str) -> None:
    """Choose an entry of the menu above the chat."""
    page.locator(".talk-more > summary").click()
    page.get_by_role("button", name=name, exact=True).click()


def reload(page: Page) -> None:
    """Load the page anew once it had time to keep what it keeps."""
    page.wait_for_timeout(800)
    page.reload()


def quoted(staged: Staged, marker: Locator) -> str:
    """The slice of the original that a marker's address names."""
    _, essay_id, span = (marker.get_attribute("href") or "").split("/")
    essay = staged.essay(unquote(essay_id))
    assert essay is not None
    start, end = map(int, span.split("-"))
    return essay.text[start:end]


def shows(page: Page, words: str) -> None:
    """Wait until exactly these words are marked, and see that they stand inside the pane's frame."""
    page.wait_for_function(
        "words => [...document.querySelectorAll('#pane mark:not(.also)')].map(mark => mark.textContent).join('') === words",
        arg=words,
    )
    # Waited for, not looked at once: the words may still be marked from the time before, while the sheet is rising.
    page.wait_for_function(
        """() => {
            const frame = document.querySelector('#pane .pane').getBoundingClientRect();
            const mark = document.querySelector("#pane mark:not(.also)").getBoundingClientRect();
            const seen = document.elementFromPoint(frame.left + frame.width / 2, mark.top + 30);
            return mark.top >= frame.top && mark.top < frame.bottom && seen !== null && seen.closest('.pane') !== null;
        }"""
    )


def fits(page: Page) -> bool:
    """Nothing reaches beyond the right edge of the window, but for the map of measures, which scrolls in its frame."""
    return bool(
        page.evaluate(
            """() => [...document.querySelectorAll('body *')].every(
                e => e.closest('.unseen, .heat table') || e.getBoundingClientRect().right <= innerWidth + 1)
                && document.documentElement.scrollWidth <= innerWidth"""
        )
    )

"""A served page and a browser on it. The Bot is the true one, but for the questions that `Staged` answers itself."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain import Answer, Block, Citation, Essay, Item, Note, Turn
from bot.errors import BotError
from bot.text.quoting import shown
from tests.standin.page_server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from bot.app import Bot
    from bot.check.check import Checked, Step

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Milliseconds to wait for what is to come: a machine that is busy is slow, not wrong.
PATIENCE = 30_000
PROBE = "<img src=x onerror=alert(1)>"
HOSTILE = Essay(
    "probe/编 1?",
    f"　　“探针”一句写着{PROBE}，还有 $x$、**粗**、# 号、|竖线|、`反引号`、${{1+1}} 和 {{{{7*7}}}}。\n第二段😀在表情之后。",
    title=f"危险{PROBE}文件",
    author="<b>某</b>",
)


class Staged:
    """The bot, with one hostile document and three questions of its own: 探针 cites it, 故障 fails, 慢 takes two seconds.

    A draft with 故障 fails, one with 崩溃 fails as nobody foresaw, one with 漫漫 takes two seconds, one with 漫长 a minute.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    def essays(self) -> list[tuple[str, str, str | None]]:
        return [*self._bot.essays(), (HOSTILE.essay_id, HOSTILE.name, HOSTILE.author)]

    def essay(self, essay_id: str) -> Essay | None:
        return HOSTILE if essay_id == HOSTILE.essay_id else self._bot.essay(essay_id)

    def stream(
        self, question: str, history: Sequence[Turn] = (), quoting: bool = False, depth: int | None = None
    ) -> Iterator[Answer]:
        yield self.ask(question, history)

    def check(self, draft: str, step: Step | None = None) -> Checked:
        if "故障" in draft:
            raise BotError("索引已损坏，请运行 bot index 重建。")
        if "崩溃" in draft:
            raise RuntimeError("nobody foresaw it")
        for done in range(1, 3001 if "漫长" in draft else 101 if "漫漫" in draft else 1):
            time.sleep(0.02)
            assert step is not None
            step(done, 3000)
        return self._bot.check(draft, step)

    def ask(
        self, question: str, history: Sequence[Turn] = (), quoting: bool = False, depth: int | None = None
    ) -> Answer:
        if "故障" in question:
            raise BotError("索引已损坏，请运行 bot index 重建。")
        time.sleep(2 * question.count("慢"))
        if "探针" not in question:
            return self._bot.ask(question, history, quoting, depth)
        place = (HOSTILE.essay_id, HOSTILE.title, HOSTILE.author, PROBE, PROBE)
        text = HOSTILE.text
        ends = [(2, text.index("\n")), (text.index("第二段"), len(text)), (text.index("反引号"), text.index("😀") + 1)]
        cites = tuple(
            Citation(number, *place, start, end, text[start:end], PROBE, None, HOSTILE)
            for number, (start, end) in enumerate(ends, 1)
        )
        blocks = tuple(Block((Item(f"“{shown(cite.quote)}”", (cite.number,)),)) for cite in cites)
        text = "\n\n".join(block.text for block in blocks)
        notes = (Note("history", f"{PROBE}此前的问题：{'、'.join(turn.question for turn in history) or '无'}。"),)
        return Answer(question, question, "answered", None, text, (), cites, notes, blocks=blocks)


@pytest.fixture(scope="session")
def staged(bot: Bot) -> Staged:
    return Staged(bot)


@pytest.fixture(scope="session")
def address(staged: Staged) -> Iterator[str]:
    with served(staged) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "没有找到 Chromium（chromium、chromium-browser 或 google-chrome）"
        )
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


LEAVING = "the page is being left"  # said by a page whose reader loads it anew or goes elsewhere
BROKEN_OFF = ("AbortError", "Unexpected error Connection errored out")  # then Gradio's script closes its own streams


class Watch:
    """What a page asked for and complained of; that its streams end when it is left is no complaint."""

    def __init__(self, page: Page) -> None:
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        self._leaving = False
        page.add_init_script(f"addEventListener('beforeunload', () => console.debug({json.dumps(LEAVING)}))")
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2] if "//" in request.url else ""))
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._complain(str(error)))
        page.on("domcontentloaded", self._arrived)
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def _heard(self, said: ConsoleMessage) -> None:
        self._leaving = self._leaving or said.text == LEAVING
        if said.type == "error":
            self._complain(said.text)

    def _complain(self, text: str) -> None:
        if not (self._leaving and text.startswith(BROKEN_OFF)):
            self.complaints.append(text)

    def _arrived(self, _: Page) -> None:
        self._leaving = False


def opened(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page ready for questions; at the end, nothing was fetched from elsewhere and nothing went wrong."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    watch = Watch(page)
    page.goto(address)
    page.wait_for_selector(".greeting .chip")
    page.wait_for_selector(".paper", state="attached")
    yield page
    context.close()
    assert watch.hosts <= {address.split("/")[2], ""}, "a request left the machine"
    assert watch.complaints == []


@pytest.fixture
def desktop(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US"), address)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    size = {"width": 390, "height": 844}
    yield from opened(browser.new_context(viewport=size, is_mobile=True, has_touch=True, locale="en-US"), address)

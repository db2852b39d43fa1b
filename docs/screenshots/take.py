"""Pictures of every room, in both themes, as wide as a desk and a phone, and of the page in English.

`python docs/screenshots/take.py http://127.0.0.1:7860/`. Needs the test extras and a served index of the shipped essays; writes beside itself.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
SIZES = {"desk": (1280, 800), "phone": (390, 844)}
DRAFT = (
    "马回提出，“推广创新积分制改革，将创新积分与信贷支持、政策奖补挂勾”。刘忠林主张“支持领军企业牵头组建创新联合体”。"
)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def talk(page: Page) -> None:
    """A question and its answer."""
    page.fill("#box textarea", "马回从哪几个方面提出建议？")
    page.keyboard.press("Enter")
    page.locator(".turn .answered").wait_for()


def recommend(page: Page) -> None:
    """A situation and its measures."""
    page.fill("#need textarea", "初创企业缺少资金，想申请科技贷款")
    page.click("#recommend-send")


def check(page: Page) -> None:
    """A draft with a wrong quotation and a right one."""
    page.fill("#draft textarea", DRAFT)
    page.click("#check-send")


def main(address: str) -> None:
    """All pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        for theme in ("light", "dark"):
            for size, (width, height) in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme, locale="zh-CN")
                page.goto(address)
                page.locator(".greeting .chip").first.wait_for()
                for room in ("talk", "recommend", "shelf", "study", "check", "own"):
                    page.locator(f".rooms button[data-room={room}]").click()
                    page.wait_for_timeout(1000)
                    {"talk": talk, "recommend": recommend, "check": check}.get(room, lambda _: None)(page)
                    page.wait_for_timeout(2500)
                    page.screenshot(path=HERE / f"{room}-{size}-{theme}.png")
                page.close()
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            page.add_init_script("localStorage.setItem('policy-language', 'en')")
            page.goto(address)
            page.locator(".greeting .chip").first.wait_for()
            page.wait_for_timeout(1000)
            talk(page)
            page.wait_for_timeout(2500)
            page.screenshot(path=HERE / f"english-{size}-light.png")
            page.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""How soon the page can be used: python -m policy_evals.bench.usable http://127.0.0.1:7860 [--loads 10].

A browser that has kept nothing opens the page so often at the width of a desk and of a telephone. For each width the
medians and maxima: seconds until the box for questions has the focus, seconds until something is painted, and how far the
layout shifts (CLS) within a second after.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"desk": (1280, 800), "telephone": (390, 800)}
WATCH = """window.shifted = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value; })
  .observe({type: 'layout-shift', buffered: true});"""
READY = "() => document.activeElement?.tagName === 'TEXTAREA' && !document.activeElement.disabled"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
SETTLES = 1000  # ms


def opened(browser: Browser, address: str, size: tuple[int, int]) -> tuple[float, float, float]:
    """One load: seconds until it can be typed in, seconds until the first paint, layout shift."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(WATCH)
    started = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_function(READY)
    usable = time.monotonic() - started
    page.wait_for_timeout(SETTLES)
    painted, shifted = page.evaluate(PAINTED), page.evaluate("window.shifted")
    context.close()
    return usable, float(painted), float(shifted)


def told(name: str, loads: Sequence[tuple[float, float, float]]) -> str:
    """A line of figures. Example: desk: usable 0.85 s (at most 1.17), first paint 0.48 s (at most 0.82), shift 0.034 at most"""
    usable, painted, shifted = zip(*loads, strict=True)
    return (
        f"{name}: usable {statistics.median(usable):.2f} s (at most {max(usable):.2f}), "
        f"first paint {statistics.median(painted):.2f} s (at most {max(painted):.2f}), shift {max(shifted):.3f} at most"
    )


def main() -> None:
    """Run it as it is called."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--loads", type=int, default=10)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, size in SIZES.items():
            print(told(name, [opened(browser, given.address, size) for _ in range(given.loads)]), flush=True)


if __name__ == "__main__":
    main()

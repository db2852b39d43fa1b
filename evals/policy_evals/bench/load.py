"""Many users at once: python -m policy_evals.bench.load http://127.0.0.1:7860 --users 50 --seconds 600 --pid PID.

Each user asks, waits for the answer, and asks again, in quotation. Every question is asked once: the development
questions about the essays, begun in so many ways; with `--few` eight, again and again, as a page's examples are. With
`--page` each user has a page open and asks through its queue, as a browser does, and opens another after `--visit`
answers. A line every ten seconds and one for all: answers a second, seconds at p50 and p95, failures, and the server's
memory. Its processor time tells how many cores it used.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from policy_evals.bench import pages
from policy_evals.cases import FOLDER

CASES = FOLDER / "answerable.jsonl"
BEGUN = (
    "",
    "请问",
    "我想知道，",
    "想请教一下，",
    "请告诉我：",
    "麻烦说一下，",
    "您好，",
    "请问一下，",
    "再问一个：",
    "想了解：",
)
FEW = (
    "创新积分制改革怎么用？",
    "三位专家的观点有什么不同？",
    "中试平台怎么建？",
    "邹慧讲了哪几方面？",
    "今天天气怎么样？",
    "马回的第三部分讲什么？",
    "怎样解决科技企业融资难？",
    "耐心资本是谁提出的？",
)
EVERY = 10
PATIENCE = 60
VISIT = 8
STREAMS = 3  # connections of a user: a page's two streams, and a request


@dataclass
class Seen:
    """What the users met since it was last told."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0

    def told(self, spent: float) -> str:
        """A line of figures. Example: 21.3 a second, p50 1.6 s, p95 2.9 s, 0 failures"""
        if len(self.seconds) < 2:
            return f"{len(self.seconds)} answers, {self.failures} failures"
        cuts = statistics.quantiles(self.seconds, n=20)
        rate = len(self.seconds) / spent
        return f"{rate:.1f} a second, p50 {cuts[9]:.2f} s, p95 {cuts[18]:.2f} s, {self.failures} failures"


def used(pid: int | None) -> str:
    """The memory of a process and the processor time that it has used. Linux."""
    if pid is None:
        return ""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    ticks = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return f", {memory / 1024:.0f} MB, {sum(map(int, ticks)) / os.sysconf('SC_CLK_TCK'):.0f} s of the processor"


@dataclass
class Load:
    """So many users, what they ask, until when, and what they met."""

    client: httpx.AsyncClient
    until: float
    questions: Iterator[str]
    seen: list[Seen]
    opened: int = 0

    async def of_the_api(self) -> None:
        """Ask until it is time."""

        async def ask(question: str) -> str:
            answer = await self.client.post("api/ask", json={"question": question, "quoting": True})
            return "" if answer.status_code == 200 else f"{answer.status_code} {answer.text[:200]}"

        while self._is_time():
            await self._ask(ask)

    async def of_the_page(self, event: int, visit: int) -> None:
        """Open a page, ask so many questions of it, close it, open another, until it is time."""
        while self._is_time():
            try:
                async with pages.opened(self.client, event) as page:
                    self.opened += 1
                    for _ in range(visit):
                        if self._is_time():
                            await self._ask(page.ask)
            except httpx.HTTPError as error:
                self._met(0, f"a page could not be opened: {error!r}")

    def _is_time(self) -> bool:
        return time.monotonic() < self.until

    async def _ask(self, ask: Callable[[str], Awaitable[str]]) -> None:
        question, started = next(self.questions), time.monotonic()
        try:
            why = await ask(question)
        except httpx.HTTPError as error:
            why = repr(error)
        self._met(time.monotonic() - started, why and f"{question}: {why}")

    def _met(self, seconds: float, why: str) -> None:
        if why:
            print(f"failed: {why}", flush=True)
        for one in self.seen:
            one.failures += bool(why)
            one.seconds.append(seconds)


def asked(few: bool, skipped: int = 0) -> Iterator[str]:
    """Questions without end."""
    rows = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    own = FEW if few else [row["question"] for row in rows if row["split"] == "dev"]
    each = itertools.cycle(f"{begun}{one}" for begun in (BEGUN[:1] if few else BEGUN) for one in own)
    return itertools.islice(each, skipped, None)


async def run(given: argparse.Namespace) -> Seen:
    """Let so many users ask for so long."""
    whole, part = Seen(), Seen()
    started = time.monotonic()
    most = given.users * STREAMS
    # A connection is kept as a proxy keeps it.
    limits = httpx.Limits(max_connections=most, max_keepalive_connections=most, keepalive_expiry=60)
    headers = {"Authorization": f"Bearer {given.token}"} if given.token else {}
    async with httpx.AsyncClient(base_url=given.address, timeout=PATIENCE, limits=limits, headers=headers) as client:
        load = Load(client, started + given.seconds, asked(given.few, given.skip), [whole, part])
        event = await pages.event(client) if given.page else 0
        asking = [
            asyncio.create_task(load.of_the_page(event, given.visit) if given.page else load.of_the_api())
            for _ in range(given.users)
        ]
        while any(not one.done() for one in asking):
            await asyncio.wait(asking, timeout=EVERY)
            print(f"{time.monotonic() - started:4.0f} s  {part.told(EVERY)}{used(given.pid)}", flush=True)
            part.seconds, part.failures = [], 0
        await asyncio.gather(*asking)
    pages_told = f", {load.opened} pages" if given.page else ""
    print(f"in all {whole.told(time.monotonic() - started)}{pages_told}{used(given.pid)}")
    return whole


def main() -> None:
    """Run it as it is called."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pid", type=int)
    parser.add_argument("--token", default="")
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--skip", type=int, default=0, help="questions that this server was asked before")
    parser.add_argument("--page", action="store_true", help="through the page's queue")
    parser.add_argument("--visit", type=int, default=VISIT, help="answers before a page is closed")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()

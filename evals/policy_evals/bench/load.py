"""Many users at once: python -m policy_evals.bench.load http://127.0.0.1:7860 --users 50 --seconds 600 --pid PID.

Each user asks, waits for the answer, and asks again, in quotation. Every question is asked once: the development
questions about the essays, begun in so many ways; with `--few` eight, again and again, as a page's examples are. A line
every ten seconds and one for all: answers a second, seconds at p50 and p95, failures, and the server's memory. Its
processor time tells how many cores it used.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

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


async def user(client: httpx.AsyncClient, until: float, questions: Iterator[str], seen: list[Seen]) -> None:
    """Ask until it is time."""
    for question in questions:
        started = time.monotonic()
        if started >= until:
            return
        try:
            answer = await client.post("api/ask", json={"question": question, "quoting": True})
            failed = answer.status_code != 200
            why = f"{answer.status_code} {answer.text[:200]}"
        except httpx.HTTPError as error:
            failed, why = True, repr(error)
        if failed:
            print(f"failed: {question}: {why}", flush=True)
        for one in seen:
            one.failures += failed
            one.seconds.append(time.monotonic() - started)


def asked(few: bool) -> Iterator[str]:
    """Questions without end."""
    rows = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    own = FEW if few else [row["question"] for row in rows if row["split"] == "dev"]
    return itertools.cycle(f"{begun}{one}" for begun in (BEGUN[:1] if few else BEGUN) for one in own)


async def run(address: str, users: int, seconds: float, pid: int | None, token: str, few: bool = False) -> Seen:
    """Let so many users ask for so long."""
    whole, part = Seen(), Seen()
    seen = [whole, part]
    started = time.monotonic()
    limits = httpx.Limits(
        max_connections=users, max_keepalive_connections=users, keepalive_expiry=60
    )  # as a proxy does
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits, headers=headers) as client:
        questions = asked(few)
        asking = [asyncio.create_task(user(client, started + seconds, questions, seen)) for _ in range(users)]
        while any(not one.done() for one in asking):
            await asyncio.wait(asking, timeout=EVERY)
            print(f"{time.monotonic() - started:4.0f} s  {part.told(EVERY)}{used(pid)}", flush=True)
            part.seconds, part.failures = [], 0
    print(f"in all {whole.told(time.monotonic() - started)}{used(pid)}")
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
    given = parser.parse_args()
    asyncio.run(run(given.address, given.users, given.seconds, given.pid, given.token, given.few))


if __name__ == "__main__":
    main()

"""What one more document costs: `python -m policy_evals.bench.growth [--against CHECKOUT] [PASSAGES ...]`.

The collection is made up: pages of five passages, each of three sentences of drawn words; vectors of `HashEmbedder`, so
that embedding is left out. Each step runs in a process of its own and tells its seconds, those of the processor, peak memory and what it sent to
the disk: `whole` makes the index of everything, `again` does so with one more page of two passages (what the one page
costs where the folder is indexed anew), `open` opens the index, `reopen` does so where the one without the page is open,
`ask` searches it for thirty questions, `answer` answers ten, each told at p50 and p95 too; `add` and `remove` change that
page alone, `cut` removes a page of the whole. `old whole` and `old again` are those steps of another checkout.

`--keep FILE` adds a line of JSON a step to a file, so that what was measured outlasts a run that is broken off; `--plot
CHART.svg --keep FILE` draws what that file holds and measures nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.index import build as building
from bot.index import store
from policy_evals import charts

BOUNDS = (60, 160, 320)
SENTENCES, PASSAGES = 3, 5  # of a passage, of a page
WORDS = "推动 支持 企业 创新 平台 资金 人才 培养 项目 建设 服务 管理 监督 评价 标准 数据 产业 升级 绿色 农村 医疗 保障 教育 开放".split()
PLACES = [f"{first}{second}" for first in "青安永平长新临高" for second in "原州宁阳溪川城山"]
QUESTIONS = [
    f"{place}市怎样推动{word}项目{way}？"
    for way in ("建设", "管理")
    for place, word in zip(PLACES[::4], WORDS, strict=False)
][:30]
STEPS = ("whole", "add", "open", "ask", "answer", "remove", "reopen", "remove", "cut", "again")


def page(number: int, passages: int = PASSAGES) -> Essay:
    """A page of drawn words, the same for the same number."""
    drawn = random.Random(number)

    def sentence() -> str:
        place, share = drawn.choice(PLACES), drawn.randrange(10_000)
        return f"{place}市要{'，'.join(''.join(drawn.sample(WORDS, 3)) for _ in range(3))}，达到{share}项。"

    text = "\n".join("".join(sentence() for _ in range(SENTENCES)) for _ in range(passages))
    return Essay(f"page-{number}", text, title=f"关于{drawn.choice(PLACES)}市{''.join(drawn.sample(WORDS, 2))}的通知")


def written() -> int:
    """Bytes that this process has sent to the disk."""
    lines = (line.split(": ") for line in Path("/proc/self/io").read_text(encoding="ascii").splitlines())
    return int(dict(lines)["write_bytes"])


def each(do: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Milliseconds that each question takes."""
    took = []
    for question in questions:
        started = time.perf_counter()
        do(question)
        took.append(1000 * (time.perf_counter() - started))
    return took


def step(name: str, home: Path, passages: int) -> dict[str, Any]:
    """Do one step, print what it took and return it."""
    embedder, one = HashEmbedder(), page(-1, 2)
    pages = [page(number) for number in range(passages // PASSAGES)] if name in ("whole", "again") else []
    if name == "ask":
        from bot.encoders.reader import BundledReader
        from bot.search.retrieve import Searcher
        from bot.settings import Settings

        index = store.open_index(home)
        assert index is not None
        searcher = Searcher.of(index, embedder, BundledReader(), Settings(home=home, embedding_model="hash"))
        searcher.hits(searcher.query(QUESTIONS[0]), 5)  # what is read at the first question is no question's cost

    if name == "answer":
        from bot.app import Bot
        from bot.settings import Settings

        least, most, longest = BOUNDS
        bot = Bot(Settings(home, "hash", passage_min=least, passage_max=most, window_max=longest))
        bot.ask(QUESTIONS[0], quoting=True)

    if name == "reopen":
        held = store.open_index(home)
        building.change(home, [one], [], embedder, BOUNDS)

    ways: dict[str, Callable[[], object]] = {
        "whole": lambda: building.build(home, pages, embedder, BOUNDS),
        "again": lambda: building.build(home, [*pages, one], embedder, BOUNDS),
        "add": lambda: building.change(home, [one], [], embedder, BOUNDS),
        "remove": lambda: building.change(home, [], [one.essay_id], embedder, BOUNDS),
        "cut": lambda: building.change(home, [], ["page-7"], embedder, BOUNDS),
        "open": lambda: len(getattr(store.open_index(home), "passages", ())),
        "reopen": lambda: len(getattr(store.open_index(home, held), "passages", ())),
        "ask": lambda: each(lambda one: searcher.hits(searcher.query(one), 5), QUESTIONS),
        "answer": lambda: each(lambda one: bot.ask(f"{one}请说明", quoting=True), QUESTIONS[:10]),
    }
    before, started, worked = written(), time.perf_counter(), time.process_time()
    done = ways[name]()
    own = time.process_time() - worked
    seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found: dict[str, Any] = {"passages": passages, "step": name, "seconds": seconds, "processor": own, "memory": memory}
    found["written"] = (written() - before) / 1e6
    if isinstance(done, list):
        cuts = statistics.quantiles(done, n=20, method="inclusive")
        found |= {"p50": cuts[9], "p95": cuts[18]}
        done = f"{len(done)} questions, p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms"
    print(
        f"{seconds:8.2f} s, {own:7.2f} of the processor {memory:6.0f} MB {found['written']:9.2f} MB written  {done}",
        flush=True,
    )
    return found


def plot(rows: Sequence[dict[str, Any]]) -> str:
    """Memory, start-up and search over the passages; of a step that was measured more than once, its median."""

    def line(name: str, figure: str) -> list[tuple[float, float]]:
        sizes = sorted({row["passages"] for row in rows if row["step"] == name})
        return [
            (size, statistics.median(row[figure] for row in rows if (row["passages"], row["step"]) == (size, name)))
            for size in sizes
        ]

    return charts.over_sizes(
        "passages",
        [
            (
                "Peak memory, MB",
                [(name, line(step, "memory")) for name, step in (("open", "open"), ("answer", "answer"))],
            ),
            ("Start-up, s", [(name, line("open", name)) for name in ("seconds", "processor")]),
            ("Search, ms", [(name, line("ask", name)) for name in ("p50", "p95")]),
        ],
    )


def main() -> None:
    """Print the cost of each step for collections of these sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", nargs="*", type=int, default=[2000, 10_000, 52_200], help="of each collection")
    parser.add_argument("--against", type=Path, help="another checkout, to make the whole with it first")
    parser.add_argument("--step", help="do this step alone")
    parser.add_argument("--home", type=Path, help="in this folder")
    parser.add_argument("--keep", type=Path, help="a file for the figures, a line of JSON a step")
    parser.add_argument("--plot", type=Path, help="draw the figures that are kept into this file, and do nothing else")
    given = parser.parse_args()
    if given.plot:
        rows = [json.loads(row) for row in given.keep.read_text(encoding="utf-8").splitlines()]
        given.plot.write_text(plot(rows), encoding="utf-8")
        return
    if given.step:
        found = step(given.step, given.home, given.passages[0])
        if given.keep:
            with given.keep.open("a", encoding="utf-8") as kept:
                kept.write(
                    json.dumps(
                        {name: round(value, 3) if isinstance(value, float) else value for name, value in found.items()}
                    )
                    + "\n"
                )
        return
    checkouts = [("old ", given.against, ("whole", "again"))] if given.against else []
    for passages in given.passages:
        print(f"{passages} passages")
        for label, checkout, steps in [*checkouts, ("", None, STEPS)]:
            environment = os.environ | ({"PYTHONPATH": str(checkout)} if checkout else {})
            with tempfile.TemporaryDirectory() as home:
                for name in steps:
                    print(f"{label + name:10}", end="", flush=True)
                    command = [sys.executable, "-P", __file__, str(passages), "--step", name, "--home", home]
                    kept = ["--keep", str(given.keep.absolute())] if given.keep and not checkout else []
                    subprocess.run([*command, *kept], check=True, env=environment, cwd=checkout)


if __name__ == "__main__":
    main()

"""What one more document costs: `python -m policy_evals.bench.growth [--against CHECKOUT] [PASSAGES ...]`.

The collection is made up: pages of five passages, each of three sentences of drawn words; vectors of `HashEmbedder`, so
that embedding is left out. Each step runs in a process of its own and tells its seconds, peak memory and what it sent to
the disk: `whole` makes the index of everything, `again` does so with one more page of two passages (what the one page
costs where the folder is indexed anew), `open` opens the index, `reopen` does so where the one without the page is open,
`ask` searches it for ten questions, `answer` answers ten; `add` and `remove` change that page alone, `cut` removes a page
of the whole. `old whole` and `old again` are those steps of another checkout.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.index import build as building
from bot.index import store

BOUNDS = (60, 160, 320)
SENTENCES, PASSAGES = 3, 5  # of a passage, of a page
WORDS = "推动 支持 企业 创新 平台 资金 人才 培养 项目 建设 服务 管理 监督 评价 标准 数据 产业 升级 绿色 农村 医疗 保障 教育 开放".split()
PLACES = [f"{first}{second}" for first in "青安永平长新临高" for second in "原州宁阳溪川城山"]
QUESTIONS = [f"{place}市怎样推动{word}项目建设？" for place, word in zip(PLACES[::7], WORDS, strict=False)]
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


def step(name: str, home: Path, passages: int) -> None:
    """Do one step and print what it took."""
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

    def asked() -> object:
        return sum(len(searcher.hits(searcher.query(question), 5)) for question in QUESTIONS)

    ways: dict[str, Callable[[], object]] = {
        "whole": lambda: building.build(home, pages, embedder, BOUNDS),
        "again": lambda: building.build(home, [*pages, one], embedder, BOUNDS),
        "add": lambda: building.change(home, [one], [], embedder, BOUNDS),
        "remove": lambda: building.change(home, [], [one.essay_id], embedder, BOUNDS),
        "cut": lambda: building.change(home, [], ["page-7"], embedder, BOUNDS),
        "open": lambda: len(getattr(store.open_index(home), "passages", ())),
        "reopen": lambda: len(getattr(store.open_index(home, held), "passages", ())),
        "ask": asked,
        "answer": lambda: sum(bool(bot.ask(f"{one}请说明", quoting=True).text) for one in QUESTIONS),
    }
    before, started = written(), time.perf_counter()
    done = ways[name]()
    seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:8.2f} s {memory:6.0f} MB {(written() - before) / 1e6:9.2f} MB written  {done}", flush=True)


def main() -> None:
    """Print the cost of each step for collections of these sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", nargs="*", type=int, default=[2000, 10_000, 52_200], help="of each collection")
    parser.add_argument("--against", type=Path, help="another checkout, to make the whole with it first")
    parser.add_argument("--step", help="do this step alone")
    parser.add_argument("--home", type=Path, help="in this folder")
    given = parser.parse_args()
    if given.step:
        step(given.step, given.home, given.passages[0])
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
                    subprocess.run(command, check=True, env=environment, cwd=checkout)


if __name__ == "__main__":
    main()

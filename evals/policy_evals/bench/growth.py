"""What one more document costs: `python -m policy_evals.bench.growth [PASSAGES ...]` (1000 and 10000 where none is given).

The collection is made up (pages of five passages, each of three sentences of drawn words; vectors of `HashEmbedder`).
Each step runs in a process of its own: `whole` makes the index of everything, `again` does so with one more page of two
passages, as a change of the folder costs; `add` and `remove` change only that page; `open` opens the index.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.index import store
from bot.index.build import build, change

BOUNDS = (60, 160, 320)
SENTENCES, PASSAGES = 3, 5  # of a passage, of a page
WORDS = "推动 支持 企业 创新 平台 资金 人才 培养 项目 建设 服务 管理 监督 评价 标准 数据 产业 升级 绿色 农村 医疗 保障 教育 开放".split()
PLACES = [f"{first}{second}" for first in "青安永平长新临高" for second in "原州宁阳溪川城山"]


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
    pages = passages // PASSAGES
    whole = [page(number) for number in range(pages)] if name in ("whole", "again") else []
    one = page(-1, 2)
    before, started = written(), time.perf_counter()
    if name == "open":
        index = store.open_index(home)
        assert index is not None
        done = f"{len(index.passages)} passages"
    elif name in ("add", "remove"):
        added, removed = ([one], []) if name == "add" else ([], [one.essay_id])
        done = str(change(home, added, removed, HashEmbedder(), BOUNDS))
    else:
        done = str(build(home, [*whole, *([one] if name == "again" else [])], HashEmbedder(), BOUNDS))
    seconds, memory = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:7}{seconds:8.2f} s {memory:6.0f} MB {(written() - before) / 1e6:9.2f} MB written  {done}", flush=True)


def main() -> None:
    """Print the cost of each step for collections of these sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--steps", default="whole,add,open,remove,again", help="which, in order")
    parser.add_argument("--home", type=Path, help="a folder to use and to leave there")
    given = parser.parse_args()
    if given.home:
        for name in given.steps.split(","):
            step(name, given.home, given.passages[0])
        return
    for passages in given.passages:
        print(f"{passages} passages")
        with tempfile.TemporaryDirectory() as home:
            for name in given.steps.split(","):
                command = [sys.executable, "-m", __name__ if __name__ != "__main__" else "policy_evals.bench.growth"]
                subprocess.run([*command, str(passages), "--steps", name, "--home", home], check=True)


if __name__ == "__main__":
    main()

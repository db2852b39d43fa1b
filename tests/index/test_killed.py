"""kill -9 in the middle of a command: what answers afterwards is the index before, whole; the next command cleans up.

A process of its own runs the command, counts what it does to the index's folder (`sys.addaudithook`: a file opened,
renamed, removed) and kills itself just before a chosen step, so each moment is met exactly and on any machine.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.encoders.embed import HashEmbedder
from bot.encoders.reader import BundledReader
from bot.index import generations, store
from bot.search.opened import Opened
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
# Each line of standard input is a home, a step (0: none) and a command; the answer is how it ended and all its steps.
RUNNER = """
import json, os, signal, sys
os.environ["BOT_EMBEDDING_MODEL"] = "hash"
import chromadb
from bot.faces import cli
from bot.text import words

WATCHED = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")
words.cut("预热")

def command(home, last, arguments):
    os.environ["BOT_HOME"] = home
    steps = []
    def watch(event, given):
        if event in WATCHED and (f"{home}/index" in str(given[0]) or event in ("os.remove", "os.rmdir")):
            steps.append(f"{event} {os.path.basename(str(given[0]))}")
            if len(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    status = cli.run(arguments)
    sys.addaudithook(lambda *_: None)
    with open(f"{home}/steps.json", "w") as file:
        json.dump(steps, file)
    os._exit(status)

for line in sys.stdin:
    child = os.fork()
    if not child:
        command(*json.loads(line))
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Runner:
    """Runs commands, each in a process of its own, without the second that importing takes."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", RUNNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )

    def __call__(self, home: Path, step: int, *arguments: object) -> int:
        """The status as `os.waitpid` gives it: 9 of a process that was killed before its step of this number."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(home), step, list(map(str, arguments))]) + "\n")
        self._process.stdin.flush()
        while not (line := self._process.stdout.readline().strip()).isdigit():  # what the command says
            assert self._process.poll() is None
        return int(line)

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def run() -> Iterator[Runner]:
    with closing(Runner()) as runner:
        yield runner


def texts(folder: Path, *numbers: int) -> Path:
    folder.mkdir()
    for number in numbers:
        body = "\n\n".join(
            f"第{number}号文件第{at}段：企业要加大研发投入，达到{number + at}项。" * 3 for at in range(4)
        )
        (folder / f"d{number}.md").write_text(f"# 题{number}\n\n{body}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def first(run: Runner, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an index of six documents, the last added alone, so that there are two parts."""
    folder = tmp_path_factory.mktemp("first")
    assert run(folder / "home", 0, "index", "--corpus", texts(folder / "five", 0, 1, 2, 3, 4)) == 0
    assert run(folder / "home", 0, "index", "--add", texts(folder / "one", 5)) == 0
    return folder / "home"


def told(home: Path) -> tuple[object, ...]:
    """All that the index holds and what it finds: it opens only where it is whole."""
    index = store.open_index(home)
    assert index is not None
    with closing(index):
        vectors = index.vectors(index.passages) | index.sentence_vectors(index.passages)
        found = index.by_window.scores(["企业", "研发", "3号", "5号"]).tolist()
        return (
            list(index.essays.values()),
            tuple(index.passages),
            sorted(vectors),
            found,
            index.background,
            index.proposals,
        )


def leftovers(home: Path) -> list[str]:
    """What lies in the index's folder and belongs to no generation."""
    generation = home / "index" / str(generations.current(home))
    parts = {row["name"] for row in json.loads((generation / "manifest.json").read_text(encoding="utf-8"))["parts"]}
    there = {file.name for file in (home / "index").iterdir()}
    return sorted(there - parts - {generation.name, "current", "build.lock"})


@pytest.mark.parametrize("way", ["add", "remove", "whole"])
def test_kill_nine_at_any_step_leaves_the_old_index_or_the_new(
    run: Runner, first: Path, tmp_path: Path, way: str
) -> None:
    new = texts(tmp_path / "new", 3, 6)
    (new / "d3.md").write_text("# 题3\n\n第3号文件改为：企业要建立研发台账。\n", encoding="utf-8")
    arguments = {
        "add": ["index", "--add", new],  # a new document, and a changed one
        "remove": ["index", "--remove", "d5", "--remove", "d2"],
        "whole": ["index", "--corpus", new],
    }[way]
    done = Path(shutil.copytree(first, tmp_path / "done"))
    assert run(done, 0, *arguments) == 0
    before, after = told(first), told(done)
    assert before != after
    assert leftovers(done) == []
    steps = json.loads((done / "steps.json").read_text())
    swap = 1 + max(at for at, step in enumerate(steps) if step == "os.rename current.new")
    moments = {2, swap // 3, swap * 2 // 3, swap, swap + 1, len(steps)}
    for moment in sorted(moments):
        home = Path(shutil.copytree(first, tmp_path / f"killed-{moment}"))
        assert run(home, moment, *arguments) == signal.SIGKILL
        assert told(home) == (before if moment <= swap else after), steps[moment - 1]
        run(home, 0, *arguments)  # the same again; what was removed before the kill cannot be removed again
        assert leftovers(home) == [], steps[moment - 1]
        assert told(home)[1] == after[1]


def test_a_reader_keeps_its_index_while_commands_are_killed_and_run(run: Runner, first: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(first, tmp_path / "home"))
    opened = Opened(Settings(home=home, embedding_model="hash"), HashEmbedder(), BundledReader())
    index = opened.searcher.index
    assert run(home, 5, "index", "--remove", "d1") == signal.SIGKILL
    assert opened.searcher.index is index
    assert run(home, 0, "index", "--remove", "d1") == 0
    assert index.vectors(index.passages).keys() == {passage.passage_id for passage in index.passages}
    assert "d1" not in opened.searcher.index.essays

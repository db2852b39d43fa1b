"""A build that is killed while it embeds goes on where it was, and leaves nothing behind once it is done."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.index import build, store, unfinished
from bot.index.vectors import ADD_BATCH

BOUNDS = (10, 60, 60)
COUNT = 120
ESSAYS = [Essay(f"e{at}", "".join(f"第{at}号文件第{n}条补助{at * n}元。" * 3 for n in range(9))) for at in range(COUNT)]
# Embeds until it is killed.
BUILDER = """
import sys, time
from pathlib import Path
from tests.index.test_unfinished import BOUNDS, ESSAYS, Counting
from bot.index import build

class Slow(Counting):
    def passages(self, texts):
        for batch in super().passages(texts):
            yield batch
            if self.made == 800:
                print("so far", flush=True)
                time.sleep(600)

build.build(Path(sys.argv[1]), ESSAYS, Slow(), BOUNDS)
"""


class Counting(HashEmbedder):
    """Tells how many texts it has embedded."""

    def __init__(self, identity: str = HashEmbedder.identity) -> None:
        self.identity, self.made = identity, 0

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        for batch in super().passages(texts):
            self.made += len(batch)
            yield batch


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    command = [sys.executable, "-c", BUILDER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"so far\n"
        builder.kill()
    assert builder.returncode == -signal.SIGKILL
    return tmp_path


def vectors(home: Path) -> dict[str, NDArray[np.float32]]:
    index = store.open_index(home)
    assert index is not None
    with closing(index):
        return {**index.vectors(index.passages), **index.sentence_vectors(index.passages)}


@pytest.mark.parametrize("damage", ["none", "half a row", "a byte"])
def test_what_was_embedded_before_a_kill_is_not_embedded_again(killed: Path, tmp_path_factory, damage: str) -> None:
    file = killed / "index" / unfinished.FILE
    content = bytearray(file.read_bytes())
    lost = 0
    if damage == "half a row":
        content, lost = content[:-100], 1
    elif damage == "a byte":
        content[-5] ^= 1
        lost = 1
    file.write_bytes(content)
    again, whole = Counting(), Counting()
    build.build(killed, ESSAYS, again, BOUNDS)
    other = tmp_path_factory.mktemp("other")
    build.build(other, ESSAYS, whole, BOUNDS)
    assert whole.made > unfinished.LEAST + 800
    assert whole.made - again.made >= 800 - lost
    found, expected = vectors(killed), vectors(other)
    assert found.keys() == expected.keys()
    assert all(np.array_equal(found[key], expected[key]) for key in expected)
    assert {one.name[:3] for one in (killed / "index").iterdir()} == {"cur", "gen", "seg", "bui"}


def test_another_model_takes_nothing_of_it(killed: Path) -> None:
    other = Counting("another")
    report = build.build(killed, ESSAYS, other, BOUNDS)
    assert other.made > report.passages > 800


def test_a_full_disk_keeps_no_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(HashEmbedder):
        def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
            for at, batch in enumerate(super().passages(texts)):
                if at == ADD_BATCH // 32:
                    raise OSError(28, "No space left on device")
                yield batch

    with pytest.raises(Exception, match="磁盘已满"):
        build.build(tmp_path, ESSAYS, Failing(), BOUNDS)
    assert not (tmp_path / "index" / unfinished.FILE).exists()

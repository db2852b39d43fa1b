from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.errors import HomeNotWritable, IndexBroken
from bot.index import generations, store
from bot.index.build import build
from bot.index.manifest import answering

BOUNDS = (10, 60, 60)


def essay(key: str, text: str = "要强化企业创新主体地位。鼓励企业加大研发投入。") -> Essay:
    return Essay(key, f"{key}号文件：{text}", title=f"题{key}", author=f"作者{key}")


class CountingEmbedder(HashEmbedder):
    """Counts the passages that it is asked to embed."""

    def __init__(self, identity: str = "hash-256") -> None:
        self.identity = identity
        self.seen: list[str] = []

    def passages(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
        self.seen += texts
        return super().passages(texts)


def opened(home: Path) -> store.Index:
    index = store.open_index(home)
    assert index is not None
    return index


def fits(home: Path, model: str) -> bool:
    generation = answering(home)
    assert generation is not None
    return generation.fits(model, BOUNDS)


def test_a_home_without_an_index(tmp_path: Path) -> None:
    assert store.open_index(tmp_path) is None


def test_what_was_stored_comes_back(tmp_path: Path) -> None:
    essays = [essay("甲"), essay("乙", "推动成果转化😀。")]
    report = build(tmp_path, essays, HashEmbedder(), BOUNDS)
    index = opened(tmp_path)
    assert list(index.essays.values()) == essays
    assert (report.documents, report.passages, report.added) == (2, len(index.passages), len(index.passages))
    target = index.passages[-1]
    vector = index.vectors([target])[target.passage_id]
    (best, cosine), *_ = index.nearest(vector, 3)
    assert index.passages[best] == target
    assert cosine == pytest.approx(1, abs=1e-3)


def test_an_author_filters(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲"), essay("乙")], HashEmbedder(), BOUNDS)
    index = opened(tmp_path)
    found = index.nearest(HashEmbedder().queries(["企业"])[0], 10, "作者乙")
    assert {index.passages[at].author for at, _ in found} == {"作者乙"}


def test_only_what_is_new_is_embedded(tmp_path: Path) -> None:
    first = CountingEmbedder()
    build(tmp_path, [essay("甲"), essay("乙")], first, BOUNDS)
    second = CountingEmbedder()
    report = build(tmp_path, [essay("甲"), essay("丙")], second, BOUNDS)
    assert second.seen
    assert "丙号文件" in second.seen[0]
    assert len(second.seen) == len(first.seen) // 2
    assert (report.passages, report.added, report.removed, report.kept) == (2, 1, 1, 1)
    assert set(opened(tmp_path).essays) == {"甲", "丙"}


def test_building_the_same_again_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    name = generations.current(tmp_path)
    report = build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    assert (report.added, report.removed, report.kept) == (0, 0, report.passages)
    assert generations.current(tmp_path) == name


def test_a_changed_author_is_stored_though_no_word_changed(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    other = Essay("甲", essay("甲").text, title="题甲", author="另一人")
    again = CountingEmbedder()
    build(tmp_path, [other], again, BOUNDS)
    assert again.seen == []
    index = opened(tmp_path)
    assert index.passages[0].author == "另一人"
    assert index.nearest(HashEmbedder().queries(["企业"])[0], 5, "作者甲") == []


def test_vectors_of_another_model_are_never_mixed_in(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲")], CountingEmbedder("model-a"), BOUNDS)
    assert not fits(tmp_path, "model-b")
    other = CountingEmbedder("model-b")
    report = build(tmp_path, [essay("甲")], other, BOUNDS)
    assert report.added == report.passages
    assert len(other.seen) > report.passages  # each passage, and its sentences
    assert fits(tmp_path, "model-b")


def test_an_old_generation_stays_while_it_is_read_and_goes_afterwards(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    reader = opened(tmp_path)
    build(tmp_path, [essay("乙")], HashEmbedder(), BOUNDS)
    assert reader.nearest(HashEmbedder().queries(["企业"])[0], 1)
    assert len(list((tmp_path / "index").glob("gen-*"))) == 2
    reader.close()
    build(tmp_path, [essay("丙")], HashEmbedder(), BOUNDS)
    assert len(list((tmp_path / "index").glob("gen-*"))) == 1


@pytest.mark.parametrize(
    "lost", ["chroma", "lexical", "passages.jsonl", "documents.jsonl", "chroma/chroma.sqlite3", "."]
)
def test_a_half_deleted_index_is_told_and_can_be_rebuilt(tmp_path: Path, lost: str) -> None:
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    (part,) = (tmp_path / "index").glob("seg-*")
    target = part / lost
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    with pytest.raises(IndexBroken, match="bot index"):
        store.open_index(tmp_path)
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    assert list(opened(tmp_path).essays) == ["甲"]


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeNotWritable, match="BOT_HOME"):
        build(tmp_path / "file" / "home", [essay("甲")], HashEmbedder(), BOUNDS)


def test_a_failing_build_leaves_the_old_index(tmp_path: Path) -> None:
    class Failing(HashEmbedder):
        def passages(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
            raise MemoryError

    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    with pytest.raises(MemoryError):
        build(tmp_path, [essay("乙")], Failing(), BOUNDS)
    assert list(opened(tmp_path).essays) == ["甲"]
    assert len(list((tmp_path / "index").glob("gen-*"))) == 1


BUILDER = """
import sys, time
from pathlib import Path
from bot.domain import Essay
from bot.index import generations, store
from bot.index.build import build
from bot.index.manifest import answering
from bot.encoders.embed import HashEmbedder

class Slow(HashEmbedder):
    def passages(self, texts):
        for batch in super().passages(texts):
            time.sleep(0.01)
            yield batch

round_ = sys.argv[2]
essays = [Essay(f"{round_}-{n}", f"第{n}号文件提出要强化企业创新主体地位。" * 20, author=round_) for n in range(20)]
print("ready", flush=True)
build(Path(sys.argv[1]), essays, Slow(), (10, 60, 60))
"""


def test_kill_nine_at_any_moment_leaves_an_index_that_answers(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    survivors = set()
    for attempt in range(8):
        command = [sys.executable, "-c", BUILDER, str(tmp_path), f"r{attempt}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as builder:
            assert builder.stdout is not None
            builder.stdout.readline()
            time.sleep(0.25 * attempt)
            os.kill(builder.pid, signal.SIGKILL)
        index = opened(tmp_path)
        vector = HashEmbedder().queries(["企业创新"])[0]
        assert index.nearest(vector, 3)
        authors = {item.author for item in index.essays.values()}
        assert len(authors) == 1  # one whole corpus, never two halves
        survivors |= authors
        index.close()
    build(tmp_path, [essay("乙")], HashEmbedder(), BOUNDS)
    assert list(opened(tmp_path).essays) == ["乙"]
    assert len(list((tmp_path / "index").glob("gen-*"))) == 1
    assert "作者甲" in survivors


def test_two_processes_read_while_one_builds(tmp_path: Path) -> None:
    build(tmp_path, [essay("甲")], HashEmbedder(), BOUNDS)
    command = [sys.executable, "-c", BUILDER, str(tmp_path), "new"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        seen = []
        while builder.poll() is None:
            first, second = opened(tmp_path), opened(tmp_path)
            for reader in (first, second):
                assert reader.nearest(HashEmbedder().queries(["企业"])[0], 1)
                seen.append(len(reader.essays))
                reader.close()
    assert seen[0] == 1
    assert len(opened(tmp_path).essays) == 20

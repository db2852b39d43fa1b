from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.encoders.embed import HashEmbedder
from bot.index.vectors import ADD_BATCH, KINDS, LOGGED, Row, Vectors, _sizes, fill
from bot.index.whole import marks

EMBEDDER = HashEmbedder()
TEXTS = [
    f"第{number}条 {word}{number * 7}" for number, word in enumerate("企业创新 高校开放 人才培养 金融支持".split() * 9)
]
ROWS = [Row("passages", f"p{at}", "甲" if at % 3 else "乙", text) for at, text in enumerate(TEXTS)]
ROWS += [Row("sentences", f"p{at}.0", None, text[:9]) for at, text in enumerate(TEXTS)]


class Counting(HashEmbedder):
    """Remembers the texts that it is asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def passages(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        self.seen += texts
        return super().passages(texts)


def silent(_done: int, _of: int) -> None:
    pass


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vectors]:
    folder = tmp_path_factory.mktemp("vectors") / "chroma"
    fill(folder, ROWS, {}, EMBEDDER, silent)
    with closing(Vectors(folder)) as vectors:
        yield vectors


def test_each_kind_is_counted_apart(filled: Vectors) -> None:
    assert [filled.count(kind) for kind in KINDS] == [len(TEXTS), len(TEXTS)]


def test_what_is_inserted_is_found_first(filled: Vectors) -> None:
    for row in ROWS:
        vector = EMBEDDER.queries([row.text])[0]
        (_, best), *_ = found = filled.nearest(row.kind, vector, 5)
        assert best == pytest.approx(1, abs=1e-5)
        assert row.key in {key for key, cosine in found if cosine >= best - 1e-5}


def test_the_nearest_are_those_of_the_highest_cosine(filled: Vectors) -> None:
    stored = EMBEDDER.queries(TEXTS)
    for question in ("高校怎样开放？", "企业创新", "x"):
        vector = EMBEDDER.queries([question])[0]
        found = filled.nearest("passages", vector, 7)
        cosines = [cosine for _, cosine in found]
        assert cosines == sorted(cosines, reverse=True)
        assert cosines == pytest.approx(sorted(stored @ vector, reverse=True)[:7], abs=1e-5)
        assert all(cosine == pytest.approx(stored[int(key[1:])] @ vector, abs=1e-5) for key, cosine in found)


def test_only_an_author_s_are_found_where_one_is_given(filled: Vectors) -> None:
    vector = EMBEDDER.queries(["企业创新"])[0]
    for author in ("甲", "乙"):
        keys = {key for key, _ in filled.nearest("passages", vector, len(TEXTS), author)}
        assert keys == {row.key for row in ROWS if row.author == author}
    assert filled.nearest("passages", vector, 5, "无此人") == []
    assert filled.nearest("sentences", vector, 5, "甲") == []


def test_more_than_there_are_gives_all(filled: Vectors) -> None:
    found = filled.nearest("passages", EMBEDDER.queries(["企业"])[0], 10 * len(TEXTS))
    assert sorted(key for key, _ in found) == sorted(row.key for row in ROWS if row.kind == "passages")


def test_vectors_come_back_as_they_were_given(filled: Vectors) -> None:
    got = filled.get("passages", ["p3", "p0", "p3", "nobody"])
    assert set(got) == {"p0", "p3"}
    for key, vector in got.items():
        np.testing.assert_allclose(vector, EMBEDDER.queries([TEXTS[int(key[1:])]])[0], atol=1e-6)
    assert filled.get("passages", []) == {}
    assert filled.get("passages", ["p0.0"]) == {}, "a key of another kind"


def test_only_what_is_new_is_embedded_and_progress_tells_of_it(tmp_path: Path) -> None:
    counting, told = Counting(), list[tuple[int, int]]()
    known = {"p0": np.eye(1, EMBEDDER.dimensions, 5, dtype=np.float32)[0]}
    fill(tmp_path / "c", ROWS[:40], known, counting, lambda done, of: told.append((done, of)))
    assert counting.seen == [row.text for row in ROWS[1:40]]
    assert told[0] == (0, 39) and told[-1] == (39, 39) and told == sorted(told)
    with closing(Vectors(tmp_path / "c")) as vectors:
        np.testing.assert_allclose(vectors.get("passages", ["p0"])["p0"], known["p0"])
        assert vectors.count("passages") + vectors.count("sentences") == 40


def test_more_than_a_batch_is_written_and_read(tmp_path: Path) -> None:
    count = 2 * ADD_BATCH + 1
    drawn = np.random.default_rng(0).normal(size=(count, 8)).astype(np.float32)
    known = {f"k{at}": vector / np.linalg.norm(vector) for at, vector in enumerate(drawn)}
    fill(tmp_path / "c", [Row("passages", key, None, key) for key in known], known, EMBEDDER, silent)
    with closing(Vectors(tmp_path / "c")) as vectors:
        got = vectors.get("passages", list(known))
        assert got.keys() == known.keys()
        assert all(np.allclose(got[key], known[key], atol=1e-6) for key in known)


def test_a_folder_of_nothing_is_read_and_one_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    told = list[tuple[int, int]]()
    fill(tmp_path / "c", [], {}, EMBEDDER, lambda done, of: told.append((done, of)))
    assert told == [(0, 0)]
    with closing(Vectors(tmp_path / "c")) as vectors:
        assert vectors.count("passages") == 0
        assert vectors.nearest("passages", EMBEDDER.queries(["企业"])[0], 3) == []
    with pytest.raises(FileNotFoundError):
        Vectors(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


READER = """
import hashlib, sys
from pathlib import Path
import numpy as np
from bot import settings
settings.prepare_libraries()
from bot.index.vectors import Vectors
vectors = Vectors(Path(sys.argv[1]))
asked = np.random.default_rng(1).normal(size=(20, 32)).astype(np.float32)
print([vectors.nearest("passages", one / np.linalg.norm(one), 50) for one in asked])
vectors.close()
"""


@pytest.mark.parametrize("count", [1, 2, 999, 1000, 1001, 2750])
def test_every_process_finds_the_same_and_reading_changes_no_byte(tmp_path: Path, count: int) -> None:
    drawn = np.random.default_rng(0).normal(size=(count, 32)).astype(np.float32)
    known = {f"k{at}": vector / np.linalg.norm(vector) for at, vector in enumerate(drawn)}
    rows = [Row("passages", key, None, key) for key in known] + [Row("sentences", "k0.0", None, "k")]
    fill(tmp_path / "c", rows, known | {"k0.0": known["k0"]}, EMBEDDER, silent)
    before = marks(tmp_path / "c")
    found = {
        subprocess.run([sys.executable, "-c", READER, str(tmp_path / "c")], capture_output=True, check=True).stdout
        for _ in range(2)
    }
    assert len(found) == 1
    assert marks(tmp_path / "c") == before


def test_the_last_batch_ends_with_what_goes_into_the_graph() -> None:
    for count in (0, 1, 2, 1000, 1001, LOGGED, LOGGED + 1, 100_001, 213_820, 3_000_001):
        logged, batches = _sizes(count)
        assert sum(batches) == count and max(batches) <= ADD_BATCH
        waiting = 0
        for size in batches:
            waiting += size
            waiting = 0 if waiting >= logged else waiting
        assert waiting == 0


def test_another_program_s_settings_in_the_working_folder_are_not_taken_for_chroma_s(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("chroma_server_http_port=none\npersist_directory=/nowhere\n", encoding="utf-8")
    code = "import sys; from pathlib import Path; from bot.index import chroma; chroma.of_folder(Path(sys.argv[1])).close()"
    given = [sys.executable, "-c", code, str(tmp_path / "chroma")]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        given, check=False, cwd=tmp_path, env={**os.environ, "PYTHONPATH": root}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "chroma" / "chroma.sqlite3").is_file()

"""A damaged index heals, or says so and how it is mended; it never answers from less than it was made of."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.encoders.reader import BundledReader
from bot.errors import IndexBroken, InputError
from bot.index import generations, store
from bot.index.build import Builder, build, change
from bot.index.manifest import answering, essays_of, write
from bot.search.opened import Opened
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
BOUNDS = (10, 60, 60)
WORDS = "要强化企业创新主体地位。鼓励高校开放实验室。支持银行发放信用贷款。推动县里建设中试基地。"
ESSAYS = [Essay(f"e{at}", f"第{at}号文件：{WORDS}各县完成{at}项。", title=f"题{at}") for at in range(12)]
QUESTION = "信用贷款"


class Counting(HashEmbedder):
    """Remembers the texts that it is asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def passages(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
        self.seen += texts
        return super().passages(texts)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an index of two parts."""
    home = tmp_path_factory.mktemp("made")
    build(home, ESSAYS[:11], HashEmbedder(), BOUNDS)
    change(home, ESSAYS[11:], [], HashEmbedder(), BOUNDS)
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


def told(home: Path) -> tuple[object, ...]:
    index = store.open_index(home)
    assert index is not None
    with closing(index):
        found = {(at, round(cosine, 5)) for at, cosine in index.nearest(HashEmbedder().queries([QUESTION])[0], 99)}
        return list(index.essays.values()), tuple(index.passages), index.proposals, found


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0x5A
    file.write_bytes(data)


def shortened(file: Path) -> None:
    """At a line's end, where there are lines: what is left reads like a whole file."""
    data = file.read_bytes()
    file.write_bytes(data[: data.rstrip(b"\n").rfind(b"\n") + 1])


def scrambled(file: Path) -> None:
    file.write_bytes(np.random.default_rng(0).bytes(file.stat().st_size))


FILES = [
    *("documents.jsonl", "essays.jsonl", "passages.jsonl", "measures.jsonl"),
    *(
        "passages.npy",
        "windows.npy",
        "lexical/words/tokens.txt",
        "lexical/windows/holders.npy",
        "chroma/chroma.sqlite3",
    ),
    *("chroma/*/data_level0.bin", "chroma/*/link_lists.bin", "chroma/*/header.bin", "chroma/*/index_metadata.pickle"),
]


DAMAGES = [flipped, scrambled, Path.unlink]
CASES = [(name, DAMAGES[at % 3]) for at, name in enumerate(FILES)]
CASES += [(name, shortened) for name in ("measures.jsonl", "essays.jsonl", "documents.jsonl", "chroma/*/header.bin")]


@pytest.mark.parametrize(("name", "damage"), CASES)
def test_every_damaged_file_is_told_and_the_texts_make_it_anew(home: Path, name: str, damage) -> None:
    whole = told(home)
    part = max((home / "index").glob("seg-*"), key=lambda folder: (folder / "essays.jsonl").stat().st_size)
    file = next(file for file in part.glob(name) if file.stat().st_size)
    damage(file)
    with pytest.raises(IndexBroken, match=file.name) as said:
        store.open_index(home)
    lost = name == "essays.jsonl"
    assert ("--corpus" if lost else "--rebuild") in str(said.value)
    builder = Builder(home, HashEmbedder(), BOUNDS)
    if lost:
        with pytest.raises(IndexBroken, match="--corpus"):
            essays_of(home)
        with pytest.raises(IndexBroken, match="--corpus"):
            builder.rebuild()
        assert builder.whole(ESSAYS).passages == len(whole[1])  # type: ignore[arg-type]
    else:
        builder.rebuild()
    assert told(home) == whole


@pytest.mark.parametrize("name", ["measures.jsonl", "passages.jsonl", "chroma/chroma.sqlite3", "chroma/*/*.bin"])
def test_the_same_corpus_again_mends_it(home: Path, name: str) -> None:
    whole = told(home)
    for file in (home / "index").glob(f"seg-*/{name}"):
        scrambled(file)
    build(home, ESSAYS, HashEmbedder(), BOUNDS)
    assert told(home) == whole


def test_what_is_whole_is_not_embedded_again(home: Path) -> None:
    for file in (home / "index").glob("seg-*/measures.jsonl"):
        shortened(file)
    embedder = Counting()
    Builder(home, embedder, BOUNDS).rebuild()
    assert embedder.seen == []


def test_an_addition_mends_the_part_that_would_have_stayed(home: Path) -> None:
    for file in (home / "index").glob("seg-*/measures.jsonl"):
        shortened(file)
    change(home, [Essay("new", WORDS, title="新")], [], HashEmbedder(), BOUNDS)
    essays, *_ = told(home)
    assert essays == [*ESSAYS, Essay("new", WORDS, title="新")]


@pytest.mark.parametrize("damage", [flipped, shortened, scrambled, Path.unlink])
def test_a_damaged_manifest_is_told(home: Path, damage) -> None:
    damage(home / "index" / str(generations.current(home)) / "manifest.json")
    with pytest.raises(IndexBroken, match=r"bot index.*--corpus"):
        store.open_index(home)


@pytest.mark.parametrize("content", [None, b"", b"\n"])
def test_the_one_whole_generation_answers_where_nothing_says_which(home: Path, content: bytes | None) -> None:
    current, whole = home / "index" / "current", told(home)
    current.unlink() if content is None else current.write_bytes(content)
    assert told(home) == whole
    opened = Opened(Settings(home=home, embedding_model="hash"), HashEmbedder(), BundledReader())
    assert list(opened.texts()[1]) == ESSAYS
    change(home, [], ["e3"], HashEmbedder(), BOUNDS)
    assert current.read_text().startswith("gen-") and len(list((home / "index").glob("gen-*"))) == 1


def test_of_two_generations_none_answers_where_nothing_says_which(home: Path) -> None:
    index = store.open_index(home)
    assert index is not None
    with closing(index):
        change(home, [], ["e3"], HashEmbedder(), BOUNDS)
        (home / "index" / "current").unlink()
        before = sorted(path.name for path in (home / "index").iterdir())
        opened = Opened(Settings(home=home, embedding_model="hash"), HashEmbedder(), BundledReader())
        for way in (lambda: opened.searcher, opened.texts, lambda: change(home, [], ["e1"], HashEmbedder(), BOUNDS)):
            with pytest.raises(IndexBroken, match="current"):
                way()
        assert sorted(path.name for path in (home / "index").iterdir()) == before
        assert told_by(index) == ESSAYS


def told_by(index: store.Index) -> list[Essay]:
    return list(index.essays.values())


@pytest.mark.parametrize("content", [b"gen-000000000000", b"\xff\x00", b"gen-\x00", b"../../x", b"words"])
def test_a_damaged_name_is_told(home: Path, content: bytes) -> None:
    (home / "index" / "current").write_bytes(content)
    with pytest.raises(IndexBroken, match="bot index"):
        store.open_index(home)


def test_nothing_is_made_anew_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--corpus"):
        Builder(tmp_path, HashEmbedder(), BOUNDS).rebuild()


@pytest.mark.parametrize("name", ["data_level0.bin", "header.bin"])
def test_a_build_outlives_the_graph_of_an_older_index(home: Path, name: str) -> None:
    """Its files bear no marks, and Chroma may die of them: its own text and metadata hold what is asked for."""
    folder = home / "index" / str(generations.current(home))
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for row in manifest["parts"]:
        del row["files"]
    write(folder, manifest | {"format": 5})
    for file in (home / "index").glob(f"seg-*/chroma/*/{name}"):
        scrambled(file)
    code = (
        "import sys; from pathlib import Path; from bot import settings; settings.prepare_libraries()\n"
        "from tests.index.test_damaged import ESSAYS, BOUNDS, HashEmbedder, build\n"
        "build(Path(sys.argv[1]), ESSAYS, HashEmbedder(), BOUNDS)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(home)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert told(home)[0] == ESSAYS


FULL = """
set -e
mount -t tmpfs -o size=12m tmpfs "$1"
export BOT_HOME="$1" BOT_EMBEDDING_MODEL=hash
"$2" -m bot index --corpus "$3/one.md" >&2
rm -rf "$1/cache"/*
dd if=/dev/zero of="$1/filler" bs=64k 2>/dev/null || true
"$2" -m bot search 信用贷款 -k 1 --json && "$2" -m bot check "$3/draft.txt" --json
set +e
"$2" -m bot index --add "$3/two.md"; echo "status $?"
ls "$1/cache" "$1/index"
rm "$1/filler"
"$2" -m bot index --add "$3/two.md"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk")
def test_on_a_full_disk_the_old_index_answers_and_a_build_says_that_it_is_full(tmp_path: Path) -> None:
    alone = ["unshare", "-Urm"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    (tmp_path / "disk").mkdir()
    (tmp_path / "one.md").write_text(f"# 甲办法\n\n{WORDS}\n", encoding="utf-8")
    (tmp_path / "two.md").write_text(f"# 乙办法\n\n{WORDS}另建台账。\n", encoding="utf-8")
    (tmp_path / "draft.txt").write_text("甲办法说：“鼓励高校开放实验室”。", encoding="utf-8")
    given = [str(tmp_path / "disk"), sys.executable, str(tmp_path)]
    done = subprocess.run(
        [*alone, "bash", "-c", FULL, "x", *given],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    found, checked, status, *rest = done.stdout.splitlines()
    assert "信用贷款" in json.loads(found)["hits"][0]["text"]
    assert json.loads(checked)["findings"][0]["verdict"] == "verbatim"
    assert status == "status 1"
    assert "磁盘已满" in done.stderr and "损坏" not in done.stderr
    assert not any(line.startswith("tmp") for line in rest)
    assert "已收录 2 篇" in done.stdout


def test_a_generation_tells_of_every_damaged_file(home: Path) -> None:
    generation = answering(home)
    assert generation is not None and generation.damaged() == []
    files = [file for file in (home / "index").glob("seg-*/**/*") if file.is_file() and file.stat().st_size]
    for file in files:
        flipped(file)
    assert len(generation.damaged()) == len(files) > 30

"""Documents are added to an index and removed from it, and nothing else is touched."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.encoders.reader import BundledReader
from bot.errors import EmptyCorpus, InputError
from bot.index import store
from bot.index.build import Report, build, change
from bot.search.retrieve import Searcher
from bot.settings import Settings

BOUNDS = (10, 60, 60)
EMBEDDER = HashEmbedder()
QUESTIONS = ("第3号怎样支持企业创新？", "金融支持哪些项目", "人才培养", "农村医疗保障")
WORDS = "企业创新 人才培养 金融支持 项目建设 农村医疗 数据标准 绿色转型 社会保障".split()


def essay(number: int) -> Essay:
    drawn = random.Random(number)
    text = "".join(f"第{number}号文件要求{''.join(drawn.sample(WORDS, 3))}，达到{number + at}项。" for at in range(5))
    return Essay(f"e{number}", text, title=f"{drawn.choice(WORDS)}的通知", author=f"作者{number % 3}")


def told(home: Path, before: store.Index | None = None) -> tuple[object, ...]:
    """Everything that a search shows; all are candidates, for Chroma cuts off ties as they come."""
    index = store.open_index(home, before)
    assert index is not None
    with closing(index):
        searcher = Searcher.of(
            index, EMBEDDER, BundledReader(), Settings(home=home, embedding_model="hash", candidates=1000)
        )
        hits = [searcher.hits(searcher.query(question), 8) for question in QUESTIONS]
        shown = [[(h.passage, h.lexical) for h in found] for found in hits]
        figures = [[(h.score, h.dense) for h in found] for found in hits]
        chance = [figure for pair in index.background.values() for figure in pair]
        measured = [index.lexical.idf(word) for word in WORDS], index.proposals
        return list(index.essays), tuple(index.passages), index.windows.tolist(), shown, measured, figures, chance


def same(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert one[:5] == other[:5]
    for mine, theirs in zip(one[5], other[5], strict=True):  # type: ignore[call-overload]
        assert list(mine) == [pytest.approx(pair, abs=1e-4) for pair in theirs]
    assert one[6] == pytest.approx(other[6], abs=1e-5)


def test_after_additions_and_removals_everything_is_as_in_an_index_made_at_once(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    build(one, [essay(number) for number in range(30)], EMBEDDER, BOUNDS)
    change(one, [essay(30)], [], EMBEDDER, BOUNDS)
    change(one, [essay(31), essay(32)], ["e4", "e30"], EMBEDDER, BOUNDS)
    change(one, [], ["e7"], EMBEDDER, BOUNDS)
    assert len(list((one / "index").glob("seg-*"))) == 2
    left = [number for number in range(33) if number not in (4, 7, 30)]
    build(other, [essay(number) for number in left], EMBEDDER, BOUNDS)
    same(told(one), told(other))


def test_an_index_that_is_opened_beside_the_one_before_reads_only_what_is_new(tmp_path: Path) -> None:
    build(tmp_path, [essay(number) for number in range(30)], EMBEDDER, BOUNDS)
    before = store.open_index(tmp_path)
    assert before is not None
    tree = before.outlines["e3"].root
    with closing(before):
        change(tmp_path, [essay(30), replace(essay(9), text=essay(31).text)], ["e4"], EMBEDDER, BOUNDS)
        same(told(tmp_path, before), told(tmp_path))
        index = store.open_index(tmp_path, before)
        assert index is not None
        with closing(index):
            assert len(index.read) == 2 and len(index.read.keys() & before.read.keys()) == 1
            assert index.outlines["e3"].root is tree and index.outlines["e9"] is not before.outlines["e9"]


def test_the_same_again_is_kept_and_an_unknown_id_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path, [essay(number) for number in range(9)], EMBEDDER, BOUNDS)
    before = (tmp_path / "index" / "current").read_text()
    report = change(tmp_path, [essay(3)], [], EMBEDDER, BOUNDS)
    assert (report.added, report.removed, report.kept) == (0, 0, report.passages)
    with pytest.raises(InputError, match="bot index --list"):
        change(tmp_path, [essay(99)], ["e1", "nobody"], EMBEDDER, BOUNDS)
    with pytest.raises(EmptyCorpus):
        change(tmp_path, [], [f"e{number}" for number in range(9)], EMBEDDER, BOUNDS)
    assert (tmp_path / "index" / "current").read_text() == before
    assert len(list((tmp_path / "index").glob("seg-*"))) == 1


def test_a_document_of_the_same_id_takes_the_place_of_the_older(tmp_path: Path) -> None:
    build(tmp_path, [essay(number) for number in range(9)], EMBEDDER, BOUNDS)
    longer = Essay("e3", essay(3).text + "\n另要求建立台账。", title=essay(3).title, author="作者0")
    report = change(tmp_path, [longer], [], EMBEDDER, BOUNDS)
    assert report.documents == 9 and report.added and report.kept < report.passages
    build(tmp_path / "o", [*(essay(number) for number in range(9) if number != 3), longer], EMBEDDER, BOUNDS)
    same(told(tmp_path), told(tmp_path / "o"))


def test_parts_stay_few_and_what_is_gone_is_cleared(tmp_path: Path) -> None:
    build(tmp_path, [essay(0)], EMBEDDER, BOUNDS)
    for number in range(1, 25):
        change(tmp_path, [essay(number)], [], EMBEDDER, BOUNDS)
        assert len(list((tmp_path / "index").glob("seg-*"))) <= 4
        assert len(list((tmp_path / "index").glob("gen-*"))) == 1
    report: Report = change(tmp_path, [], [f"e{number}" for number in range(20)], EMBEDDER, BOUNDS)
    assert report.documents == 5
    build(tmp_path / "o", [essay(number) for number in range(20, 25)], EMBEDDER, BOUNDS)
    same(told(tmp_path), told(tmp_path / "o"))


CHANGER = """
import sys
from pathlib import Path
from bot.encoders.embed import HashEmbedder
from bot.index.build import change
sys.path.insert(0, sys.argv[2])
from test_change import BOUNDS, essay
for number in map(int, sys.argv[3:]):
    print("ready", flush=True)
    change(Path(sys.argv[1]), [essay(number)], [], HashEmbedder(), BOUNDS)
"""


def started(home: Path, *numbers: int) -> subprocess.Popen[bytes]:
    here = Path(__file__).parent
    command = [sys.executable, "-c", CHANGER, str(home), str(here), *map(str, numbers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=here.parents[1])


def test_two_builders_at_once_lose_nothing(tmp_path: Path) -> None:
    build(tmp_path, [essay(number) for number in range(9)], EMBEDDER, BOUNDS)
    with started(tmp_path, 20, 21, 22) as one, started(tmp_path, 30, 31, 32) as other:
        assert one.wait() == other.wait() == 0
    index = store.open_index(tmp_path)
    assert index is not None
    with closing(index):
        assert {"e20", "e21", "e22", "e30", "e31", "e32"} <= set(index.essays)
        assert len(index.essays) == 15

"""An index that is narrowed to some documents is as one that never held the others, with its parts and their vectors kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.index import rows, store
from bot.index.build import build, change
from bot.index.store import Index

BOUNDS = (10, 60, 60)
TEXTS = {
    "甲": "要强化企业创新主体地位。鼓励企业加大研发投入。",
    "乙": "推动科技成果转化😀。支持企业与高校共建平台。",
    "丙": "完善养老服务体系。支持社区开办老年食堂，鼓励企业参与。",
    "丁": "推进数字政府建设。企业办事一网通办。",
}


def essay(key: str) -> Essay:
    return Essay(
        key, "\n".join(f"{key}号文件第{n}段：{TEXTS[key]}" for n in range(3)), title=f"题{key}", author=f"作者{key}"
    )


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Index]:
    """An index of three parts, of one of which a document is gone."""
    home = tmp_path / "whole"
    build(home, [essay("甲"), essay("乙")], HashEmbedder(), BOUNDS)
    change(home, [essay("丙")], [], HashEmbedder(), BOUNDS)
    change(home, [essay("丁")], ["甲"], HashEmbedder(), BOUNDS)
    index = store.open_index(home)
    assert index is not None
    with closing(index):
        yield index


@pytest.mark.parametrize("few", [0, store.FEW])
@pytest.mark.parametrize("chosen", [("丙",), ("乙", "丁")])
def test_it_is_as_an_index_of_these_documents(
    whole: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: tuple[str, ...], few: int
) -> None:
    monkeypatch.setattr(store, "FEW", few)
    build(tmp_path / "alone", [essay(key) for key in chosen], HashEmbedder(), BOUNDS)
    alone, some = store.open_index(tmp_path / "alone"), whole.only(chosen)
    assert alone is not None
    with closing(alone):
        assert list(some.essays) == list(chosen)
        assert (some.essays, list(some.outlines), some.called) == (alone.essays, list(alone.outlines), alone.called)
        assert list(some.passages) == list(alone.passages)
        assert some.windows.tolist() == alone.windows.tolist()
        assert [some.starts.tolist(), some.ends.tolist()] == [alone.starts.tolist(), alone.ends.tolist()]
        assert some.document_of.tolist() == alone.document_of.tolist()
        assert [some.passages_of(key) for key in chosen] == [alone.passages_of(key) for key in chosen]
        assert np.array_equal(some.lexical.scores(["企业", "养老"]), alone.lexical.scores(["企业", "养老"]))
        vector = HashEmbedder().queries(["企业研发投入"])[0]
        for near in ("nearest", "nearest_by_sentence"):
            here, there = (dict(getattr(one, near)(vector, 50)) for one in (some, alone))
            assert here == pytest.approx(there, abs=1e-5)
        assert some.proposals == alone.proposals


def test_the_whole_is_as_it_was(whole: Index) -> None:
    before = [list(whole.essays), list(whole.passages), whole.windows.tolist()]
    assert list(whole.only(["丙"]).essays) == ["丙"]
    assert [list(whole.essays), list(whole.passages), whole.windows.tolist()] == before


def test_what_a_part_holds_is_read_once_however_often_documents_are_chosen(
    whole: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole.only(["乙"])
    monkeypatch.setattr(rows, "read", lambda *_: pytest.fail("read again"))
    assert len(whole.only(["丙"]).essays) == 1

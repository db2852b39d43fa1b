"""Vectors on a Chroma server: the same answers as from a folder, and sentences where the server fails."""

from __future__ import annotations

import http.server
import json
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.encoders.reader import BundledReader
from bot.errors import IndexBroken, InputError, ServerFailed
from bot.faces.doctor import examine
from bot.index import chroma, collections, generations, store
from bot.index.build import Builder
from bot.index.manifest import verified
from bot.index.vectors import KINDS
from bot.search.opened import Opened
from bot.settings import Settings, load
from tests.served import Server, free_port

SENTENCES = "企业要加大研发投入。高校要开放实验室。银行要发放信用贷款。县里要建设中试基地。"
ESSAYS = [
    Essay(f"e{at}", f"第{at}号文件：{SENTENCES}各县完成{at}项。", title=f"题{at}", author="甲乙"[at % 2])
    for at in range(12)
]
QUESTIONS = HashEmbedder().queries(["信用贷款", "第3号文件", "实验室"])


class Counting(HashEmbedder):
    """Remembers the texts that it is asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def passages(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
        self.seen += texts
        return super().passages(texts)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("chroma"))
    yield running
    running.stop()


def settings(home: Path, url: str = "") -> Settings:
    return Settings(home=home, embedding_model="hash", chroma_url=url)


def builder(home: Path, url: str = "", embedder: HashEmbedder | None = None) -> Builder:
    return Builder(home, embedder or HashEmbedder(), settings(home).bounds, url=url)


def opened(home: Path, url: str = "", embedder: HashEmbedder | None = None) -> Opened:
    return Opened(settings(home, url), embedder or HashEmbedder(), BundledReader())


def told(home: Path, url: str = "") -> tuple[object, ...]:
    index = store.open_index(home, url=url)
    assert index is not None
    with closing(index):
        near = [
            sorted((index.passages[at].passage_id, round(cosine, 4)) for at, cosine in way(question, 99, author))
            for question in QUESTIONS
            for way in (index.nearest, index.nearest_by_sentence)
            for author in (None, "甲", "无此人")
        ]
        stored = index.vectors(index.passages) | index.sentence_vectors(index.passages)
        rounded = {key: np.round(vector, 4).tolist() for key, vector in stored.items()}
        chance = {kind: np.round(pair, 4).tolist() for kind, pair in index.background.items()}
        return tuple(index.passages), near, rounded, chance


def own(home: Path) -> set[str]:
    """The collections that the parts of a home's index name."""
    files = (home / "index").glob(f"seg-*/chroma/{chroma.FILE}")
    return {name for file in files for name in json.loads(file.read_text()).values()}


def test_a_server_answers_as_a_folder_does_and_keeps_nothing_that_is_gone(server: Server, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for home, url in ((here, ""), (there, server.url)):
        builder(home, url).whole(ESSAYS[:10])
        builder(home, url).change(ESSAYS[10:], ["e3"])
    assert told(there, server.url) == told(here)
    assert own(there) and server.names() >= own(there)
    assert verified(there, server.url).mend is None
    before, counting = own(there), Counting()
    assert builder(there, server.url, counting).whole(ESSAYS[:5]).added == 1
    assert len(counting.seen) == 1 + 5, "of e3 alone"
    assert server.names().isdisjoint(before) and server.names() >= own(there)


def test_a_generation_in_use_keeps_its_vectors_until_it_is_closed(server: Server, tmp_path: Path) -> None:
    builder(tmp_path, server.url).whole(ESSAYS[:5])
    index, before = store.open_index(tmp_path, url=server.url), own(tmp_path)
    assert index is not None
    builder(tmp_path, server.url).whole(ESSAYS[5:])
    assert len(index.nearest(QUESTIONS[0], 99)) == 5
    assert server.names() >= before
    index.close()
    builder(tmp_path, server.url).change([], ["e7"])
    assert server.names().isdisjoint(before)


def test_an_index_moves_to_the_server_without_being_embedded_again_and_back_where_that_is_said(
    server: Server, tmp_path: Path
) -> None:
    builder(tmp_path).whole(ESSAYS)
    local, counting = told(tmp_path), Counting()
    opened(tmp_path, server.url, counting).searcher.index.close()
    assert counting.seen == [] and told(tmp_path, server.url) == local
    before = own(tmp_path)
    for way in (
        lambda: opened(tmp_path).searcher,
        lambda: builder(tmp_path).change([Essay("new", SENTENCES)], []),
        lambda: store.open_index(tmp_path),
        lambda: verified(tmp_path),
    ):
        with pytest.raises(ServerFailed, match="BOT_CHROMA_URL"):
            way()
    builder(tmp_path).rebuild()
    assert told(tmp_path) == local
    assert server.names() >= before, "nobody could ask the server"
    builder(tmp_path, server.url).rebuild()
    assert server.names().isdisjoint(before) and told(tmp_path, server.url) == local


def test_a_server_that_is_away_is_told_and_answers_again_when_it_is_back(tmp_path: Path) -> None:
    server = Server(tmp_path / "chroma")
    try:
        home = tmp_path / "home"
        builder(home, server.url).whole(ESSAYS)
        searcher = opened(home, server.url).searcher
        searcher.index.answer()
        server.stop()
        for way in (
            lambda: searcher.index.nearest(QUESTIONS[0], 3),
            lambda: searcher.index.vectors(searcher.index.passages),
            searcher.index.answer,
            lambda: builder(home, server.url).change([Essay("new", SENTENCES)], []),
            lambda: verified(home, server.url),
        ):
            with pytest.raises(ServerFailed, match=f"连接不上 Chroma 服务器（{server.url}）"):
                way()
        assert generations.current(home) == searcher.index.name, "the old index stays"
        server.start()
        assert searcher.index.nearest(QUESTIONS[0], 3)
        builder(home, server.url).change([Essay("new", SENTENCES)], [])
        searcher.index.close()
        builder(home, server.url).change([], ["new"])
        assert server.names() == own(home), "of the build that failed nothing is left"
    finally:
        server.stop()


def test_vectors_that_the_server_lost_are_told_and_made_anew(server: Server, tmp_path: Path) -> None:
    builder(tmp_path, server.url).whole(ESSAYS)
    whole = told(tmp_path, server.url)
    chroma.of_server(server.url).delete_collection(min(own(tmp_path)))
    for way in (lambda: store.open_index(tmp_path, url=server.url), lambda: opened(tmp_path, server.url).searcher):
        with pytest.raises(IndexBroken, match=r"缺少索引的向量.*--rebuild"):
            way()
    assert "--rebuild" in str(verified(tmp_path, server.url).mend)
    builder(tmp_path, server.url).rebuild()
    assert told(tmp_path, server.url) == whole
    some = chroma.of_server(server.url).get_collection(max(own(tmp_path)))
    some.delete(some.get(limit=1)["ids"])
    assert "--rebuild" in str(verified(tmp_path, server.url).mend)


def test_what_a_killed_build_left_on_the_server_is_removed(server: Server, tmp_path: Path) -> None:
    builder(tmp_path, server.url).whole(ESSAYS)
    left = tmp_path / "index" / "seg-0123456789ab"
    left.mkdir()
    names = chroma.claim(left / "chroma", KINDS)
    chroma.of_server(server.url).create_collection(names["passages"])
    builder(tmp_path, server.url).change([], ["e1"])
    assert not left.exists() and server.names().isdisjoint(names.values())


def test_a_collection_of_the_page_goes_with_its_vectors(server: Server, tmp_path: Path) -> None:
    one = collections.create(tmp_path, "我的资料")
    builder(one.home, server.url).whole(ESSAYS[:2])
    names = own(one.home)
    collections.clear(tmp_path, one.key, server.url)
    assert names and server.names().isdisjoint(names)
    builder(one.home, server.url).whole(ESSAYS[:2])
    names = own(one.home)
    collections.delete(tmp_path, one.key)  # nothing says where the server is
    assert server.names() >= names
    collections.sweep(tmp_path, server.url)
    assert server.names().isdisjoint(names) and not list((tmp_path / "collections").iterdir())


@pytest.mark.parametrize(("status", "body"), [(404, "nowhere"), (200, '"0.6.3"'), (200, "<html>"), (500, "")])
def test_what_is_no_such_server_is_told(tmp_path: Path, status: int, body: str) -> None:
    class Other(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Other) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        with pytest.raises(ServerFailed, match=r"不是 1\.x 版的 Chroma 服务器"):
            builder(tmp_path, f"http://127.0.0.1:{other.server_port}").whole(ESSAYS)
        other.shutdown()


def test_doctor_says_where_the_vectors_are_and_what_is_wrong(server: Server, tmp_path: Path) -> None:
    (found,) = (one for one in examine(settings(tmp_path, server.url)) if one.name == "Chroma 服务器")
    assert found.ok and server.url in found.seen
    away = f"http://someone:secret@127.0.0.1:{free_port()}"
    findings = {one.name: one for one in examine(settings(tmp_path, away))}
    assert not findings["Chroma 服务器"].ok and not findings["索引"].ok
    assert "secret" not in str(findings) and "连接不上" in str(findings["索引"].mend)
    shutil.rmtree(tmp_path / "index")
    assert "Chroma 服务器" not in {one.name for one in examine(settings(tmp_path))}


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://a", "http://", "http://a/b/c"])
def test_an_address_of_another_form_is_refused_at_the_start(home: Path, url: str) -> None:
    with pytest.raises(InputError, match="BOT_CHROMA_URL"):
        load({"BOT_HOME": str(home), "BOT_CHROMA_URL": url})

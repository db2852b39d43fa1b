"""An index of an older version is made anew from its texts; one that cannot be read is told, and nothing of it is lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.encoders.reader import BundledReader
from bot.errors import IndexBroken
from bot.index import generations, rows, store
from bot.index.build import build, change
from bot.index.manifest import FORMAT, answering, essays_of, write
from bot.search.opened import Opened
from bot.settings import Settings

SENTENCES = "企业要加大研发投入。高校要开放实验室。银行要发放信用贷款。县里要建设中试基地。"
ESSAYS = [Essay(f"e{at}", f"第{at}号文件：{SENTENCES}", title=f"题{at}", facts=(("organ", "某局"),)) for at in range(3)]


class Counting(HashEmbedder):
    """Remembers the texts that it is asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def passages(self, texts: Sequence[str]) -> Iterator[np.ndarray]:
        self.seen += texts
        return super().passages(texts)


def settings(home: Path) -> Settings:
    return Settings(home=home, embedding_model="hash")


def manifest_of(home: Path) -> Path:
    return home / "index" / str(generations.current(home)) / "manifest.json"


def made_older(home: Path, version: int) -> None:
    """Lay an index out as versions 3 and 4 did: everything in the generation, none of it in parts; or as 5: no marks.

    6 had no arrays of passages and windows.
    """
    build(home, ESSAYS, HashEmbedder(), settings(home).bounds)
    manifest, (part,) = manifest_of(home), (home / "index").glob("seg-*")
    if version == 6:
        told = json.loads(manifest.read_text(encoding="utf-8")) | {"format": 6}
        for name in ("passages.npy", "windows.npy"):
            (part / name).unlink()
            del told["parts"][0]["files"][name]
        write(manifest.parent, told)
        return
    if version == 5:
        told = json.loads(manifest.read_text(encoding="utf-8"))
        for row in told["parts"]:
            del row["files"]
        manifest.write_text(json.dumps(told | {"format": 5}), encoding="utf-8")
        return
    for name in ("essays.jsonl", "passages.jsonl", "measures.jsonl", "chroma"):
        shutil.move(part / name, manifest.parent / name)
    shutil.rmtree(part)
    if version == 3:  # it knew no facts beside the text
        essays = [{k: v for k, v in row.items() if k != "facts"} for row in rows.read(manifest.parent / "essays.jsonl")]
        rows.write(manifest.parent / "essays.jsonl", essays)
    told = json.loads(manifest.read_text(encoding="utf-8"))
    del told["parts"]
    manifest.write_text(json.dumps(told | {"format": version, "cut": told["cut"][:-1]}), encoding="utf-8")


def files(home: Path) -> set[str]:
    return {str(file.relative_to(home)) for file in (home / "index").rglob("*") if file.name != "build.lock"}


@pytest.mark.parametrize("version", [3, 4, 5, 6])
def test_an_older_index_is_made_anew_from_its_texts_and_its_vectors(tmp_path: Path, version: int) -> None:
    made_older(tmp_path, version)
    essays = ESSAYS if version > 3 else [replace(essay, facts=()) for essay in ESSAYS]
    before, embedder = files(tmp_path), Counting()
    with pytest.raises(IndexBroken, match="bot index"):  # as it lies there it does not answer
        store.open_index(tmp_path)
    assert essays_of(tmp_path) == (generations.current(tmp_path), essays)
    assert files(tmp_path) == before
    with closing(Opened(settings(tmp_path), embedder, BundledReader()).searcher.index) as index:
        assert list(index.essays.values()) == essays
        assert index.nearest(HashEmbedder().queries(["信用贷款"])[0], 1)
    assert embedder.seen == []
    assert json.loads(manifest_of(tmp_path).read_text(encoding="utf-8"))["format"] == FORMAT
    assert len(list((tmp_path / "index").glob("gen-*"))) == 1


@pytest.mark.parametrize("version", [3, 4, 5, 6])
def test_a_document_is_added_to_an_older_index(tmp_path: Path, version: int) -> None:
    made_older(tmp_path, version)
    embedder = Counting()
    report = change(tmp_path, [replace(ESSAYS[0], essay_id="new")], ["e1"], embedder, settings(tmp_path).bounds)
    assert (report.documents, report.added, report.removed) == (3, 1, 1)
    generation = answering(tmp_path)
    assert generation is not None
    assert [essay.essay_id for essay in generation.essays()] == ["e0", "e2", "new"]
    assert len(embedder.seen) == 1 + 4  # the new passage, and its sentences


def test_an_older_index_that_lost_texts_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    made_older(tmp_path, 4)
    file = manifest_of(tmp_path).with_name("essays.jsonl")
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    untouched(tmp_path)


@pytest.mark.parametrize("version", [1, 2, FORMAT + 1, None])
def test_an_index_of_an_unknown_version_is_told_and_left_as_it_is(tmp_path: Path, version: int | None) -> None:
    build(tmp_path, ESSAYS, HashEmbedder(), settings(tmp_path).bounds)
    told = json.loads(manifest_of(tmp_path).read_text(encoding="utf-8"))
    manifest_of(tmp_path).write_text(json.dumps(told | {"format": version}), encoding="utf-8")
    untouched(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"\x00\xff", b"[]", b'{"format": %d}' % FORMAT, None])
def test_a_damaged_manifest_is_told_and_what_it_named_is_kept(tmp_path: Path, damage: bytes | None) -> None:
    build(tmp_path, ESSAYS, HashEmbedder(), settings(tmp_path).bounds)
    manifest = manifest_of(tmp_path)
    whole = manifest.read_bytes()
    manifest.unlink() if damage is None else manifest.write_bytes(damage)
    untouched(tmp_path)
    manifest.write_bytes(whole)
    with closing(Opened(settings(tmp_path), HashEmbedder(), BundledReader()).searcher.index) as index:
        assert list(index.essays.values()) == ESSAYS


@pytest.mark.parametrize("lost", ["background", "passages", "parts", "model", "cut", "documents"])
def test_a_manifest_without_one_of_its_fields_is_told(tmp_path: Path, lost: str) -> None:
    build(tmp_path, ESSAYS, HashEmbedder(), settings(tmp_path).bounds)
    told = json.loads(manifest_of(tmp_path).read_text(encoding="utf-8"))
    del told[lost]
    manifest_of(tmp_path).write_text(json.dumps(told), encoding="utf-8")
    untouched(tmp_path)


def untouched(home: Path) -> None:
    """Every way to such an index ends in a sentence that says what to do, and leaves it; a new one can be made."""
    before, bounds = files(home), settings(home).bounds
    opened = Opened(settings(home), HashEmbedder(), BundledReader())
    for way in (
        lambda: opened.searcher,
        lambda: change(home, [Essay("new", SENTENCES)], [], HashEmbedder(), bounds),
    ):
        with pytest.raises(IndexBroken, match=r"bot index.*--corpus") as told:
            way()
        assert str(told.value).endswith("。")
        assert files(home) == before

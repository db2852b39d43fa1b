"""A user's own collections: what is recognised, added, removed; and what stays where something fails."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from bot import library as libraries
from bot.app import Bot
from bot.errors import InputError
from bot.index import collections
from bot.library import Job, Library, preview, recorded
from bot.settings import load
from bot.text import vocabulary

NOTICE = """关于进一步加强沙瓤西瓜仓储管理的通知

赣瓜发〔2024〕7号

各县（区）人民政府：

一、总体要求

西瓜仓储应当保持通风，温度不高于十五摄氏度。

二、工作任务

各仓库每周检查一次，并做好记录。

赣南瓜果局
2024年3月5日
"""


@pytest.fixture
def library(home: Path):
    yield Library(Bot(load()))
    vocabulary.use({})


def file(tmp_path: Path, text: str = NOTICE, name: str = "x.txt") -> Path:
    made = tmp_path / name
    made.write_text(text, encoding="utf-8")
    return made


def ended(library: Library, job: Job) -> Job:
    until = time.monotonic() + 30
    while not job.over:
        assert time.monotonic() < until, "the job did not end"
        time.sleep(0.02)
    return job


def filled(library: Library, tmp_path: Path, *texts: str) -> str:
    made = library.create("我的资料")
    essays = [preview(file(tmp_path, text), f"{at}.txt").essays[0] for at, text in enumerate(texts or (NOTICE,))]
    assert ended(library, library.add(made.key, essays)).state == "done"
    return made.key


def test_a_preview_tells_the_record_and_the_parts(tmp_path: Path) -> None:
    found = preview(file(tmp_path), "通知.txt")
    (essay,) = found.essays
    assert essay.title == "关于进一步加强沙瓤西瓜仓储管理的通知"
    facts = dict(recorded(essay))
    assert facts["发文字号"] == "赣瓜发〔2024〕7号" and facts["成文日期"] == "2024年3月5日"
    assert [section.heading for section in essay.sections] == ["一、总体要求", "二、工作任务"]


def test_the_id_is_ours_whatever_a_file_is_called(tmp_path: Path) -> None:
    names = ("../../etc/passwd.txt", "通知.txt", "a/b\\c.txt", "“引号”😀.txt")
    ids = {preview(file(tmp_path), name).essays[0].essay_id for name in names}
    assert len(ids) == 1 and len(ids.pop()) == 12


def test_a_document_without_a_title_is_called_after_its_file(tmp_path: Path) -> None:
    (essay,) = preview(file(tmp_path, "今天开会，讨论了仓储。会后散步。"), "会议纪要“初稿”😀.txt").essays
    assert essay.name == "会议纪要“初稿”😀"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b"", "文件为空"),
        ("包.zip", b"PK\x03\x04", "压缩包"),
        ("无扩展名", b"abc", "没有扩展名"),
        ("假.pdf", "文字".encode(), "PDF"),
        ("假.docx", b"%PDF-1.4", "docx"),
        ("乱.txt", bytes(range(256)) * 9, "二进制"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_reason(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    made = tmp_path / f"x{Path(name).suffix}"
    made.write_bytes(data)
    found = preview(made, name)
    assert found.essays == () and said in found.refused[0]


def test_a_collection_answers_from_its_own_documents_and_the_essays_stay(library: Library, tmp_path: Path) -> None:
    key = filled(library, tmp_path)
    own, main = library.bot(key), library._bot
    assert [name for _, name, _ in own.essays()] == ["关于进一步加强沙瓤西瓜仓储管理的通知"]
    assert "每周检查一次" in own.ask("仓库多久检查一次？").text
    assert len(main.essays()) == 4
    assert own.check("文件要求“各仓库每周检查一次，并做好记录”。").findings[0].verdict == "verbatim"
    assert main.check("文件要求“各仓库每周检查一次，并做好记录”。").findings[0].verdict == "not_found"
    assert own.embedder is main.embedder


def test_one_text_is_added_once(library: Library, tmp_path: Path) -> None:
    key = filled(library, tmp_path)
    again = preview(file(tmp_path), "副本.txt").essays
    job = ended(library, library.add(key, again))
    assert job.state == "done" and "完全相同" in job.told
    assert library.named(key).documents == 1


def test_a_document_is_removed_and_the_last_one_leaves_an_empty_collection(library: Library, tmp_path: Path) -> None:
    key = filled(library, tmp_path, NOTICE, "渔船夜间亮灯的办法\n\n渔船夜间应当亮灯，并每日报告船位。")
    open_bot = library.bot(key)
    first, second = (essay.essay_id for essay in library.essays(key))
    assert open_bot.essay(first)
    assert ended(library, library.remove(key, first)).state == "done"
    assert [essay.essay_id for essay in library.essays(key)] == [second]
    assert open_bot.essay(first) is None
    assert ended(library, library.remove(key, second)).state == "done"
    assert library.named(key).documents == 0
    with pytest.raises(InputError, match="还没有资料"):
        library.bot(key)
    with pytest.raises(InputError, match="还没有资料"):  # and the shipped essays do not come in their place
        open_bot.ask("渔船怎样亮灯？")
    assert "不在资料集中" in ended(library, library.remove(key, second)).told


def test_a_job_that_fails_leaves_the_index_as_it_was(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = filled(library, tmp_path)
    other = preview(file(tmp_path, "渔船夜间亮灯的办法\n\n渔船夜间应当亮灯。"), "b.txt").essays

    def fails(*_: object) -> None:
        raise RuntimeError("nobody foresaw it")

    monkeypatch.setattr("bot.index.build.background", fails)
    job = ended(library, library.add(key, other))
    assert job.state == "failed" and "保持原样" in job.told
    monkeypatch.undo()
    assert [essay.name for essay in library.essays(key)] == ["关于进一步加强沙瓤西瓜仓储管理的通知"]
    assert "每周检查一次" in library.bot(key).ask("仓库多久检查一次？").text
    assert ended(library, library.add(key, other)).state == "done"


def test_a_document_of_headings_only_is_refused_in_a_sentence(library: Library, tmp_path: Path) -> None:
    key = library.create("标题").key
    essays = preview(file(tmp_path, "# 甲\n\n## 乙\n\n## 丙\n", "x.md"), "x.md").essays
    job = ended(library, library.add(key, essays))
    assert job.state == "failed" and "没有可以引用的正文" in job.told
    assert library.named(key).documents == 0


def test_jobs_wait_for_each_other_and_tell_how_far_they_are(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, go = library.create("排队").key, threading.Event()
    true = libraries.collections.essays

    def held_up(found: collections.Collection) -> object:
        go.wait(30)
        return true(found)

    monkeypatch.setattr(libraries.collections, "essays", held_up)
    texts = (NOTICE, "渔船夜间亮灯的办法\n\n渔船夜间应当亮灯。")
    jobs = [library.add(key, preview(file(tmp_path, text), "a.txt").essays) for text in texts]
    time.sleep(0.2)
    assert [job.state for job in jobs] == ["working", "waiting"]
    with pytest.raises(InputError, match="正在"):
        library.delete(key)
    go.set()
    assert [ended(library, job).state for job in jobs] == ["done", "done"]
    assert all(job.done == job.total > 0 for job in jobs)
    assert library.named(key).documents == 2


def test_collections_are_created_renamed_and_deleted(library: Library, tmp_path: Path) -> None:
    key = filled(library, tmp_path)
    assert library.rename(key, "  仓储  文件 ").name == "仓储 文件"
    other = library.create("“引号”与😀")
    assert [one.name for one in library.collections()] == ["仓储 文件", "“引号”与😀"]
    for bad, why in (("仓储 文件", "已有"), ("   ", "取一个名称"), ("长" * 31, "超过"), ("\x00\n", "取一个名称")):
        with pytest.raises(InputError, match=why):
            library.create(bad)
    assert library.rename(other.key, "“引号”与😀").key == other.key
    library.delete(key)
    assert [one.key for one in library.collections()] == [other.key]
    assert not list((library.home / "collections").glob(".*"))
    with pytest.raises(InputError, match="已被删除"):
        library.essays(key)


@pytest.mark.parametrize("key", ["", "..", "../..", "0123456789AB", "0123456789ab/..", "0" * 12])
def test_no_path_leads_out_of_the_collections(library: Library, key: str) -> None:
    for act in (library.essays, library.delete, library.bot):
        with pytest.raises(InputError, match="没有这个资料集"):
            act(key)


def test_what_broken_off_creations_left_is_cleared_away(library: Library) -> None:
    left = library.home / "collections" / ".new-abc"
    left.mkdir(parents=True)
    library.create("一")
    assert left.is_dir() and len(library.collections()) == 1
    Library(library._bot)
    assert not left.exists()

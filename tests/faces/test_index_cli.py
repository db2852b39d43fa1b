"""`bot index --add`, `--remove` and `--list`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.faces import cli

TEXTS = {
    "甲": "要推广创新积分制改革，将创新积分与信贷支持挂钩。",
    "乙": "高校实验室向中小企业开放，按成本收费。",
    "丙": "县级财政设立中试基地专项，每家补助不超过五十万元。",
}


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: object) -> tuple[int, str, str]:
        status = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(f"# {name}办法\n\n{text}\n", encoding="utf-8")
    return folder


def listed(run) -> list[list[str]]:
    return [line.split("\t")[:2] for line in run("index", "--list")[1].splitlines()]


def test_a_document_is_added_and_removed_and_the_rest_stays(run, corpus: Path) -> None:
    run("index", "--corpus", corpus / "甲.md", corpus / "乙.md")
    status, out, _ = run("index", "--add", corpus / "丙.md", "--remove", "乙")
    assert status == 0
    assert "已收录 2 篇文档、2 个段落（新增 1，沿用 1，移除 1）" in out
    assert listed(run) == [["甲", "甲办法"], ["丙", "丙办法"]]
    assert TEXTS["丙"] in run("ask", "中试基地每家补助多少？")[1]
    assert TEXTS["乙"] not in run("search", "高校实验室开放")[1]


def test_several_paths_after_one_add_and_folders_too(run, corpus: Path) -> None:
    run("index", "--corpus", corpus / "甲.md")
    assert run("index", "--add", corpus / "乙.md", corpus / "丙.md")[0] == 0
    assert [name for name, _ in listed(run)] == ["甲", "乙", "丙"]
    status, out, err = run("index", "--add", corpus)
    assert (status, err) == (0, "")
    assert "新增 0，沿用 3，移除 0" in out


def test_a_document_of_the_same_id_is_replaced_and_that_is_said(run, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    (corpus / "乙.md").write_text("# 乙办法\n\n高校实验室停止开放。\n", encoding="utf-8")
    status, out, err = run("index", "--add", corpus / "乙.md")
    assert status == 0
    assert "已收录 3 篇文档" in out
    assert err.endswith("已替换编号相同的文档：乙。\n")
    assert TEXTS["乙"] not in run("search", "高校实验室开放")[1]


def test_a_text_that_is_there_under_another_name_is_not_added_again(run, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    (corpus.parent / "more" / "转发").mkdir(parents=True)
    copy = corpus.parent / "more" / "转发" / "乙（副本）.md"
    copy.write_bytes((corpus / "乙.md").read_bytes())
    (corpus.parent / "more" / "丙的文本.txt").write_text(f"丙办法\n{TEXTS['丙']}\n", encoding="utf-8")
    (corpus.parent / "more" / "丁.txt").write_text("丁办法\n本办法另行公布。\n", encoding="utf-8")
    status, out, err = run("index", "--add", corpus.parent / "more")
    assert status == 0 and "已收录 4 篇文档" in out
    assert "未收录 乙（副本）：内容与“乙”完全相同，已作为一份文档收录。" in err
    assert "未收录 丙的文本：内容与“丙”完全相同，已作为一份文档收录。" in err
    # Its old name taken away, it comes in under its new one.
    assert run("index", "--add", copy, "--remove", "乙")[0] == 0
    assert "乙（副本）" in [name for name, _ in listed(run)]


def test_a_list_for_programs(run, corpus: Path) -> None:
    run("index", "--corpus", corpus / "甲.md")
    (line,) = run("index", "--list", "--json")[1].splitlines()
    assert json.loads(line) == {"id": "甲", "title": "甲办法", "author": None, "passages": 1, "source": None}


def test_a_document_of_headings_alone_is_added(run, corpus: Path) -> None:
    (corpus / "纲.md").write_text("# 总纲\n\n## 第一章\n\n## 第二章\n", encoding="utf-8")
    run("index", "--corpus", corpus / "甲.md")
    assert run("index", "--add", corpus / "纲.md")[0] == 0
    assert [name for name, _ in listed(run)] == ["甲", "纲"]
    assert run("index", "--add", corpus / "乙.md")[0] == 0
    assert TEXTS["甲"] in run("search", "创新积分")[1]
    status, _, err = run("index", "--remove", "甲", "--remove", "乙")
    assert status == 2
    assert "只有标题" in err
    assert len(listed(run)) == 3
    assert "只有标题" in run("index", "--corpus", corpus / "纲.md")[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--remove", "丁"), "没有编号为“丁”的文档"),
        (("--remove", "甲", "--remove", "乙", "--remove", "丙"), "原有索引保持不变"),
        (("--add", "没有这个.md"), "没有这个.md"),
        (("--add", "{empty}", "--remove", "甲"), "没有找到可以收录的文本"),
        (("--list", "--remove", "甲"), "不能同时使用"),
        (("--corpus", "{corpus}", "--add", "{corpus}"), "不能同时使用"),
        (("{corpus}", "--remove", "甲"), "不能同时使用"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(run, corpus: Path, arguments, words: str) -> None:
    run("index", "--corpus", corpus)
    empty = corpus.parent / "空"
    empty.mkdir()
    (empty / "x.exe").write_bytes(b"MZ\x00")
    given = [argument.format(corpus=corpus, empty=empty) for argument in arguments]
    status, out, err = run("index", *given)
    assert (status, out) == (2, "")
    assert words in err
    assert len(err.strip().splitlines()) == 1
    assert err.strip().endswith("。")
    assert len(listed(run)) == 3


def test_where_nothing_is_indexed_a_document_comes_to_the_shipped_ones(run, corpus: Path) -> None:
    shipped = listed(run)
    assert run("index", "--add", corpus / "甲.md")[0] == 0
    assert listed(run) == [*shipped, ["甲", "甲办法"]]


def test_words_that_a_folder_brings_come_to_those_that_are_there(run, corpus: Path) -> None:
    from bot.text import vocabulary

    for name, word in (("one", "沙瓤贷\t瓜农贷"), ("two", "积分贷\t分值贷")):
        folder = corpus.parent / name / "words"
        folder.mkdir(parents=True)
        (folder / "terms.txt").write_text(f"{word}\n", encoding="utf-8")
        (folder.parent / f"{name}.md").write_text(f"# {name}\n\n{word[:3]}由县农信社发放。\n", encoding="utf-8")
    try:
        assert run("index", "--corpus", corpus.parent / "one")[0] == 0
        assert run("index", "--add", corpus.parent / "two")[0] == 0
        assert {"沙瓤贷", "积分贷"} <= vocabulary.terms().keys()
        assert run("index", "--add", corpus.parent / "one", corpus.parent / "two")[0] == 0
        assert vocabulary.own()["terms.txt"].count("沙瓤贷") == 1
    finally:
        vocabulary.use({})


def test_an_index_is_verified_and_made_anew_of_its_texts(run, corpus: Path, home: Path) -> None:
    assert run("index", "--verify")[0] == 2
    assert run("index", "--rebuild")[0] == 2
    run("index", "--corpus", corpus)
    status, out, err = run("index", "--verify")
    assert (status, err) == (0, "")
    assert "索引完好" in out
    (file,) = (home / "index").glob("seg-*/measures.jsonl")
    file.write_bytes(b"")
    status, out, err = run("index", "--verify", "--json")
    assert status == 1
    assert json.loads(out)["damaged"] == [f"{file.parent.name}/measures.jsonl"]
    assert "--rebuild" in err
    assert run("recommend", "--need", "缺钱")[0] == 1
    assert run("doctor")[0] == 1
    for path in corpus.iterdir():
        path.unlink()
    status, out, _ = run("index", "--rebuild")
    assert status == 0 and "已收录 3 篇文档" in out
    assert run("index", "--verify")[0] == run("doctor")[0] == 0
    assert TEXTS["丙"] in run("ask", "中试基地每家补助多少？")[1]

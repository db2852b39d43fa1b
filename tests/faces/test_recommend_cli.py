"""`bot recommend` as an office's script would call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.app import Bot
from bot.domain import Citation, Essay
from bot.faces import cli, memo
from bot.recommend.nouns import Measure, Recommendation, Recommended

FIELDS = {
    "action",
    "actors",
    "instruments",
    "fit",
    "why",
    "author",
    "title",
    "section",
    "point",
    "essay_id",
    "start",
    "end",
    "quote",
    "reference",
}


@pytest.fixture
def run(bot: Bot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("BOT_HOME", str(bot.settings.home))

    def call(*arguments: object) -> tuple[int, str, str]:
        bot.searcher  # noqa: B018  the index is built
        status = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def test_json_has_the_fields_of_the_contract(run, bot: Bot) -> None:
    status, out, _ = run("recommend", "--profile", "科技企业", "--need", "缺钱、缺停车位", "--json")
    found = json.loads(out)
    assert status == 0
    assert (found["status"], found["reason"], found["mode"]) == ("answered", None, "quoting")
    assert found["measures"] and len(found["gaps"]) == 1
    for measure in found["measures"]:
        assert measure.keys() >= FIELDS
        assert measure["fit"] in ("direct", "related")
        essay = bot.essay(measure["essay_id"])
        assert essay is not None and essay.text[measure["start"] : measure["end"]] == measure["quote"]
        assert measure["action"] in measure["quote"]


def test_a_batch_keeps_order_and_ids(run, tmp_path: Path) -> None:
    cases = [{"id": "甲", "profile": "企业", "need": "缺钱"}, {"id": "乙", "profile": "奶茶店", "need": "想多赚钱"}]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    status, out, _ = run("recommend", "--batch", file, "--json")
    first, second = map(json.loads, out.splitlines())
    assert (status, first["id"], second["id"]) == (0, "甲", "乙")
    assert (second["status"], second["measures"]) == ("refused", [])
    assert "奶茶店" in second["gaps"][0] and "个体工商户" in second["gaps"][0]


def test_documents_are_chosen_to_recommend_from(run, tmp_path: Path) -> None:
    _, out, _ = run("recommend", "--need", "缺钱", "--only", "马回", "--json")
    assert {one["author"] for one in json.loads(out)["measures"]} == {"马回"}
    file = tmp_path / "cases.jsonl"
    file.write_text('{"need": "缺钱", "only": ["刘忠林"]}\n{"need": "缺钱"}\n', encoding="utf-8")
    _, out, _ = run("recommend", "--batch", file, "--only", "邹慧")
    theirs = [{one["author"] for one in json.loads(line)["measures"]} for line in out.splitlines()]
    assert theirs == [{"刘忠林"}, {"邹慧"}]
    _, shown, _ = run("recommend", "--need", "缺钱", "--only", "马回")
    assert "注：以下只依据您选定的马回的文章作答" in shown
    status, _, told = run("recommend", "--need", "缺钱", "--only", "王明")
    assert (status, "没有编号或作者为“王明”的" in told) == (2, True)


def test_people_read_numbered_measures_with_places(run) -> None:
    _, out, _ = run("recommend", "--profile", "高校教师", "--need", "怕成果转化失败要担责")
    assert "1. " in out and "——马回《构建研发投入配置新范式》" in out and "针对" in out


@pytest.mark.parametrize("kind", ["md", "docx", "xlsx"])
def test_a_memo_is_saved(run, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"memo.{kind}"
    status, out, _ = run("recommend", "--profile", "科技企业", "--need", "没有检测设备、缺停车位", "-o", file)
    assert (status, "已存为" in out, file.stat().st_size > 0) == (0, True, True)
    if kind == "docx":
        told = "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)
    elif kind == "xlsx":
        told = "\n".join(str(cell.value) for sheet in load_workbook(file) for row in sheet for cell in row)
    else:
        told = file.read_text(encoding="utf-8")
    for words in ("科研仪器设备", "马回", "参考文献" if kind != "xlsx" else "马回. 构建", "缺停车位"):
        assert words in told


def test_markdown_may_go_to_standard_output(run) -> None:
    status, out, _ = run("recommend", "--need", "没有检测设备", "--format", "md")
    assert status == 0
    assert out.startswith("# 对策建议")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--need"),
        (["--need", "  "], "需求为空"),
        (["--need", "缺" * 2001], "请精简"),
        (["--need", "缺钱", "--batch", "x.jsonl"], "二者取一"),
        (["--batch", "没有.jsonl"], "没有"),
        (["--need", "缺钱", "-o", "memo.pdf"], ".docx"),
        (["--need", "缺钱", "-o", "memo.md", "--format", "docx"], "不符"),
        (["--need", "缺钱", "-o", "没有的文件夹/memo.md"], "无法写入"),
        (["--batch", "x.jsonl", "--format", "md"], "--batch"),
    ],
)
def test_wrong_usage_is_one_sentence(run, arguments: list[str], told: str) -> None:
    status, out, err = run("recommend", *arguments)
    assert status == 2
    assert told in err and len(err.strip().splitlines()) == 1 and out == ""


def test_a_bad_line_of_a_batch_is_named(run, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    for line, told in (('{"profile": "企业"}', "need"), ('{"need": "缺钱", "profile": 3}', "profile")):
        file.write_text(line, encoding="utf-8")
        status, _, err = run("recommend", "--batch", file)
        assert status == 2
        assert told in err and "第 1" in err


def test_signs_of_the_texts_stay_signs(tmp_path: Path) -> None:
    text = "=1+1，支持*企业*[甲]与<乙>。\x01"
    essay = Essay("试", text, title="题*目", author="=某")
    cited = Citation(1, "试", "题*目", "=某", None, None, 0, len(text), text, "=某. 题[Z].", None, essay)
    measure = Measure("支持*企业*[甲]与<乙>", (), (), "=某", cited)
    given = Recommendation(
        "#企业",
        "=需求",
        "answered",
        None,
        "结论",
        (),
        ("=需求",),
        (Recommended(measure, "direct", "理由", ("=需求",)),),
    )
    told = memo.to_markdown(given)
    assert r"支持\*企业\*\[甲\]与\<乙\>" in told and r"主体：\#企业" in told
    for kind in memo.formats():
        memo.save(tmp_path / f"m.{kind}", given, kind)
    sheet = load_workbook(tmp_path / "m.xlsx")["措施"]
    assert sheet["E2"].value == text.replace("\x01", "") and sheet["E2"].data_type == "s"

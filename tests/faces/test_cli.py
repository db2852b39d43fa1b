from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.faces import cli
from bot.faces.checks import CHECKS, HEADS

SENTENCE = "要推广创新积分制改革，将创新积分与信贷支持挂钩。"


class Result:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err
        self.lines = [json.loads(line) for line in out.splitlines()] if out.startswith("{") else []


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: object) -> Result:
        status = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(status, captured.out, captured.err)

    return call


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.md").write_text(f"---\ntitle: 甲文\nauthor: 某甲\n---\n## 第一节\n{SENTENCE}\n", encoding="utf-8")
    return folder


def plain(err: str) -> bool:
    """One sentence and no traceback."""
    return "Traceback" not in err and len(err.strip().splitlines()) == 1 and err.strip().endswith(("。", "）"))


def test_index_then_ask_then_search(run, corpus: Path) -> None:
    (indexed,) = run("index", "--corpus", corpus, "--json").lines
    assert {
        "documents": 1,
        "passages": 1,
        "added": 1,
        "removed": 0,
        "kept": 0,
        "rejected": [],
        "warnings": [],
    }.items() <= indexed.items()
    assert indexed["model"] == "hash-256"
    (again,) = run("index", "--corpus", corpus, "--json").lines
    assert (again["added"], again["kept"]) == (0, 1)
    (found,) = run("search", "创新积分", "--json").lines
    hit = found["hits"][0]
    assert (hit["rank"], hit["title"], hit["author"], hit["section"], hit["text"]) == (
        1,
        "甲文",
        "某甲",
        "第一节",
        SENTENCE,
    )
    assert run("search", "创新积分", "--author", "某乙", "--json").lines[0]["hits"] == []


def test_ask_prints_for_people(run, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    printed = run("ask", "推广创新积分制改革，与信贷支持挂钩")
    assert printed.status == 0
    assert "某甲在“第一节”一节提出" in printed.out
    assert "[1] 某甲《甲文》，“第一节”一节" in printed.out


def test_batch_keeps_order_and_ids(run, corpus: Path, tmp_path: Path) -> None:
    run("index", "--corpus", corpus)
    cases = tmp_path / "cases.jsonl"
    rows = [{"id": "b", "question": "创新积分制"}, {"id": "a", "question": "你好"}, {"id": "c", "question": ""}]
    cases.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", encoding="utf-8")
    answers = run("ask", "--batch", cases, "--json").lines
    assert [answer["id"] for answer in answers] == ["b", "a", "c"]
    assert (answers[1]["status"], answers[1]["reason"]) == ("refused", "small_talk")
    assert [row["id"] for row in run("search", "--batch", cases).lines] == ["b", "a", "c"]


def test_standard_output_carries_nothing_but_json(run, corpus: Path) -> None:
    out = run("index", "--corpus", corpus, "--json").out
    assert len(out.splitlines()) == 1
    fields = run("ask", "创新积分制改革怎么用？", "--json").lines[0]
    assert {
        "question", "standalone", "status", "reason", "text", "claims", "citations", "notes", "nearest", "mode", "model",
        "settings", "ms", "blocks",
    } <= fields.keys()  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["ask"], 2, "问题"),
        (["ask", "  "], 2, "为空"),
        (["ask", "问", "--batch", "f"], 2, "二者取一"),
        (["ask", "--batch", "no-such-file.jsonl"], 2, "no-such-file.jsonl"),
        (["ask", "问", "--history", "{"], 2, "--history"),
        (["ask", "问", "--history", "[1]"], 2, "history"),
        (["ask", "--no-such-option"], 2, "--no-such-option"),
        (["no-such-command"], 2, "--help"),
        (["search", "问", "-k", "0"], 2, "-k"),
        (["index", "--corpus", "no-such-folder"], 2, "no-such-folder"),
        (["serve", "--port", "x"], 2, "port"),
    ],
)
def test_wrong_usage_is_one_plain_sentence(run, arguments: list[str], status: int, words: str) -> None:
    result = run(*arguments)
    assert (result.status, result.out) == (status, "")
    assert words in result.err
    assert plain(result.err)


def test_an_empty_corpus_keeps_the_index(run, corpus: Path, tmp_path: Path) -> None:
    run("index", "--corpus", corpus)
    (tmp_path / "empty").mkdir()
    result = run("index", "--corpus", tmp_path / "empty")
    assert (result.status, result.out) == (2, "")
    assert plain(result.err)
    assert run("search", "创新积分", "--json").lines[0]["hits"]


def test_a_binary_file_named_txt_is_rejected_with_its_reason(run, corpus: Path) -> None:
    (corpus / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (report,) = run("index", "--corpus", corpus, "--json").lines
    assert report["documents"] == 1
    (rejected,) = report["rejected"]
    assert rejected["path"].endswith("b.txt")
    assert "文本" in rejected["reason"]


def test_what_of_a_file_was_not_read_is_a_warning(run, corpus: Path) -> None:
    (corpus / "b.md").write_text("企业应当购买保险。\n\n![流程图](a.png)\n", encoding="utf-8")
    (report,) = run("index", "--corpus", corpus, "--json").lines
    (warning,) = report["warnings"]
    assert (report["documents"], report["rejected"]) == (2, [])
    assert (Path(warning["path"]).name, warning["reason"]) == ("b.md", "1 张图片中的文字未读取")
    assert "已收录但不完整" in run("index", "--corpus", corpus).err


def test_gbk_text_is_read(run, tmp_path: Path) -> None:
    file = tmp_path / "gbk.txt"
    file.write_bytes("江西省要加快推进科技成果转化，支持企业牵头组建创新联合体。".encode("gbk"))
    assert run("index", "--corpus", file, "--json").lines[0]["documents"] == 1
    assert "创新联合体" in run("search", "创新联合体", "--json").lines[0]["hits"][0]["text"]


def test_a_question_of_ten_thousand_characters(run, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    result = run("ask", "创新积分制怎么用" * 1250, "--json")
    assert result.status == 0
    assert result.lines[0]["notes"][0]["kind"] == "question_cut"


def test_a_question_that_is_no_utf8(run, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    result = run("ask", "创新积分\udcff", "--json")
    assert result.status == 0
    assert result.lines[0]["question"] == "创新积分?"
    assert run("ask", "我们是一家小厂\udcff，缺钱怎么办", "--json").status == 0
    assert run("recommend", "--profile", "小厂\udcff", "--need", "缺\udcff钱").status == 0


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"question": 5}', '{"question": "问", "history": [5]}'])
def test_a_bad_case_is_told_with_its_line(run, tmp_path: Path, line: str) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"question": "创新积分制"}\n' + line, encoding="utf-8")
    result = run("ask", "--batch", cases)
    assert (result.status, result.out) == (2, "")
    assert "第 2 行" in result.err
    assert plain(result.err)


def test_a_home_that_cannot_be_written(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BOT_HOME", str(tmp_path / "file" / "home"))
    result = run("ask", "创新积分制怎么用？")
    assert (result.status, result.out) == (1, "")
    assert "BOT_HOME" in result.err
    assert plain(result.err)


def test_a_read_only_home_answers_from_its_index(home: Path, corpus: Path, run) -> None:
    run("index", "--corpus", corpus)
    for path in [home, *home.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        result = run("search", "创新积分", "--json")
        assert result.lines[0]["hits"]
    finally:
        for path in [home, *home.rglob("*")]:
            path.chmod(0o755)


def test_a_half_deleted_index_is_told_with_its_mend(run, home: Path, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    (part,) = (home / "index").glob("seg-*")
    shutil.rmtree(part / "chroma")
    result = run("ask", "创新积分制怎么用？")
    assert (result.status, result.out) == (1, "")
    assert "bot index" in result.err
    assert plain(result.err)
    assert run("doctor").status == 1
    assert run("index", "--corpus", corpus).status == 0
    assert run("ask", "创新积分制怎么用？").status == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [("nonsense = 1", "nonsense"), ("window_max = ", "settings.toml"), ("window_max = -1", "正整数")],
)
def test_bad_settings_are_told(run, home: Path, content: str, words: str) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(content)
    result = run("ask", "问")
    assert result.status == 2
    assert words in result.err
    assert plain(result.err)


def test_without_an_index_the_shipped_essays_are_indexed(run) -> None:
    hits = run("search", "四库系统", "--json").lines[0]["hits"]
    assert hits[0]["author"] == "邹慧"
    assert hits[0]["title"] is None


def test_doctor_finds_nothing_wrong(run) -> None:
    (report,) = run("doctor", "--json").lines
    assert report["ok"] is True
    assert {"数据目录", "向量模型", "索引"} <= {finding["name"] for finding in report["findings"]}
    assert [check["what"] for check in report["checks"]] == [check.what for check in CHECKS]


def test_the_readme_tells_the_same_checks() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for row in (HEADS, *CHECKS):
        assert f"| {' | '.join(row)} |" in readme


def test_a_process_of_its_own_in_another_folder(home: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "ask", "四库系统是哪四个库？", "--json"]
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C"}
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert "四库系统" in json.loads(done.stdout.decode("utf-8"))["text"]


def test_importing_the_nouns_imports_no_library() -> None:
    script = (
        "import sys, bot.domain; print(sorted(set(sys.modules) & {'torch', 'chromadb', 'numpy', 'gradio', 'jieba'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"


def test_explain_tells_each_stage(run, corpus: Path) -> None:
    run("index", "--corpus", corpus)
    (told,) = run("ask", "创新积分制改革怎么用？", "--explain", "--json").lines
    stages = told["explain"]
    assert stages["standalone"] == "创新积分制改革怎么用？"
    assert stages["hits"][0]["author"] == "某甲"
    assert stages["sentences"][0]["text"] == SENTENCE
    assert 0 <= stages["gate"]["probability"] <= 1
    assert stages["gate"]["figures"]
    shown = run("ask", "创新积分制改革怎么用？", "--explain").out
    assert "能否作答" in shown
    assert "explain" not in run("ask", "创新积分制改革怎么用？", "--json").lines[0]


def test_chat_follows_on_and_ends(run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index", "--corpus", corpus)
    monkeypatch.setattr("sys.stdin", io.StringIO("创新积分制改革怎么用？\n\n谁说的？\n新对话\n谁说的？\n退出\n"))
    done = run("chat")
    assert done.status == 0
    assert done.out.count("某甲") >= 2
    assert "已开始新的对话。" in done.out
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("chat").status == 0


def test_a_history_of_questions_and_answers_in_a_batch(run, corpus: Path, tmp_path: Path) -> None:
    run("index", "--corpus", corpus)
    batch = tmp_path / "cases.jsonl"
    turn = {"question": "创新积分制改革怎么用？", "answer": "……"}
    case = {"id": "a", "question": "这是谁说的？", "history": [turn]}
    batch.write_text(json.dumps(case, ensure_ascii=False) + "\n", encoding="utf-8")
    (told,) = run("ask", "--batch", batch, "--json").lines
    assert (told["id"], told["standalone"]) == ("a", "创新积分制改革怎么用？")


def test_a_user_s_own_files_are_never_passed_over_for_their_names(run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in ("README.md", "topics.txt", "terms.txt"):
        (folder / name).write_text(f"{name} 规定，{SENTENCE}\n", encoding="utf-8")
    assert run("index", "--corpus", folder, "--json").lines[0]["documents"] == 3

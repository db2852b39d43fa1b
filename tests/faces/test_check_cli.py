"""`bot check` as a newsroom's script would call it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from bot.faces import cli
from tests.documents.word_file import paragraph, word

DRAFT = "马回提出，“推广创新积分制改革，将创新积分与信贷支持挂钩”。“专精特新”企业。"


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]):
    def call(*arguments: object) -> tuple[int, str, str]:
        status = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def test_a_file_as_json(run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    status, out, _ = run("check", tmp_path / "draft.txt", "--json")
    checked = json.loads(out)
    assert status == 0
    assert checked["summary"] == {
        "verbatim": 0,
        "altered": 1,
        "misattributed": 0,
        "not_found": 0,
        "unmarked": 0,
        "skipped": 1,
    }
    (finding,) = checked["findings"]
    assert (finding["verdict"], finding["severity"], finding["claimed_author"]) == ("altered", "meaning", "马回")
    assert {"op": "delete", "draft": "", "source": "、政策奖补"} in finding["diff"]
    assert not (home / "index").exists(), "a check needs no index"


def test_a_word_document_for_people_and_a_strict_script(run, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(DRAFT)
    document.save(str(tmp_path / "draft.docx"))
    status, out, _ = run("check", tmp_path / "draft.docx", "--strict")
    assert status == 3
    assert "缺少“、政策奖补”" in out
    assert "有改动 1 处" in out
    assert "1 处加引号的术语未核查" in out


WORDS = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"


@pytest.mark.parametrize(
    ("draft", "clean", "fields"),
    [
        (f"马回提出，“{WORDS}”。", True, {"verdict": "verbatim", "place_wrong": False, "misplaced": None}),
        (f"马回说，{WORDS}。", False, {"verdict": "verbatim", "marked": False}),
        (
            f"马回在《产业创新》一文中提出，“{WORDS}”。",
            False,
            {"verdict": "verbatim", "claimed_title": "产业创新", "place_wrong": True, "misplaced": "title"},
        ),
        (f"反对“{WORDS}”。", False, {"verdict": "verbatim", "severity": "meaning"}),
    ],
)
def test_strict_wants_words_author_and_place_right_and_quotation_marks(
    run, tmp_path: Path, draft: str, clean: bool, fields: dict[str, object]
) -> None:
    """A copy without quotation marks is not clean: to its reader it is the draft's own words."""
    (tmp_path / "draft.txt").write_text(draft, encoding="utf-8")
    status, out, _ = run("check", tmp_path / "draft.txt", "--strict", "--json")
    assert status == (0 if clean else 3)
    checked = json.loads(out)
    (finding,) = checked["findings"]
    assert {name: finding[name] for name in fields} == fields
    assert checked["summary"]["unmarked"] == (not finding["marked"])
    status, out, _ = run("check", tmp_path / "draft.txt", "--strict")
    assert status == (0 if clean else 3)
    assert ("照录而未加引号" in out, "篇名不符" in out) == (not finding["marked"], finding["place_wrong"])


def test_standard_input_and_batch(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("没有引文的稿件。"))
    status, out, _ = run("check", "-", "--strict")
    assert (status, out.strip().endswith("稿件中没有需要核查的引文。")) == (0, True)
    lines = [json.dumps({"id": key, "draft": DRAFT}, ensure_ascii=False) for key in ("甲", "乙")]
    (tmp_path / "cases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    _, out, _ = run("check", "--batch", tmp_path / "cases.jsonl", "--json")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("draft.txt", b""),
        ("draft.txt", b"  \n"),
        ("draft.txt", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("draft.txt", b"a" * 1_000_001),
        ("draft.txt", bytes([0xE4, 0xB8, 0x80]) * (50 << 18)),
        ("draft.docx", b""),
        ("draft.docx", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("draft.docx", b"PK\x03\x04broken"),
        ("draft.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    status, out, err = run("check", tmp_path / name)
    assert (status, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert err.strip().endswith("。")


def test_a_file_that_is_not_there_and_wrong_usage(run, tmp_path: Path) -> None:
    for arguments in (("check", tmp_path / "none.txt"), ("check",), ("check", "-", "--batch", tmp_path / "x.jsonl")):
        status, _, err = run(*arguments)
        assert status == 2
        assert "Traceback" not in err


def test_a_word_document_has_a_comment_at_each_finding(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(f"标题\x0b\n\n{DRAFT}", encoding="utf-8")
    status, out, _ = run("check", tmp_path / "draft.txt", "-o", tmp_path / "out.docx")
    assert (status, "已存为" in out) == (0, True)
    document = Document(str(tmp_path / "out.docx"))
    assert "".join(paragraph.text for paragraph in document.paragraphs).endswith(DRAFT)
    (comment,) = document.comments
    assert comment.author == "引文核查"
    assert "缺少“、政策奖补”" in comment.text
    assert "参考文献：马回" in comment.text


def test_a_page_of_its_own_escapes_what_it_shows(run, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(f"<script>alert(1)</script>{DRAFT}", encoding="utf-8")
    assert run("check", tmp_path / "draft.txt", "-o", tmp_path / "out.html")[0] == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert '<mark class="meaning">推广创新积分制改革' in page


@pytest.mark.parametrize("name", ["out.pdf", "nowhere/out.docx"])
def test_where_it_cannot_be_saved_is_told(run, tmp_path: Path, name: str) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    status, _, err = run("check", tmp_path / "draft.txt", "-o", tmp_path / name)
    assert status == 2
    assert err.strip().endswith("。")


def test_the_editors_own_word_file_comes_back(run, tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    given, saved = tmp_path / "draft.docx", tmp_path / "out.docx"
    given.write_bytes(word(paragraph("马回提出，“", "推广创新积分制改革，将创新积分与信贷支持挂钩”。", picture)))
    status, out, err = run("check", given, "-o", saved, "--replace")
    assert (status, err) == (0, "稿件中未核查的有：1 处图片。\n") and "有改动 1 处" in out
    with zipfile.ZipFile(given) as before, zipfile.ZipFile(saved) as after:
        assert after.read("word/styles.xml") == before.read("word/styles.xml")
        assert '<w:t xml:space="preserve">、政策奖补</w:t></w:r></w:ins>' in after.read("word/document.xml").decode()


@pytest.mark.parametrize("saving", [["-o", "out.docx"], ["-o", "out.html"], []])
def test_words_are_replaced_in_word_files_alone(run, tmp_path: Path, saving: list[str]) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    status, _, err = run(
        "check", tmp_path / "draft.txt", "--replace", *(saving[:1]), *(tmp_path / one for one in saving[1:])
    )
    assert status == 2 and err.endswith("。\n") and len(err.splitlines()) == 1

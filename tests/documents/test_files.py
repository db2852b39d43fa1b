"""Every format, encoding and kind of bad file; nothing here is faked: the files are real and small."""

from __future__ import annotations

import json
import os
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_pdf import PAGES, pdf

from bot.documents import files, kinds
from bot.documents.encoding import decode
from bot.documents.files import Document, Rejected
from bot.errors import InputError, UnreadableFile

DATA = Path(__file__).parents[3] / "shared" / "data"
PROSE = (
    "推动科技创新和产业创新深度融合，江西如何发力？",
    "要强化企业科技创新主体地位，健全以企业为主导的产学研协同机制。",
    "省科技厅会同有关部门制定实施细则，并报省政府备案。",
    "“四库系统”包括院士信息库、项目库、成果库、产业需求库；",
    "到２０３０年，全省研发投入强度达到2.5%左右。",
    "一是搭平台，二是建机制，三是优服务——做到“一链一策”。",
    "萍乡、鹰潭、景德镇等市要因地制宜发展未来产业。",
    "阿尔伯特·爱因斯坦的名字里有一个间隔号。",
)
TRADITIONAL = (
    "推動科技創新和產業創新深度融合，江西如何發力？",
    "要強化企業科技創新主體地位，健全以企業為主導的產學研協同機制。",
    "省科技廳會同有關部門制定實施細則，並報省政府備案。",
)
prose = st.lists(st.sampled_from(PROSE), min_size=1, max_size=8).map("\n".join)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
ELF = b"\x7fELF\x02\x01\x01\0\0\0\0\0"


def one(path: Path) -> Document | Rejected:
    item, *_ = files.read([path])  # what was passed over in it follows
    return item


def text(path: Path) -> str:
    item = one(path)
    assert isinstance(item, Document), item
    return item.text


def reason(path: Path) -> str:
    item = one(path)
    assert isinstance(item, Rejected), item
    assert item.path.startswith(str(path))
    assert item.reason and not item.reason.endswith("。")
    return item.reason


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# Encodings


@given(prose)
def test_gb18030(given_text: str) -> None:
    assert decode(given_text.encode("gb18030")) == given_text


@given(st.sampled_from(PROSE), st.integers(0, 12), st.integers(8, 20))
def test_gb18030_when_short(sentence: str, start: int, length: int) -> None:
    cut = sentence[start : start + length]
    assert decode(cut.encode("gb18030")) == cut


@given(st.lists(st.sampled_from(TRADITIONAL), min_size=1).map("\n".join))
def test_big5(given_text: str) -> None:
    assert decode(given_text.encode("cp950")) == given_text


@given(st.text().filter(lambda value: "\0" not in value and not value.startswith("\ufeff")))
def test_utf8_with_and_without_bom(given_text: str) -> None:
    assert decode(given_text.encode()) == given_text
    assert decode(b"\xef\xbb\xbf" + given_text.encode()) == given_text


@given(prose, st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_with_bom(given_text: str, encoding: str) -> None:
    assert decode(("\ufeff" + given_text).encode(encoding)) == given_text


@given(prose, st.integers(1, 2))
def test_cut_utf8_is_refused_not_taken_for_chinese_of_another_encoding(given_text: str, cut: int) -> None:
    with pytest.raises(ValueError, match="编码无法识别"):
        decode((given_text + "科").encode()[:-cut])


@pytest.mark.parametrize("encoding", ["cp1252", "shift_jis", "euc_jp"])
def test_other_encodings_are_refused(encoding: str) -> None:
    words = "“Déjà vu” à São Paulo, naïve" if encoding == "cp1252" else "これは日本語の文章です。科学技術を推進する。"
    with pytest.raises(ValueError, match="编码无法识别"):
        decode(words.encode(encoding))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_real_policy_texts_survive_their_encoding(encoding: str) -> None:
    source = DATA / "policy_qa" / "docs.jsonl"
    if not source.exists():
        pytest.skip("../shared is absent")
    for line in source.read_text(encoding="utf-8").splitlines()[::10]:
        published = json.loads(line)["text"]
        for cut in (published, published[:20]):
            assert decode(cut.encode(encoding)) == cut


# Plain text and Markdown


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".html"])
def test_an_empty_file_is_rejected(tmp_path: Path, data: bytes, suffix: str) -> None:
    assert reason(write(tmp_path / f"a{suffix}", data)) == "文件为空"


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_file_of_no_bytes_is_rejected(tmp_path: Path, suffix: str) -> None:
    assert reason(write(tmp_path / f"a{suffix}", b"")) == "文件为空"


@pytest.mark.parametrize("data", [PNG, ELF, "文字".encode() + b"\0" + "文字".encode(), b"\x01\x02\x80\xff"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl", ".html"])
def test_binary_content_is_rejected(tmp_path: Path, data: bytes, suffix: str) -> None:
    assert reason(write(tmp_path / f"a{suffix}", data)) == "不是文本文件（含二进制内容）"


def test_text_stays_as_published_but_for_line_ends(tmp_path: Path) -> None:
    published = "\u3000\u3000ＡＢＣ１２３，“引号”\u00a0㈠\u2028𠮷\ue000 "
    path = write(tmp_path / "甲.txt", f"\ufeff{published}\r\n二\r三\n")
    assert one(path) == Document("甲", f"{published}\n二\n三\n", markdown=False, facts={})


def test_markdown_without_marks_is_left_as_it_is(tmp_path: Path) -> None:
    source = "---\ntitle: 题\n---\n# 一\n正文\n"
    assert one(write(tmp_path / "a.MD", source)) == Document("a", source, markdown=True, facts={"title": "一"})


def test_gbk_file(tmp_path: Path) -> None:
    assert text(write(tmp_path / "a.txt", PROSE[0].encode("gbk"))) == PROSE[0]


# Finding files


def test_discover_takes_known_kinds_sorted_and_leaves_out_what_is_no_document(tmp_path: Path) -> None:
    wanted = [
        "README.md",
        "b/a.txt",
        "b/c.jsonl",
        "b/readme.md",
        "d.docx",
        "e.htm",
        "f.markdown",
        "terms.txt",
        "topics.txt",
    ]
    unwanted = [
        ".hidden.md",
        ".git/x.md",
        "~$d.docx",
        "g.ofd",
        "h",
    ]
    for name in wanted + unwanted:
        write(tmp_path / name, "字")
    assert [path.relative_to(tmp_path).as_posix() for path in files.discover([tmp_path])] == wanted


def test_a_text_that_bears_the_name_of_a_word_list_is_a_text(tmp_path: Path) -> None:
    text = write(tmp_path / "words" / "terms.txt", "采摘园办法\n采摘园每周开放五天，门票十元。\n")
    words = write(tmp_path / "words" / "topics.txt", "# 采摘园的说法。\n果园\t采摘园、葡萄园\n")
    assert files.discover([tmp_path]) == [text]
    assert files.word_lists([tmp_path]) == {"topics.txt": f"{words.read_text(encoding='utf-8')}\n"}


def test_discover_takes_a_named_file_always_and_each_file_once(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md", "字")
    other = write(tmp_path / "a.txt", "字")
    (tmp_path / "x").mkdir()
    assert files.discover([readme, tmp_path, tmp_path / "x" / ".." / "a.txt"]) == [readme, other]


def test_discover_raises_for_a_missing_path_and_an_unknown_kind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"找不到“.*没有\.md”"):
        files.discover([tmp_path / "没有.md"])
    with pytest.raises(InputError, match="找不到"):
        files.discover([tmp_path / ("长" * 300)])
    with pytest.raises(InputError, match=r"不支持“.*a\.ofd”.*\.docx"):
        files.discover([write(tmp_path / "a.ofd", "字")])


def test_a_folder_may_hold_nothing(tmp_path: Path) -> None:
    assert list(files.read([tmp_path])) == []


def test_ids_are_stems_and_grow_only_where_two_are_alike(tmp_path: Path) -> None:
    for name in ("c/a/x.md", "c/b/x.md", "c/y.md", "c/b/z.md", "c/b/z.txt"):
        write(tmp_path / name, name)
    write(tmp_path / "c" / "y.jsonl", json.dumps({"id": "q", "text": "字"}))
    ids = [item.essay_id for item in files.read([tmp_path / "c"]) if isinstance(item, Document)]
    assert ids[:2] == ["a/x", "b/x"]
    assert set(ids[-2:]) == {"q", "y"}
    assert len(set(ids)) == 6


def test_files_named_one_by_one_have_different_ids(tmp_path: Path) -> None:
    paths = [write(tmp_path / name / "x.md", name) for name in ("a", "b")]
    assert len({item.essay_id for item in files.read(paths) if isinstance(item, Document)}) == 2


def test_a_file_name_in_gbk_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "江西省科技创新".encode("gbk") + b".txt"
    try:
        Path(os.fsdecode(name)).write_text("正文", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (item,) = files.read([tmp_path])
    assert isinstance(item, Document)
    assert item.essay_id == "江西省科技创新"


def test_an_unreadable_file_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "字")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    assert reason(path) == "没有读取权限"


def test_a_file_of_more_than_200_mb_is_rejected_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(files.LARGEST + 1)  # a hole: takes no disk
    assert reason(path).startswith("文件超过 200 MB")


def test_read_text(tmp_path: Path) -> None:
    assert files.read_text(write(tmp_path / "a.jsonl", "{}\r\n{}")) == "{}\n{}"
    assert files.read_text(write(tmp_path / "cases.json", "[]")) == "[]"
    with pytest.raises(UnreadableFile, match=r"没有\.txt”：文件不存在。"):
        files.read_text(tmp_path / "没有.txt")
    with pytest.raises(UnreadableFile, match="这是文件夹，不是文件"):
        files.read_text(tmp_path)
    with pytest.raises(UnreadableFile, match="二进制"):
        files.read_text(write(tmp_path / "a.txt", PNG))


# .jsonl


def test_jsonl_documents(tmp_path: Path) -> None:
    rows = [
        {"id": "一", "title": " 题 ", "text": "甲\r\n乙\u2028丙", "author": "马回", "published": 2024, "more": [1]},
        {"id": 7, "title": None, "text": "丁"},
    ]
    path = write(tmp_path / "a.jsonl", "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\r\n")
    assert list(files.read([path])) == [
        Document("一", "甲\r\n乙\u2028丙", False, {"title": "题", "author": "马回", "published": "2024"}),
        Document("7", "丁", False, {}),
    ]


BAD_LINES = {
    "{": "不是有效的 JSON",
    "[" * 100_000: "不是有效的 JSON",
    "[]": "应为 JSON 对象",
    '{"text": "甲"}': "缺少编号 id",
    '{"id": " ", "text": "甲"}': "缺少编号 id",
    '{"id": true, "text": "甲"}': "字段 id 应为文字",
    '{"id": "b"}': "缺少正文 text",
    '{"id": "b", "text": 3}': "正文 text 应为文字",
    '{"id": "b", "text": "\\n "}': "正文 text 为空",
    '{"id": "b", "text": "甲\\u0000"}': "含有损坏的字符",
    '{"id": "b", "text": "甲\\ud83d"}': "含有损坏的字符",
    '{"id": "b\\ud83d", "text": "甲"}': "含有损坏的字符",
    '{"id": "b", "text": "甲", "author": ["马回"]}': "字段 author 应为文字",
    '{"id": "a", "text": "乙"}': "编号“a”与前面的文档重复",
}


@pytest.mark.parametrize(("line", "why"), BAD_LINES.items(), ids=[line[:30] for line in BAD_LINES])
def test_a_bad_line_is_rejected_by_its_number_and_the_others_are_kept(tmp_path: Path, line: str, why: str) -> None:
    good = '{"id": "a", "text": "甲"}'
    path = write(tmp_path / "a.jsonl", f"{good}\n\n{line}\n{good.replace('a', 'z', 1)}")
    first, bad, last = files.read([path])
    assert isinstance(first, Document)
    assert isinstance(bad, Rejected)
    assert bad.path == f"{path}:3"
    assert bad.reason.startswith(why)
    assert isinstance(last, Document) or "id" in why


def test_a_line_of_damaged_bytes_costs_only_itself(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "甲"}'.encode(),
        b'{"id": "b", "text": "\xe7\x94"}',
        '{"id": "c", "text": "丙"}'.encode(),
    ]
    items = list(files.read([write(tmp_path / "a.jsonl", b"\n".join(lines))]))
    assert [type(item) for item in items] == [Document, Rejected, Document]


def test_a_jsonl_in_gbk(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": PROSE[1]}, ensure_ascii=False)
    assert text(write(tmp_path / "a.jsonl", line.encode("gbk"))) == PROSE[1]


def test_a_huge_line(tmp_path: Path) -> None:
    long = "字" * 3_000_000
    assert text(write(tmp_path / "a.jsonl", json.dumps({"id": "a", "text": long}))) == long


def test_an_id_is_used_once_across_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.jsonl", '{"id": "x", "text": "甲"}')
    write(tmp_path / "x.txt", "乙")
    kinds = [type(item) for item in files.read([tmp_path])]
    assert kinds == [Document, Rejected, Rejected]


def test_the_shared_documents_are_read_to_the_letter() -> None:
    source = DATA / "policy_qa" / "docs.jsonl"
    if not source.exists():
        pytest.skip("../shared is absent")
    wanted = [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").split("\n") if line]
    assert [item.text for item in files.read([source]) if isinstance(item, Document)] == wanted


# .docx


def word(path: Path, title: str = "") -> Path:
    """A Word file with a title, headings, a table, and what python-docx itself passes over."""
    document = docx.Document()
    document.core_properties.title = title
    document.add_paragraph("关于双融合的意见", style="Title")
    document.add_paragraph("总则\t1", style=document.styles.add_style("toc 1", 1))
    document.add_heading("总则", 1)
    document.add_paragraph("第一段，ＡＢＣ。")
    table = document.add_table(2, 3)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), "甲乙丙丁戊己", strict=True):
        cell.text = words
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_heading("目标", 2)
    changed = document.add_paragraph("原有")
    changed._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>增加</w:t></w:r></w:ins>"))
    changed._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
    changed._p.append(parse_xml(f"<w:smartTag {nsdecls('w')}><w:r><w:t>北京</w:t></w:r></w:smartTag>"))
    changed.add_run("。")
    changed.paragraph_format.tab_stops.add_tab_stop(100)
    document.add_paragraph("")
    document.save(str(path))
    return path


def test_docx_in_document_order(tmp_path: Path) -> None:
    document = one(word(tmp_path / "a.docx", "关于双融合的意见"))
    assert document == Document(
        "a",
        "# 关于双融合的意见\n# 总则\n第一段，ＡＢＣ。\n甲乙：丁；戊；丙：己\n## 目标\n原有增加北京。",
        True,
        {"title": "关于双融合的意见"},
    )


def test_docx_title_of_a_template_is_not_believed(tmp_path: Path) -> None:
    document = one(word(tmp_path / "a.docx", "公文模板"))
    assert isinstance(document, Document)
    assert document.facts == {"title": "关于双融合的意见"}


def test_docx_without_headings_is_not_markdown(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文。")
    document.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx") == Document("a", "正文。", False, {})


def test_docx_that_is_none(tmp_path: Path) -> None:
    assert "不是有效的 .docx" in reason(write(tmp_path / "a.docx", "正文"))
    assert "加密" in reason(write(tmp_path / "b.docx", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 100))
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as archive:
        archive.writestr("a.txt", "正文")
    assert "不是有效的 .docx" in reason(tmp_path / "c.docx")
    whole = word(tmp_path / "d.docx").read_bytes()
    assert "不是有效的 .docx" in reason(write(tmp_path / "e.docx", whole[: len(whole) // 2]))


# Anything


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(sorted(kinds.SUFFIXES | kinds.OLD.keys())),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe", b"<html>", b'{"id": "']),
    st.binary(max_size=200),
)
def test_no_bytes_whatever_raise(tmp_path: Path, suffix: str, start: bytes, rest: bytes) -> None:
    for item in files.read([write(tmp_path / f"a{suffix}", start + rest)]):
        json.dumps(item.text if isinstance(item, Document) else item.reason, ensure_ascii=False).encode()


@cache
def sample(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        return word(Path(folder) / "a.docx").read_bytes() if kind == "docx" else pdf(PAGES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(["docx", "pdf"]), st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8))
def test_no_damage_raises(tmp_path: Path, kind: str, where: float, damage: bytes) -> None:
    whole = sample(kind)
    at = int(where * len(whole))
    path = write(tmp_path / f"a.{kind}", whole[:at] + damage + whole[at + len(damage) :])
    assert isinstance(one(path), Document | Rejected)

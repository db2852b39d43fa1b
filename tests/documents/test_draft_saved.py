from __future__ import annotations

import io
import re
import time
import zipfile
from html import escape
from xml.etree import ElementTree

from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.draft import Draft, Edit, backwards, edits
from bot.documents.draft_saved import Comment, Note, saved
from bot.documents.draft_word import of_word
from tests.documents.word_file import W, box, note, paragraph, run, table, word

ID = f"{{{W}}}id"
OWN = '<w:comment w:id="4" w:author="编辑" w:date="2025-01-01T00:00:00Z"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
TRACKED = (
    '<w:del w:id="1" w:author="编辑" w:date="2025-01-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    f'<w:ins w:id="2" w:author="编辑" w:date="2025-01-01T00:00:00Z">{run("新写的话")}</w:ins>'
)
BODY = (
    paragraph("题目", style="1"),
    paragraph(
        '<w:bookmarkStart w:id="7" w:name="x"/>', "马回说，“推广", run("创新积分", '<w:b/><w:color w:val="FF0000"/>'), "制 &amp; 改革”",
        note("footnote", 1), '<w:commentRangeStart w:id="4"/>', "由编辑批注", '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>', TRACKED, '<w:bookmarkEnd w:id="7"/>',
    ),
    table(("某甲", "格中一句"), ("某乙", paragraph("又一", run("句", "<w:i/>")))),
    paragraph("前", box(paragraph("框中一句")), "<w:r><w:t>左</w:t><w:tab/><w:t> 右 </w:t></w:r>"),
    "<w:p/>",
)  # fmt: skip


def written(comment: Comment) -> str:
    words = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in comment.lines)
    return f'<w:comment xmlns:w="{W}" w:id="{comment.number}" w:author="引文核查">{words}</w:comment>'


def file(own: bool = True) -> bytes:
    return word(*BODY, footnotes=(paragraph("注中一句"),), header=paragraph("页上一句"), comments=OWN if own else "")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed(data: bytes) -> dict[str, bytes]:
    """Each entry of a zip as it lies there, header and packed bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        starts = sorted([*(info.header_offset for info in archive.infolist()), archive.start_dir])
        return {
            one.filename: data[one.header_offset : starts[starts.index(one.header_offset) + 1]]
            for one in archive.infolist()
        }


def local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{W}}}")


def told(xml: bytes, mine: set[str]) -> list[tuple[str, str]]:
    """What a part holds in order: each piece of text and each other element, with the formatting of its run; without
    what the comments `mine` put in, and without where runs begin and end."""
    found: list[tuple[str, str]] = []

    def walk(element: ElementTree.Element, shape: str) -> None:
        for child in element:
            name = local(child)
            if child.get(ID) in mine and name.startswith("commentRange"):
                continue
            if name == "r":
                ours = child.find(f"{{{W}}}commentReference")
                if ours is None or ours.get(ID) not in mine:
                    properties = child.find(f"{{{W}}}rPr")
                    walk(child, ElementTree.tostring(properties).decode() if properties is not None else "")
            elif name in {"t", "delText"}:
                found.extend((f"{name} {char}", shape) for char in child.text or "")
            elif name != "rPr":
                found.append((f"{name} {sorted(child.attrib.items())}", shape))
                walk(child, shape)
                found.append((f"/{name}", shape))

    walk(ElementTree.fromstring(xml), "")
    return found


def ranges(xml: bytes) -> dict[str, str]:
    """The words that each comment hangs on."""
    inside: dict[str, str] = {}
    open_now: set[str] = set()
    for element in ElementTree.fromstring(xml).iter():
        number = element.get(ID, "")
        if local(element) == "commentRangeStart":
            open_now.add(number)
            inside[number] = ""
        elif local(element) == "commentRangeEnd":
            open_now.remove(number)
        elif local(element) in {"t", "tab"}:
            for one in open_now:
                inside[one] += element.text or "\t"
    assert not open_now
    return inside


def at(draft: Draft, words: str) -> Note:
    start = draft.text.index(words)
    return Note(start, start + len(words), (f"说{words}",))


def test_the_editors_own_file_comes_back_with_comments() -> None:
    data = file()
    draft = of_word(data)
    quoted = ("推广创新积分制 & 改革", "新写的话", "格中一句", "又一句", "左\t 右")
    beside = ("框中一句", "注中一句", "页上一句")
    out = saved(draft, [at(draft, words) for words in (*quoted, *beside)], written)
    before, after = parts(data), parts(out)
    assert [*before] == [*after]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert {name: entry for name, entry in packed(data).items() if name not in changed}.items() <= packed(out).items()
    assert after["word/comments.xml"].startswith(before["word/comments.xml"].removesuffix(b"</w:comments>"))
    mine = {str(number) for number in range(5, 13)}
    assert told(before["word/document.xml"], set()) == told(after["word/document.xml"], mine)
    hung = ranges(after["word/document.xml"])
    assert [hung[str(number)] for number in range(5, 10)] == [*quoted]
    assert (hung["10"], hung["11"], hung["12"]) == (
        "框中一句框中一句",
        "",
        "题目",
    )  # the box, the note's mark, the head
    assert hung["4"] == "由编辑批注"
    document = Document(io.BytesIO(out))
    assert [comment.comment_id for comment in document.comments] == [4, *range(5, 13)]
    places = [comment.text.split("，")[0] for comment in document.comments]
    assert places[-3:] == [f"位置：{place}" for place in ("文本框 1", "脚注 1", "页眉")]
    assert of_word(out).text == draft.text


def test_every_byte_of_the_body_is_still_there_in_order() -> None:
    data = file()
    draft = of_word(data)
    new = parts(saved(draft, [at(draft, "新积分制 & 改"), at(draft, "格中")], written))["word/document.xml"]
    rest = iter(new)
    assert all(byte in rest for byte in parts(data)["word/document.xml"])


def test_a_comment_in_somebodys_insertion_does_not_go_with_it() -> None:
    draft = of_word(file())
    new = parts(saved(draft, [at(draft, "新写的话")], written))["word/document.xml"].decode()
    assert re.search(r'<w:commentRangeStart w:id="5"/><w:ins .*?</w:ins><w:commentRangeEnd w:id="5"/>', new)


def test_a_file_without_comments_gets_a_part_for_them_with_type_and_relationship() -> None:
    data = file(own=False)
    draft = of_word(data)
    out = saved(draft, [at(draft, "题目")], written)
    before, after = parts(data), parts(out)
    assert {*after} - {*before} == {"word/comments.xml"}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}
    for name in changed:
        ElementTree.fromstring(after[name])
    assert [comment.text for comment in Document(io.BytesIO(out)).comments] == ["说题目"]
    assert of_word(out).text == draft.text and saved(draft, [], written) == data


def test_strict_files_and_other_prefixes_are_written_in_their_own_way() -> None:
    strict = {
        W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    for exchanged in (strict, {"w:": "x:", "xmlns:w=": "xmlns:x="}):
        made = {name: one for name, one in parts(file(own=False)).items() if name.endswith((".xml", ".rels"))}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, one in made.items():
                words = one.decode()
                for old, new in exchanged.items():
                    words = words.replace(old, new)
                archive.writestr(name, words)
        draft = of_word(out.getvalue())
        assert draft.text == of_word(file()).text
        new = saved(draft, [at(draft, "广创新积")], written, draft.text.replace("推广", "推行"))
        again = of_word(new)
        assert again.text == draft.text.replace("推广", "推行")
        for name, one in parts(new).items():
            ElementTree.fromstring(one)
            if exchanged is strict:
                assert b"schemas.openxmlformats.org/wordprocessingml" not in one or name == "[Content_Types].xml"


def test_changed_words_are_tracked_in_body_notes_and_heads_with_their_formatting() -> None:
    data = file()
    draft = of_word(data)
    final = draft.text
    for old, new in {
        "创新积分": "创优积分",
        "新写的": "重写的",
        "注中": "注内",
        "页上一句": "页上",
        "格中一": "格中又一",
    }.items():
        final = final.replace(old, new)
    out = saved(draft, [at(draft, "推广创新积分")], written, final)
    assert of_word(out).text == final
    body = parts(out)["word/document.xml"].decode()
    assert re.search(r"<w:del [^>]*引文核查[^>]*><w:r [^>]*><w:rPr><w:b/><w:color [^>]*/></w:rPr><w:delText>新</w:delText></w:r></w:del>"
                     r"<w:ins [^>]*><w:r><w:rPr><w:b/><w:color [^>]*/></w:rPr><w:t [^>]*>优</w:t></w:r></w:ins>", body)  # fmt: skip
    assert not re.search(r"<w:ins [^>]*><w:ins ", body)
    refused = re.sub(r"<w:ins [^>]*引文核查[^>]*>.*?</w:ins>", "", body)
    refused = re.sub(r"<w:del [^>]*引文核查[^>]*>(.*?)</w:del>", lambda one: one[1].replace("delText", "t"), refused)
    refused = re.sub(r"</w:ins><w:ins [^>]*编辑[^>]*>", "", refused)  # somebody's insertion, which ours stood in
    assert told(refused.encode(), {"5"}) == told(parts(data)["word/document.xml"], set())
    ids = re.findall(r"<w:(?:ins|del) w:id=\"(\d+)\"", body)
    assert len({*ids} - {"2"}) == len([one for one in ids if one != "2"])


DRAFT = of_word(file())
SPANS = st.lists(st.tuples(st.integers(0, len(DRAFT.text) - 1), st.integers(1, 30)), max_size=6)


@settings(max_examples=150, deadline=None)
@given(SPANS, SPANS, st.sampled_from(["", "换", "换两\n行", "<&>"]))
def test_whatever_is_commented_and_changed_the_file_is_sound(
    noted: list[tuple[int, int]], changed: list[tuple[int, int]], words: str
) -> None:
    text = DRAFT.text
    notes = [Note(start, min(start + length, len(text)), ("说",)) for start, length in noted]
    inked = (
        {place for piece in DRAFT.source.pieces for place in range(piece.start, piece.end)} if DRAFT.source else set()
    )
    final, last = "", 0
    for start, length in sorted(changed):
        if start >= last and inked.issuperset(range(start, start + min(length, 3))):
            final += text[last:start] + words
            last = start + min(length, 3)
    final += text[last:]
    out = parts(saved(DRAFT, notes, written, final))
    for name, one in out.items():
        if name.endswith(".xml"):
            ElementTree.fromstring(one)
    body = out["word/document.xml"]
    assert len(ranges(body)) == len(notes) + 1
    assert b"<w:p><w:commentReference" not in body


def test_a_changed_text_is_led_back_to_the_files() -> None:
    assert [*edits("甲\n取消乙", "甲\n推广乙")] == [Edit(2, 4, "推广")]
    assert [*edits("同", "同")] == []
    made = (Edit(0, 2, "推广应用"), Edit(5, 5, "新"))
    # 取消乙丙丁戊 -> 推广应用乙丙丁新戊
    assert backwards(made, 0, 4) == (0, 2)
    assert backwards(made, 4, 6) == (2, 4)
    assert backwards(made, 8, 9) == (5, 6)
    assert backwards(made, 7, 8) == (5, 5)


@given(st.text("甲乙丙丁\n", max_size=60), st.text("甲乙丙丁\n", max_size=60))
def test_edits_make_the_one_text_of_the_other(before: str, after: str) -> None:
    found, at_end = [*edits(before, after)], len(before)
    made = before
    for edit in reversed(found):
        assert edit.start <= edit.end <= at_end
        made, at_end = made[: edit.start] + edit.words + made[edit.end :], edit.start
    assert made == after


def test_thousands_of_comments_cost_seconds() -> None:
    data = word(*(paragraph("马回说，“推广", run("创新积分", "<w:b/>"), "制改革”。") for _ in range(5_000)))
    draft = of_word(data)
    notes = [Note(found.start() + 3, found.start() + 8, ("说",)) for found in re.finditer("“推广", draft.text)]
    started = time.process_time()
    out = saved(draft, notes, written)
    assert time.process_time() - started < 10 and len(ranges(parts(out)["word/document.xml"])) == 5_000

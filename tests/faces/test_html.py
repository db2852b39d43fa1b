"""What users and documents bring is shown as text, to the letter, in every room."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from jinja2 import UndefinedError

from bot.check.check import Checked, Finding
from bot.check.difference import Change
from bot.documents.draft import Draft
from bot.domain import Answer, Block, Citation, Essay, Item, Note, Passage, Section
from bot.faces import labels, marked
from bot.faces.html import TEMPLATES, Html, part
from bot.faces.web import original, render, render_answer, render_check, render_measures, shell
from bot.recommend.browse import Filter, Shelf
from bot.recommend.nouns import Measure, Recommendation, Recommended
from tests.faces.reader import Reader

PROBE = "</p><script>alert(1)</script><img src=x onerror=alert(2)> \"&amp;' {{7*7}} {% raw %}"
ESSAY = Essay(
    f"e{PROBE}",
    f"正文{PROBE}。",
    title=PROBE,
    author=PROBE,
    sections=(Section(f"正文{PROBE}。", 0, len(PROBE) + 3),),
    affiliation=PROBE,
    column=PROBE,
    source=PROBE,
    edition=PROBE,
    published=PROBE,
)
UNTITLED = replace(ESSAY, title=None, label=PROBE)
END = len(ESSAY.text)
SAID, OWN = (Block((Item(PROBE, (1,)),), author=PROBE),), (Block((Item(PROBE),)),)


def cited(essay: Essay) -> Citation:
    place = (essay.essay_id, essay.title, essay.author, PROBE, PROBE, 0, END, essay.text)
    return Citation(1, *place, PROBE, essay.label, essay)


def answer() -> Html:
    note = Note(PROBE, PROBE + "。")
    given = Answer("问", "问", "answered", None, f"{PROBE}[1]", citations=(cited(ESSAY),), notes=(note,), blocks=SAID)
    return render_answer.turn(PROBE, replace(given, mode="model", model=PROBE), {}.get, judged=PROBE)


def answer_without_title() -> Html:
    given = Answer(
        "问",
        "问",
        "answered",
        None,
        f"{PROBE}[1]",
        citations=(replace(cited(UNTITLED), author=None, essay=UNTITLED),),
        blocks=SAID,
    )
    return render.conversation([render_answer.turn(PROBE, given, {}.get, ended="stopped", told=PROBE)], ())


def refusal() -> Html:
    passage = Passage("p", ESSAY.essay_id, PROBE, PROBE, PROBE, PROBE, 0, END, ESSAY.text)
    given = Answer("问", "问", "refused", "not_in_corpus", PROBE, nearest=(passage,), suggestions=(PROBE,), blocks=OWN)
    return render_answer.answer(given, {ESSAY.essay_id: UNTITLED}.get)


def checked() -> Checked:
    source = (PROBE, PROBE, PROBE, PROBE, PROBE, ESSAY.essay_id, ESSAY.text, 0, END, PROBE)
    found = [
        Finding(PROBE, at, at + len(PROBE), True, PROBE, verdict, PROBE, "none", False, False, *source, diff)
        for at, verdict, diff in (
            (0, "verbatim", ()),
            (len(PROBE), "altered", (Change("replace", PROBE, PROBE + "乙"), Change("equal", PROBE, PROBE))),
        )
    ]
    return Checked(tuple(found), dict.fromkeys((*labels.VERDICTS, "unmarked", "skipped"), 1))


def measure() -> Measure:
    return Measure(PROBE, (PROBE, "甲"), (PROBE, "乙"), PROBE, cited(ESSAY))


def recommendation() -> Html:
    items = tuple(Recommended(measure(), "direct", PROBE, (PROBE,), (measure(),), answers) for answers in (True, False))
    notes = (Note(PROBE, PROBE),)
    given = Recommendation(PROBE, PROBE, "answered", None, PROBE, (), (PROBE,), items, (PROBE,), notes)
    return render_measures.result(given)


def shelf() -> Html:
    wanted = Filter(PROBE, PROBE, PROBE, PROBE)
    given = Shelf((measure(),), 120, 50, (PROBE,), (PROBE,), {PROBE: {PROBE: 3}}, {PROBE: 3})
    return render_measures.shelf(given, wanted)


DRAFT = PROBE * 3
ROOMS: dict[str, Callable[[], str]] = {
    "masthead": lambda: render.masthead(PROBE, PROBE, PROBE),
    "head": lambda: shell.document("<html><head></head></html>", PROBE),
    "greeting": lambda: render.conversation((), [PROBE]),
    "failure": lambda: render.turn(PROBE, [render.told("failed", PROBE)]),
    "answer": answer,
    "answer without a title": answer_without_title,
    "refusal": refusal,
    "original": lambda: original.page(ESSAY, 1, END - 1),
    "original without a title": lambda: original.page(UNTITLED),
    "findings": lambda: render_check.findings(DRAFT, checked()),
    "marked draft": lambda: render_check.marks(DRAFT, checked()),
    "failed check": lambda: render_check.failure(PROBE),
    "checked page": lambda: marked.to_html(DRAFT, checked()),
    "recommendation": recommendation,
    "shelf": shelf,
}


@pytest.mark.parametrize("room", ROOMS)
def test_what_comes_from_users_and_documents_is_text(room: str) -> None:
    html = ROOMS[room]()
    read = Reader(html)
    names = {name for _, attributes in read.elements for name in attributes}
    values = [value or "" for _, attributes in read.elements for value in attributes.values()]
    assert not read.of("img")
    assert all((script.get("src") or "").startswith("page/") for script in read.of("script"))
    assert not any(name.startswith("on") for name in names)
    assert any(PROBE in shown for shown in (read.shown, *values)), "it is shown to the letter"
    assert "{{7*7}}" in html, "what looks like a template is none"
    assert "&amp;lt;" not in html and "&amp;#3" not in html, "and nothing is escaped twice"


def test_the_comments_of_a_word_file_hold_it_to_the_letter() -> None:
    document = Document(io.BytesIO(marked.to_docx(Draft(DRAFT), checked())))
    assert [comment.text.split("\n")[0] for comment in document.comments] == [
        f"【一致】{PROBE}",
        f"【标点或写法】{PROBE}",
    ]


def test_text_that_is_put_in_as_html_is_escaped_all_the_same() -> None:
    """Only what a template made passes: a string that claims to be HTML does not."""
    assert not Reader(render.turn("问", "<img src=x>")).of("img")  # type: ignore[arg-type]
    assert not Reader(render.conversation(["<img src=x>"], ())).of("img")  # type: ignore[list-item]


def test_a_carriage_return_survives_the_browser() -> None:
    """A parser of HTML makes a line feed of it, but not of its reference."""
    assert "<p>甲&#13;\n</p><p>乙</p>" in original.page(Essay("e", "甲\r\n乙"))
    assert "甲&#13;乙" in render.turn("甲\r乙", render.pending())


def test_a_value_that_is_missing_is_a_failure_not_a_gap() -> None:
    for name in TEMPLATES.list_templates():
        TEMPLATES.get_template(name)
    with pytest.raises(UndefinedError):
        part("talk.html", "told", kind="failed")
    with pytest.raises(TypeError):
        part("talk.html", "told", kind="failed", sentence="甲", another="乙")

"""The nouns of what is read: a document, its parts, its record. `domain` has them all. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

# The facts of a record that every document may have, and what each is called.
RECORD = {
    "title": "标题",
    "author": "作者",
    "affiliation": "作者单位和职务",
    "column": "专栏",
    "source": "报刊或来源",
    "edition": "版面",
    "published": "发表日期",
}
# Those that an official document may have besides.
OFFICIAL = {
    "number": "发文字号",
    "order": "令号",
    "organ": "发文机关",
    "signer": "签发人",
    "urgency": "紧急程度",
    "addressee": "主送机关",
    "dated": "成文日期",
    "printed": "印发日期",
    "adopted": "通过情况",
    "basis": "依据",
    "effective": "施行日期",
    "expires": "有效期",
    "explained": "解释机关",
    "status": "效力状态",
    "attachment": "附件",
    "copied": "抄送机关",
    "contact": "联系方式",
    "index_number": "索引号",
    "reporter": "记者、通讯员",
    "dateline": "电头",
}
FIELDS = RECORD | OFFICIAL


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an essay, heading included: `text[start:end]`.

    An `inline` heading is a signpost clause inside the first sentence; any other heading is a line of its own
    at `start`. Sections of a deeper `level` lie inside those of a lower one. `inferred`: nothing marks it as a
    heading but its number (一、, （二）).
    """

    heading: str
    start: int
    end: int
    level: int = 1
    inline: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Essay:
    """One document. `text` is canonical: as published, and every offset points into it.

    `label` is a name of our own for a text whose source gives no title. `edition` is the page of the newspaper.
    `facts` are what its file states of it beside the text (`number`, `organ`, `dated` …). `questions` are examples of
    what the text answers.
    """

    essay_id: str
    text: str
    title: str | None = None
    author: str | None = None
    sections: tuple[Section, ...] = ()
    label: str | None = None
    affiliation: str | None = None
    column: str | None = None
    source: str | None = None
    edition: str | None = None
    published: str | None = None
    questions: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for section in self.sections:
            if not 0 <= section.start < section.end <= len(self.text):
                raise ValueError(f"section {section.heading!r} lies outside essay {self.essay_id!r}")

    @property
    def name(self) -> str:
        """The title, or where the source gives none, our label."""
        return self.title or self.label or self.essay_id

    def fact(self, field: str) -> str | None:
        """What the record has under a name; None where nothing is known. Example: author -> 王明"""
        own = getattr(self, field) if field in RECORD else None
        return own or dict(self.facts).get(field)


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an essay, the unit of retrieval: `text == essay.text[start:end]`.

    `section` is the innermost heading; `path` the headings from the outermost in, used for indexing only.
    `point` is the marker and first clause of an enumerated point (一是…, 谋划上…).
    """

    passage_id: str
    essay_id: str
    title: str | None
    author: str | None
    section: str | None
    point: str | None
    start: int
    end: int
    text: str
    path: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"passage {self.passage_id!r} is not a slice")

"""What is said of the record of a document: who wrote or issued it, when, under which number."""

from __future__ import annotations

from bot.says.row import Row

IN_RECORD = Row(
    "文章信息 · {field}",
    "the citation is of a field of the document's record and has no place in its text",
    "bot.faces.web.place.cited",
)

"""Another cell of the row that an answer showed, where a question that goes on asks for its column: 配合的有哪些单位."""

from __future__ import annotations

from bot.ask import shown
from bot.ask.table_rows import TIME, label
from bot.ask.table_view import View
from bot.ask.wants import own_words
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.text import keys, words

# Of the name of a column a question has so much, and says next to nothing besides.
NAMED = 0.5


def asked(question: str, before: Answer, index: Index) -> tuple[Evidence, ...]:
    """That row again; empty where the answer showed no single row, or the question names no column of it, or another row."""
    level = words.fold(question)
    places = list(shown.placed(before).values())
    outline = index.outlines[places[0][0]] if len({key for key, _, _ in places}) == 1 else None
    table = outline.table(places[-1][1]) if outline else None
    if outline is None or table is None:
        return ()
    rows = [span for span in table.rows if any(span[0] <= start < span[1] for _, start, _ in places)]
    one = View(outline, table)
    columns = [name for name, share in one.shares(level).items() if share >= NAMED]
    others = (cell for span in table.rows if span not in rows for cell in one.row(span))
    if len(rows) != 1 or not columns or any(label(cell, level) for cell in others):
        return ()
    known = set(keys.bigrams(" ".join(map(words.fold, columns))))
    strange = [
        word for word in own_words(TIME.sub(" ", level)) if len(word) > 1 and not known & set(keys.bigrams(word))
    ]
    return () if strange else shown.evidence(outline, rows)

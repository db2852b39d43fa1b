"""What a question asks of a table: a row by its number or its name, the highest, what differs, all rows of a kind."""

from __future__ import annotations

from dataclasses import replace

from bot.ask import table_figures, table_order, table_rows
from bot.ask import tabled as tables
from bot.ask.laid import laid
from bot.ask.plan import Plan
from bot.ask.subjects import TEXTS_MAX
from bot.ask.trace import Tracing
from bot.ask.wants import Want
from bot.domain import Answer
from bot.index.store import Index

# What may ask for a row of a table.
OF_A_ROW: tuple[Want, ...] = ("fact", "list", "count", "point", "topic", "yesno")


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The rows of a table that a question asks for; None where it asks for none."""
    question = tracing.query.text
    if plan.named and len(plan.essays) <= TEXTS_MAX:
        outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
        if (row := table_rows.numbered(question, outlines)) is not None:
            return replace(laid(question, [row[0]], "", index), status="answered" if row[1] else "partial")
        if (found := table_rows.told(question, outlines)) is not None:
            return laid(question, [found], table_figures.of_a_kind(question, found), index)
    spread, of_a_row = tables.spread(question), plan.want in OF_A_ROW
    if not (spread or of_a_row or table_order.MOST.search(question) or table_figures.APART.search(question)):
        return None
    essays = [essay.essay_id for essay in plan.essays]
    if len(essays) > TEXTS_MAX:
        essays = list(dict.fromkeys(hit.passage.essay_id for hit in tracing.read().hits))[:TEXTS_MAX]
    outlines = [index.outlines[key] for key in essays]
    for of_figures in (table_order.extreme, table_figures.differing, table_figures.signed):
        if (made := of_figures(question, outlines)) is not None:
            return laid(question, [made[1]], made[0], index)
    blocks = tables.rows(question, outlines) if spread else []
    if not blocks and of_a_row and (crossed := table_rows.crossed(question, outlines)) is not None:
        blocks = [crossed]
    return laid(question, blocks, table_figures.of_a_kind(question, blocks[0]), index) if blocks else None

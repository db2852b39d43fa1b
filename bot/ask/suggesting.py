"""Next questions after an answer, from the outline and what was cited; the program answers each from the structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.domain import FIELDS, Answer, Essay
from bot.index.store import Index
from bot.says import structure as says
from bot.text import record
from bot.text.outline import Node, Outline
from bot.text.quoting import named

SUGGESTED, EXAMPLES = 3, 6
# Facts of a record that are offered, the likeliest to be asked first.
ASKED = ("number", "organ", "printed", "dated", "effective", "affiliation", "column", "edition")
# A longer name makes no question.
NAME_MAX = 40


def suggestions(given: Answer, index: Index, recorded: bool = False) -> tuple[str, ...]:
    """What can be asked next: the rest of the section that was cited, the next section, the text as a whole, all texts.

    `recorded`: the answer is of the record; another fact of it is offered first.
    """
    found = dict.fromkeys([*(_facts(given, index) if recorded else ()), *_next(given, index)])
    return tuple(question for question in found if question != given.question)[:SUGGESTED]


def examples(essays: Sequence[Essay]) -> list[str]:
    """Questions that texts answer: their own where they list some, else made from their headings."""
    found = [question for essay in essays for question in essay.questions[:2]]
    for essay in essays:
        if len(found) >= EXAMPLES:
            break
        heading = essay.sections[0].heading if essay.sections else None
        found.append(f"{named(essay)}中“{heading}”讲了什么？" if heading else f"{named(essay)}讲了什么？")
    return found[:EXAMPLES]


def _next(given: Answer, index: Index) -> Iterator[str]:
    cited = {(one.essay_id, one.span[0]) for one in given.citations if one.span}
    for essay_id in dict.fromkeys(one.essay_id for one in given.citations):
        outline = index.outlines[essay_id]
        held = [at for key, at in cited if key == essay_id]
        sections = [node for node in outline.tops if _named(node)]
        entered = [node for node in sections if any(node.start <= at < node.end for at in held)]
        shown = [node for node in sections if node.start in held]
        if len(shown) > 1:  # an overview: what a part of it says
            yield from (_asks(outline, node) for node in shown)
        elif entered and entered[0] not in shown:
            yield _asks(outline, entered[0])
        elif entered and (later := sections[sections.index(entered[0]) + 1 :]):
            yield _asks(outline, later[0])
        if len(shown) < 2:
            yield says.ASK_TEXT(whose=_whose(outline.essay))
    if len(index.essays) > 1:
        yield says.ASK_ALL()


def _facts(given: Answer, index: Index) -> Iterator[str]:
    """A fact that the record of the only text that was cited has besides those that were told."""
    cited = {one.essay_id for one in given.citations}
    for essay in (index.essays[key] for key in cited if len(cited) == 1):
        told = " ".join([given.question, given.text])
        found = ((field, known[0].text) for field in ASKED if (known := record.known(essay, field)))
        more = (field for field, value in found if value not in told and FIELDS[field] not in told)
        yield from (says.ASK_FACT(whose=_whose(essay), fact=FIELDS[field]) for field in list(more)[:1])


def _whose(essay: Essay) -> str:
    return essay.author or named(essay)


def _named(node: Node) -> bool:
    return 0 < len(node.label or "") <= NAME_MAX


def _asks(outline: Outline, node: Node) -> str:
    return says.ASK_PART(whose=_whose(outline.essay), heading=(node.label or "").replace("“", "").replace("”", ""))

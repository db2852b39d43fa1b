"""What a question that names no text asks of the text last spoken of: of its record and structure, or of what it says.

Example: 要交哪些材料, behind an answer from a notice on toilets -> the papers that this notice asks for, and no other
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.ask import dialogue, how_many, shown
from bot.ask.both import Asks
from bot.ask.grounds import Grounds
from bot.ask.plan import Plan
from bot.ask.planning import COUNTING, plans
from bot.ask.wants import Want, own_words
from bot.ask.widening import ENTIRE
from bot.domain import Answer, Essay, Turn
from bot.index.store import Index
from bot.text import keys, words
from bot.text.quoting import named

# An answer by one of these ways was found by a search for what is said, not by what a text is.
SEARCHED = ("question", "comparison", "person", "small_talk")
# Wants that ask about a text as a whole or a part of it; with so much of the chance a follow-up asks about the one before.
OF_TEXTS: tuple[Want, ...] = ("document", "corpus", "section", "count", "article")
LIKELY = 0.5
# A text's parts, or all of it, are counted.
WHOLE = re.compile("部分|[编章节]|板块|全文|整[篇个]|[通全]篇|文章")
# A longer question says what it is about.
LONGEST = 30


def answer(question: str, standalone: str, turns: Sequence[Turn], pointing: bool, asking: Asks) -> Grounds | None:
    """What the text last spoken of answers, as a text or by its sentences; None where neither is asked of it.

    `standalone`: the question with what it borrows, before a colon. `pointing`: it names an author in the place of a pronoun.
    """
    return _of_the_text(question, turns, pointing, asking) or _in_the_text(question, standalone, turns, asking)


def _of_the_text(question: str, turns: Sequence[Turn], pointing: bool, asking: Asks) -> Grounds | None:
    """What is asked of the text last cited: its number, its third article, its parts."""
    index, authors = asking.searcher.index, asking.searcher.authors
    cited = next((one for turn in reversed(turns) for one in turn.answer.citations), None)
    if cited is None or len(index.essays) == 1 or len(question) > dialogue.RETRY_MAX:
        return None
    essays = index.essays.values()
    if not pointing and not dialogue.names_no_text(question, authors, (essay.name for essay in essays)):
        return None
    essay = index.essays[cited.essay_id]
    name = "" if pointing else essay.author or named(essay)
    if not pointing and (part := _counted(question, turns[-1].answer, index)):
        name = f"{name}“{part}”这一部分"
    if not _of_texts(grounds := asking.alone(name + question)):
        return None
    # The name of a text alone makes a question look like one of the whole text: 怎么评, 赤字呢.
    overview = grounds.route == "structure" and grounds.plan is not None and grounds.plan.want in ENTIRE
    return grounds if not overview or _likely(plans(asking.searcher.query(question), index)[0]) else None


def _counted(question: str, before: Answer, index: Index) -> str | None:
    """The heading of the one part that was shown whole, where nothing is asked but how many it has. Example: 一共几条 -> 改革机制"""
    if not how_many.units(question) or WHOLE.search(question) or own_words(COUNTING.sub(" ", words.fold(question))):
        return None
    cited = list(shown.placed(before).values())
    outline = index.outlines[cited[0][0]] if cited else None
    section = outline.section(cited[-1][1]) if outline else None
    if outline is None or section is None or any(key != outline.essay.essay_id for key, *_ in cited):
        return None
    text, (first, _) = outline.essay.text, section.body
    within = all(section.start <= start and end <= section.end for _, start, end in cited)
    # All of it was shown: from its first sentence, or its heading, to its end.
    begins = not text[first : max(first, min(start for _, start, _ in cited))].strip()
    ends = not text[max(end for *_, end in cited) : section.end].strip()
    return section.label if within and begins and ends else None


def _in_the_text(question: str, standalone: str, turns: Sequence[Turn], asking: Asks) -> Grounds | None:
    """What sentences of the one unsigned text that was last spoken of answer; what authors say is asked of all of them."""
    index = asking.searcher.index
    last = next((turn.answer for turn in reversed(turns) if turn.answer.citations), None)
    spoken = {one.essay_id for one in last.citations} if last else set()
    if len(spoken) != 1 or len(index.essays) == 1 or len(question) > LONGEST:
        return None
    essay = index.essays[spoken.pop()]
    if essay.author or _leaves(question, essay, index.essays.values()):
        return None
    # What is borrowed stands in every sentence of such a text.
    found = asking.of_one(essay.essay_id).alone(question if "：" in standalone else standalone)
    if found.route != "question" or found.nearest or found.answer.status != "answered":
        return None
    return replace(found, answer=replace(found.answer, question=question, standalone=f"{named(essay)}{question}"))


def _leaves(question: str, essay: Essay, essays: Iterable[Essay]) -> bool:
    """Whether a question names a text, or a thing of which another text tells and this one does not."""
    level, own, others = words.fold(question), words.fold(essay.text), [one for one in essays if one is not essay]
    if not dialogue.names_no_text(level, (), (one.name for one in others)):
        return True
    things = [one for one in keys.content(level) if one not in own and words.names_something(one)]
    return any(thing in words.fold(one.text) for thing in things for one in others)


def _of_texts(grounds: Grounds) -> bool:
    """Whether a text itself was asked about: its record, or its structure where that is likelier than anything else."""
    if grounds.route != "structure" or grounds.plan is None:
        return grounds.route not in SEARCHED
    return bool(grounds.plan.number) or _likely(grounds.plan)


def _likely(plan: Plan) -> bool:
    """Whether a text as a whole, or a part of it, is asked about rather than anything else."""
    return sum(plan.chances.get(want, 0.0) for want in OF_TEXTS) >= LIKELY

"""Who else speaks of what was asked about before: 除了他还有谁写到过, after 王明在哪里写到“某词”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import persons
from bot.ask.authors import authors, spoken_of, without
from bot.ask.occurrences import MARKED, STANDS
from bot.ask.themes import SAID, topic
from bot.ask.wants import own_words
from bot.domain import Turn
from bot.text import words

# All that is left of such a question without whom it leaves out.
ASKS = re.compile(
    rf"(?:那么?|请问)?(?:还|另外|别的|也){{0,3}}(?:有没有|有)?(?:谁|哪(?:几|些)?(?:位|个)?(?:人|专家|作者|学者|老师)?|(?:别的?|其[他它余])(?:人|专家|作者|学者))"
    rf"(?:也|还|都|有){{0,3}}(?:{SAID})?[到及过了]{{0,3}}(?:它|这个词?|这[一]?点|这件?事|同样的话?)?(?:[吗么没呢啊呀]|没有){{0,3}}\W{{0,5}}"
)


def asked(question: str, turns: Sequence[Turn], known: Sequence[str]) -> str | None:
    """The whole question of one that only asks who else, after these turns; None for any other, or where nobody is left."""
    told, before = authors(persons.resolved(question, turns, known), known), turns[-1].answer
    if not ASKS.fullmatch(re.sub(r"^[\s，,]+|\s+", "", told.rest)) or not (
        told.left_out or "还" in question or "也" in question
    ):
        return None
    then = words.fold(before.standalone)
    marked = MARKED.findall(then)
    about = marked[0] if len(marked) == 1 else topic(STANDS.sub(" ", without(then, known)))
    shown = spoken_of(then, known) or tuple(dict.fromkeys(one.author for one in before.citations if one.author))
    out = told.left_out or shown
    return f"除了{'、'.join(out)}，还有谁谈到{about}" if own_words(about) and out and set(known) - set(out) else None

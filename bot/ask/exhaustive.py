"""All that the texts say of one subject, where nothing may be left out: 关于研发投入强度的全部列出来，别漏.

Which sentences answer best is not asked then; each that has the subject's words is quoted, text by text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.ask import occurrences
from bot.ask.laid import laid
from bot.ask.pieces import Piece, Said, whose
from bot.ask.plan import Plan
from bot.ask.themes import NOT_SAID, runs
from bot.ask.trace import Tracing
from bot.ask.wants import own_words
from bot.domain import Answer
from bot.index.store import Index
from bot.says import sweeps as says
from bot.search.query import Query
from bot.search.scope import home
from bot.text import words
from bot.text.noun_phrases import is_noun_phrase
from bot.text.phrases import outermost

# Everything is asked for, in so many words.
_VERBS = "[列找摆挑摘搜翻]"
EVERY = re.compile(
    rf"(?:全部?|都|统统|通通|一一|逐一)(?:给我|帮我|跟我|请)?(?:{_VERBS}(?:出来|全|齐)|列(?=$|[，,。])|告诉我)"
    r"|(?:别|不要|不能|不可)(?:有)?遗?漏|一[处条个句](?:也|都)?(?:别|不要?|不能)[漏落少]|历年|所有(?:说法|提法|表述|语句)"
)
# So much of the subject's words, by how rare they are, a sentence has.
SHARE = 0.5
# A term that is asked for by itself has so many characters.
SHORTEST, LONGEST = 3, 12
# So long a word may be parted by so many characters.
LONG, APART = 4, 3
# More sentences of one text, or in all, are not shown; of more texts nobody means every one.
EACH, MOST, TEXTS = 12, 40, 40


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words of a subject: what each weighs, and the patterns of it and of what stands for it."""

    weights: Mapping[str, float]
    forms: Mapping[str, re.Pattern[str]]

    @classmethod
    def of(cls, weights: Mapping[str, float], query: Query) -> _Sought:
        """The patterns of these words."""
        meant = {word: [loosely(word), *map(re.escape, query.meant.get(word, ()))] for word in weights}
        return cls(weights, {word: re.compile("|".join(forms)) for word, forms in meant.items()})

    def held(self, sentence: str) -> bool:
        """Whether a sentence has so much of the subject's words, the rarest among them."""
        said = words.fold(sentence)
        held = {word for word, form in self.forms.items() if form.search(said)}
        rarest = max(self.weights, key=lambda one: self.weights[one])
        return rarest in held and sum(self.weights[one] for one in held) >= SHARE * sum(self.weights.values())


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences of each text, with how many there are; None where not everything is asked for, or no sentence has the subject."""
    question = words.fold(tracing.query.text)
    if plan.steps or len(plan.essays) > TEXTS:
        return None
    if not EVERY.search(question) or NOT_SAID.search(question):
        return _of_term(words.bare(question), plan, tracing, index)
    about = _subject(plan, tracing.query, index)
    if not about:
        return None
    sought = _Sought.of({word: index.lexical.idf(word) for word in about}, tracing.query)
    blocks: list[Said] = []
    in_all = 0
    for essay in plan.essays:
        outline = index.outlines[essay.essay_id]
        found = [one for one in occurrences.sentences(outline) if sought.held(outline.essay.text[one.start : one.end])]
        found.sort(key=lambda one: one.start)
        in_all += len(found)
        left = min(EACH, MOST - sum(len(block.pieces) for block in blocks))
        if found and left > 0:
            lead = says.ALL_ON(whose=whose(essay), topic="”“".join(runs(question, about)), count=len(found))
            lead += says.FIRST_OF(most=left) if len(found) > left else ""
            blocks.append(Said(lead, outline, tuple(Piece((one.start, one.end), level=1) for one in found[:left])))
    if in_all > MOST:
        blocks[0] = replace(blocks[0], lead=f"{says.QUOTED_FIRST(most=MOST)}{blocks[0].lead}")
    return laid(tracing.query.text, blocks, "", index) if blocks else None


def _of_term(said: str, plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The few sentences that have a term which is all of a question, in texts that nobody signs; None where one has it, or many."""
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    if not SHORTEST <= len(said) <= LONGEST or plan.match is not None or any(one.essay.author for one in outlines):
        return None
    if not is_noun_phrase(said) or not any(said in words.fold(one.essay.text) for one in outlines):
        return None
    blocks = occurrences.blocks(said, outlines)
    return laid(tracing.query.text, blocks, "", index) if 1 < sum(len(one.pieces) for one in blocks) <= EACH else None


def _subject(plan: Plan, query: Query, index: Index) -> Sequence[str]:
    """What it asks about: its own words that texts have, without what only asks for all, figures and the corpus's own place."""
    rest = occurrences.PLACES.sub(" ", EVERY.sub(" ", words.fold(query.text)))
    own = outermost([one for one in own_words(rest) if one in plan.known or index.lexical.knows(one)])
    things = [one for one in own if words.tagged(one)[-1][1][:1] in ("n", "v", "i", "l", "x")]  # x: a term
    return [one for one in things if not one.isdigit() and one not in home(index) and not index.places(one)]


def loosely(word: str) -> str:
    """A pattern of a word that others may part: 研发投入强度 is spoken of as 研发经费投入强度."""
    if len(word) < LONG:
        return re.escape(word)
    return f".{{0,{APART}}}".join(re.escape(word[at : at + 2]) for at in range(0, len(word), 2))

"""All that the texts say of one subject, where nothing may be left out: 关于研发投入强度的全部列出来，别漏.

Which sentences answer best is not asked then; each that has the subject's words is quoted, text by text, and all of a
part that is about it, in whatever words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from bot.ask import occurrences
from bot.ask.bearing import named_after, ours
from bot.ask.every import ABOUT, EVERY
from bot.ask.laid import laid
from bot.ask.named_texts import texts
from bot.ask.pieces import Piece, Said, runs, whose
from bot.ask.plan import Plan
from bot.ask.subjects import Match
from bot.ask.themes import NOT_SAID
from bot.ask.themes import runs as runs_of
from bot.ask.throughout import with_lists
from bot.ask.trace import Tracing
from bot.ask.wants import TITLE, own_words
from bot.domain import Answer
from bot.index.store import Index
from bot.says import sweeps as says
from bot.search.query import Query
from bot.search.scope import home
from bot.text import words
from bot.text.noun_phrases import is_noun_phrase
from bot.text.outline import Node, Outline
from bot.text.phrases import outermost
from bot.text.replies import replies

# So much of the subject's words, by how rare they are, a sentence has.
SHARE = 0.5
# What stands side by side are several subjects, by this mark always, by these words where nothing has both.
APIECE, JOINED = re.compile("、|以及|还有"), re.compile("[和与及或]")
# What may be, must be or is forbidden is said of a subject, and names none.
MODAL = re.compile(r"不?(?:能够?|可以?|会|得|许|准|应当?|应该|必须|需要?|要)")
# What only says that sentences are asked for, in the end: 关于…的话.
SENTENCES = re.compile(r"的话(?=\W*$)")
# A term that is asked for by itself has so many characters.
SHORTEST, LONGEST = 3, 12
# So long a word may be parted by so many characters.
LONG, APART = 4, 3
# Parts that are about it as a whole are quoted so where those of one text have no more characters.
WIDE_MAX = 2500
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


@dataclass(frozen=True, slots=True)
class _Found:
    """What one text has of some subjects: the sentences with their words, and the paragraphs that are about them."""

    outline: Outline
    held: tuple[Node, ...]
    about: tuple[Node, ...]

    @classmethod
    def of(cls, sought: Sequence[_Sought], outline: Outline) -> _Found:
        """The sentences that have the words of one of the subjects, and the paragraphs."""

        def has(said: str) -> bool:
            return any(one.held(said) for one in sought)

        text = outline.essay.text
        held = sorted(
            (one for one in occurrences.sentences(outline) if has(text[one.start : one.end])), key=attrgetter("start")
        )
        about = _about({one.start for one in held}, outline, has)
        wide = sum(one.end - one.start for one in about)
        return cls(outline, tuple(held), about if wide <= WIDE_MAX else ())

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is quoted, in order: the paragraphs whole, and the other sentences with what leads to them, or they lead to."""
        pieces = [one for one in with_lists(self.outline, self.held) if not self._within(one.span[0])]
        pieces += [one for node in self.about for one in runs(self.outline, node, level=1)]
        return tuple(sorted(pieces, key=attrgetter("span")))

    def _within(self, at: int) -> bool:
        return any(node.start <= at < node.end for node in self.about)


def _about(held: Collection[int], outline: Outline, has: Callable[[str], bool]) -> tuple[Node, ...]:
    """The paragraphs that are about a subject though not each of their sentences has its words.

    Those whose first sentence has them; all of a section whose heading or first sentence has them, or of whose paragraphs half
    have them, one in its first sentence; the reply to a question that has them. `held`: where sentences with the words begin.
    """
    found: dict[int, Node] = {}
    plain = [one for one in outline.paragraphs if outline.table(one.start) is None]
    for section in (*outline.sections, outline.root):
        inner = [one for one in plain if section.start <= one.start < section.end]
        if section.section and has(section.label or ""):
            found |= {one.start: one for one in inner}
        own = [one for one in inner if (outline.section(one.start) or outline.root) is section]
        opened = [one for one in own if one.lead[0] in held]
        some = [one for one in own if any(one.start <= at < one.end for at in held)]
        whole = bool(opened) and (opened[0] is own[0] or len(own) <= 2 * len(some))
        whole = whole and section.section is not None and not any(one.kind == "article" for one in section.children)
        found |= {one.start: one for one in (own if whole else opened)}
    asked = [reply for (start, end), reply in replies(outline) if has(outline.essay.text[start:end])]
    found |= {one.start: one for one in plain if any(start <= one.start < end for start, end in asked)}
    return tuple(found[at] for at in sorted(found))


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The sentences of each text, with how many there are; None where not everything is asked for, or no sentence has the subject."""
    question = words.fold(tracing.query.text)
    if plan.steps or len(plan.essays) > TEXTS:
        return None
    if not EVERY.search(question) or NOT_SAID.search(question):
        return _of_term(plan, tracing, index)
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    rest = words.fold(texts(tracing.query.text, index).rest) if plan.named else question
    of_it = list(ABOUT.finditer(rest))
    beside = rest[of_it[-1].end() :] if of_it else ""
    rest = "、".join(one["said"] or one["of"] for one in of_it) or rest
    # What is listed behind it is said of it, in the texts that have it: 凡是说到村医的都找出来, 收入、年龄、养老啥的都要.
    listed = _sought(APIECE.split(beside), plan, tracing.query, index) if APIECE.search(beside) else []
    for parts in (APIECE.split(rest), JOINED.split(rest)):
        sought = _sought(parts, plan, tracing.query, index)
        found = [one for outline in outlines if (one := _Found.of(sought, outline)).held or one.about]
        if found and listed:
            sought = [*sought, *listed]
            found = [_Found.of(sought, one.outline) for one in found]
        if found:
            about = list(dict.fromkeys(word for one in sought for word in one.weights))
            return _told(tracing.query.text, found, "”“".join(runs_of(question, about)), index)
    return None


def _told(question: str, found: Sequence[_Found], topic: str, index: Index) -> Answer:
    """A block for each text, until so many sentences are quoted; the texts that are left then are named."""
    blocks: list[Said] = []
    left_out: list[str] = []
    for one in found:
        room = min(EACH, MOST - sum(len(block.pieces) for block in blocks))
        if room <= 0:
            left_out.append(whose(one.outline.essay))
            continue
        pieces = one.pieces
        whole = len(one.held) <= room and len(pieces) <= MOST
        shown = one if whole or not one.held else replace(one, about=())
        if shown is not one:
            pieces = tuple(Piece((node.start, node.end), level=1) for node in one.held[:room])
        first = says.FIRST_OF(most=room) if (len(one.held) or len(pieces)) > room else ""
        blocks.append(Said(_lead(shown, topic) + first, one.outline, pieces if one.held else pieces[:room]))
    opening = says.LEFT_OUT(texts="、".join(left_out), topic=topic) if left_out else ""
    return laid(question, blocks, opening, index)


def _lead(one: _Found, topic: str) -> str:
    """How many sentences of a text have the words, and whether paragraphs are quoted with them, or alone."""
    text, count = whose(one.outline.essay), len(one.held)
    if not one.about:
        return says.ALL_ON(whose=text, topic=topic, count=count)
    return (
        says.ALL_WITHIN(whose=text, topic=topic, count=count) if one.held else says.ALL_HEADED(whose=text, topic=topic)
    )


def _of_term(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The few sentences that have a term which is all of a question, the name of its text aside, in texts that nobody signs.

    None where one has it, or many.
    """
    said = texts(tracing.query.text, index).rest.replace(TITLE, "") if plan.named else tracing.query.text
    said = words.bare(said)
    if (
        not (2 if plan.named else SHORTEST) <= len(said) <= LONGEST
        or (plan.match is not None and not _narrower(said, plan.match))
        or not (is_noun_phrase(said) or words.ends_in_noun(said))
    ):
        return None
    outlines = [index.outlines[essay.essay_id] for essay in plan.essays]
    outlines = [one for one in outlines if said in words.fold(one.essay.text)]
    if not plan.named and any(one.essay.author for one in outlines):
        return None
    blocks = occurrences.blocks(said, outlines)
    return laid(tracing.query.text, blocks, "", index) if 1 < sum(len(one.pieces) for one in blocks) <= EACH else None


def _narrower(term: str, match: Match) -> bool:
    """Whether a term names one thing of those that the part is about by whose heading it would be found: 陪护床, of 陪护."""
    name = match.part.name
    return match.part.headed and term not in name and any(term.startswith(word) for word in words.parts(name) or [name])


def _sought(parts: Sequence[str], plan: Plan, query: Query, index: Index) -> list[_Sought]:
    """The subjects that parts of a question name."""
    subjects = filter(None, (_subject(part, plan, index) for part in parts))
    return [_Sought.of({word: index.lexical.idf(word) for word in one}, query) for one in subjects]


def _subject(said: str, plan: Plan, index: Index) -> Sequence[str]:
    """What it asks about: its own words that texts have, without what only asks for all, figures and the corpus's own place."""
    rest = occurrences.PLACES.sub(" ", EVERY.sub(" ", SENTENCES.sub(" ", said)))
    found = (one if one in plan.known else _known(one, rest, index) for one in own_words(rest))
    bearing = list(named_after(rest, index))
    own = outermost([*filter(None, found), *bearing])
    own = [one for one in own if not MODAL.fullmatch(one)]
    things = [one for one in own if words.tagged(one)[-1][1][:1] in ("n", "v", "i", "l", "x")]  # x: a term
    plain = [one for one in things if not one.isdigit() and one not in home(index) and not index.places(one)]
    if plain or bearing:
        return [*plain, *bearing]
    # Where nothing but a place is asked about that no text is of, it is the subject.
    return [one for one in things if one in plan.known and index.places(one) - ours(index)]


def _known(word: str, said: str, index: Index) -> str:
    """A word that texts have, else the one across its beginning that they have; empty where they have none: 预存, of 预存款."""
    at = said.find(word)
    across = said[max(at - 1, 0) : at + 1]
    return next((one for one in (word, across) if len(one) > 1 and index.lexical.knows(one)), "")


def loosely(word: str) -> str:
    """A pattern of a word that others may part: 研发投入强度 is spoken of as 研发经费投入强度."""
    if len(word) < LONG:
        return re.escape(word)
    return f".{{0,{APART}}}".join(re.escape(word[at : at + 2]) for at in range(0, len(word), 2))

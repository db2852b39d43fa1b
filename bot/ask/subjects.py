"""Which part of the texts that it is about a question names, by the words of a heading or lead (`named_texts` tells which texts)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.ask.named_texts import plain
from bot.ask.pieces import items
from bot.domain import Essay
from bot.index.store import Index
from bot.search import cut
from bot.search.query import Query
from bot.text import headings, keys, words
from bot.text.annexes import LINE
from bot.text.outline import Node, Outline
from bot.text.points import POINT

NUMBERING = re.compile(
    rf"(?:{POINT.pattern}|{'|'.join(pattern.pattern for pattern in headings.NUMBERED)})[，,、 \u3000]*"
)
# A part is what is asked about where its name holds so much of the question's own words and the question so much of the
# name; or where the question holds most of the name.
SHARE, COVER, WHOLE = 0.6, 0.25, 0.75
# Parts are looked for in no more texts at once; a shorter heading may stand in a question by chance.
TEXTS_MAX, HEADING_MIN = 6, 3
# A word that no text has names no part, and counts so much.
UNKNOWN = 0.3
# A section is meant where its heading has so much of the question's own words; one of so many characters where it stands whole there.
HEADED, HEADED_MIN = 0.5, 4

# A part by the word that opens it.
SIGN = re.compile(
    r'"(?P<sign>首先|其[一二三四次]|再[次者]|此外|另外|最后)"|(?<![请我您你想能])(?P<word>其次|再次|再者)(?=[那这]|讲|说(?!明))'
)
# A heading of two halves is called by one of them: 优化产业生态 拓展发展空间.
HALVES = re.compile(r"[，, \u3000]+")
# 民生那块, 乡村振兴那部分: a section by a word of its heading.
THEMED = re.compile(r"(?P<theme>[\u4e00-\u9fff]{2,8}?)的?[那这](?:一?块[儿]?|一?部分|一[节章]|[节章])")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, and by what it is known: its heading or first sentence, folded and without numbering (`name`), the
    words and character pairs of it."""

    outline: Outline
    node: Node
    name: str
    held: frozenset[str]
    pairs: frozenset[str]

    @property
    def headed(self) -> bool:
        """Whether its name is a heading, or the text's title."""
        return self.node.section is not None or self.node.kind == "document"


@dataclass(frozen=True, slots=True)
class Match:
    """A part that a question may be about: which `share` of its own words the part's name has, and what of the name it holds."""

    part: Part
    share: float
    cover: float

    @property
    def sure(self) -> bool:
        """Whether the question is about this part and nothing else."""
        return (self.share >= SHARE and self.cover >= COVER) or (self.cover >= WHOLE and self.share > 0)

    @property
    def told(self) -> bool:
        """Whether the question has the name itself, or almost."""
        return self.cover >= WHOLE

    @property
    def score(self) -> float:
        """To be compared within one question."""
        return self.share + self.cover


def theme(query: Query, own: Sequence[str], index: Index) -> bool:
    """Whether what a question names is the theme of the column that all texts have appeared in together."""
    columns = {essay.column for essay in index.essays.values()}
    name = next(iter(columns)) if len(columns) == 1 else None
    weights = _weights(query, own, index)
    held = sum(weight for word, weight in weights.items() if _holds(cut.words_of(name or ""), word, query))
    return bool(name) and held > 0 and held >= SHARE * sum(weights.values())


def named_headings(question: str, essays: Sequence[Essay], index: Index) -> Iterator[str]:
    """The headings of a few texts that stand in a folded question to the letter, though their words ask elsewhere: 法律责任."""
    few = [index.outlines[essay.essay_id] for essay in essays] if len(essays) <= TEXTS_MAX else []
    names = (
        one.name
        for outline in few
        for one in parts(outline)
        if one.node.section and one.name not in plain(outline.essay)  # it may be a word of the title
    )
    yield from (name for name in names if len(name) >= HEADING_MIN and name in question)
    # An annex is called by what its title ends in: 民生实事 of 附件⏎2026年全市民生实事.
    annexed = (words.fold(annex_name(outline, one)) for outline in few for one in outline.annexes)
    for name in annexed:
        yield from (name[at:] for at in range(max(0, len(name) - HEADED_MIN + 1)) if name[at:] in question)


def with_heading(question: str, essays: Sequence[Essay]) -> tuple[Essay, ...]:
    """The texts of which a heading, its number aside, or one of its halves stands whole in a folded question: of the longest."""
    said, found = words.bare(question), dict[str, list[Essay]]()
    for essay in essays:
        for section in essay.sections:
            whole = _unnumbered(section.heading)
            for name in map(words.bare, (whole, *(HALVES.split(whole)))):
                if len(name) >= HEADED_MIN and name in said:
                    found.setdefault(name, []).append(essay)
    return tuple(dict.fromkeys(found[max(found, key=len)])) if found else ()


def with_articles(essays: Sequence[Essay], index: Index) -> tuple[Essay, ...]:
    """The texts that are made of articles."""
    likely = [essay for essay in essays if headings.ARTICLE.search(essay.text)]  # a tree is dear to make
    return tuple(e for e in likely if any(one.kind == "article" for one in index.outlines[e.essay_id].root.walk()))


def _weights(query: Query, own: Sequence[str], index: Index, named: str = "") -> dict[str, float]:
    """How much each of a question's own words tells; one that stands in no text and in no name (`named`) tells least."""
    known = {word: index.lexical.knows(word) or word in query.meant or word in named for word in own}
    rarity = {word: query.weights.get(word) or (index.lexical.idf(word) if known[word] else 0.0) for word in own}
    return {word: rarity[word] * (1.0 if known[word] else UNKNOWN) for word in own}


def matches(query: Query, own: Sequence[str], essays: Sequence[Essay], index: Index) -> list[Match]:
    """The parts of these texts, those first that the question's own words name best."""
    pairs = frozenset(keys.bigrams(words.fold(query.text)))
    named = [part for essay in essays for part in parts(index.outlines[essay.essay_id])]
    weights = _weights(query, own, index, "\n".join(part.name for part in named))
    total = sum(weights.values())
    found = []
    for part in named if total else ():
        held = sum(weight for word, weight in weights.items() if word in part.name or _holds(part.held, word, query))
        share, cover = held / total, len(part.pairs & pairs) / max(len(part.pairs), 1)
        if held:
            found.append(Match(part, share, cover))
    return sorted(found, key=lambda match: -match.score)


def headed(question: str, outline: Outline) -> Match | None:
    """The part whose heading, its number aside, stands whole in a question and not in the text's title, or is called by “再次”."""
    said, title = re.sub(r"\W", "", question), plain(outline.essay)
    sign = SIGN.search(question)
    whole = [
        part for part in parts(outline)
        if (part.node.section and len(name := _heading(part)) >= HEADED_MIN and name in said and name not in title)
        or (sign and part.node.section and part.node.section.inline and part.name.startswith(sign["sign"] or sign["word"]))
    ]  # fmt: skip
    return Match(max(whole, key=lambda part: len(_heading(part))), 1.0, 1.0) if whole else None


def of_kind(things: Collection[str], outline: Outline) -> Match | None:
    """The one section whose heading has what is counted or numbered, and that lists several: 建议, of 三、有关建议; else None."""
    named = [
        part for part in parts(outline)
        if part.node.section and any(thing in part.name for thing in things) and len(items(part.node)) > 1
    ]  # fmt: skip
    return _of_highest_rank(named)


def best_headed(found: Sequence[Match]) -> tuple[Match, ...]:
    """The best of each text that is named by a heading or a title."""
    best: dict[str, Match] = {}
    for match in found:
        if match.part.headed and match.share >= HEADED:
            best.setdefault(match.part.outline.essay.essay_id, match)
    return tuple(best.values())


def _heading(part: Part) -> str:
    return words.bare(NUMBERING.sub("", part.node.label or "", count=1))


def _holds(held: Collection[str], word: str, query: Query) -> bool:
    return word in held or any(one in held for one in query.meant.get(word, ()))


@lru_cache(maxsize=64)
def parts(outline: Outline) -> tuple[Part, ...]:
    """The parts of a text that have a name: itself, sections, articles, points, paragraphs of several sentences."""
    return tuple(
        Part(outline, node, name, cut.words_of(name), frozenset(keys.bigrams(name))) for node, name in _named(outline)
    )


def _named(outline: Outline) -> Iterator[tuple[Node, str]]:
    text = outline.essay.text
    for node in outline.root.walk():
        name = ""
        if node is outline.root:
            name = outline.essay.name
        elif node.section:
            name = annex_name(outline, node) if node.kind == "annex" else node.label or ""
        elif node.kind == "point":
            name = node.label or text[slice(*node.lead)]
        elif node.kind == "article" or (
            node.kind == "paragraph" and sum(1 for one in node.walk() if one.kind == "sentence") > 1
        ):
            name = text[slice(*node.lead)]
        if (name := _unnumbered(name)) and not name.isdecimal():  # "4" is a number whose line says nothing else
            yield node, name


def themed(question: str, outline: Outline) -> Match | None:
    """The one section that a folded question calls by a word of its heading: 民生那块, of （五）做细民生，回应群众新期盼.

    Of several such sections the one of the highest rank (chapters before their sections), if there is just one of that rank.
    """
    for said in THEMED.finditer(question):
        theme = said["theme"]
        headed = [one for one in parts(outline) if one.node.section and one.node.kind != "annex"]
        own = [word for word in keys.content(theme) if words.names_something(word)]
        for called in (own, *([theme[at:]] for at in range(len(theme) - 1))):
            held = [one for one in headed if called and all(word in one.name for word in called)]
            if found := _of_highest_rank(held):
                return found
    return None


def _of_highest_rank(found: Sequence[Part]) -> Match | None:
    """The section of the highest rank among sections (chapters before their sections); None where several have that rank."""
    levels = [part.node.section.level for part in found if part.node.section]
    return Match(found[levels.index(min(levels))], 1.0, 1.0) if levels and levels.count(min(levels)) == 1 else None


def annex_name(outline: Outline, node: Node) -> str:
    """The title of an annex, that of the line below where its own has none. Example: 附件⏎申请材料清单⏎1.… -> 附件 申请材料清单"""
    label = node.label or ""
    line = LINE.match(label)
    if line is None or line["title"].strip():
        return label
    below = next((text for text in outline.essay.text[node.lead[1] : node.end].split("\n") if text.strip()), "")
    named = len(below) <= headings.HEADING_MAX and not headings.SENTENCE_ENDS.search(below)
    return f"{label} {below.strip()}" if named else label


def _unnumbered(name: str) -> str:
    """A heading or lead, folded and without its number."""
    return NUMBERING.sub("", words.fold(name), count=1)

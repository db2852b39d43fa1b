"""Judged parts -> an answer: numbered in order of first use, cited, in blocks and as plain text. The only builder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain import MARKER, Answer, Block, Citation, Claim, Essay, Evidence, Fact, Item, Passage, Verdict
from bot.text.outline import Outline
from bot.text.reference import reference

TWICE = re.compile(r"(\[\d+\])\1+")


@dataclass(frozen=True, slots=True)
class Part:
    """What is judged at once: who says it, then items whose markers and `cites` are numbers of evidence.

    `opens`: it begins a block, else it goes on with the one before; `joins`: it goes on with the point before, in its
    line. `number`: of a point in a numbered list, as shown. Until it is judged it is `uncited`, and only what is
    `supported` is shown.
    """

    items: tuple[Item, ...]
    lead: str | None = None
    opens: bool = True
    joins: bool = False
    number: int | None = None
    verdict: Verdict = "uncited"
    why: str = ""

    @property
    def text(self) -> str:
        """Lead and items with their markers."""
        return Block(self.items, self.lead).text

    @property
    def used(self) -> tuple[int, ...]:
        """The numbers of evidence in the order in which the text has them."""
        return tuple(dict.fromkeys(map(int, MARKER.findall("".join(item.marked for item in self.items)))))


def build(
    question: str,
    parts: Sequence[Part],
    evidence: Iterable[Evidence | Fact],
    outlines: Mapping[str, Outline],
    own: Sequence[str] = (),
    opening: Sequence[str] = (),
) -> Answer:
    """The answer that the supported parts make; the program's `own` sentences stand in a last block, `opening` in a first.

    Evidence of the same words, and the same fact of a record, has one number. Raises ValueError where no part is
    supported.
    """
    known = {item.number: item for item in evidence}
    kept = [part for part in parts if part.verdict == "supported"]
    places: dict[tuple[str, object], int] = {}
    numbers: dict[int, int] = {}
    citations: list[Citation] = []
    for number in dict.fromkeys(number for part in kept for number in part.used):
        item = known[number]
        place = (item.essay_id, item.field) if isinstance(item, Fact) else _place(item)
        numbers[number] = places.setdefault(place, len(places) + 1)
        if len(places) > len(citations):
            citations.append(_citation(len(places), item, outlines[place[0]]))
    blocks = [
        *([told(*opening)] if opening else []),
        *_blocks(kept, numbers, citations),
        *([told(*own)] if own else []),
    ]
    text = "\n\n".join(block.text for block in blocks)
    claims = tuple(_claim(part, numbers) for part in parts)
    return Answer(
        question, question, "answered", None, text, claims=claims, citations=tuple(citations), blocks=tuple(blocks)
    )


def told(*sentences: str) -> Block:
    """A block of the program's own sentences: nobody else's words, and no citations."""
    return Block(tuple(Item(sentence) for sentence in sentences))


def item_of(text: str) -> Item:
    """A piece of a text with its markers. Example: 甲说乙。[1][2] -> 甲说乙。, cites (1, 2)"""
    markers = list(MARKER.finditer(text))
    end = len(text)
    for marker in reversed(markers):
        if marker.end() == end:
            end = marker.start()
    inside = markers and markers[0].start() < end
    return Item(text if inside else text[:end], tuple(dict.fromkeys(int(marker.group(1)) for marker in markers)))


def _place(item: Evidence) -> tuple[str, tuple[int, int]]:
    return item.passage.essay_id, (item.start, item.end)


def _citation(number: int, item: Evidence | Fact, outline: Outline) -> Citation:
    essay = outline.essay
    if isinstance(item, Evidence):
        address = item.passage.section, outline.point(item.start)
        return cite(number, essay, (item.start, item.end), item.text, *address)
    told = number, essay.essay_id, essay.title, essay.author, None, None, None, None, item.text, reference(essay)
    return Citation(*told, essay.label, essay, item.field)


def cite(
    number: int, essay: Essay, span: tuple[int, int], quote: str, section: str | None, point: str | None
) -> Citation:
    """The citation of a slice (start, end); its constructor checks that these are its words."""
    return Citation(
        number=number,
        essay_id=essay.essay_id,
        title=essay.title,
        author=essay.author,
        section=section,
        point=point,
        start=span[0],
        end=span[1],
        quote=quote,
        reference=reference(essay),
        label=essay.label,
        essay=essay,
    )


def quoted(outline: Outline, span: tuple[int, int]) -> Citation:
    """A slice of a text as it is quoted, with its place."""
    essay, start = outline.essay, span[0]
    return cite(1, essay, span, essay.text[slice(*span)], outline.heading(start), outline.point(start))


def cited(number: int, given: Citation) -> Evidence:
    """What is cited elsewhere, at its place, as evidence for an answer."""
    assert given.span is not None
    place = (given.essay_id, given.title, given.author, given.section, given.point)
    passage = Passage("", *place, *given.span, given.quote)
    return Evidence(number, passage, *given.span, given.quote)


def _blocks(kept: Sequence[Part], numbers: Mapping[int, int], citations: Sequence[Citation]) -> Iterator[Block]:
    together: list[list[Part]] = []
    for part in kept:
        if part.opens or not together:
            together.append([])
        together[-1].append(part)
    for parts in together:
        items = tuple(_items(parts, numbers))
        used = [citations[numbers[number] - 1] for part in parts for number in part.used]
        authors, essays = {one.author for one in used}, {one.essay_id for one in used}
        yield Block(
            items,
            parts[0].lead,
            authors.pop() if len(authors) == 1 else None,
            essays.pop() if len(essays) == 1 else None,
        )


def _items(parts: Sequence[Part], numbers: Mapping[int, int]) -> Iterator[Item]:
    """The items of a block, a point of a list with all its sentences, and with its number."""
    last: Item | None = None
    for part in parts:
        for item in (renumbered(one, numbers) for one in part.items):
            if part.joins and last is not None:
                last = replace(
                    last, text=last.marked + item.marked, cites=tuple(dict.fromkeys(last.cites + item.cites))
                )
                continue
            if last is not None:
                yield last
            last = item if part.number is None else replace(item, text=f"{part.number}. {item.text}")
    if last is not None:
        yield last


def renumbered(item: Item, numbers: Mapping[int, int]) -> Item:
    """The same item with other numbers for its citations."""
    text = TWICE.sub(r"\1", MARKER.sub(lambda match: f"[{numbers[int(match.group(1))]}]", item.text))
    return replace(item, text=text, cites=tuple(dict.fromkeys(numbers[number] for number in item.cites)))


def _claim(part: Part, numbers: Mapping[int, int]) -> Claim:
    """A part as a claim; what is not supported has no citation."""
    if part.verdict != "supported":
        return Claim(MARKER.sub("", part.text), (), part.verdict, part.why)
    text = Block(tuple(renumbered(item, numbers) for item in part.items), part.lead).text
    return Claim(text, tuple(dict.fromkeys(numbers[number] for number in part.used)), part.verdict, part.why)

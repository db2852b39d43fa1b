"""What a model's kept sentences need to read as one, where others between them are not shown: openings, numbers, points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain import MARKER, Evidence
from bot.model.heading import unled
from bot.model.sentence import Sentence
from bot.model.support import address
from bot.text.building import Part
from bot.text.names import SURNAMES
from bot.text.outline import Outline

# Words that join a sentence to the one before, which it can do without.
OPENING = re.compile(
    r"(?:此外|另外|同时|与此同时|同样|再者|而且|并且|除此(?:之外|以外)|不仅如此|另一方面|其次|再次|最后|[其第][二三四五六七八九]|"
    r"接着|然后|随后|接下来|但|但是|然而|不过|可是|相反|反之|相比之下|相较之下|"
    r"因此|因而|所以|由此|于是|从而|为此|对此|在此基础上|由此可见|可见)[，,]"
)
# One of several in their order stands where the one before it stands.
COUNTS, IN_ORDER = re.compile(r"[其第]([一二三四五六七八九])[，,]"), "一二三四五六七八九"
# That one follows from the other, its source must say in so many words.
FOLLOWS = re.compile(r"(?:因此|因而|所以|由此|于是|从而)[，,]")
REASONS = re.compile(r"因此|因而|所以|因为|由于|由此|从而|导致|原因")
# What a sentence says of something before it, by its beginning alone or behind a short adverbial.
POINTS_BACK = re.compile(
    r"(?:[^，。；：]{1,8}，)?(?:其(?![外次他余一二三四五六七八九])|[它该这此那](?!外)|前者|后者|[两二]者|上述|以上)"
)
HE = re.compile(r"((?:[^，。；：]{1,8}，)?(?:在|正如|按)?)[他她](?![们人])")
ANNOUNCING = ("：", ":")


def announces(part: Part) -> bool:
    """Whether it heads or announces what follows, and is nothing that the next sentence could go on from."""
    return part.items[0].heading or MARKER.sub("", part.text).endswith(ANNOUNCING)


def mended(
    sentence: Sentence, before: Sequence[Part], evidence: Mapping[int, Evidence], question: str = ""
) -> Sentence:
    """The sentence as it can stand where the one that it goes on from is not shown: without 此外, 他 by name.

    A lead goes that says more than what it leads; 因此 goes, too, where no cited words give a reason: that it is so is
    borne out, why it is so is not.

    Example: after a sentence that is not shown, 其次，推广积分制。 -> 推广积分制。
    """
    counted = COUNTS.match(sentence.text)
    alone = counted is not None and not _next_in_order(counted[1], before)
    cited = [evidence[number] for number in sentence.cites if number in evidence]
    unsaid = FOLLOWS.match(sentence.text) and cited and not any(REASONS.search(item.text) for item in cited)
    text = unopened(sentence.text) if alone or unsaid or _lost(before) or not before else sentence.text
    if cited:
        text = unled(text, "\n".join([question, *(line for item in cited for line in (item.text, address(item)))]))
    if not _lost(before):
        return replace(sentence, text=text)
    return replace(sentence, text=text if _spoken_of(_author(cited), before) else by_name(text, cited))


def by_name(text: str, cited: Sequence[Evidence]) -> str:
    """The sentence with 他 told by name, where one author alone is cited. Example: 他主张推广 -> 李一主张推广"""
    author, he = _author(cited), HE.match(text)
    return f"{he[1]}{author}{text[he.end() :]}" if author and he else text


def _author(cited: Sequence[Evidence]) -> str:
    """The person who alone is cited; empty where there is none."""
    authors = {item.passage.author or "" for item in cited}
    author = authors.pop() if len(authors) == 1 else ""
    return author if len(author) < 5 and author[:1] in SURNAMES else ""


def orphaned(sentence: Sentence, before: Sequence[Part]) -> bool:
    """Whether it speaks of something in the sentence before it, and that one is not shown."""
    return _lost(before) and POINTS_BACK.match(sentence.text) is not None


def unopened(text: str) -> str:
    """Without the word that joins it to others. Example: 其次，推广积分制。 -> 推广积分制。"""
    opening = OPENING.match(text)
    return text[opening.end() :] if opening else text


def _next_in_order(count: str, before: Sequence[Part]) -> bool:
    """Whether the one before it in a count is shown. Example: 三, of parts that begin with 其一 and 其二 -> true"""
    last = IN_ORDER[max(0, IN_ORDER.index(count) - 1)]
    shown = (COUNTS.match(part.text) for part in before if part.verdict == "supported")
    return count == "一" or any(one is not None and one[1] == last for one in shown)


def _spoken_of(author: str, before: Sequence[Part]) -> bool:
    """Whether the last sentences that are shown speak of this author: by name, then by 他."""
    for part in reversed([one for one in before if one.verdict == "supported"]):
        if author in part.text or not HE.match(part.text):
            return author in part.text
    return False


def _lost(before: Sequence[Part]) -> bool:
    return bool(before) and before[-1].verdict != "supported" and not announces(before[-1])


def numbered(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, the shown points of numbered lists counted anew: a point that is left out leaves no hole."""
    shown: dict[int, int] = {}
    said: dict[int, int] = {}
    apart = False
    for part in parts:
        level = part.items[0].level
        if part.number is None:
            apart = apart or not level
            yield part
            continue
        if part.number < said.get(level, 0) or (apart and part.number == said.get(level)):
            shown[level] = 0
        said[level], apart = part.number, False
        for deeper in [one for one in said if one > level]:
            del said[deeper]
            shown.pop(deeper, None)
        if part.verdict == "supported" and not part.joins:
            shown[level] = shown.get(level, 0) + 1
        yield replace(part, number=shown.get(level))


def points(parts: Sequence[Part]) -> list[str]:
    """The words of parts: a point of a list with all that stands under it is one, or all that stands under a heading."""
    headed = bool(parts) and parts[0].items[0].heading
    found: list[list[str]] = []
    top = min((part.items[0].level for part in parts if not part.items[0].heading), default=0)
    for part in parts:
        item = part.items[0]
        inside = not item.heading if headed else part.joins or item.level > top
        if not found or not inside:
            found.append([])
        if holds(part):
            found[-1].append(MARKER.sub("", part.text))
    return ["".join(one) for one in found if one]


def told(parts: Sequence[Part], evidence: Mapping[int, Evidence]) -> list[str]:
    """What parts that hold say, what they cite, and where that stands."""
    cited = dict.fromkeys(number for part in parts if holds(part) for number in part.used)
    places = (line for number in cited for line in (evidence[number].text, *address(evidence[number]).split("\n")))
    return [*(part.text for part in parts if holds(part)), *places]


def counts(parts: Sequence[Part], evidence: Mapping[int, Evidence]) -> set[int]:
    """How many points they are, and of how many texts."""
    essays = {evidence[number].passage.essay_id for part in parts if holds(part) for number in part.used}
    return {len(points(parts)), len(essays)}


def placed(evidence: Sequence[Evidence], outlines: Mapping[str, Outline]) -> tuple[Evidence, ...]:
    """The same, each with the point that it stands in itself: a passage bears the name of its first one."""
    return tuple(
        replace(item, passage=replace(item.passage, point=outlines[item.passage.essay_id].point(item.start)))
        for item in evidence
    )


def holds(part: Part) -> bool:
    """Whether it is shown and cites: others may be held against it."""
    return part.verdict == "supported" and bool(part.used)


def under(parts: Sequence[Part], at: int) -> Sequence[Part]:
    """What follows a part that announces it: up to the next heading, what else announces, or the end of the list that it
    leads. Before headings all of them."""
    after = parts[at + 1 :]
    headed = not parts[at].items[0].heading and any(one.items[0].heading for one in after[:1])
    leads = not parts[at].items[0].heading and any(one.items[0].level and not headed for one in after[:1])
    for n, one in enumerate(after):
        item = one.items[0]
        if (leads and not item.level) or (one.verdict == "uncited" and (not headed if item.heading else n)):
            return after[:n]
    return after

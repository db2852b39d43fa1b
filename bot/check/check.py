"""An editor's draft -> findings, quotation by quotation: words first, then author. Deterministic, no model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from bot.check.copies import copies
from bot.check.difference import Change, changes, shown
from bot.check.locate import Corpus, Place
from bot.check.quotations import Quotation, folded, indirect, quotations
from bot.check.severity import Severity, severity, turns_by_cutting
from bot.errors import InputError
from bot.text.reference import reference

Verdict = Literal["verbatim", "altered", "misattributed", "not_found"]
Step = Callable[[int, int], None]

ELLIPSIS = re.compile(r"(?:…|⋯|\.{3,}+|·{3,}+|。{3,}+)++")
EDGES = "，。；：、！？,.;:!? \n\t"
# A shorter heading (总体要求) stands for no author.
HEADING = 8
# Half of a spliced quotation has at least so many characters.
PART = 6
# What is checked of one draft: so many findings, which take seconds; and each in at most so many characters, since the
# memory that a comparison takes grows with their square.
FINDINGS_MAX, LONGEST = 5_000, 20_000
# Words given as an author's without quotation marks are compared only where they are nearly the source's own.
INDIRECT = 0.75


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a quotation: `draft[start:end]` against `essay.text[source_start:source_end]`."""

    quote: str
    start: int
    end: int
    marked: bool
    claimed_author: str | None
    verdict: Verdict
    message: str
    severity: Severity = "none"
    folded: bool = False
    elided: bool = False
    author: str | None = None
    title: str | None = None
    label: str | None = None
    section: str | None = None
    point: str | None = None
    essay_id: str | None = None
    source_quote: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    reference: str | None = None
    diff: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in the draft's order; `summary` counts the verdicts, and what was `skipped` as a mere term."""

    findings: tuple[Finding, ...]
    summary: dict[str, int]


def check(draft: str, corpus: Corpus, step: Step | None = None) -> Checked:
    """Check every quotation of a draft. `step(done, of)` is told of the progress. Raises InputError for too many."""
    known: dict[str, str | None] = {}
    for essay in corpus.essays:
        for name in (essay.author, essay.title, essay.label):
            if name and essay.author:
                known[name] = essay.author
        for section in essay.sections:
            if essay.author and len(section.heading) >= HEADING:
                known.setdefault(section.heading, essay.author)
    found = quotations(draft, known)
    asked = _bounded([item for item in found if item.checked])
    taken = [(item.start, item.end) for item in found]
    checked = [(item.start, item.end) for item in asked]
    # Counted before they are looked for: the looking is what takes long.
    spoken = _bounded([*indirect(draft, known, checked)])
    said = [item for item in spoken if corpus.near(folded(item.text)[0], INDIRECT)]
    taken += [(item.start, item.end) for item in said]
    asked = _bounded([*asked, *said, *islice(copies(draft, corpus, taken), FINDINGS_MAX + 1)])
    findings = []
    for at, item in enumerate(sorted(asked, key=lambda item: item.start), 1):
        findings.append(judge(item, draft, corpus))
        if step is not None:
            step(at, len(asked))
    counts = Counter(finding.verdict for finding in findings)
    order: tuple[Verdict, ...] = ("verbatim", "altered", "misattributed", "not_found")
    summary = {verdict: counts[verdict] for verdict in order}
    return Checked(tuple(findings), summary | {"skipped": sum(not item.checked for item in found)})


def _bounded(asked: list[Quotation]) -> list[Quotation]:
    """The same. Raises InputError where there are more than can be checked, or one is longer than can be compared."""
    if len(asked) > FINDINGS_MAX:
        raise InputError(f"稿件中需要核查的语句超过 {FINDINGS_MAX} 处，请分段核查。")
    if long := next((item for item in asked if len(item.text) > LONGEST), None):
        raise InputError(
            f"稿件第 {long.start + 1} 字起的一处引文（“{long.text[:10].strip()}……”）超过 {LONGEST // 10_000} 万字，"
            "请检查引号是否成对，或将这段引文分开。"
        )
    return asked


def judge(item: Quotation, draft: str, corpus: Corpus) -> Finding:
    """The finding of one quotation."""
    said = re.sub(r"\n[ \t]*>[ \t]*", "\n", item.text).strip()
    lead = re.split(r"[。！？\n]", draft[max(0, item.start - 60) : item.start])[-1]
    pieces = [piece for piece in (folded(part.strip(EDGES))[0] for part in ELLIPSIS.split(said)) if piece]
    if len(pieces) > 1:
        if (place := corpus.in_order(pieces)) is not None:
            same = all(part.strip(EDGES) in place.text for part in ELLIPSIS.split(said))
            return _found(item, place, lead, is_folded=not same, elided=True)
        if all(piece in corpus.text for piece in pieces):
            place = _chosen(corpus.exact(max(pieces, key=len)), item.author)
            return _altered(item, said, place, True, "省略号前后的语句在原文中次序不同，或不在同一篇文章中")
    whole, core = folded(said)[0], folded(said.strip(EDGES))[0]
    for words in (whole, core) if whole != core else (whole,):
        if places := corpus.exact(words):
            place = _chosen(places, item.author)
            same = (said if words == whole else said.strip(EDGES)) in place.essay.text
            ends = said[len(said.rstrip(EDGES)) :] if words != whole else ""
            cut = bool(ends) and not place.essay.text.startswith(ends, place.end)
            return _found(item, place, lead, is_folded=not same or cut, elided=False)
    if places := corpus.near(core or whole):
        return _altered(item, said, _chosen(places[:2], item.author) if len(places) > 1 else places[0], len(pieces) > 1)
    if (spliced := _spliced(core, corpus)) is not None:
        return _altered(item, said, spliced, len(pieces) > 1, "该引文由两处原文拼接而成")
    claimed = f"（文中称出自{item.author}）" if item.author else ""
    return Finding(
        item.text, item.start, item.end, item.marked, item.author, "not_found",
        f"所收录的文章中没有这句话{claimed}，请核对出处。",
    )  # fmt: skip


def _found(item: Quotation, place: Place, lead: str, *, is_folded: bool, elided: bool) -> Finding:
    """A quotation whose words stand in the source: its author may still be wrong, or its sense cut off."""
    operator = turns_by_cutting(place, lead)
    if operator is not None:
        message = f"原文此处之前有“{operator}”，截去之后意思相反，请补全引文。"
        wider = Place(place.outline, place.essay.text.rfind(operator, 0, place.start), place.end)
        return _finding(item, wider, "altered", "meaning", message, folded=is_folded, elided=elided)
    author = place.essay.author
    note = "（全半角、繁简、引号或标点写法与原文不同）" if is_folded else ""
    if elided:
        note += "（有省略）"
    if _is_quoted_in(place):
        note += "原文中这句话本身就加了引号，是作者引用的说法。"
    if item.author and item.author != author:
        whose = author or f"《{place.essay.name}》（未署名）"
        message = f"字句与原文一致，但出自{whose}，不是{item.author}，请更正作者。{note}"
        return _finding(item, place, "misattributed", "none", message, folded=is_folded, elided=elided)
    return _finding(
        item, place, "verbatim", "none", f"与原文一致{note}。".replace("。。", "。"), folded=is_folded, elided=elided
    )


def _altered(item: Quotation, said: str, place: Place, elided: bool, how: str = "与原文不一致") -> Finding:
    if place.text[-1:] not in EDGES:
        said = said.strip(EDGES)
    diff = changes(said, place.text)
    grade = severity(said, place.text)
    told = {"meaning": "改变了原意", "wording": "字句有出入", "typographic": "仅标点或写法有出入", "none": ""}[grade]
    differences = "；".join(shown(change) for change in diff if change.op != "equal")
    message = f"{how}，{told}：{differences}。"
    author = place.essay.author
    if item.author and item.author != author:
        message += f"作者也不符：原文出自{author or f'《{place.essay.name}》（未署名）'}，不是{item.author}。"
    return _finding(item, place, "altered", grade, message, elided=elided, diff=diff)


def _finding(item: Quotation, place: Place, verdict: Verdict, grade: Severity, message: str, **more: Any) -> Finding:
    """A finding with the address of its place; `more`: folded, elided, diff."""
    essay = place.essay
    given: dict[str, Any] = {"diff": changes(item.text, place.text)} | more
    return Finding(
        quote=item.text,
        start=item.start,
        end=item.end,
        marked=item.marked,
        claimed_author=item.author,
        verdict=verdict,
        message=message,
        severity=grade,
        author=essay.author,
        title=essay.title,
        label=essay.label,
        section=place.outline.heading(place.start),
        point=place.outline.point(place.start),
        essay_id=essay.essay_id,
        source_quote=place.text,
        source_start=place.start,
        source_end=place.end,
        reference=reference(essay),
        **given,
    )


def _chosen(places: Sequence[Place], author: str | None) -> Place:
    """The place in a text of the named author, where there is one: a sentence of two essays is right for either."""
    return next((place for place in places if author and place.essay.author == author), places[0])


def _spliced(words: str, corpus: Corpus) -> Place | None:
    """The longer part of a quotation that is made of two places, each to the letter."""
    low, high = 0, len(words)
    while low < high:  # the longest beginning that stands in the corpus
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in corpus.text else (low, middle - 1)
    if low < PART or len(words) - low < PART:
        return None
    rest = words[low:]
    if not corpus.exact(rest):
        return None
    return corpus.exact(max(words[:low], rest, key=len))[0]


def _is_quoted_in(place: Place) -> bool:
    text = place.essay.text
    return text[place.start - 1 : place.start] in ("“", "‘") and text[place.end : place.end + 1] in ("”", "’")

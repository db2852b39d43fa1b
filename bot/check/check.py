"""An editor's draft -> findings, quotation by quotation: words, then author and document, then place. No model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

from bot.check.attribution import Claim, Reader
from bot.check.compare import Compared, compare
from bot.check.copies import copies
from bot.check.difference import Change, changes
from bot.check.locate import LONGEST, Corpus, Place
from bot.check.marks import leveled
from bot.check.messages import message
from bot.check.placed import Spot, placed
from bot.check.quotations import TERM, Quotation, in_speech, overlapping, quotations
from bot.check.severity import Severity
from bot.check.spoken import SAID, spoken
from bot.check.terms import near_term
from bot.check.turned import turn_of, turns_by_cutting
from bot.errors import InputError
from bot.says import check as says
from bot.text.named import Named
from bot.text.reference import reference

Verdict = Literal["verbatim", "altered", "misattributed", "not_found"]
Step = Callable[[int, int], None]

# What is checked of one draft: so many findings, which take seconds.
FINDINGS_MAX = 5_000
SECTION_AFTER = re.compile(r"[”」』\"’〞]\s{0,2}(?:这?一|部分|小节|章节|中|里|之?下|时|章|节|方面|标题|第)")
BETWEEN = '”’」』"“‘「『，、；和与及并 '


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
    claimed_title: str | None = None
    claimed_section: str | None = None
    place_wrong: bool = False
    misplaced: Spot | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in the draft's order; `summary` counts the verdicts, the copies without quotation marks
    (`unmarked`), and what was `skipped` as a mere term."""

    findings: tuple[Finding, ...]
    summary: dict[str, int]


def check(draft: str, corpus: Corpus, step: Step | None = None) -> Checked:
    """Check every quotation of a draft. `step(done, of)` is told of the progress. Raises InputError for too many."""
    named = corpus.named
    written, draft = draft, leveled(draft)
    every, around = _quoted(draft, corpus)
    marked = [item for item in every if not _names_a_section(item, draft, named)]
    wanted = {item for before, item in zip([None, *marked], marked, strict=False) if _is_wanted(item, before, draft)}
    terms = {
        item: place
        for item in marked
        if item.size < TERM
        and (place := near_term(item.text, corpus, item in wanted, draft[item.end + 1 : item.end + 6]))
    }
    asked = _bounded([*around, *(item for item in marked if item in terms or item in wanted)])
    found = _bounded([*islice(copies(draft, corpus, every), FINDINGS_MAX + 1)])
    holds = overlapping([(item.start, item.end) for item in found])
    asked = [item for item in asked if not holds(item.start, item.end)]
    said = _bounded([*spoken(draft, corpus, named, [(item.start, item.end) for item in (*asked, *found)])])
    asked = _bounded([*asked, *said, *found])
    asked.sort(key=lambda item: item.start)
    read = sorted({*marked, *asked}, key=lambda item: item.start)
    reader = Reader(draft, named, [item for item in read if item not in {*around}])  # it may name who is quoted within
    claims = {item: reader.claim(item) for item in read}
    findings = []
    for at, item in enumerate(asked, 1):
        own = replace(item, text=written[item.start : item.end])
        findings.append(judge(own, claims[item], draft, corpus, named, terms.get(item)))
        if step is not None:
            step(at, len(asked))
    counts = Counter(finding.verdict for finding in findings)
    order: tuple[Verdict, ...] = ("verbatim", "altered", "misattributed", "not_found")
    summary = {verdict: counts[verdict] for verdict in order}
    unmarked = sum(not finding.marked for finding in findings)
    return Checked(
        tuple(findings),
        summary | {"unmarked": unmarked, "skipped": len({*marked} - {*asked})},
    )


def _quoted(draft: str, corpus: Corpus) -> tuple[list[Quotation], list[Quotation]]:
    """The quotations of a draft; speech that quotes others and stands nowhere as a whole gives what it quotes, and the
    second list what it says around that."""
    every: list[Quotation] = []
    around: list[Quotation] = []
    for item in quotations(draft):
        inner, said = in_speech(item) if len(item.text) <= LONGEST else ([], [])
        if inner and compare(item.text, corpus, lambda _: 0) is None:
            every += inner
            around += said
        else:
            every.append(item)
    return every, around


def _names_a_section(item: Quotation, draft: str, named: Named) -> bool:
    """Whether the words in quotation marks only name a heading: 在“……”一节中."""
    behind = SECTION_AFTER.match(draft, item.end) is not None
    return (behind or draft.endswith(("在", "谈", "讲"), 0, max(0, item.start - 1))) and named.is_heading(item.text)


def _is_wanted(item: Quotation, before: Quotation | None, draft: str) -> bool:
    """Whether a quotation is long enough to be one, or is a term that is said to be somebody's word."""
    if item.size >= TERM:
        return True
    lead = draft[max(0, item.start - 60) : item.start].rstrip('：:，, “「『"‘')
    goes_on = before is not None and not draft[before.end : item.start].strip(BETWEEN) and before.size >= TERM
    return item.size > 1 and (goes_on or SAID.search(lead) is not None)


def _bounded(asked: list[Quotation]) -> list[Quotation]:
    """The same. Raises InputError where there are more than can be checked, or one is longer than can be compared."""
    if len(asked) > FINDINGS_MAX:
        raise InputError(says.TOO_MANY(most=FINDINGS_MAX))
    if long := next((item for item in asked if len(item.text) > LONGEST), None):
        raise InputError(says.TOO_LONG(at=long.start + 1, words=long.text[:10].strip(), most=LONGEST // 10_000))
    return asked


def judge(
    item: Quotation, claim: Claim, draft: str, corpus: Corpus, named: Named, term: Compared | None = None
) -> Finding:
    """The finding of one quotation, of which the draft says `claim`."""

    def fits(place: Place) -> int:
        return 2 * (claim.essay is place.essay) + bool(claim.author and claim.author == place.essay.author)

    found = term or compare(item.text, corpus, fits, item.marked)
    if not claim.sure and (found is None or found.place.essay.author != claim.author):
        claim = replace(claim, author=None)
    if found is None:
        return Finding(
            item.text, item.start, item.end, item.marked, claim.author, "not_found", message(item, claim, None, None),
            claimed_title=claim.title, claimed_section=claim.section,
        )  # fmt: skip
    lead = re.split(r"[。！？\n]", draft[max(0, item.start - 60) : item.start])[-1]
    after = draft[item.end : item.end + 60] if item.marked else ""
    cut = turns_by_cutting(found.place, lead, after) if found.exact else None
    if cut is not None:  # the word that was cut off belongs to what is compared
        place = found.place
        wider = Place(place.outline, place.essay.text.rfind(cut, 0, place.start), place.end)
        found = replace(found, place=wider, exact=False, severity="meaning", diff=changes(item.text, wider.text))
    turn = turn_of(lead, found.place, after) if item.marked and cut is None else None
    where = placed(claim, found.place, named)
    verdict: Verdict = "altered" if not found.exact else "misattributed" if where.misattributed else "verbatim"
    place = found.place
    essay = place.essay
    address: dict[str, Any] = {name: getattr(essay, name) for name in ("author", "title", "label", "essay_id")}
    return Finding(
        quote=item.text,
        start=item.start,
        end=item.end,
        marked=item.marked,
        claimed_author=claim.author,
        verdict=verdict,
        message=message(item, claim, found, where, cut=cut, turn=turn),
        severity="meaning" if turn else found.severity,
        folded=found.folded,
        elided=found.elided,
        **address,
        section=place.outline.heading(place.start),
        point=place.outline.point(place.start),
        source_quote=place.text,
        source_start=place.start,
        source_end=place.end,
        reference=reference(essay),
        diff=found.diff or changes(item.text, place.text),
        claimed_title=claim.title,
        claimed_section=claim.section,
        place_wrong=where.wrong is not None,
        misplaced=where.wrong,
    )

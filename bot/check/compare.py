"""A quotation's words against the whole corpus: to the letter, in pieces, put together of two places, or nearly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.check.difference import Change, changes, shown
from bot.check.halves import halves, joined
from bot.check.heads import is_head
from bot.check.locate import COPY, NEAR, Corpus, Place
from bot.check.opposites import restricts
from bot.check.pieces import EDGES, Said, said
from bot.check.severity import Severity, by_rule, severity
from bot.check.turned import turns_by_cutting
from bot.says import check as says
from bot.text.folding import folded
from bot.text.sentences import sentence_spans

# So much of it must be one sentence's words, or it was rather put together of two.
ONE_PLACE = 0.8
# … and of so much it is not asked.
ONE_WHOLE = 0.9
# What was left out between two halves in silence is told as such where it is longer than this.
OMITTED = 12
# Behind one of these more is to come.
LEADS_ON = "：；:;"
SHOWN = 40
# So many differences of pieces are told one by one.
TOLD = 6
# So many characters of the draft's own words before an unmarked copy can turn it: 不再, 反对.
NEXT_TO = 4
WORSE: tuple[Severity, ...] = ("none", "typographic", "wording", "meaning")

Fits = Callable[[Place], int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Where a quotation's words stand. `exact`: to the letter, after folding; else `diff` and `how` tell what differs."""

    place: Place
    exact: bool
    folded: bool = False
    elided: bool = False
    removed: tuple[str, ...] = ()
    diff: tuple[Change, ...] = ()
    severity: Severity = "none"
    how: str = ""


def compare(quotation: str, corpus: Corpus, fits: Fits, marked: bool = True) -> Compared | None:
    """The words of a quotation in the corpus; None where nothing is near. `fits` ranks places that are as good.

    Of an unmarked copy the first clause may begin with the draft's own words, which do not weigh.
    """
    tries = [said(quotation)]
    if (bare := said(quotation, without_notes=True)) != tries[0]:
        tries.append(bare)
    heads = said(quotation, without_notes=True, is_head=lambda line: is_head(line, corpus.named))
    for attempt in dict.fromkeys((*tries, heads)):
        if attempt.pieces and (found := _exact(attempt, corpus, fits)):
            return _with_insertions(found, quotation) if found.removed and found.exact else found
    best = tries[-1]
    if not best.pieces:
        return None
    if len(best.pieces) > 1:
        return _pieces(best, corpus, fits)
    found = _changed(best, corpus, fits)
    if found is None and marked:
        return _among_others(best, corpus, fits)
    return found if marked or found is None else _without_own_words(found, best.pieces[0])


def _among_others(words: Said, corpus: Corpus, fits: Fits) -> Compared | None:
    """Sentences of which one at least is the source's, with others that stand nowhere."""
    sentences = tuple(words.pieces[0][start:end] for start, end in sentence_spans(words.pieces[0]))
    if not any(
        len(piece := folded(text.strip(EDGES))[0]) >= COPY and corpus.exact(piece)
        for text in sentences
        if len(sentences) > 1
    ):
        return None
    return _pieces(replace(words, pieces=sentences), corpus, fits, least=0)


def _with_insertions(found: Compared, quotation: str) -> Compared:
    """Words that are the source's but for what an editor or a print put between them: no match, and no other words."""
    how = says.INSERTED(words="、".join(f"“{part}”" for part in found.removed))
    diff = changes(quotation, found.place.text)
    return replace(found, exact=False, folded=False, diff=diff, severity="typographic", how=how)


def _without_own_words(found: Compared, text: str) -> Compared:
    """The same, graded without what the draft has before a copy in its clause, unless the words next to it turn or limit."""
    first = found.diff[0] if found.diff else None
    if first is None or first.op == "equal" or (first.source and len(first.draft) <= NEXT_TO):
        return found
    own, rest = first.draft[-NEXT_TO:], text.strip(EDGES)[len(first.draft) :]
    source = found.place.text[len(first.source) :]
    turned = restricts(own) or by_rule(own + rest, source) == "meaning"
    grade = "meaning" if turned else max("wording", severity(rest, source), key=WORSE.index)
    return replace(found, severity=grade)


def _exact(words: Said, corpus: Corpus, fits: Fits) -> Compared | None:
    """The same words, whole or in pieces that follow each other in one text."""
    pieces = [folded(piece)[0] for piece in words.pieces]
    if len(pieces) > 1:
        if not all(pieces) or not (found := corpus.in_order(pieces)):
            return None
        parts = max(found, key=lambda parts: fits(parts[0]))
        place = Place(parts[0].outline, parts[0].start, parts[-1].end)
        same = all(piece in place.text for piece in words.pieces)
        whole = Compared(place, True, folded=not same, elided=True, removed=words.removed)
        return _with_what_turns(whole, words.pieces, parts)
    (text,) = words.pieces
    full, core = pieces[0], folded(text.strip(EDGES))[0]
    for form, raw in ((full, text), (core, text.strip(EDGES))):
        if form and (there := corpus.exact(form)):
            place = max(there, key=fits)
            ends = text[len(text.rstrip(EDGES)) :] if form != full else ""
            cut = bool(ends) and not place.essay.text.startswith(ends, place.end)
            if cut and ends[0] in LEADS_ON and place.essay.text[place.end : place.end + 1].isalnum():
                continue  # something was left out before the mark
            is_folded = raw not in place.essay.text or cut
            return Compared(place, True, folded=is_folded, elided=words.elided, removed=words.removed)
    return None


def _with_what_turns(found: Compared, pieces: Sequence[str], parts: Sequence[Place]) -> Compared:
    """The same, altered where an ellipsis stands for a word that turns the piece behind it: ……重复建设 for 避免重复建设."""
    told: list[str] = []
    diff = [Change("equal", pieces[0], parts[0].text)]
    for piece, (before, part) in zip(pieces[1:], pairwise(parts), strict=True):
        diff.append(Change("equal", "……", "……"))
        word = turns_by_cutting(part, "")
        if word is not None and part.essay.text.rfind(word, 0, part.start) >= before.end:
            told.append(says.LEFT_OUT(source=word))
            diff.append(Change("delete", "", word))
        diff.append(Change("equal", piece, part.text))
    if not told:
        return found
    return replace(found, exact=False, folded=False, diff=tuple(diff), severity="meaning", how="；".join(told))


def _changed(words: Said, corpus: Corpus, fits: Fits) -> Compared | None:
    """Nearly the same words, or words of two places that were put together."""
    (text,) = words.pieces
    core = folded(text.strip(EDGES))[0]
    near = corpus.nearest(core or folded(text)[0])
    sure = bool(near) and near[0][0] >= ONE_WHOLE and near[0][1].end - near[0][1].start <= len(text) + OMITTED
    found = None if sure else halves(core, corpus)
    if found is not None:
        first, last = found
        gap = first.essay is last.essay and last.start - first.end
        if gap is not False and gap > OMITTED:
            left = first.essay.text[first.end : last.start]
            place = Place(first.outline, first.start, last.end)
            how = says.OMITTED(words=_short(left))
            return _altered(words, text, place, how=how, grade=severity(text, place.text))
        if (gap is False or gap < 0) and (not near or near[0][0] < ONE_PLACE):
            how = says.SPLICED(sources="，".join(map(_from, (first, last))))
            place = max(first, last, key=lambda one: (fits(one), one.end - one.start))
            return Compared(
                place,
                False,
                elided=words.elided,
                removed=words.removed,
                diff=joined(first, last),
                severity="meaning",
                how=how,
            )
    if not near or near[0][0] < NEAR:
        return None
    best = near[0][0]
    place = max((place for share, place in near[:2] if share >= best - 0.05), key=fits)
    return _altered(words, text, place)


def _altered(words: Said, text: str, place: Place, how: str = "", grade: Severity | None = None) -> Compared:
    if place.text[-1:] not in EDGES:
        text = text.strip(EDGES)
    diff = changes(text, place.text)
    told = how or "；".join(shown(change) for change in diff if change.op != "equal")
    return Compared(
        place, False, elided=words.elided, removed=words.removed, diff=diff, severity=grade or severity(text, place.text), how=told
    )  # fmt: skip


def _pieces(words: Said, corpus: Corpus, fits: Fits, least: float = 0.5) -> Compared | None:
    """Pieces of which some differ, or which do not follow each other in one text."""
    found: list[Compared | None] = []
    for piece in words.pieces:
        alone = Said((piece,), elided=True)
        found.append(_exact(alone, corpus, fits) or _changed(alone, corpus, fits))
    placed = [one for one in found if one is not None]
    there = sum(len(piece) for piece, one in zip(words.pieces, found, strict=True) if one)
    if not placed or there < least * sum(map(len, words.pieces)):
        return None
    told: list[str] = []
    diff: list[Change] = []
    before: set[tuple[str, int, int]] = set()
    for at, (piece, one) in enumerate(zip(words.pieces, found, strict=True)):
        diff += [Change("equal", "……", "……")] if at else []
        place = one and (one.place.essay.essay_id, one.place.start, one.place.end)
        if one is None or place in before:
            told.append(says.ADDED(draft=_short(piece)) if one else says.NO_SUCH_PIECE(words=_short(piece)))
            diff.append(Change("insert", piece, ""))
        else:
            told += [one.how] if one.how else []
            diff += one.diff or [Change("equal", piece, one.place.text)]
        before |= {place} if place else set()
    worst = max((one.severity for one in placed), key=WORSE.index)
    if None in found:
        worst = "meaning"
    essays = {id(one.place.essay) for one in placed}
    if len(essays) > 1:
        told.append(says.OTHER_TEXTS(sources="，".join(_from(one.place) for one in placed)))
        worst = "meaning"
    elif any(one.place.start > other.place.start for one, other in pairwise(placed)):
        told.append(says.OUT_OF_ORDER())
        worst = "meaning" if worst == "none" else worst
    longest = max(placed, key=lambda one: (fits(one.place), one.place.end - one.place.start)).place
    if len(essays) == 1:
        longest = Place(longest.outline, min(one.place.start for one in placed), max(one.place.end for one in placed))
    return Compared(
        longest, False, elided=True, removed=words.removed, diff=tuple(diff), severity=worst, how=_listed(told)
    )


def _listed(told: Sequence[str]) -> str:
    """What differs, each once, the first of many."""
    once = list(dict.fromkeys(told))
    more = says.AND_MORE(count=len(once) - TOLD) if len(once) > TOLD else ""
    return "；".join(once[:TOLD]) + more


def _short(text: str) -> str:
    text = " ".join(text.split()).strip("，。；：、")
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 2]}……{text[-SHOWN // 2 :]}"


def _from(place: Place) -> str:
    essay = place.essay
    heading = place.outline.heading(place.start)
    whose = f"{essay.author or ''}《{essay.name}》{f'“{heading}”一节' if heading else ''}"
    return says.FROM(words=_short(place.text), whose=whose)

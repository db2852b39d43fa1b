"""What chosen sentences say nothing without: a list's items, the paragraph that one opens, the lead over an item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from bot.ask import belonging, others_view, parts
from bot.ask.because import reasoned
from bot.ask.belonging import lead
from bot.ask.enumerated import led, only_leads
from bot.ask.evidence import holder
from bot.ask.parting import half
from bot.ask.pieces import runs
from bot.domain import Evidence
from bot.index.store import Index
from bot.text.replies import replies
from bot.text.sentences import leads_on, sentence_spans

# A reply of no more characters stands whole.
REPLY_MAX = 200


def completed(
    chosen: Sequence[Evidence], index: Index, more: bool = False, entire: bool = False, question: str = ""
) -> tuple[Evidence, ...]:
    """The same, numbered anew, the best with what it only leads to, or with its `entire` point, of which it may tell half.

    Of 应当符合下列条件： nothing is told without its items. `more`: more than one thing is asked for.
    """
    chosen = with_reply(chosen, index)
    if chosen and (entire or half(question, chosen[0].text) or leads(chosen[0], more, index)):
        chosen = whole(chosen, index)
    else:
        chosen = reasoned(question, chosen, index)
    return tuple(replace(one, number=number) for number, one in enumerate(chosen, 1))


def with_reply(chosen: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """The same, the best whole where it is part of a short reply, or the question over it: the first words of that answer, what
    follows explains.

    Example: 两项的资金渠道不同。 of 问：能一起拿吗？⏎答：可以。两项的资金渠道不同。 -> 答：可以。两项的资金渠道不同。
    """
    if not chosen:
        return ()
    best = chosen[0]
    outline = index.outlines[best.passage.essay_id]
    pair = next((one for one in replies(outline) if one[0][0] <= best.start < one[1][1]), None)
    if pair is None:
        return tuple(chosen)
    (asked, asked_end), (begins, stops) = pair
    text = outline.essay.text
    end = begins + len(text[begins:stops].rstrip().split("\n")[0])
    if best.end > end or end - begins > REPLY_MAX:
        return tuple(chosen)
    start = begins if text[asked:asked_end].strip() in (outline.heading(asked) or "") else asked
    key = best.passage.essay_id
    rest = (one for one in chosen[1:] if one.passage.essay_id != key or not start <= one.start < end)
    reply = Evidence(best.number, holder(index, key, start, end), start, end, text[start:end])
    return (reply, *rest)


def leads(best: Evidence, more: bool, index: Index) -> bool:
    """Whether a sentence only leads to what answers: to its items, or, where `more` than one is asked for, to its paragraph."""
    outline = index.outlines[best.passage.essay_id]
    return (
        leads_on(best.text)
        or belonging.needs(outline, best.start, best.end)
        or bool(led(outline, best.start, best.end))
        or (more and outline.is_first(best.start))
    )


def whole(chosen: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """The same, the best with all of the point or paragraph around it, in runs; what else was chosen of it joins it."""
    best = chosen[0]
    outline = index.outlines[best.passage.essay_id]
    items = belonging.further(outline, best.start, best.end)
    node = parts.enclosing(outline, best.start, best.end if leads_on(best.text) else 0)
    if not items and (node is None or node.end - node.start > parts.PART_MAX):
        return tuple(chosen)
    text = outline.essay.text
    head = (best.start, min(best.end, items[0][0])) if items and items[0][0] > best.start else (best.start, best.end)
    spans = [head, *items] if items or node is None else [one.span for one in runs(outline, node)]
    first_at, last_at = min(spans)[0], max(spans)[1]
    first = [
        replace(best, start=s, end=e, text=text[s:e])
        for s, e in sorted(spans, key=lambda one: not one[0] <= best.start < one[1])
    ]
    rest = [
        one for one in chosen if one.passage.essay_id != best.passage.essay_id or not first_at <= one.start < last_at
    ]
    return (*first, *rest)


def with_items(chosen: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """The same, numbered anew, behind each sentence that only leads to a list its items.

    Example: 具备下列条件之一的，可以破格申报： -> the same, （1）获…奖；, （2）…
    """
    found: list[Evidence] = []
    for one in chosen:
        if any(
            one.passage.essay_id == other.passage.essay_id and other.start <= one.start < other.end for other in found
        ):
            continue
        outline = index.outlines[one.passage.essay_id]
        items = belonging.further(outline, one.start, one.end) if leads_on(one.text) else ()
        found += [one, *(replace(one, start=s, end=e, text=outline.essay.text[s:e]) for s, e in items)]
    return tuple(replace(one, number=number) for number, one in enumerate(found, 1))


def under_leads(chosen: Sequence[Evidence], index: Index) -> tuple[Evidence, ...]:
    """The same, items of a list together behind the sentence that leads to it, numbered anew.

    Without 不得有下列行为： what is forbidden reads as if it were allowed; a view of others has what its author
    says of it, a question of questions and answers its reply. What another one holds whole is quoted once.
    """
    chosen = [_replied(one, index) for one in others_view.with_answers(chosen, index)]
    chosen = [one for one in chosen if not any(_holds(other, one) for other in chosen)]
    groups: dict[tuple[str, int], list[Evidence]] = {}
    for one in chosen:
        key, begin = one.passage.essay_id, one.start
        outline = index.outlines[key]
        over = lead(outline, begin)
        if over is not None and not only_leads(outline, over):
            begin = over[0]
            if not any(key == other.passage.essay_id and other.start <= begin < other.end for other in chosen):
                words = Evidence(0, holder(index, key, *over), *over, outline.essay.text[slice(*over)])
                groups.setdefault((key, begin), [words])
        groups.setdefault((key, begin), []).append(one)
    found = (one for group in groups.values() for one in sorted(group, key=attrgetter("start")))
    return tuple(replace(one, number=number) for number, one in enumerate(found, 1))


def _replied(one: Evidence, index: Index) -> Evidence:
    """A question of questions and answers with the reply below it, or so much of a long one; any other evidence as it is.

    Example: 问：能一起拿吗？ -> 问：能一起拿吗？⏎答：可以。
    """
    outline = index.outlines[one.passage.essay_id]
    reply = next((reply for asks, reply in replies(outline) if asks[0] <= one.start < one.end <= asks[1]), None)
    if reply is None:
        return one
    text = outline.essay.text
    spans = [span for span in sentence_spans(text, *reply) if span[1] - reply[0] <= REPLY_MAX]
    end = spans[-1][1] if spans else sentence_spans(text, *reply)[0][1]
    return replace(one, end=end, text=text[one.start : end])


def _holds(one: Evidence, other: Evidence) -> bool:
    """Whether a piece of evidence has another whole within it, and more."""
    within = one.passage.essay_id == other.passage.essay_id and one.start <= other.start and other.end <= one.end
    return within and (one.start, one.end) != (other.start, other.end)

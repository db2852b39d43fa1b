"""Why each measure is recommended, in a model's words where they stand the check; the measures are never the model's."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from bot.domain import Note
from bot.errors import ModelFailed
from bot.model.checker import why_not
from bot.model.thoughts import spoken
from bot.model.writer import Writer
from bot.recommend import reasons
from bot.recommend.nouns import Recommendation, Recommended
from bot.says import model as says
from bot.says import recommend as reason
from bot.text.building import cited

LINE = re.compile(r"^[^\S\n]*+(\d{1,2}+)\s*+[.、．:：)）]\s*+(.*\S)", re.MULTILINE)
LONGEST = 100
# What no text can promise to somebody whom it does not know.
PROMISE = re.compile(
    r"符合条件|有资格|可以?(?:获得|享受|申请|领取|拿到)|能够?(?:获得|享受|申请|领取|拿到)|一定|保证|必将|马上|立即"
)
QUOTES = re.compile(r"[“”\"「」『』]")

log = logging.getLogger("bot.model")


def worded(given: Recommendation, writer: Writer) -> Recommendation:
    """The same measures; each reason that the model gives and that stands the check takes the place of the rule's.

    Where the model fails or none stands, the recommendation is as it was, with a note `model_failed`.
    """
    if not given.measures:
        return given
    listed = "\n".join(f"{number}. {item.measure.citation.quote}" for number, item in enumerate(given.measures, 1))
    fields = {"profile": given.profile or "没有说明", "needs": "；".join(given.needs), "measures": listed}
    try:
        said = writer.model.chain("recommend", _numbered).invoke(fields)
    except ModelFailed as error:
        return replace(given, notes=(*given.notes, Note("model_failed", f"{error}{says.REASONS_BY_RULE()}")))
    measures = tuple(
        _worded(item, said.get(number, ""), given, writer) for number, item in enumerate(given.measures, 1)
    )
    if measures == given.measures:
        return replace(given, notes=(*given.notes, Note("model_failed", says.REASONS_BY_RULE())))
    return replace(given, measures=measures, mode="model", model=writer.model.name)


def _numbered(reply: str) -> dict[int, str]:
    """The lines of a reply by their numbers. Example: 1. 您缺资金。 -> {1: "您缺资金。"}"""
    return {int(number): words for number, words in LINE.findall(spoken(reply))}


def _worded(item: Recommended, said: str, given: Recommendation, writer: Writer) -> Recommended:
    objection = next(_objections(said, item, given, writer), None)
    if objection is not None:
        log.info("reason not used: %s (%s)", said, objection)
        return item
    through = reasons.through(item.measure, given.actors, item.fit)
    return replace(item, why=reason.WHY_SAID(said=said.rstrip("。；，,. "), whom=through))


def _objections(said: str, item: Recommended, given: Recommendation, writer: Writer) -> Iterator[str]:
    """Why a reason may not be shown: it is checked against the quotation and what the asker said."""
    if not said or len(said) > LONGEST:
        yield "empty or long"
    quote = item.measure.citation.quote
    if not item.needs:
        yield "answers no need"
    if any(promise not in quote for promise in PROMISE.findall(said)):
        yield "promises"
    if QUOTES.search(said):
        yield "quotes"
    known = f"{quote}{'，'.join((given.profile, *given.needs))}。"
    evidence = replace(cited(1, item.measure.citation), text=known)
    if (reason := why_not(_third_person(said), {1: evidence}, writer.checker)) is not None:
        yield reason


def _third_person(said: str) -> str:
    """Without the address, which no source has."""
    return (
        re.sub(
            r"(?:针对|对于)?(?:您|你)(?:们)?(?:的|所说的|提到的)?|这[项条]措施|有关|相关|(?:的)?需求|原文|文章",
            "",
            said.rstrip("。"),
        )
        + "[1]"
    )

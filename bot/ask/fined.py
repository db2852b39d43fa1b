"""How much a deed is fined, where a question tells the deed in its own words: 把工资卡扣在手里，罚多少钱.

The provision stands under another heading than the rule, its list apart from its figure, and shares few words with who asks;
but of the few deeds that texts fine one alone has the rare characters of the question's: 扣押…银行卡.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.ask.enumerated import led
from bot.ask.laid import laid
from bot.ask.numbering import ordinals
from bot.ask.parts import articles, within
from bot.ask.pieces import Piece, Said
from bot.ask.sanctions import Rule, broken
from bot.domain import Answer
from bot.index.store import Index
from bot.says import structure as says
from bot.text import keys, words
from bot.text.outline import Node, Outline, Span
from bot.text.quoting import named as called

if TYPE_CHECKING:
    from bot.ask.plan import Plan
    from bot.ask.trace import Tracing

ASKS = re.compile(r"罚款?[^，。,？?]{0,6}?(?:多少|多大|几[百千万十]|几(?=\W*\Z))[钱元块]?")
# A sentence that sets a fine; what it is set for ends where somebody is to do something about it.
FINES = re.compile("罚款")
DONE = re.compile(r"由[^，。；]{2,40}?(?:责令|处|给予|没收|予以|警告)|责令|处[^，。；]{0,20}罚款|给予警告")
# 有前款规定行为的 is told by the paragraph before.
BEFORE = re.compile("前款")
# Characters that no deed is told by: what asks, and function words.
IDLE = {one for one in keys.STOP if len(one) == 1} | set("不没未无着过还得让人多少钱罚款违反规定处")
# Sure is a deed that has so much of the weight of the question's characters, so much more than any other fined one, and so
# many characters, or pairs, that no more than so many of the deeds have, nor a greater share of them.
MOSTLY, AHEAD, TELLING, FEW, SHARE = 0.6, 0.2, 2, 2, 0.25


@dataclass(frozen=True, slots=True)
class Deed:
    """What is fined: the sentence that sets the fine, the item of its list (or the paragraph before) that tells the deed, and its words."""

    outline: Outline
    fine: Span
    item: Span | None
    told: str

    @property
    def spans(self) -> list[Span]:
        """What is quoted of it, in the text's order."""
        return sorted(filter(None, (self.fine, self.item)))


def answer(plan: Plan, tracing: Tracing, index: Index) -> Answer | None:
    """The fine with the one deed that the question means; None where it asks for no fine, or no deed is surely meant."""
    question = words.fold(tracing.query.text)
    if plan.steps or not ASKS.search(question):
        return None
    essays = plan.essays if plan.named else index.essays.values()
    outlines = [index.outlines[one.essay_id] for one in essays if one.essay_id not in index.superseded]
    deed = meant(ASKS.sub(" ", question), [deed for outline in outlines for deed in fined(outline)])
    article = _article(deed) if deed else None
    if deed is None or article is None:
        return None
    lead = says.ARTICLE(title=called(deed.outline.essay), article=article)
    return laid(tracing.query.text, [Said(lead, deed.outline, tuple(map(Piece, deed.spans)))], "", index)


def may_tell(question: str, essays: Collection[str], index: Index) -> bool:
    """Whether a fine is asked for of texts (by id) that set some: that they do not tell it is not established by reading a few sentences."""
    return bool(ASKS.search(words.fold(question))) and any(fined(index.outlines[key]) for key in essays)


def meant(question: str, deeds: Collection[Deed]) -> Deed | None:
    """The deed that a question tells; None where no one has most of its characters, or another has nearly as much of them."""
    asked = _signs(question)
    having = Counter(sign for deed in deeds for sign in _signs(deed.told))
    weights = {sign: math.log((len(deeds) + 1) / (having[sign] + 0.5)) for sign in asked if len(sign) == 1}
    total = sum(weights.values())
    if not deeds or total <= 0:
        return None
    shares = [(sum(weights.get(sign, 0.0) for sign in _signs(one.told)) / total, one) for one in deeds]
    (most, best), *others = sorted(shares, key=lambda one: -one[0])
    rare = [sign for sign in asked & _signs(best.told) if having[sign] <= min(FEW, SHARE * len(deeds))]
    nearest = max((share for share, other in others if other.fine != best.fine), default=0.0)
    return best if most >= MOSTLY and most >= nearest + AHEAD and len(rare) >= TELLING else None


@lru_cache(maxsize=4096)
def _signs(text: str) -> frozenset[str]:
    """The characters of a text that tell something, and the pairs of them that stand side by side."""
    kept = {sign for sign in words.HAN.findall(words.fold(text)) if sign not in IDLE}
    return frozenset(kept) | frozenset(pair for pair in keys.bigrams(text) if len(pair) == 2 and set(pair) <= kept)


@lru_cache(maxsize=512)
def fined(outline: Outline) -> tuple[Deed, ...]:
    """All deeds that a text sets a fine for in its articles."""
    return tuple(deed for article in articles(outline) for deed in _of(outline, article))


def _of(outline: Outline, article: Node) -> Iterator[Deed]:
    text = outline.essay.text
    for one in (node for node in article.walk() if node.kind == "sentence"):
        said, fine = text[one.start : one.end], (one.start, one.end)
        if not FINES.search(said):
            continue
        if items := led(outline, *fine):
            yield from (Deed(outline, fine, item, text[slice(*item)]) for item in items)
            continue
        done = DONE.search(said)
        deed = said[: done.start()] if done else said
        before = _before(outline, article, one) if BEFORE.search(deed) else None
        ruled = "".join(text[node.start : node.end] for node in _ruled(outline, broken(deed)))
        yield Deed(outline, fine, before, f"{deed}{text[slice(*before)] if before else ''}{ruled}")


def _before(outline: Outline, article: Node, sentence: Node) -> Span | None:
    """The paragraph of an article before that of a sentence; None where it is the first."""
    paragraphs = [one for one in within(outline, article, "款") if one.end <= sentence.start]
    return (paragraphs[-1].start, paragraphs[-1].end) if paragraphs else None


def _ruled(outline: Outline, rules: Iterable[Rule]) -> Iterator[Node]:
    """The articles, or paragraphs of them, that are named as broken."""
    for rule in rules:
        for article in articles(outline):
            if ordinals(outline, article) == (rule.article, rule.behind):
                paragraphs = within(outline, article, "款")[rule.paragraph - 1 :][:1] if rule.paragraph else []
                yield from paragraphs or [article]


def _article(deed: Deed) -> str | None:
    path = deed.outline.path(deed.fine[0])
    return next((one.label for one in path if one.kind == "article"), None)

"""What breaking a rule is punished with: the sentences of the same text that name the rule's article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.ask import shown
from bot.ask.numbering import N, ordinals
from bot.ask.parts import ITEM, Missing, located, within
from bot.ask.pieces import Piece, Said
from bot.ask.plan import Plan
from bot.domain import Answer, Evidence
from bot.index.store import Index
from bot.says import structure as says
from bot.text import numbers, words
from bot.text.outline import Node, Outline, Span
from bot.text.quoting import named as called

# Who asks so wants what follows upon it, not the rule alone.
ASKS = re.compile(
    r"(?<!免)罚|处分(?!权)|(?:什么|哪些|何种|有何)(?:法律)?(?:责任|后果)|会怎么?样(?=[？?吗呢 ]{0,3}\Z)|会被?怎么处"
    r"|(?:违[反规法]|不|没|擅自|逾期|骗|虚报|冒[领用]|挪用|截留)[^，。？]{0,16}(?:怎么|如何)处[理置]"
)
# … and of an article by its number whoever says that it is broken, in whatever words.
BREAKING = re.compile(rf"{ASKS.pattern}|违反|违背|触犯|后果|责任")
# … of what was just quoted: 这一条的处罚呢, 违反了会怎样, 罚多少钱.
SHOWN = re.compile(
    r"\A(?:那么?|如果|要是)?(?:(?:违反|违背|不遵守|不执行|做不到|没做到|不照办)了?)?(?:[这那该此](?:一|个)?[条款项点]|这个?规定|这样做|这样)?的?(?:话)?[，,]?"
    r"(?:会|要|该)?(?:被|怎么|如何|有什么|什么|受什么){0,3}+(?:处罚|罚款|罚|处分|后果|法律责任|责任|怎么?样|处理)(?:是|有)?(?:什么|多少钱?|几百|怎样|哪些)?的?(?:规定)?[吗呢啊]?[？?。！! ]{0,4}+\Z"
)
# 违反本条例第十三条第三款、第十四条规定的; 有本办法第六条第（二）项行为的: after the forms of regulations (立法技术规范:
# 法律责任 names the articles that are broken).
OPENS = re.compile(rf"(?:违反|有|未按照?|不履行)[^，。；《》\n]{{0,12}}?(?=第{N}条)")
REFERENCE = re.compile(
    rf"第(?P<article>{N})条(?:之(?P<behind>[一二三四五六七八九十]{{1,2}}))?|第(?P<paragraph>{N})款"
    rf"|第?[（(]?(?P<item>{N})[)）]?项|(?P<range>至|到)|、|和|或者?|以及|及|与"
)
PUNISHES = re.compile(r"罚|责令|警告|处分|追究|没收|吊销|撤销|取消|追回|通报")


@dataclass(frozen=True, slots=True)
class Rule:
    """An article that is named as broken: its number, that behind it (之一), a paragraph and an item of it; 0: all of it."""

    article: int
    behind: int = 0
    paragraph: int = 0
    item: int = 0


def punished(plan: Plan, outline: Outline) -> Iterator[Said]:
    """What breaking the articles that a question names is punished with, each sentence once, under its own article."""
    found = [located(replace(plan, steps=led), outline) for led in (plan.steps, *plan.beside) if led]
    rules = (node for one in found if not isinstance(one, Missing) for node in one)
    spans = dict.fromkeys(span for node in rules for span in sanctions(outline, node.start, node.end))
    for start, end in spans:
        article = next((one.label for one in outline.path(start) if one.kind == "article"), None)
        if article is not None:
            lead = says.ARTICLE(title=called(outline.essay), article=article)
            yield Said(lead, outline, (Piece((start, end)),))


def of_shown(question: str, before: Answer, index: Index) -> tuple[Evidence, ...]:
    """What breaking a rule that was just quoted is punished with, where a question names nothing else: 这一条的处罚呢. A
    sentence that was quoted as a punishment is it itself.

    Empty where something else is asked, or no sentence names the rule's article.
    """
    if not SHOWN.search(words.fold(question)):
        return ()
    for key, start, end in shown.placed(before).values():
        outline = index.outlines[key]
        itself = PUNISHES.search(outline.essay.text, start, end) and any(broken(outline.essay.text[start:end]))
        if spans := list(sanctions(outline, start, end)) or ([(start, end)] if itself else []):
            return shown.evidence(outline, spans)
    return ()


def sanction(outline: Outline, at: int) -> Span | None:
    """The first sentence that says what breaking the rule at a place is punished with; None where none names its article."""
    return next(sanctions(outline, at, at), None)


def consequent(outline: Outline, start: int, end: int) -> bool:
    """Whether a sentence of an article says what something is punished with, or others say it of the rule that it is."""
    if not any(node.kind == "article" for node in outline.path(start)):
        return False
    return bool(PUNISHES.search(outline.essay.text, start, end)) or sanction(outline, start) is not None


def sanctions(outline: Outline, start: int, end: int) -> Iterator[Span]:
    """The sentences that say what breaking a rule, or a part of the rule, from `start` to `end` is punished with."""
    text = outline.essay.text
    article = next((node for node in outline.path(start) if node.kind == "article"), None)
    if article is None:
        return
    for sentence in (node for node in outline.root.walk() if node.kind == "sentence"):
        if not PUNISHES.search(text, sentence.start, sentence.end):
            continue
        if any(_holds(outline, article, rule, start, end) for rule in broken(text[sentence.start : sentence.end])):
            yield sentence.start, sentence.end


def broken(sentence: str) -> Iterator[Rule]:
    """The articles that a sentence names as broken. Example: 违反本办法第三条、第五条第二款规定的 -> 第三条, 第五条第二款"""
    for opened in OPENS.finditer(sentence):
        found: list[Rule] = []
        at, up_to = opened.end(), False
        while match := REFERENCE.match(sentence, at):
            at = match.end()
            if given := match["article"]:
                rule = Rule(numbers.ordinal(given), numbers.ordinal(match["behind"]) if match["behind"] else 0)
                between = range(found[-1].article + 1, rule.article) if up_to and found else ()
                found += [*(Rule(number) for number in between), rule]
            elif not found:
                break
            elif given := match["paragraph"]:
                one = replace(found[-1], paragraph=numbers.ordinal(given), item=0)
                found = [*found[: -1 if not found[-1].paragraph else None], one]
            elif given := match["item"]:
                one = replace(found[-1], item=numbers.ordinal(given))
                found = [*found[: -1 if not found[-1].item else None], one]
            up_to = match["range"] is not None
        yield from found


def _holds(outline: Outline, article: Node, rule: Rule, start: int, end: int) -> bool:
    """Whether a rule that is broken is this article, or has to do with the part of it that is asked about."""
    if ordinals(outline, article) != (rule.article, rule.behind):
        return False
    chosen = article
    if rule.paragraph:
        paragraphs = within(outline, article, "款")[rule.paragraph - 1 :][:1]
        if not paragraphs:
            return False
        chosen = paragraphs[0]
    if not (chosen.start <= start < chosen.end or start <= chosen.start < end):
        return False
    at = next((node.start for node in reversed(outline.path(start)) if node.kind == "paragraph"), start)
    held = ITEM.match(outline.essay.text, at)
    return not (rule.item and held) or numbers.value(held.group().strip("（()）")) == str(rule.item)

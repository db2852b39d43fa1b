"""A conversation as the browser keeps it: its turns as JSON. Handed back, every citation is compared with its text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.domain import Answer, Block, Citation, Essay, Item, Note, Passage
from bot.errors import InputError
from bot.faces import limits
from bot.faces.web.talk import Shown
from bot.faces.wire import CITED
from bot.says import page as says

if TYPE_CHECKING:
    from bot.app import Bot

# What of an answer is kept beside its blocks, citations, notes and nearest passages: `text` follows from the blocks.
PLAIN = ("question", "standalone", "status", "reason", "mode", "model", "confidence", "depth")
# A kept conversation is handed back in one request; the rest of it leaves room for the form around it.
ENDED = ("failed", "stopped")
LONGEST = limits.BODY * 3 // 4
TOLD_MOST = 200


def written(turn: Shown) -> dict[str, Any]:
    """A turn that is done, as the browser keeps it."""
    found: dict[str, Any] = {"question": turn.question}
    if turn.answer is not None:
        fields = asdict(turn.answer)
        found["answer"] = {name: fields[name] for name in (*PLAIN, "blocks", "citations", "notes", "suggestions")}
        found["answer"]["nearest"] = [asdict(passage) for passage in turn.answer.nearest]
    if turn.ended in ENDED:
        found |= {"ended": turn.ended, "told": turn.told}
    beside = {"judged": turn.judged, "only": list(turn.only)}
    return found | {name: value for name, value in beside.items() if value}


def read(bot: Bot, kept: Any) -> tuple[Shown, ...]:
    """The turns of a kept conversation. Raises InputError for what no browser of ours has kept."""
    try:
        given = json.loads(limits.bounded(limits.words(kept), LONGEST, limits.MALFORMED))
        return tuple(_turn(bot, one) for one in given[-limits.TURNS :])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(limits.MALFORMED) from error


def _turn(bot: Bot, one: Mapping[str, Any]) -> Shown:
    question = limits.bounded(limits.words(one["question"]), limits.QUESTION * 2, limits.LONG_QUESTION)
    judged, told = (limits.words(one.get(name))[:TOLD_MOST] for name in ("judged", "told"))
    only = tuple(limits.chosen(limits.words(name)) for name in one.get("only", ())[: limits.CHOSEN])
    how = {"ended": one["ended"], "told": told} if one.get("ended") in ENDED else {}
    if (said := one.get("answer")) is None:
        return Shown.of(bot, question, only=only, **(how or {"ended": "broken", "told": says.BROKEN()}))
    try:
        return Shown.of(bot, question, _answer(said, bot.essay), only, judged=judged, **how)
    except (ValueError, TypeError, KeyError):
        words = "\n\n".join(block.text for block in map(_block, said["blocks"]))
        return Shown.of(bot, question, only=only, ended="stale", told=f"{says.STALE()}\n{words}")


def _answer(said: Mapping[str, Any], essay: Callable[[str], Essay | None]) -> Answer:
    """The same answer. Raises ValueError where a citation is no slice of the text that it names."""
    blocks = tuple(map(_block, said["blocks"]))
    return Answer(
        **{name: said[name] for name in PLAIN},
        text="\n\n".join(block.text for block in blocks),
        blocks=blocks,
        citations=tuple(_citation(one, essay) for one in said["citations"]),
        notes=tuple(Note(one["kind"], one["text"]) for one in said["notes"]),
        nearest=tuple(filter(None, (_passage(one, essay) for one in said["nearest"]))),
        suggestions=tuple(map(str, said["suggestions"])),
    )


def _block(one: Mapping[str, Any]) -> Block:
    items = (Item(item["text"], tuple(item["cites"]), item["level"], item["heading"]) for item in one["items"])
    return Block(tuple(items), one["lead"], one["author"], one["essay_id"])


def _citation(one: Mapping[str, Any], essay: Callable[[str], Essay | None]) -> Citation:
    text = essay(one["essay_id"])
    if text is None:
        raise ValueError("the text is not in the corpus any more")
    return Citation(**{name: one[name] for name in CITED}, essay=text)


def _passage(one: Mapping[str, Any], essay: Callable[[str], Essay | None]) -> Passage | None:
    text = essay(one["essay_id"])
    same = text is not None and text.text[one["start"] : one["end"]] == one["text"]
    return Passage(**{**one, "path": tuple(one["path"])}) if same else None

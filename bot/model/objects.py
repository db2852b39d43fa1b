"""A model's reply in JSON, piece by piece -> the sentence of each object as it becomes whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.model.sentence import KINDS, LONGEST_SENTENCE, Sentence, normalised

# Between a bracket and what tells that it begins JSON stand no more blanks.
BLANKS = 99
OBJECT = re.compile(rf'\{{\s{{0,{BLANKS}}}"(?:text|sentence|content|句子)"')
# From an opening brace on, so much may be the beginning of an object whose first key is one of these.
BEGINNING = BLANKS + len('{"sentence"')
TEXT_KEYS, CITE_KEYS = ("text", "sentence", "content", "句子"), ("cites", "citations", "cite", "sources", "引用")
# A reply nests two or three levels. What nests without end would exhaust the stack.
DEEPEST = 20
# A model may break a line within a string.
DECODER = json.JSONDecoder(strict=False)
# `parse_partial_json` tries a broken reply again without its last character, and again: 0.3 s for so many, no more.
LONGEST_PARTIAL = 8_000


class Objects:
    """Takes a reply in JSON; gives the sentences of objects `{"text", "cites"}`. What follows a broken one is lost."""

    def __init__(self) -> None:
        self._all: list[str] = []
        self._head = ""
        self._object: list[str] = []
        self._depth = 0
        self._quoted = self._escaped = False
        self._found = self._broken = False

    def feed(self, text: str) -> Iterator[Sentence]:
        """The sentences of the objects that this piece completes."""
        if not self._found:
            self._all.append(text)
        while text and not self._broken:
            if not self._object:
                text, self._head = self._head + text, ""
                match = OBJECT.search(text)
                if match is None:
                    brace = text.rfind("{", max(0, len(text) - BEGINNING))
                    self._head = text[brace:] if brace >= 0 else ""
                    return
                text = text[match.start() :]
            end = self._end(text)
            self._object.append(text[:end])
            if end is None:
                return
            text = text[end:]
            yield from self._whole()

    def _end(self, text: str) -> int | None:
        """Where the object ends in this piece; None where it goes on."""
        for at, sign in enumerate(text):
            if self._escaped:
                self._escaped = False
            elif sign == '"':
                self._quoted = not self._quoted
            elif self._quoted:
                self._escaped = sign == "\\"
            elif sign in "{[":
                self._depth += 1
                if self._depth > DEEPEST:
                    self._broken = True
                    return None
            elif sign in "}]":
                self._depth -= 1
                if not self._depth:
                    return at + 1
        return None

    def _whole(self) -> Iterator[Sentence]:
        written, self._object = "".join(self._object), []
        try:
            value = DECODER.decode(written)
        except ValueError:
            self._broken = True
            return
        self._found = True
        self._all.clear()
        yield from _from_object(value)

    def texts(self) -> Iterator[str]:
        """At the end, where no object was found: the strings of a reply of another shape, a line each.

        What a reply that broke off says last may be half of something: it has no line's end.
        """
        if self._found:
            return
        written = "".join(self._all).strip()
        try:
            value, _ = DECODER.raw_decode(written)
            yield from (f"{text}\n" for text in _texts(value))
        except RecursionError:
            return
        except ValueError:
            if not (self._broken or self._object) and len(written) <= LONGEST_PARTIAL:
                yield from _begun(written)


def _begun(written: str) -> Iterator[str]:
    """The strings of a reply that broke off. Example: {"a": "推广[1]。", "b": "避 -> 推广[1]。 with a line's end, 避 without"""
    from langchain_core.utils.json import parse_partial_json

    try:
        *whole, last = _texts(parse_partial_json(written))
    except (ValueError, RecursionError):  # no JSON, or no string in it
        return
    yield from (f"{text}\n" for text in whole)
    yield last


def _from_object(value: Any) -> Iterator[Sentence]:
    given = next((value[key] for key in TEXT_KEYS if isinstance(value.get(key), str)), "")
    if len(given) > LONGEST_SENTENCE:
        return
    cites: Any = next((value[key] for key in CITE_KEYS if key in value), [])
    listed: Sequence[Any] = cites if isinstance(cites, list) else [cites]
    numbers = [int(number) for item in listed for number in re.findall(r"\d{1,3}", str(item))]
    text, own = normalised(given)
    added = [number for number in dict.fromkeys(numbers) if number not in own]
    if text:
        _, place = KINDS.get(str(value.get("kind")), ("", {}))
        yield Sentence(text + "".join(f"[{number}]" for number in added), (*own, *added), **place)


def _texts(value: Any, depth: int = 0) -> Iterator[str]:
    """The strings of a reply in JSON, from {"answer": "…[1]"} or deeper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list) and depth < DEEPEST:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner, depth + 1)

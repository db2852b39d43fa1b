"""A model's reply, piece by piece -> whole sentences with the numbers that they cite, whatever form it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.text.words import CLOSING

NUMBERS = r"\d{1,3}(?:\s*(?:[,，、;；]|[-–—~～至])\s*\^?\d{1,3})*"
# [1] ［1］ 【1】 [1,2] [1-3] [^1] [来源1] 【1†source】
CITED = re.compile(
    rf"[\[［【〔]\s*\^?\s*(?:引文|资料|来源|原文|证据|source)?\s*({NUMBERS})\s*(?:†[^\]】\n]{{0,30}})?[\]］】〕]",
    re.IGNORECASE,
)
# {引文2}: the program puts the source's own sentence there.
REFERENCE = re.compile(r"[{｛]\s*(?:引文|原文)\s*[\[［]?\s*(\d{1,3})\s*[\]］]?\s*[}｝]")
END = re.compile(
    rf"(?:[{{｛]\s*(?:引文|原文)\s*\d{{1,3}}\s*[}}｝](?!\s*[，、；：])|[。！？!?]+|…{{2,}}(?=[\s”’」』]|$)){CLOSING}(?:\s*{CITED.pattern})*[。]?",
    re.IGNORECASE,
)
# What may be the beginning of a marker, a reference or a tag is not read before it is whole.
UNFINISHED = re.compile(r"(?:[\[［【〔{｛][^\]］】〕}｝\n]{0,40}|<[^>\n]{0,40})$")
THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
THOUGHT = re.compile(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
BULLET = re.compile(r"^\s*(?:>\s*)*(?:(?:[-*•·+]|\d{1,2}[.、)）])\s+|\d{1,2}、\s*)?")
EMPHASIS = re.compile(r"\*\*|__|`+|(?<!\w)\*|\*(?!\w)")
# A model that goes on with the prompt's examples writes these before its sentences.
LABEL = re.compile(r"^(?:问题?|回?答案?|改写|原文|资料)\s*[：:]\s*")
LEADING = re.compile(r"^((?:\[\d+\])+)\s*(.*?)([。！？!?]*)$", re.DOTALL)
OBJECT = re.compile(r'\{\s*"(?:text|sentence|content|句子)"')
TEXT_KEYS, CITE_KEYS = ("text", "sentence", "content", "句子"), ("cites", "citations", "cite", "sources", "引用")
RANGE_MAX = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its markers spelled `[n]` where they stood; `cites` in order; `opens`: it begins a paragraph."""

    text: str
    cites: tuple[int, ...]
    opens: bool = False


class Reader:
    """Takes a reply in pieces; gives each sentence once nothing that is still to come can change it."""

    def __init__(self) -> None:
        self._raw = ""
        self._done = 0
        self._thoughts = 0
        self._opens = True
        self._json: bool | None = None

    def feed(self, piece: str) -> Iterator[Sentence]:
        """The sentences that this piece completes."""
        self._raw += piece
        yield from self._advance(final=False)

    def end(self) -> Iterator[Sentence]:
        """What is left at the end of the reply; half a sentence is dropped."""
        yield from self._advance(final=True)

    def _advance(self, final: bool) -> Iterator[Sentence]:
        text = self._visible(final)
        if self._json is None and (text.strip() or final):
            self._json = re.match(r"\s*(?:\{\s*(?:\"|$)|\[\s*(?:\{|$))", text) is not None
        if self._json:
            yield from self._objects(text, final)
        else:
            yield from self._lines(text, final)

    def _visible(self, final: bool) -> str:
        """The reply without what the model thought and without code fences."""
        text = THINKING.sub("", self._raw)
        if closed := list(THOUGHT.finditer(text)):  # the opening tag was in the prompt
            text = text[closed[-1].end() :]
            if len(closed) > self._thoughts:
                self._done, self._thoughts, self._json = 0, len(closed), None
        text = re.sub(r"^\s*```[^\n]*(?:\n|$)", "", text, flags=re.MULTILINE)
        return text if final else text[: self._safe(text)]

    @staticmethod
    def _safe(text: str) -> int:
        """How far the text is settled: not within a marker, a tag or a run of closing marks."""
        held = UNFINISHED.search(text)
        line = text.rfind("\n") + 1
        fence = line if text[line:].lstrip()[:1] in ("`", "#", "|") or not text[line:].strip() else len(text)
        return min(held.start() if held else len(text), fence)

    def _lines(self, text: str, final: bool) -> Iterator[Sentence]:
        while self._done < len(text):
            rest = text[self._done :]
            newline = rest.find("\n")
            line = rest if newline < 0 else rest[:newline]
            whole = newline >= 0 or final
            if self._done == 0 or text[self._done - 1] == "\n":
                bullet = BULLET.match(line)
                if whole and (not line.strip() or line.lstrip().startswith(("#", "|", "---"))):
                    self._step(newline, len(rest))
                    continue
                if bullet and bullet.end():
                    self._done += bullet.end()
                    continue
            ended = END.search(line)
            if not whole and (ended is None or not line[ended.end() :].strip()):
                return  # a marker may follow
            if ended is None:
                yield from self._sentence(line, cut=newline < 0)
                self._step(newline, len(rest))
                continue
            yield from self._sentence(line[: ended.end()], cut=False)
            self._done += ended.end()
            if ended.end() == len(line) and newline >= 0:
                self._step(0, 1)

    def _step(self, newline: int, length: int) -> None:
        """Past the end of the line; what follows opens a paragraph."""
        self._done += newline + 1 if newline >= 0 else length
        self._opens = True

    def _sentence(self, raw: str, cut: bool) -> Iterator[Sentence]:
        """One sentence; where it was cut off, only if a marker shows that it was at its end."""
        text, cites = normalised(raw)
        if not re.search(r"[\w]", re.sub(r"\[\d+\]", "", text)):
            return
        if cut and not re.search(r"\]\W*$", text):
            return
        if not cites and text.endswith(("：", ":")):  # "可从以下几方面着手："
            return
        yield Sentence(text, cites, self._opens)
        self._opens = False

    def _objects(self, text: str, final: bool) -> Iterator[Sentence]:
        """Objects `{"text", "cites"}` as each becomes whole; at the end also other shapes that hold a text."""
        decoder, found = json.JSONDecoder(), False
        while (match := OBJECT.search(text, self._done)) is not None:
            try:
                value, end = decoder.raw_decode(text, match.start())
            except ValueError:
                break
            self._done, found = end, True
            yield from _from_object(value)
        if final and not found and self._done == 0:
            try:
                value, _ = decoder.raw_decode(text, re.search(r"[{\[]", text).start())  # type: ignore[union-attr]
            except (ValueError, AttributeError):
                return
            for plain in _texts(value):
                inner = Reader()
                yield from inner.feed(plain + "\n")
                yield from inner.end()


def spoken(reply: str) -> str:
    """A whole reply without what the model thought."""
    return THOUGHT.split(THINKING.sub("", reply))[-1].strip()


def normalised(raw: str) -> tuple[str, tuple[int, ...]]:
    """A sentence without Markdown and tags, its markers as `[n]`, and the numbers that it cites."""
    cites: list[int] = []

    def marker(match: re.Match[str]) -> str:
        numbers = _numbers(match.group(1))
        cites.extend(numbers)
        return "".join(f"[{number}]" for number in numbers)

    text = EMPHASIS.sub("", TAG.sub("", raw))
    text = CITED.sub(marker, text)
    for number in REFERENCE.findall(text):
        cites.append(int(number))
    text = re.sub(r"\s+(?=\[\d+\])", "", text).strip()
    text = LABEL.sub("", text)
    if (leading := LEADING.match(text)) and leading.group(2):  # "[1] 支持企业。": a marker belongs behind its words
        marks, words, end = leading.groups()
        text = f"{LABEL.sub('', words)}{'' if CITED.search(words) else marks}{end}"
        cites = [int(number) for number in re.findall(r"\[(\d+)\]", text)]
    return text, tuple(dict.fromkeys(cites))


def _numbers(inside: str) -> list[int]:
    """Example: "1、3-5" -> [1, 3, 4, 5]"""
    found: list[int] = []
    for part in re.split(r"[,，、;；]", inside.replace("^", "")):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        if len(ends) == 2 and ends[0] <= ends[1] <= ends[0] + RANGE_MAX:
            found.extend(range(ends[0], ends[1] + 1))
        else:
            found.extend(ends)
    return found


def _from_object(value: Any) -> Iterator[Sentence]:
    if not isinstance(value, dict):
        return
    given = next((value[key] for key in TEXT_KEYS if isinstance(value.get(key), str)), "")
    cites: Any = next((value[key] for key in CITE_KEYS if key in value), [])
    listed: Sequence[Any] = cites if isinstance(cites, list) else [cites]
    numbers = [int(number) for item in listed for number in re.findall(r"\d{1,3}", str(item))]
    text, own = normalised(given)
    added = [number for number in dict.fromkeys(numbers) if number not in own]
    if text:
        yield Sentence(text + "".join(f"[{number}]" for number in added), (*own, *added))


def _texts(value: Any) -> Iterator[str]:
    """The strings of a reply in JSON, from {"answer": "…[1]"} or deeper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)

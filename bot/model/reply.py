"""A model's reply, piece by piece -> whole sentences with the numbers that they cite, whatever form it has.

A reply may come a character at a time, and a model may write anything. So nothing is read twice: what has been read is
dropped, and every pattern that is tried again at the next piece has a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model.objects import BLANKS, Objects
from bot.model.sentence import CITED, CLOSED, LONGEST_SENTENCE, MARKER_INSIDE, OPENING, Sentence, normalised
from bot.model.thoughts import Thoughts
from bot.text.sentences import CLOSING

# A sentence ends with no more stops in a row, blanks before a marker, closing marks and markers; more are not read as
# part of its end.
STOPS_MAX, BLANKS_MAX, CLOSING_MAX, MARKERS_MAX = 20, 40, 9, 20
# The marks that close a quotation or a bracket, as everywhere, but with a bound.
CLOSINGS = f"{CLOSING.removesuffix('*')}{{0,{CLOSING_MAX}}}"
REFERRED = r"[{｛]\s{0,9}(?:引文|原文)\s{0,9}\d{1,3}\s{0,9}[}｝]"
END = re.compile(
    rf"(?:{REFERRED}(?!\s{{0,{BLANKS_MAX}}}[，、；：])|[。！？!?]{{1,{STOPS_MAX}}}|(?<!…)…{{2,{STOPS_MAX}}}(?=[\s”’」』]|$))"
    rf"{CLOSINGS}(?:\s{{0,{BLANKS_MAX}}}{CITED.pattern}){{0,{MARKERS_MAX}}}。?",
    re.IGNORECASE,
)
# The first part of an end, a reference or a row of dots, has no more characters: so far one looks back for it.
END_MAX = 40
# After the end of a sentence: a marker may follow, or is not whole yet.
WAITING = re.compile(rf"\s{{0,{BLANKS_MAX}}}(?:[{OPENING}][^{CLOSED}]{{0,{MARKER_INSIDE}}})?\Z")
# What stands before a line's words: quotation marks of mail, then a bullet or a number.
QUOTED = re.compile(r"[\s>]*+")
BULLET = re.compile(r"(?:[-*•·+]|(\d{1,2})[.、)）])\s|(\d{1,2})、")
# The beginning of a bullet, of a rule or of a code fence.
UNDECIDED = re.compile(r"(?:[-*•·+]|--|``?|#{1,6}|\d{1,2}[.、)）]?)\Z")
# Rules and code fences say nothing.
SILENT = ("---", "```")
# A heading; a line in bold is one too. A row of a table; the one below its heads has no words.
HEADING, BOLD = re.compile(r"#{1,6}+\s"), re.compile(r"\*\*([^*]{1,60}+)\*\*[：:]?")
# So many blanks before a bullet put it one level deeper.
INDENT = 2
# Before the first words stand blanks and code fences.
FENCES = re.compile(r"\A(?:\s*+```[^\n]*+\n)*+\s*+")
JSON = re.compile(rf'\{{\s{{0,{BLANKS}}}"|\[\s{{0,{BLANKS}}}\{{')
MAYBE_JSON = re.compile(rf"(?:[{{\[]\s{{0,{BLANKS}}}|``?)?\Z")


class Reader:
    """Takes a reply in pieces; gives each sentence once nothing that is still to come can change it."""

    def __init__(self) -> None:
        self._thoughts = Thoughts()
        self._head = ""
        self._form: Lines | Objects | None = None

    def feed(self, piece: str) -> Iterator[Sentence]:
        """The sentences that this piece completes."""
        shown, anew = self._thoughts.feed(piece)
        if anew:
            self._head, self._form = "", None
        yield from self._advance(shown, final=False)

    def end(self) -> Iterator[Sentence]:
        """What is left at the end of the reply; half a sentence is dropped."""
        yield from self._advance(self._thoughts.end(), final=True)

    def _advance(self, text: str, final: bool) -> Iterator[Sentence]:
        if self._form is None:
            self._form, text = self._decided(self._head + text, final)
        if isinstance(self._form, Lines):
            yield from self._form.feed(text, final)
        elif isinstance(self._form, Objects):
            yield from self._form.feed(text)
            for plain in self._form.texts() if final else ():
                inner = Reader()
                yield from inner.feed(plain)
                yield from inner.end()

    def _decided(self, text: str, final: bool) -> tuple[Lines | Objects | None, str]:
        """Lines or JSON, as the first words show, and the text from there; None as long as they do not."""
        fences = FENCES.match(text)
        text = text[fences.end() :] if fences else text
        if not final and text.startswith("```"):  # of a fence that goes on its first signs are enough
            self._head = "```"
            return None, ""
        if not final and MAYBE_JSON.match(text):
            self._head = text
            return None, ""
        return Objects() if JSON.match(text) else Lines(), text


class Lines:
    """Takes prose in pieces; gives its sentences, headings and rows of tables, with their depth in place of bullets."""

    def __init__(self) -> None:
        self._opens = True
        self._heads: list[str] = []
        self._new_line()

    def _new_line(self) -> None:
        self._rest = ""
        self._scanned = 0  # before it stands no end of a sentence
        self._starts, self._quoted, self._silent, self._long = True, False, False, False
        self._indent, self._level, self._kind = 0, 0, ""
        self._number: int | None = None

    def feed(self, text: str, final: bool) -> Iterator[Sentence]:
        """The sentences that this piece completes; `final`: nothing follows."""
        *lines, last = text.split("\n")
        for line in lines:
            yield from self._read(line, whole=True, cut=False)
            self._new_line()
            self._opens = True
        yield from self._read(last, whole=final, cut=final)

    def _read(self, text: str, whole: bool, cut: bool) -> Iterator[Sentence]:
        if self._silent:
            return
        self._rest += text
        if self._starts and not self._started(whole):
            return
        if self._kind:
            yield from self._line(whole)
            return
        at = 0
        while ended := END.search(self._rest, max(at, self._scanned)):
            if not whole and WAITING.match(self._rest, ended.end()):
                break
            yield from self._sentence(self._rest[at : ended.end()], cut=False)
            at = ended.end()
        if whole:
            yield from self._sentence(self._rest[at:], cut)
            return
        self._keep(at, ended.start() if ended else len(self._rest) - END_MAX)

    def _started(self, whole: bool) -> bool:
        """Past what stands before the line's words; false where it is not whole yet, or the line says nothing."""
        if before := QUOTED.match(self._rest):
            self._quoted = self._quoted or ">" in before.group()
            self._rest = self._rest[before.end() :]
            self._indent += len(before.group())
        if self._rest.startswith(SILENT) and not self._quoted:
            self._silent, self._rest = True, ""
        if self._rest.startswith("|"):
            self._kind = "row"
        elif heading := HEADING.match(self._rest):
            self._kind, self._rest = "heading", self._rest[heading.end() :]
        if self._silent or (not whole and (not self._rest or UNDECIDED.match(self._rest))):
            return False
        if bullet := BULLET.match(self._rest):
            self._rest = self._rest[bullet.end() :]
            self._number = int(bullet[1] or bullet[2]) if bullet.lastindex else None
        self._level = 1 + self._indent // INDENT if bullet else 0
        self._starts = False
        return True

    def _line(self, whole: bool) -> Iterator[Sentence]:
        """A heading, or a row under the heads of its table, once the line has ended. Example: 作者：王明；主张：扩大试点[1]"""
        if len(self._rest) > LONGEST_SENTENCE:
            self._rest, self._silent = "", True
        if not whole or self._silent:
            return
        if self._kind == "heading":
            text, cites = normalised(self._rest.strip())
            yield from self._given(Sentence(text, cites, opens=True, heading=True))
            return
        cells = [cell.strip() for cell in self._rest.strip().removeprefix("|").removesuffix("|").split("|")]
        if all(set(cell) <= set("-: ") for cell in cells):
            return
        if len(self._heads) != len(cells):
            self._heads = cells
            return
        # The first column of many tables has no head: what stands there is what the row is about.
        said = (f"{head}：{cell}" if head else cell for head, cell in zip(self._heads, cells, strict=True) if cell)
        text, cites = normalised("；".join(said))
        yield from self._given(Sentence(text, cites, self._opens, level=1))

    def _given(self, sentence: Sentence) -> Iterator[Sentence]:
        """A sentence that has words."""
        if re.search(r"\w", re.sub(r"\[\d+\]", "", sentence.text)):
            yield sentence
            self._opens = False

    def _keep(self, start: int, scanned: int) -> None:
        """Drop what has been read, and of a sentence that is too long what cannot be part of its end."""
        rest = self._rest[start:]
        self._rest = rest if self._long else rest.lstrip()
        gone = start + len(rest) - len(self._rest)
        self._scanned = max(self._scanned - gone, scanned - gone, 0)
        if self._scanned > LONGEST_SENTENCE:
            self._long = True
            self._rest, self._scanned = self._rest[self._scanned - 1 :], 1

    def _sentence(self, raw: str, cut: bool) -> Iterator[Sentence]:
        """One sentence; where it was cut off, only if a marker shows that it was at its end."""
        long, self._long = self._long or len(raw.lstrip()) > LONGEST_SENTENCE, False
        if long:
            return
        if not raw.lstrip().startswith("|"):
            self._heads = []
        text, cites = normalised(raw)
        marked = text.rfind("]")
        if cut and (marked < 0 or re.search(r"\w", text[marked:])):
            return
        heading = not cites and BOLD.fullmatch(raw.strip()) is not None
        yield from self._given(Sentence(text, cites, self._opens or heading, heading, self._level, self._number))

"""What stands around a quotation in a draft: what leads up to it, what follows it, who signed it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.check.quotations import Quotation

SENTENCE = re.compile(r"[。！？!?\n]")
# Stands for the words of quotations, which name nobody.
BLANK = "\x01"
# No farther from a quotation is it read who said it: finding names takes a while, and a line may be as long as a book.
REACH = 160
BRACKET = re.compile(
    r"^[”’」』\"〞。，；、*\s]*(?:[（(〔【\[［]([^）)〕】\]］\n]{2,60})[）)〕】\]］]|[—–－-]{1,2}[ \t]*([^\n。；：“「]{2,60})"
    r"|(?:出处|来源|作者)[：:]([^\n。；：“「]{2,60}))"
)
# A line below a quotation that only says whose it is: ——某甲, （某甲《题目》）, 出处：某甲.
BELOW = re.compile(
    r"\A[ \t\u3000*_]*+(?:[—–－-]{1,2}[ \t]*([^\n。；：“「\x01]{2,60})|[（(〔【\[［]([^）)〕】\]］\n\x01]{2,60})[）)〕】\]］]"
    r"|(?:(?:出处|来源|作者|摘自|引自|选自)[：:]|摘自|引自|选自)([^\n。；\x01]{2,60}))[ \t\u3000*_]{0,8}"
)
ENDS = '”’」』"〞。，；、！？ \t>'
TABLE = re.compile(r"^[ \t]*\|")
HEADING = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]|\*\*[^*\n]+\*\*[ \t]*$|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
MARKER = re.compile(r"^[ \t]*(?:[-*+•·]|\d{1,2}[.、．)）]|[（(]\d{1,2}[)）]|[①-⑳]|>)[ \t]*")
# Who speaks on a line of an interview.
LABEL = re.compile(r"^[ \t*]*+([^：:\n]{2,12})[：:]")


def signs(line: str) -> bool:
    """Whether a line signs what stands above it. Example: ——某甲; not 作者：某甲, which may stand over words"""
    return BELOW.fullmatch(line) is not None and line.lstrip("*_ \u3000")[:1] in tuple("—–－-出来摘引选")


class Surroundings:
    """A draft without the words of its quotations, `outside`, each character in its place."""

    def __init__(self, draft: str, quotations: Sequence[Quotation]) -> None:
        self.draft = draft
        outside = list(draft)
        for item in quotations:
            if item.marked:
                outside[item.start : item.end] = (BLANK if char != "\n" else char for char in item.text)
        self.outside = "".join(outside)
        self.spans = [(item.start, item.end) for item in quotations if item.marked]

    def lead(self, item: Quotation) -> tuple[str, str]:
        """What stands before a quotation in its sentence, or on the line that leads up to it; blanked, and as written."""
        line, _ = self.line(item.start)
        before = bisect_right(self.spans, item.start, key=lambda span: span[1])
        begin = max([line, item.start - REACH, *(end for _, end in self.spans[max(0, before - 1) : before])])
        cuts = [match.end() for match in SENTENCE.finditer(self.outside, begin, item.start)]
        begin = cuts[-1] if cuts else begin
        own = self.outside[begin : item.start]
        if begin <= line or not cuts:
            own = MARKER.sub("", own)
        if own.strip(' \t\u3000“「『‘"*>—') or begin > line:
            return own, self.draft[begin : item.start]
        above = line - 1
        for _ in range(3):
            start, end = self.line(max(0, above))
            words = self.outside[start:end].strip()
            if words.strip(">"):
                break
            above = start - 1
        else:
            return own, own
        opens = words.endswith(("：", ":", "，", "——")) or not re.search(r"[。！？；”」』.]$", words)
        if (
            above < 0
            or not opens
            or HEADING.match(words)
            or TABLE.match(words)
            or signs(words)
            or (BLANK in words and not words.endswith(("：", ":")))
        ):
            return own, own
        own, raw = SENTENCE.split(words)[-1], SENTENCE.split(self.draft[start:end].strip())[-1]
        return own[-REACH:], raw[-REACH:]

    def after(self, item: Quotation) -> str:
        """What stands behind a quotation on its line, up to the next."""
        _, end = self.line(item.end)
        at = bisect_left(self.spans, item.end, key=lambda span: span[0])
        following = self.spans[at][0] if at < len(self.spans) else len(self.draft)
        return self.outside[item.end : min(end, following, item.end + REACH)]

    def between(self, before: Quotation, item: Quotation) -> str:
        """What stands between two quotations, without the closing mark."""
        return self.outside[before.end : item.start].strip('”’」』"〞')

    def line(self, at: int) -> tuple[int, int]:
        """The line that holds an offset."""
        end = self.draft.find("\n", at)
        return self.draft.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.draft)

    def label(self, item: Quotation) -> str:
        """What stands before the colon that begins a quotation's line."""
        start, _ = self.line(item.start)
        label = LABEL.match(self.outside[start : item.start])
        return label.group(1) if label else ""

    def column(self, item: Quotation) -> str:
        """What stands at the head of the table's column that holds a quotation."""
        top, end = start, _ = self.line(item.start)
        while top > 0 and TABLE.match(self.draft[(above := self.line(top - 1))[0] : above[1]]):
            top, end = above
        head = self.outside[top:end].split("|")
        at = self.outside.count("|", start, item.start)
        return head[at].strip() if top < start and at < len(head) else ""

    def in_sentence(self, item: Quotation) -> int:
        """How many quotations stand in the rest of its sentence, with itself."""
        end = SENTENCE.search(self.outside, item.end)
        first = bisect_left(self.spans, item.start, key=lambda span: span[0])
        last = bisect_left(self.spans, end.start() if end else len(self.draft), key=lambda span: span[0])
        return last - first

    def signature(self, item: Quotation, after: str) -> str | None:
        """Who signed a quotation: below a block, or in brackets or after a dash behind it."""
        if item.signed:
            return item.signed
        match = BRACKET.match(after) or self._below(item, after)
        return next(filter(None, match.groups())) if match else None

    def _below(self, item: Quotation, after: str) -> re.Match[str] | None:
        """The line below a quotation that is alone on its last line, where it only says whose it is."""
        if after.strip(ENDS) or not self.is_last(item, after):
            return None
        at = self.line(item.end)[1] + 1
        while at < len(self.draft) and self.draft[at] == "\n":
            at += 1
        start, end = self.line(min(at, len(self.draft)))
        return BELOW.fullmatch(self.outside[start:end])

    def is_last(self, item: Quotation, after: str) -> bool:
        """Whether nothing but `after` follows on the line."""
        return item.end + len(after) >= self.line(item.end)[1]

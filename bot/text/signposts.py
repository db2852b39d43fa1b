"""Parts of an essay without headings, by the words that open its paragraphs: 首先, 其次, 最后."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import Section

# At the beginning of a paragraph, or of a clause of its first sentence.
FIRST = re.compile(r"(?:^|[，,])(?P<head>(?:首先|其一|第一(?=[，,、]))[^。！？；\n]{2,40})")
OPENS = ("首先", "其一", "第一")  # one of which is in each of these
NEXT = re.compile(
    r"(?:^|[，,])(?P<head>(?:其次|再次|再者|其[二三四五]|第[二三四五](?=[，,、])|还[要应需]|此外|另外|最后)[^。！？；\n]{2,40})"
)
# 另外 and 最后 may add anything; what goes on counting says so.
SECOND = re.compile(r"其[次二]|再[次者]|第二|还[要应需]")
END = re.compile("[。！？]")
# So many characters of a first sentence may stand before the word.
BEFORE = 40
# A part says more than its first sentence.
LEAST = 60


def signposted(text: str) -> tuple[Section, ...]:
    """The parts, each from its paragraph to the next of them, the last to the end of its own; none where fewer than two.

    Example: paragraphs that begin with 首先要算好民生账。…, 其次要算好经营账。… -> two sections of these names
    """
    if not any(one in text for one in OPENS):
        return ()
    found: list[tuple[str, int, int]] = []
    for start, end in _paragraphs(text):
        closed = END.search(text, start, end)
        match = (NEXT if found else FIRST).search(text[start : closed.start() if closed else end])
        if match and match.start("head") <= BEFORE and end - start >= LEAST:
            found.append((match["head"], start, end))
    if len(found) < 2 or not SECOND.match(found[1][0]):
        return ()
    ends = [start for _, start, _ in found[1:]] + [found[-1][2]]
    return tuple(Section(name, start, end, 1, inline=True) for (name, start, _), end in zip(found, ends, strict=True))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()

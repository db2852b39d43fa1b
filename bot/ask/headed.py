"""Whose words stand under a heading that names an author, in a model's answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain import Evidence
from bot.says import claims as why
from bot.text.building import Part

MARKS = "：:*# "


def under_whom(part: Part, before: Sequence[Part], evidence: Mapping[int, Evidence]) -> Part:
    """The same sentence; not borne out where it stands under the name of an author whose words it does not cite."""
    authors = {item.passage.author for item in evidence.values() if item.passage.author}
    heads = (one for one in reversed(before) if one.items[0].heading or one.text.strip(MARKS) in authors)
    head = next(heads, None)
    named = {author for author in authors if head is not None and author in head.text}
    cited = {evidence[number].passage.author for number in part.used if number in evidence}
    if part.verdict != "supported" or not named or cited <= named:
        return part
    return replace(part, verdict="unsupported", why=why.NOT_THEIRS(authors="、".join(sorted(named))))

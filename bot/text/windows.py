"""Passages join into windows: what retrieval ranks and shows is a run of neighbouring passages (small to big)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from bot.domain import Essay, Passage

Window = tuple[int, int]


def windows(passages: Sequence[Passage], essays: Mapping[str, Essay], longest: int) -> tuple[Window, ...]:
    """(first, last + 1) positions of the longest runs of neighbours that span at most `longest` characters.

    A run starts at every passage, and one that lies within the run before it is left out, so that evidence cut in
    two by a passage's bounds stands whole in some window. No window crosses a heading that the source itself marks;
    one that was inferred from numbering is too uncertain to bound a window.
    """
    found: list[Window] = []
    loose = {key: all(section.inferred for section in essay.sections) for key, essay in essays.items()}
    for first, passage in enumerate(passages):
        last = first
        while last + 1 < len(passages):
            following = passages[last + 1]
            if following.essay_id != passage.essay_id or following.end - passage.start > longest:
                break
            if following.path != passage.path and not loose[passage.essay_id]:
                break
            last += 1
        if not found or found[-1][1] != last + 1:
            found.append((first, last + 1))
    return tuple(found)


def joined(essay: Essay, parts: Sequence[Passage], core: Passage) -> Passage:
    """The slice that spans neighbouring passages, with the address of the one that it was found for."""
    if len(parts) == 1:
        return parts[0]
    start, end = parts[0].start, parts[-1].end
    identity = "\x1f".join(part.passage_id for part in parts)
    return Passage(
        passage_id=hashlib.sha256(identity.encode()).hexdigest()[:20],
        essay_id=essay.essay_id,
        title=essay.title,
        author=essay.author,
        section=core.section,
        point=core.point,
        start=start,
        end=end,
        text=essay.text[start:end],
        path=core.path,
    )

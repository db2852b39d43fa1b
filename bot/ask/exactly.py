"""Which of texts with like names a question calls by a whole name, rather than by a part of a longer one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ask import newer
from bot.domain import Essay
from bot.text import names, versions, words

# A whole name has so many characters of the question at its end.
LEAST = 6
KINDS = re.compile("条例|办法|规定|意见|方案|决定|细则|规划|纲要|措施|规则|预案|计划|标准|指南")
# A version on trial is told by that word, any by its year.
TRIAL = re.compile(r"暂行|试行|\d\d年[的版那]")
PUBLISHED = re.compile(r"《([^《》]{2,60})》")


def called(level: str, essays: Sequence[Essay]) -> tuple[Essay, ...]:
    """Those of the texts whose name, or that of what they publish, ends in most of a folded question; all where none does.

    Example: 项目管理办法第九条 -> 《某市项目管理办法》, and the 通知 that publishes it; not 《某市项目管理办法实施细则》,
    nor 《某市项目经费管理办法》
    """
    if len(essays) < 2:
        return tuple(essays)
    said = words.bare(level)
    held = [max((_end(said, name) for name in _names(essay)), default=0) for essay in essays]
    best = max(held)
    return tuple(one for one, most in zip(essays, held, strict=True) if most == best or best < LEAST)


def meant(level: str, essays: Sequence[Essay], superseded: Mapping[str, versions.Newer]) -> list[Essay]:
    """Those of texts of like names that a folded question means by what it calls them: by their kind, and of versions by age.

    Example: 公租房办法第三章 -> 《某市公租房管理办法》; not 《某市公租房管理办法实施细则》, nor the 《暂行办法》 that it repealed
    """
    kinds = set(KINDS.findall(level))
    own = [(one, [*_names(one)][-1]) for one in essays]  # of a notice, what it publishes
    of_kind = [name for _, name in own if _kind(name) in kinds]
    left = [
        one
        for one, name in own
        if _kind(name) in kinds or not any(other in name and other != name for other in of_kind)
    ]
    keys = {one.essay_id for one in left}
    by = {
        one.essay_id: found for one in left if (found := superseded.get(one.essay_id)) and found.essay.essay_id in keys
    }
    older = [one for one in left if one.essay_id in by and versions.base(one) != versions.base(by[one.essay_id].essay)]
    if not older or newer.CHANGE.search(level) or names.years(level) or TRIAL.search(level):
        return left
    if newer.BEFORE.search(level):
        instead = {by[one.essay_id].essay.essay_id for one in older}
        return [one for one in left if one.essay_id not in instead]
    return [one for one in left if one not in older]


def _kind(name: str) -> str:
    """The kind that the name of a text ends in; empty for none."""
    return name[-2:] if KINDS.fullmatch(name[-2:]) else ""


def _names(essay: Essay) -> Iterator[str]:
    yield versions.base(essay)
    for title in PUBLISHED.findall(words.fold(essay.name)):
        yield words.bare(versions.EDITION.sub("", title))


def _end(said: str, name: str) -> int:
    """How many characters of a name, from its end, stand in a question in one run."""
    return next((len(name) - at for at in range(len(name)) if name[at:] in said), 0)

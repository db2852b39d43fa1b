"""Which version of a text a question calls by its age: 旧办法, 修订后的办法, 新旧两版; and texts that only speak of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.ask import exactly, naming, newer
from bot.domain import Essay
from bot.text import keys, names, versions, words

# What tells the older and the newer version, before the kind of a text or 版; 养老办法 and 创新办法 are kinds of their own.
_OLD = "(?<![养古陈破废折以])[旧老]|原来?|以前|原先|过去|先前|修[订改正]之?前|(?:已经?|被)废止(?=的)"
_NEW = "(?<![创高更革重全清])新(?:修[订改正]|出台|颁布|印发|发布|公布|制定)?|最新|现行|现在|目前|如今|修[订改正](?:之?后|过|(?=[的版稿]))"
_TURN = "(?:一?[个部份])?的?(?:[那这]一?[个部份])?"
AGED = re.compile(
    rf"(?:(?<!\d)(?:(?:19|20)\d\d年?|\d\d年)[的版]?)?(?:(?P<both>新[旧老][两二]?[个部份]?|[旧老]新[两二]?[个部份]?)|(?P<old>{_OLD})|(?P<new>{_NEW})){_TURN}"
)
# A version called no more than that; in so few texts also what any text may be called.
EDITION, ANY, FEW = re.compile("[两二]?版本?的?"), re.compile("规定?|文件"), 6
# The kind of a text is so long; so many characters of its title stand between its age and that.
KIND, BETWEEN = 2, 14

Pair = tuple[Essay, Essay]


@dataclass(frozen=True, slots=True)
class Aged:
    """The versions that are called so, the older first, and the question with a sign for what calls them."""

    essays: tuple[Essay, ...]
    rest: str


def called(level: str, essays: Mapping[str, Essay], superseded: Mapping[str, versions.Newer], sign: str) -> Aged | None:
    """The version of the one text that a folded question calls by age; both where it calls both, or asks what changed.

    None where it calls none so, names another year or place, or where texts of several names may be meant.
    Example: 旧办法第三条 -> 《某办法》 of 2021, where one of 2025 is here too
    """
    pairs = [(essays[key], later.essay) for key, later in superseded.items() if key in essays]
    found = list(_called(level, pairs, list(essays.values()))) if pairs else []
    if not found or any(pair != found[0][0] for pair, _, _ in found):
        return None
    ages = {age for _, age, _ in found}
    older, later = found[0][0]
    if len(ages) > 1 or "both" in ages or newer.CHANGE.search(level):
        chosen: tuple[Essay, ...] = (older, later)
    else:
        chosen = (older,) if "old" in ages else (later,)
    years = names.years(level)
    if years and not any(years & versions.years(one) for one in chosen):
        return None
    for _, _, (start, end) in reversed(found):
        level = f"{level[:start]}{sign}{level[end:]}"
    return Aged(chosen, level)


def _called(level: str, pairs: Sequence[Pair], essays: Sequence[Essay]) -> Iterator[tuple[Pair, str, tuple[int, int]]]:
    """(the two versions, both, old or new, where it stands) of each version that a question calls by its age."""
    places = names.places(level)
    for match in AGED.finditer(level):
        told = level[match.start(match.lastgroup or 0) : match.end() + 1]  # 老 of a title: 老年人优待办法
        for pair in pairs:
            of = names.places(pair[0].name) | names.places(pair[1].name)
            if places - of or any(told in base for base in map(versions.base, pair)):
                continue
            others = [one for one in essays if one not in pair]
            end = _end(level, match.end(), pair, others)
            if end and not _leads_on(level[end:], pair, others):
                yield pair, match.lastgroup or "", (match.start(), end)


def _end(level: str, at: int, pair: Pair, others: Sequence[Essay]) -> int:
    """Where the name of a version ends that begins behind its age: words of its title with its kind, or 版; 0 for none.

    Where other texts are of this kind too, the question says before it what they are not called.
    """
    edition = EDITION.match(level, at)
    begin = edition.end() if edition else at
    for base in map(versions.base, pair):
        kind = base[-KIND:]
        end = level.find(kind, begin, begin + BETWEEN)
        if end < 0 or not naming.shortens(level[begin:end], base):
            continue
        like = [words.bare(one.name) for one in others if not _speaks_of(one, pair)]
        like = [name for name in like if name.endswith(kind)]
        said = [word for word in keys.content(level[: end + KIND]) if word in base and word != kind]
        if not like or any(not any(word in name for name in like) for word in said):
            return end + KIND
    few = ANY.match(level, at) if len(others) + len(pair) <= FEW else None
    ends = edition or few
    return len(level[: ends.end()].rstrip("的")) if ends else 0


def _leads_on(behind: str, pair: Pair, others: Sequence[Essay]) -> bool:
    """Whether what stands behind the name of a text is the kind of another that speaks of it. Example: 新办法 | 问答解读"""
    kinds = {words.bare(one.name)[-KIND:] for one in others if _speaks_of(one, pair)}
    return any(kind in behind[: 3 * KIND] for kind in kinds)


def _speaks_of(essay: Essay, others: Sequence[Essay]) -> bool:
    """Whether a text has the title of one of the others in its own: 关于印发《某办法》的通知, 《某办法》问答解读."""
    told = [words.bare(versions.EDITION.sub("", one)) for one in exactly.PUBLISHED.findall(words.fold(essay.name))]
    return any(versions.base(other).endswith(one) for other in others for one in told)


def themselves(level: str, essays: Sequence[Essay]) -> list[Essay]:
    """The texts without those that only publish or explain another one of them, unless a folded question names their kind.

    Example: 某办法第三条 -> 《某办法》; not 《某办法》问答解读
    """
    kept = [one for one in essays if not exactly.PUBLISHED.search(words.fold(one.name))]
    return [one for one in essays if one in kept or words.bare(one.name)[-KIND:] in level or not _speaks_of(one, kept)]

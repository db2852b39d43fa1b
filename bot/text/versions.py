"""Texts of one name: which is the newer, and which of them another says to be repealed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain import Essay
from bot.text import names, words
from bot.text.official import NUMBER, REPEALS
from bot.text.record import Known, day, known

TITLE = re.compile(r"《([^《》]{2,80})》(?:[（(〔\[]([^（）()]{4,40}号)[）)〕\]])?")
# What a text repeals others on the ground of is not repealed by it.
GROUND = re.compile(r"(?:根据|按照|依据|依照|遵照|参照)[^，。；\n]{0,200}[，,]")
# What a later version adds to its title, in brackets.
EDITION = re.compile(r"[(\[〔](?:(?:19|20)\d\d年?)?(?:最新|新)?(?:修订|修正|修改|试行|暂行)?(?:版|稿|本)?[)\]〕]")
# A notice or a report of the same name is the next one, not another version.
LASTING = re.compile(r"(?:办法|条例|规定|细则|规则|意见|方案|措施|标准|章程|制度|规划|纲要|指南|目录)\Z")


@dataclass(frozen=True, slots=True)
class Newer:
    """What comes in the place of a text; `clause` repeals it, None where no text says so and it is only the older one."""

    essay: Essay
    clause: Known | None = None


def superseded(essays: Iterable[Essay]) -> dict[str, Newer]:
    """Text id -> the newest text in its place: one that repeals it, or a later version of the same name.

    Texts of one name are versions only where they also have the number of one organ, or a title that says 修订.
    """
    everything = list(essays)
    found: dict[str, Newer] = {}
    versions: dict[str, list[Essay]] = defaultdict(list)
    for essay in everything:
        versions[base(essay)].append(essay)
    for same in versions.values():
        lasting = len(same) > 1 and LASTING.search(base(same[0]))
        dated = [(when[0], one) for one in same if (when := day(one))] if lasting else []
        for date, one in dated:
            last, newest = max(dated, key=lambda pair: pair[0])
            if last > date and (_series(one) == _series(newest) or one.name != newest.name):
                found[one.essay_id] = Newer(newest)
    repealing = [one for one in everything if REPEALS.search(one.text) and known(one, "repeals")]
    for essay in everything if repealing else ():
        for newer, clause in repealed_by(essay, repealing):
            found[essay.essay_id] = Newer(newer, clause)
    return found


def repealed_by(essay: Essay, others: Iterable[Essay]) -> Iterator[tuple[Essay, Known]]:
    """The texts that say of this one that it no longer holds, by its title and, where they give one, by its number."""
    numbers = {words.bare(one.text) for one in known(essay, "number")}
    for other in others:
        if other.essay_id == essay.essay_id:
            continue
        for clause in known(other, "repeals"):
            own = numbers & _numbers(clause.text)
            titled = any(
                words.bare(title) == words.bare(essay.name)
                and (not number or not numbers or words.bare(number) in numbers)
                for title, number in TITLE.findall(GROUND.sub("", clause.text))
            )
            if own or titled:
                yield other, clause


def ending(number: str, others: Iterable[Essay]) -> Iterator[tuple[str, Essay, tuple[Known, ...]]]:
    """The texts that repeal what bears a number, as they write it, with the clause that says so and, where that sends to an
    annex, its line. What stands before the number may be run into it: 文件青政发〔2020〕6号.
    """
    for other in others:
        clause: Known | None = None
        for one in known(other, "repeals"):
            clause = one if REPEALS.search(one.text) else clause
            for given in NUMBER.findall(GROUND.sub("", one.text)):
                if words.bare(number).endswith(words.bare(given)):
                    yield given, other, tuple(dict.fromkeys([clause or one, one]))


def editions(essays: Iterable[Essay]) -> dict[str, str]:
    """What tells texts of one name apart, by their ids: their numbers, else their years, else their days.

    Those that none of these tells apart are left out, as are texts that have a name of their own.
    """
    alike: dict[tuple[str, str | None], list[Essay]] = defaultdict(list)
    for essay in essays:
        alike[essay.name, essay.author].append(essay)
    found: dict[str, str] = {}
    for same in alike.values():
        for told in (_number, _year, _date) if len(same) > 1 else ():
            values = [told(one) for one in same]
            if all(values) and len(set(values)) == len(same):
                found |= {one.essay_id: value for one, value in zip(same, values, strict=True) if value}
                break
    return found


def years(essay: Essay) -> frozenset[str]:
    """The years that a text is called by: those of its number, of its day and in the name of its file."""
    told = [*(one.text for one in known(essay, "number")[:1]), _date(essay) or "", essay.essay_id]
    return names.years(" ".join(told))


def _number(essay: Essay) -> str | None:
    numbers = known(essay, "number")
    return numbers[0].text if numbers else None


def _year(essay: Essay) -> str | None:
    when = day(essay)
    return f"{when[0][0]}年" if when else None


def _date(essay: Essay) -> str | None:
    when = day(essay)
    return "{}年{}月{}日".format(*when[0]) if when else None


def _numbers(clause: str) -> set[str]:
    """The numbers of documents that a clause names, without marks; 关于青政发〔2020〕6号 names 青政发〔2020〕6号 too."""
    return {words.bare(match.group()) for match in NUMBER.finditer(GROUND.sub("", clause))}


def base(essay: Essay) -> str:
    """The title that all versions of a text have. Example: 人才补贴办法（2025年修订） -> 人才补贴办法"""
    return words.bare(EDITION.sub("", words.fold(essay.name)))


def _series(essay: Essay) -> str | None:
    """The organ's sign in a number, which all its documents have. Example: 青府发〔2025〕3号 -> 青府发"""
    number = _number(essay)
    return re.split(r"[〔\[［（(]", number)[0] if number else None

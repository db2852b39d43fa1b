"""A bibliographic reference after GB/T 7714-2015, as far as the facts are known. Nothing is invented."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain import Essay
from bot.text.record import day, known

REPORT = re.compile(r"报告(?:[（(].{1,20}[）)])?\Z")
# What stands where a newspaper and its date are not known.
NO_NEWSPAPER, NO_DATE = "[报纸名不详]", "[日期不详]"


@lru_cache(maxsize=4_096)
def reference(essay: Essay) -> str:
    """A newspaper reference, [N], where the essay stands in a column; a report is [R], a page of a site's catalogue [EB/OL].

    Any other document is [Z]. An official one is of its organ, and its number stands behind its title.

    Example: 王明. 让成果走出实验室[N]. [报纸名不详], [日期不详](智库版).
    Example: 某市人民政府办公室. 某市中试平台建设方案: 某政办发〔2025〕14号[Z]. 2025-07-15.
    """
    title = essay.title or "[无题]"
    if essay.column or essay.edition:
        edition = f"({essay.edition})" if essay.edition else ""
        place = f"{essay.source or NO_NEWSPAPER}, {essay.published or NO_DATE}{edition}"
        return _joined(essay.author, f"{title}[N]", place)
    number = next((one.text for one in known(essay, "number") if one.field == "number"), None)
    named = f"{title}: {number}" if number else title
    date = essay.published or _date(essay)
    if essay.fact("index_number"):
        return _joined(_responsible(essay), f"{named}[EB/OL]", f"({date})" if date else None)
    kind = "R" if REPORT.search(title) else "Z"
    return _joined(_responsible(essay), f"{named}[{kind}]", ", ".join(fact for fact in (essay.source, date) if fact))


def _joined(*parts: str | None) -> str:
    return "".join(f"{part}. " for part in parts if part).strip()


def _responsible(essay: Essay) -> str | None:
    """The author, else the organs that issue, each once. Example: 某局⏎某厅 -> 某局, 某厅"""
    organs = known(essay, "author")
    if essay.author or not organs:
        return essay.author
    each = re.split(r"[\s、]+", organs[0].text)
    return ", ".join(dict.fromkeys(each)) if all(len(one) > 2 for one in each) else "".join(each)


def _date(essay: Essay) -> str | None:
    """The day on which it was issued or adopted, as GB/T 7714 writes it. Example: 二〇二五年七月十五日 -> 2025-07-15"""
    stated = day(essay)
    if stated is None or stated[1].field == "effective":
        return None
    year, month, of_month = stated[0]
    return f"{year}-{month:02}-{of_month:02}" if of_month else f"{year}-{month:02}"


def completed(made: str, newspaper: str, date: str) -> str:
    """A reference with the newspaper and the date that its user knows, where the source gives none.

    Example: ("… [报纸名不详], [日期不详](智库版).", "某报", "2025-03-12") -> … 某报, 2025-03-12(智库版).
    """
    parts = {NO_NEWSPAPER: newspaper.strip(), NO_DATE: date.strip()}
    for unknown, told in parts.items():
        made = made.replace(unknown, told or unknown)
    return made

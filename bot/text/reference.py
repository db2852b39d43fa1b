"""A bibliographic reference after GB/T 7714-2015, as far as the facts are known. Nothing is invented."""

from __future__ import annotations

from bot.domain import Essay

# What stands where a newspaper and its date are not known.
NO_NEWSPAPER, NO_DATE = "[报纸名不详]", "[日期不详]"


def reference(essay: Essay) -> str:
    """A newspaper reference, [N], where the essay stands in a column; any other document is [Z].

    Example: 王明. 让成果走出实验室[N]. [报纸名不详], [日期不详](智库版).
    """
    title = essay.title or "[无题]"
    if essay.column or essay.edition:
        edition = f"({essay.edition})" if essay.edition else ""
        place = f"{essay.source or NO_NEWSPAPER}, {essay.published or NO_DATE}{edition}"
        kind = "N"
    else:
        place = ", ".join(fact for fact in (essay.source, essay.published) if fact)
        kind = "Z"
    parts = [essay.author, f"{title}[{kind}]", place]
    return "".join(f"{part}. " for part in parts if part).strip()


def completed(made: str, newspaper: str, date: str) -> str:
    """A reference with the newspaper and the date that its user knows, where the source gives none.

    Example: ("… [报纸名不详], [日期不详](智库版).", "某报", "2025-03-12") -> … 某报, 2025-03-12(智库版).
    """
    parts = {NO_NEWSPAPER: newspaper.strip(), NO_DATE: date.strip()}
    for unknown, known in parts.items():
        made = made.replace(unknown, known or unknown)
    return made

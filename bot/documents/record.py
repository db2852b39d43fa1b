"""A document becomes an Essay: its front matter is its record, its headings are its sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.documents.files import Document
from bot.documents.html_facts import NAMED
from bot.documents.markdown import FRONT_MATTER
from bot.domain import OFFICIAL, RECORD, Essay, Section
from bot.text import annexes, bylines, titles
from bot.text.headings import markdown_sections, named_sections
from bot.text.plain_headings import plain_sections
from bot.text.signposts import signposted

# What front matter calls where an author is, and as what, in the order in which both are told.
OF_AUTHOR = "institution organization unit 单位 作者单位 position post title_of_author author_title 职务 职称".split()


def parse(document: Document) -> Essay:
    """Make an Essay of a document.

    In Markdown, front matter becomes the essay's facts and heading marks are taken off; any other text is
    canonical as it stands, so that offsets into the source's own field hold. Raises ValueError (in Chinese) for
    front matter that is not YAML or names a section that the text does not hold.
    """
    facts: Mapping[str, Any] = document.facts
    text = document.text
    sections: Sequence[Section]
    if document.markdown:
        matter, text = _front_matter(text)
        facts = {**facts, **matter}
        text, sections = markdown_sections(text)
        # The title is no section: all others would be parts of it, and where there are none the text may number its own.
        first, *others = sections or (None,)
        titled = first and first.heading == facts.get("title") and all(one.level > first.level for one in others)
        if titled and _says_more(text, sections):
            lowest = min((one.level for one in others), default=1) - 1
            sections = [replace(one, level=one.level - lowest) for one in others]
        elif first and not titled and first.heading == facts.get("title") and _leads(text, others):
            sections = others  # of a title that is set as the chapters are
        facts, sections = _under_letterhead(facts, text, sections)
    else:
        sections = ()
        given = str(facts.get("title") or titles.title(text) or "")
        facts = {**facts, "title": titles.whole_title(given, text) or None}
    title = _fact(facts.get("title"))
    official = title and titles.KIND.search(title) and not titles.SPEECH.search(title)
    signed = bylines.page(text) if official else bylines.facts(text, title)
    facts = {**signed, **facts, "title": titles.of_order(title, text)}
    if names := facts.get("sections"):
        sections = named_sections(text, names)
    sections = annexes.closed(text, sections) if sections else annexes.by_numbers(text)
    sections = sections or plain_sections(text) or signposted(text)
    if (whole := facts.get("section")) and not sections:
        sections = (Section(str(whole), 0, len(text), inline=True),)
    return Essay(
        essay_id=document.essay_id,
        text=text,
        sections=tuple(sections),
        questions=tuple(map(str, facts.get("questions") or ())),
        facts=tuple((name, value) for name in OFFICIAL if name in facts and (value := _fact(facts[name]))),
        **{name: _fact(facts[name]) for name in (*RECORD, "label") if name in facts},
    )


def _under_letterhead(
    facts: Mapping[str, Any], text: str, sections: Sequence[Section]
) -> tuple[Mapping[str, Any], Sequence[Section]]:
    """The facts with the title that stands under a head like 某校会议纪要 and its number; the headings without these two."""
    given, own = facts.get("title"), titles.title(text)
    over = [one for one in sections if one.heading in (given, own)]
    if not own or own == given or own not in [one.heading for one in over] or not text.lstrip().startswith(str(given)):
        return facts, sections
    return {**facts, "title": own}, [one for one in sections if one not in over]


def _leads(text: str, others: Sequence[Section]) -> bool:
    """Whether no sentence stands before the second of several headings: the first is the title, set as the chapters are."""
    return len(others) > 1 and "。" not in text[: others[0].start]


def _says_more(text: str, sections: Sequence[Section]) -> bool:
    """Whether anything stands in a text beside its headings."""
    starts = [0, *(one.start + len(one.heading) for one in sections)]
    between = zip(starts, [*(one.start for one in sections), len(text)], strict=True)
    return any(text[start:end].strip() for start, end in between)


def _fact(value: object) -> str | None:
    """A fact of the record as text; a list, as of authors, with 、 between. Example: [王某某, 李某某] -> 王某某、李某某"""
    given = value if isinstance(value, list) else [] if value is None else [value]
    return "、".join(str(one).strip() for one in given if one is not None) or None


def _front_matter(text: str) -> tuple[dict[str, Any], str]:
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    import tomllib

    import yaml

    class Plain(yaml.SafeLoader):
        """Without aliases: a few lines of them stand for gigabytes."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("an alias")
            return super().compose_node(parent, index)

    form = "TOML" if match["mark"] == "+++" else "YAML"
    try:
        facts = (tomllib.loads(match["facts"]) if form == "TOML" else yaml.load(match["facts"], Plain)) or {}
    except (RecursionError, yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"文件开头的元数据不是有效的 {form}") from error
    if not isinstance(facts, dict):
        raise ValueError("文件开头的元数据应为“名称: 值”的形式")
    named = {NAMED.get(str(name), str(name)): value for name, value in facts.items()}
    posts = [value for name in OF_AUTHOR if (value := _fact(named.get(name)))]
    if posts and _fact(named.get("author")):  # some write where somebody is, some as what, some both
        known = _fact(named.get("affiliation")) or ""
        named["affiliation"] = known + "".join(one for one in dict.fromkeys(posts) if one not in known)
    if "date" in named:  # so most programs that make pages from Markdown call it
        named.setdefault("published", named["date"])
    return named, text[match.end() :]

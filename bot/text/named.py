"""What a draft can name: the authors, documents, places and institutions of a corpus, and where it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.domain import Essay
from bot.text import facts, names, persons, words
from bot.text.outline import Outline
from bot.text.sections import forms, is_form

Kind = Literal["person", "document"]

TITLED = re.compile(r"《([^《》\n]{2,80})》")
# Kinds of official documents, and the words before one that tell which.
KINDS = "政府工作报告|工作报告|报告|条例|通知|办法|规定|意见|方案|决定|细则|规划|纲要|公告|通报|批复|计划|要点|白皮书|编者按"
MENTIONED = re.compile(rf"([\u4e00-\u9fff\d]{{0,24}}?)的?({KINDS})(?![\u4e00-\u9fff]{{0,1}}[会者员书人])")
SHORT = re.compile(rf"(?:该|本|此|上述|前述)?(?:{KINDS})")
# 青府办发〔2025〕14号, in any brackets.
NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,12})[〔\[［（(【]\s{0,2}((?:19|20)\d\d)\s{0,2}[〕\]］）)】]\s{0,2}第?\s{0,2}(\d{1,5})\s{0,2}号"
)
# Newspapers and sites are where a text stands, not what it is.
MEDIUM = re.compile(r"(?:日报|晚报|时报|周报|商报|晨报|报|杂志|周刊|月刊|学刊|网|客户端|智库版|理论版|公报)$")
INSTITUTION = re.compile(
    r"[\u4e00-\u9fff]{2,20}(?:研究院|科学院|工程院|社科院|社科联|研究所|研究中心|学术中心|大学|学院|委员会|中心|院(?![长士])|所(?![长以在有谓需属]))"
)
# The part of a document in which its number stands, at either end.
HEAD = 600
YEAR = re.compile(r"(?:19|20)\d\d")


# The words around one quotation are read in several ways: so many of them are kept with the persons that they name.
REMEMBERED = 2_000
# In a longer text without a word of saying no stranger speaks; the tagger takes long for it.
UNHEARD = 60
BLANKS = re.compile(r"[ \u3000]")
SPOKEN = re.compile(rf"{facts.SAYS}|[说讲写谈问答语曰谓引]|撰文|发言|介绍|告诉|论断")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a document that a text names at [start, end). `essay`: the document; None: not in the collection."""

    kind: Kind
    start: int
    end: int
    name: str
    essay: Essay | None = None


class Named:
    """The names of one corpus."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.outlines = outlines
        self.essays = [outline.essay for outline in outlines]
        self._people: dict[str, list[Mention]] = {}
        self.authors = sorted({essay.author for essay in self.essays if essay.author}, key=lambda name: -len(name))

    @cached_property
    def _places(self) -> dict[str, frozenset[str]]:
        return {essay.essay_id: names.places(essay.name) for essay in self.essays}

    @cached_property
    def _headings(self) -> list[tuple[str, str]]:
        return list({forms(section.heading) for essay in self.essays for section in essay.sections})

    @cached_property
    def _all_headings(self) -> str:
        return "\n".join(heading for heading, _ in self._headings)

    def is_heading(self, name: str) -> bool:
        """Whether some document has a heading of these words."""
        said = words.bare(name)
        return bool(said) and said in self._all_headings and any(is_form(said, *one) for one in self._headings)

    @cached_property
    def numbers(self) -> dict[str, Essay]:
        """Document numbers in the heads and ends of the documents, in one spelling."""
        found: dict[str, Essay] = {}
        for essay in self.essays:
            for match in NUMBER.finditer(f"{essay.text[:HEAD]}\n{essay.text[-HEAD:]}"):
                line = essay.text[: essay.text.find(match.group()) + len(match.group())].rsplit("\n", 1)[-1]
                if "《" not in line and len(line.strip()) <= len(match.group()) + 4:
                    found.setdefault(number(match), essay)
        return found

    def people(self, text: str) -> list[Mention]:
        """The persons that a text names, authors of the corpus or others, in order.

        A name within a longer word is none: 王明良 for 王明, 王林业局 for 王林.
        """
        if text not in self._people:
            if len(self._people) >= REMEMBERED:
                self._people.clear()
            self._people[text] = self._persons(text)
        return self._people[text]

    def _persons(self, text: str) -> list[Mention]:
        level = persons.simplified(text)
        found: list[Mention] = []
        bare = BLANKS.sub("", level)
        borders = persons.borders(level) if any(name in bare for name in self.authors) else []
        for name in self.authors:
            for match in re.finditer(_spaced(name), level):
                if not any(one.start < match.end() and match.start() < one.end for one in found) and persons.is_whole(
                    match.start(), match.end(), borders, level
                ):
                    found.append(Mention("person", match.start(), match.end(), name))
        tagged = words.persons(level) if len(level) <= UNHEARD or SPOKEN.search(level) else []
        taken = [match.span() for name in self.authors for match in re.finditer(_spaced(name), level)]
        taken = [span for span in taken if not any(persons.covers(one, span) for one in tagged)]
        taken += [match.span() for match in TITLED.finditer(level)] + [(one.start, one.end) for one in found]
        for start, end in tagged:
            name = level[start:end]
            beside = any(first < end and start < last for first, last in taken)
            if persons.is_name(name) and not beside and not persons.OF_A_PLACE.match(level, end):
                found.append(Mention("person", start, end, name))
        return sorted(found, key=lambda one: one.start)

    def documents(self, text: str) -> list[Mention]:
        """The documents that a text names: 《…》, 《条例》, 今年江苏的报告, 青府办发〔2025〕14号."""
        found = list(self._titled(text))
        for match in NUMBER.finditer(text):
            essay = self.numbers.get(number(match))
            beside = any(
                0 <= match.start() - one.end <= 2 for one in found
            )  # 《条例》（…号）: the title is what is meant
            if essay is not None and not beside and not _within(found, match):
                found.append(Mention("document", match.start(), match.end(), essay.name, essay))
        for match in MENTIONED.finditer(text):
            if not _within(found, match):
                found += self._loosely(match)
        return sorted(found, key=lambda one: one.start)

    def _titled(self, text: str) -> Iterator[Mention]:
        for match in TITLED.finditer(text):
            title = match.group(1)
            if MEDIUM.search(title):
                continue
            essay = self.document(title)
            if essay is None and SHORT.fullmatch(title):
                continue  # 《通知》 of several or none: which one is not told
            yield Mention("document", match.start(), match.end(), essay.name if essay else title, essay)

    def document(self, title: str) -> Essay | None:
        """The document of that title, or of that part of a title; None for none, or for several."""
        wanted = words.bare(title)
        years = set(YEAR.findall(wanted))
        exact = [essay for essay in self.essays if words.bare(essay.name) == wanted]
        if exact:
            return exact[0]
        fitting = [essay for essay in self.essays if not years or years <= set(YEAR.findall(essay.name))]
        if SHORT.fullmatch(wanted):
            ending = [essay for essay in fitting if words.bare(essay.name).endswith(wanted)]
            return ending[0] if len(ending) == 1 else None
        part = [
            e
            for e in fitting
            if wanted in words.bare(e.name) or (len(words.bare(e.name)) > 6 and words.bare(e.name) in wanted)
        ]
        return part[0] if len(part) == 1 else None

    def _loosely(self, match: re.Match[str]) -> list[Mention]:
        """What 助餐条例 or 江苏和贵州的报告 means; nothing where it may mean anything."""
        before, kind = match.groups()
        fitting = [essay for essay in self.essays if kind in words.bare(essay.name)]
        if not fitting:
            return []
        asked = sorted(names.places(before), key=before.find)
        each = [[essay for essay in fitting if place in self._places[essay.essay_id]] for place in asked]
        if asked and all(len(one) == 1 for one in each):
            return [Mention("document", match.start(), match.end(), one[0].name, one[0]) for one in each]
        if asked and any(each):
            fitting = [essay for one in each for essay in one]
        elif asked:
            if not (kind.endswith("报告") and all(self._places[essay.essay_id] for essay in fitting)):
                return []
            start = match.start() + before.rfind(asked[-1])
            return [Mention("document", start, match.end(), match.string[start : match.end()])]
        shares = {essay.essay_id: _shared(before, essay.name) for essay in fitting}
        best = max(shares.values())
        nearest = [essay for essay in fitting if shares[essay.essay_id] == best]
        if len(nearest) == 1 and (best or len(fitting) == 1):
            return [Mention("document", match.start(), match.end(), nearest[0].name, nearest[0])]
        return []

    def of_place(self, words_: str) -> Mention | None:
        """The one document of a place that alone is named, as in a table's cell."""
        asked = names.places(words_)
        placed = [essay for essay in self.essays if asked & self._places[essay.essay_id]]
        return Mention("document", 0, len(words_), placed[0].name, placed[0]) if len(placed) == 1 else None

    def institution(self, text: str) -> str | None:
        """The author whose institution a text names, where only one has it."""
        level = persons.simplified(text)
        whose: set[str] = set()
        for match in INSTITUTION.finditer(level):
            for part in _suffixes(match.group()):
                holders = {e.author for e in self.essays if e.author and e.affiliation and part in _long(e.affiliation)}
                if holders:
                    whose |= holders if len(holders) == 1 else set()
                    break
        return next(iter(whose)) if len(whose) == 1 else None


def _spaced(name: str) -> str:
    """A pattern of a name; one of two characters is printed as wide as one of three: 马　回."""
    return r"[ \u3000]{0,2}".join(map(re.escape, name)) if len(name) == 2 else re.escape(name)


def number(match: re.Match[str]) -> str:
    """A document number in one spelling. Example: 青府办发[2025]第14号 -> 青府办发2025-14"""
    return f"{match.group(1)[-6:]}{match.group(2)}-{int(match.group(3))}"


def _within(found: Sequence[Mention], match: re.Match[str]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


def _shared(before: str, title: str) -> int:
    """How many characters of the words before a kind of document stand in a title, in runs of two or more."""
    given = words.bare(title)
    return sum(before[at : at + 2] in given for at in range(len(before) - 1))


def _suffixes(name: str) -> Iterator[str]:
    """An institution's name without more and more of what stands before it."""
    name = _long(name)
    for at in range(len(name) - 3):
        yield name[at:]


def _long(name: str) -> str:
    """Common short forms written out."""
    return name.replace("社会科学院", "社科院").replace("社会科学界联合会", "社科联")

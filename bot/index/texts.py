"""What the documents of an index are called, and what they say of one another: read when it is first asked for."""

from __future__ import annotations

from functools import cached_property

from bot.domain import Essay
from bot.text import mentions, names, official, places, short_forms, versions, vocabulary, words
from bot.text.mentions import Mention
from bot.text.phrases import Phrases
from bot.text.versions import Newer


class Texts:
    """The documents by their ids."""

    essays: dict[str, Essay]

    @cached_property
    def titled(self) -> list[frozenset[str]]:
        """The places that each document is of; where neither its title nor its file names one, that of who issued it."""
        return [names.of_essay(essay) or names.places(_issuers(essay.text)) for essay in self.essays.values()]

    @cached_property
    def unlisted(self) -> str:
        """The places of titles that no table has, as a list for `vocabulary.use`."""
        return places.unlisted(essay.name for essay in self.essays.values())

    @cached_property
    def yearly(self) -> dict[str, frozenset[str]]:
        """The years of all texts that are called the same as a text but for its year, by its id: 甲县2024年报告, 甲县2025年报告."""
        kinds: dict[str, set[str]] = {}
        called = {}
        for key, essay in self.essays.items():
            years = names.years(essay.name)
            if len(years) == 1:
                (year,) = years
                called[key] = words.bare(essay.name).replace(year, "")
                kinds.setdefault(called[key], set()).add(year)
        return {key: frozenset(kinds[name]) for key, name in called.items()}

    @cached_property
    def called(self) -> list[str]:
        """What each document is called, without marks."""
        return [words.bare(essay.name) for essay in self.essays.values()]

    def places(self, question: str) -> frozenset[str]:
        """The places that a question names, with the towns and villages after which files are called."""
        level = words.fold(question)
        return names.places(question) | {place for place in self._villages if place in level}

    def unplaced(self, question: str) -> str:
        """A question without the villages after which files are called: their texts need not name them."""
        for place in self._villages:
            question = question.replace(place, "") if question != place else question
        return question

    @cached_property
    def _villages(self) -> frozenset[str]:
        return frozenset(place for titled in self.titled for place in titled if not names.places(place))

    @cached_property
    def short_forms(self) -> dict[str, frozenset[str]]:
        """The short forms that the texts introduce, and what they stand for, each by the other."""
        return short_forms.introduced(self.essays.values())

    @cached_property
    def forms(self) -> Phrases[frozenset[str]]:
        """What has more names than one, by the list of terms and by the texts: each folded name -> its others.

        Everyday words that mean about the same (补贴, 财政) are none: read so, questions without an answer look answered.
        """
        found = {name: set(others) for name, others in self.short_forms.items()}
        for group in ({words.fold(one) for one in (term, *others)} for term, others in vocabulary.terms().items()):
            for name in group if len(group) > 1 else ():
                found.setdefault(name, set()).update(group - {name})
        return Phrases({name: frozenset(others) for name, others in found.items()})

    @cached_property
    def titled_forms(self) -> dict[str, str]:
        """What stands in a title -> by other words that mean the same and are in no title. Example: 低保 -> 最低生活保障"""
        titles = "\n".join(self.called)
        groups = [{words.fold(one) for one in (term, *others)} for term, others in vocabulary.terms().items()]
        groups += [{form, *others} for form, others in self.short_forms.items()]
        held = ((group, max((one for one in group if one in titles), key=len, default="")) for group in groups)
        return {one: title for group, title in held if title for one in group if one not in titles}

    @cached_property
    def mentioned(self) -> dict[str, tuple[Mention, ...]]:
        """The documents that texts name and that are not here, by their plain titles."""
        return mentions.mentions(self.essays.values())

    @cached_property
    def editions(self) -> dict[str, str]:
        """What tells texts of one name apart, by their ids."""
        return versions.editions(self.essays.values())

    @cached_property
    def superseded(self) -> dict[str, Newer]:
        """What has come in the place of older documents, by their id."""
        return versions.superseded(self.essays.values())


def _issuers(text: str) -> str:
    """Who issued a document. Example: 贵阳市人民政府办公厅, of 市人民政府办公厅关于…的通知"""
    return " ".join(text[start:end] for name, (start, end) in official.facts(text) if name == "organ")

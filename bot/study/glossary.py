"""The terms of an index, and where each stands: of the policy vocabulary, and those that the texts themselves mark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.domain import Essay
from bot.index.store import Index
from bot.search.speakers import Speaker, speakers
from bot.study.nouns import Entry, Term, Uses
from bot.text import definitions, numbers, vocabulary, words
from bot.text.building import quoted
from bot.text.counted_names import COUNTS, NOT_COUNTING
from bot.text.outline import Node, Span
from bot.text.passages import citable
from bot.text.phrases import Phrases
from bot.text.sentences import clause_spans

# A name in quotation marks that is no word of general Chinese is a term where it is used so often, or counts something.
OFTEN = 2
MARKED = re.compile(r"[“‘]([^“”‘’《》，。；：、！？—\s]{2,14})[”’]")
DEFINED = re.compile(r"所称的?[“‘]?([\u4e00-\u9fff]{2,14})[”’]?[，,]?(?:是指|系指|指的是)")
# Of a term so many speakers are shown, with so many sentences each.
SPEAKERS_MAX, EACH = 40, 3
# A longer sentence is no quotation.
LONGEST = 400


class Glossary:
    """The terms of one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._whose = {key: one for one in speakers(index) for key in one.essays}
        self._speakers = tuple(dict.fromkeys(self._whose.values()))
        names = _names(index)
        self._places: dict[str, dict[str, list[Span]]] = {}
        self._seen: dict[str, dict[str, None]] = {}
        phrases = Phrases({form: name for name, forms in names.items() for form in forms})
        for key, essay in index.essays.items():
            for span in _sentences(essay):
                said = words.unquoted(essay.text[slice(*span)])
                held = phrases.find(said)
                for name in dict.fromkeys(found.label for found in held):
                    self._places.setdefault(name, {}).setdefault(key, []).append(span)
                for found in held:
                    self._seen.setdefault(found.label, {})[found.phrase] = None
        self._forms = names

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All terms, those first that most speakers use, of these those that are used most."""
        found = [self._term(name) for name in self._places]
        return tuple(sorted(found, key=lambda term: (-term.speakers, -term.uses)))

    def of_text(self, essay_id: str) -> list[str]:
        """The terms that a text uses and that have no other name."""
        return [name for name, places in self._places.items() if essay_id in places and len(self._forms[name]) == 1]

    def filtered(self, said: str) -> list[Term]:
        """The terms that have these words in their names."""
        wanted = words.unquoted(said).split()
        return [term for term in self.terms if all(any(word in form for form in term.forms) for word in wanted)]

    def entry(self, name: str) -> Entry | None:
        """A term with its definition and its uses; None where the texts do not have it."""
        if name not in self._places:
            return None
        places, term = self._places[name], self._term(name)
        outlines = [self._index.outlines[key] for key in places]
        said = (definitions.meaning(form, outlines) for form in term.forms)
        told = next((one.sentences for one in said if one.form == "explains"), ())
        defined = tuple(quoted(outline, _piece(outline.essay.text, node, term.forms)) for outline, node in told)
        using = [one for one in self._speakers if any(key in places for key in one.essays)]
        return Entry(term, defined, tuple(self._uses(one, places) for one in using[:SPEAKERS_MAX]), len(using))

    def _term(self, name: str) -> Term:
        places = self._places[name]
        using = {self._whose[key].name for key in places}
        return Term(name, tuple(self._seen[name]), len(using), sum(map(len, places.values())))

    def _uses(self, speaker: Speaker, places: dict[str, list[Span]]) -> Uses:
        spans = [(key, span) for key in speaker.essays for span in places.get(key, ())]
        shown = tuple(quoted(self._index.outlines[key], span) for key, span in spans[:EACH])
        return Uses(speaker, shown, len(spans))


def _piece(text: str, node: Node, forms: Sequence[str]) -> Span:
    """The sentence; of one that is too long for a quotation the part between semicolons that has the term."""
    if node.end - node.start <= LONGEST:
        return node.start, node.end
    pieces = clause_spans(text, node.start, node.end, semicolons_only=True)
    held = (one for one in pieces if any(form in words.unquoted(text[slice(*one)]) for form in forms))
    start, end = next(held, pieces[0])
    return start, min(end, start + LONGEST)


def _names(index: Index) -> dict[str, tuple[str, ...]]:
    """Every name that may be a term, with its folded spellings; a spelling belongs to one name only."""
    found: dict[str, tuple[str, ...]] = {}
    known: set[str] = set()
    listed = [(name, (name, *others)) for name, others in vocabulary.terms().items()]
    marked = [(name, (name, *sorted(index.short_forms.get(words.unquoted(name), ())))) for name in _marked(index)]
    for name, forms in (*listed, *marked):
        folded = [form for form in dict.fromkeys(map(words.unquoted, forms)) if form not in known]
        if folded and words.unquoted(name) not in known:
            found[name] = tuple(folded)
            known.update(folded)
    return found


def _marked(index: Index) -> Iterator[str]:
    """The names that the texts define, shorten, or put in quotation marks again and again."""
    often: Counter[str] = Counter()
    for essay in index.essays.values():
        yield from DEFINED.findall(essay.text)
        often.update(MARKED.findall(essay.text))
    yield from index.short_forms
    for name, count in often.items():
        if numbers.AMOUNT.fullmatch(name) or not words.HAN.search(name) or words.frequency(name):
            continue
        if count >= OFTEN or COUNTS.search(NOT_COUNTING.sub("", name)):
            yield name


def _sentences(essay: Essay) -> Iterator[Span]:
    return ((start, end) for start, end in citable(essay.text) if end - start <= LONGEST)

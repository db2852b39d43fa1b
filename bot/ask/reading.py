"""One topic, read in the whole texts of several speakers: who speaks of it, what they say, and what may be denied."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ask import evidence as sentences
from bot.ask.authors import excepts
from bot.ask.evidence import Candidate
from bot.ask.rerank import reread
from bot.ask.speakers import TERM_MAX, Asked, mostly_signed
from bot.ask.spoken import Spoken, chosen
from bot.ask.trace import Trace
from bot.domain import Evidence, Hit
from bot.says import ask as says
from bot.search import cut
from bot.search.retrieve import Searcher
from bot.search.speakers import Speaker, listed, where
from bot.text import keys, vocabulary, words
from bot.text.noun_phrases import INSIDE, is_noun_phrase, names_a_thing
from bot.text.phrases import outermost
from bot.text.sentences import clause_spans

# Quotations of one speaker beside others', of one beside so many, and of one who speaks alone.
EACH, ALONE = 3, 5
MANY, OF_MANY = 8, 1
# Of so many speakers the best sentences are read again; texts of more passages only where they have a word of the topic.
READ_MAX, WHOLE, READ = 6, 200, 60
# A word that stands in so many of the passages tells nothing of who speaks of what.
EVERYWHERE = 0.2
JOINED = re.compile("[、和与及]")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Shares of what the best speaker's best sentence holds of the topic's words, and a bound of meaning.

    `nearly`: with so much, a sentence speaks of the topic. `sure`: with so much, where it is asked who speaks of it.
    `read`: a sentence of which the reader says so much speaks of it. `far`: below so many standard deviations above an unrelated question's cosine, no sentence comes near; from `near` on, one speaks of it
    in other words. `least`: with less than so much of its words in any sentence, nobody speaks of the topic.
    """

    nearly: float
    sure: float
    far: float
    near: float
    least: float
    read: float


# `nearly` made by `python -m policy_evals.fit.speakers`.
FITTED = Fitted(nearly=0.4, sure=0.7, far=1.2, near=4.0, least=0.34, read=2.0)


class Reading:
    """One topic, read in the texts of each speaker whom a question asks about."""

    def __init__(self, asked: Asked, searcher: Searcher) -> None:
        self.asked, self.index = asked, searcher.index
        self.query = searcher.query(asked.topic)
        # A word that no text has weighs nothing: 量子计算机 is not spoken of where 量子 is.
        own = outermost(keys.content(asked.topic))
        held = all(self.index.lexical.knows(word) or word in self.query.meant for word in own)
        self.known = held and _made_of(asked.topic, own)
        self._reader = searcher.reader if len(asked.speakers) <= READ_MAX else None
        self.spoken = [self._read(one) for one in asked.speakers]
        self.best = max((one.share for one in self.spoken), default=0.0)

    def speaking(self, least: float) -> list[Spoken]:
        """Who speaks of the topic: with `least` of what the best sentence holds, or to the word.

        Where no text has all its words, those that some have tell little, and who comes near in meaning goes before them.
        """
        near = [
            one
            for one in self.spoken
            if one.share and (self.to_the_word(one.speaker) or one.meaning >= FITTED.near or one.read >= FITTED.read)
        ]
        if near and not self.known and self.asked.form == "who":
            return [one for one in near if self.to_the_word(one.speaker)] or near
        official = not mostly_signed(self.asked.speakers)
        if official and self.known and (told := [one for one in near if self.to_the_word(one.speaker)]):
            near, least = told, FITTED.sure  # other documents have parts of it
        return [one for one in self.spoken if one.share and (one in near or one.share >= least * self.best)]

    def quotations(self, spoken: Sequence[Spoken], each: int = 0) -> tuple[Evidence, ...]:
        """What these say of the topic; `each`: so many quotations of one."""
        most = each or (OF_MANY if len(spoken) > MANY else EACH if len(spoken) > 1 else ALONE)
        whole = not each and self.asked.form in ("each", "topic")
        found = [item for one in spoken for item in chosen(self.query, one, most, whole, self.index, self.asked.acts)]
        return tuple(replace(item, number=number) for number, item in enumerate(found, 1))

    def nearest(self, spoken: Sequence[Spoken]) -> tuple[Evidence, ...]:
        """The sentence of each that comes nearest, where one comes near."""
        near = [max(one.ranked, key=lambda c: c.meaning) for one in spoken if one.meaning >= FITTED.far]
        return sentences.numbered(near)

    def silence(self, one: Spoken) -> str | None:
        """What may be said of a speaker who is not found to speak of the topic; None where nothing may, as of all but it.

        That nothing is said of it: only where neither the topic nor a synonym nor any telling word of it stands in the
        texts or titles, and no sentence, all read, comes near. Else what the search was: to the word, it found nothing.
        """
        # Beside authors nobody asks what an unsigned text leaves out.
        beside = not one.speaker.author and mostly_signed(self.asked.speakers)
        if beside or not self.asked.named or self.literal(one.speaker) or excepts(self.query.text):
            return None
        telling = self._telling()
        held = not telling or any(word in text for text in self._texts(one.speaker) for word in telling)
        unsure = held or one.meaning >= FITTED.far or not (one.speaker.author and one.whole)
        if not unsure:
            return says.SILENT(author=one.speaker.name, topic=self.about)
        if is_noun_phrase(self.asked.topic):
            # That one lacks the very words says something only where another has them, or where they are one word.
            plain = len(outermost(keys.content(self.asked.topic))) < 2
            if plain or any(self.to_the_word(other.speaker) for other in self.spoken):
                return self.unnamed([one])
        return self.unfound([one])

    def silences(self, others: Sequence[Spoken]) -> list[str]:
        """What may be said of each of these; what is the same of several, once."""
        each = [(one, said) for one in others if (said := self.silence(one))]
        unnamed = [one for one, said in each if said == self.unnamed([one])]
        unfound = [one for one, said in each if said == self.unfound([one])]
        rest = [said for one, said in each if one not in unnamed and one not in unfound]
        alike = [make(some) for make, some in ((self.unnamed, unnamed), (self.unfound, unfound)) if some]
        return [*alike, *rest]

    @property
    def traces(self) -> tuple[Trace, ...]:
        """What was read, speaker by speaker."""
        return tuple(Trace(self.query, one.speaker.name, one.hits, one.ranked) for one in self.spoken)

    @property
    def about(self) -> str:
        """The topic as it may be named in a sentence of our own."""
        return self.asked.topic if is_noun_phrase(self.asked.topic) else says.THIS_POINT()

    def opening(self, speaking: Sequence[Spoken]) -> str:
        """Who speaks of it, where each has a sentence with its words; else whose words follow."""
        names = listed([one.speaker for one in speaking])
        if all(self.says_it(one) for one in speaking):
            some = says.SPEAK if self.asked.form == "who" else says.SPOKE
            row = says.ALL_SPEAK if len(self.asked.speakers) == len(speaking) > 1 else some
            return row(speakers=names, topic=self.about)
        return says.QUOTED_FROM(speakers=names)

    def says_it(self, one: Spoken) -> bool:
        """Whether a speaker's texts have the topic to the word, or all its words in one clause."""
        clauses = (c.text[start:end] for c in one.ranked if c.share == 1 for start, end in clause_spans(c.text))
        return self.to_the_word(one.speaker) or (
            self.known and any(self.query.share(cut.words_of(text)) == 1 for text in clauses)
        )

    def unnamed(self, silent: Sequence[Spoken]) -> str:
        """That the topic stands in none of these speakers' texts."""
        return says.UNNAMED(where=where([one.speaker for one in silent]), topic=self.asked.topic)

    def unfound(self, silent: Sequence[Spoken]) -> str:
        """That none of these speakers' texts was found to write of the topic in so many words."""
        return says.NOT_FOUND(where=where([one.speaker for one in silent]), topic=self.about)

    def nameable(self, silent: Sequence[Spoken]) -> bool:
        """Whether that may be said: the topic is a noun phrase or a word, and stands in none of their texts."""
        content = outermost(keys.content(self.asked.topic))
        one = len(self.asked.topic) <= TERM_MAX and len(content) < 2 and any(map(names_a_thing, content))
        return (one or is_noun_phrase(self.asked.topic)) and not any(self.literal(each.speaker) for each in silent)

    def has_parts(self, speaker: Speaker) -> bool:
        """Whether a speaker's texts have every word of a topic of several words, though not the topic: 缓缴社保."""
        parts = outermost(keys.content(self.asked.topic))
        texts = "".join(self._texts(speaker))
        return len(parts) > 1 and all(any(one in texts for one in _synonyms(part)) for part in parts)

    def to_the_word(self, speaker: Speaker) -> bool:
        """Whether the whole topic stands in a speaker's texts or titles."""
        return any(words.unquoted(self.asked.topic) in text for text in self._texts(speaker))

    def literal(self, speaker: Speaker) -> bool:
        """Whether a part of the topic, or a synonym, stands in a speaker's texts or their titles to the word."""
        terms = [term for part in JOINED.split(self.asked.topic) for term in _synonyms(words.unquoted(part))]
        return any(term in text for text in self._texts(speaker) for term in terms if term)

    def _telling(self) -> list[str]:
        """The words of the topic that not every passage has, and of a compound its rarest noun, with their synonyms.

        Example: 人才培养 -> 人才培养, 人才
        """
        tokens, idf = keys.content(self.asked.topic), self.index.lexical.idf
        found: list[str] = []
        for word in outermost(tokens):
            nouns = [part for part in tokens if part in word and part != word and words.names_something(part)]
            found += [word] if words.names_something(word) else []
            found += [max(nouns, key=idf)] if nouns else []
        rare = [word for word in found if idf(word) > math.log(1 / EVERYWHERE)]
        return [one for word in rare or found for one in (*_synonyms(word), *self.query.meant.get(word, ()))]

    def _has(self, text: str) -> bool:
        """Whether a text has the whole topic to the word."""
        plain = words.unquoted(self.asked.topic)
        return len(plain) > 1 and plain in cut.folded(text).translate(words.NO_QUOTES)

    def _texts(self, speaker: Speaker) -> Iterator[str]:
        for key in speaker.essays:
            essay = self.index.essays[key]
            yield cut.folded(essay.text).translate(words.NO_QUOTES)
            yield words.unquoted(essay.name)

    def _read(self, speaker: Speaker) -> Spoken:
        essays = sorted(speaker.essays, key=self.index.number.__getitem__)
        own = [self.index.passages[at] for key in essays for at in self.index.passages_of(key)]
        if not (whole := len(own) <= WHOLE):
            texts = ((one, one.text) for one in own)
            shares = [(1.0 if self._has(text) else self.query.share(cut.words_of(text)), one) for one, text in texts]
            own = [passage for share, passage in sorted(shares, key=lambda pair: -pair[0])[:READ] if share]
        hits = [
            Hit(some[0], 0.0, 0.0, None, tuple(some))
            for key in speaker.essays
            if (some := [one for one in own if one.essay_id == key])
        ]
        found: list[Candidate] = []
        for hit in hits:
            found += sentences.candidates(self.query, [hit], self.index)
        # The text may cut its words elsewhere than the question: 脑机接口 beside 脑机, 接口.
        found = [replace(one, share=1.0) if self._has(one.text) else one for one in found]
        ranked = sentences.best_first(found)
        if self._reader is not None:
            ranked = reread(self.query, ranked, self.index, self._reader, further=False)
        return Spoken(speaker, tuple(hits), tuple(ranked), whole)


def _made_of(topic: str, own: Sequence[str]) -> bool:
    """Whether these words make up a topic: nothing is left but what joins them. Example: 春秋假, [春秋] -> False"""
    for word in own:
        topic = topic.replace(word, " ")
    return not any(words.HAN.match(char) and char not in INSIDE for char in topic)


def _synonyms(term: str) -> list[str]:
    """A term with what the vocabulary lets stand for it, both ways."""
    found = [term]
    for one, others in vocabulary.terms().items():
        group = [words.unquoted(word) for word in (one, *others)]
        if term in group:
            found += group
    return [*dict.fromkeys([*found, *words.alike().get(term, ())])]

"""Bot: the only module that chooses implementations and puts them together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from bot.ask import explain, stories
from bot.ask.ask import Asking
from bot.ask.conversation import Conversation, Earlier
from bot.ask.each import each
from bot.ask.grounds import Grounds
from bot.ask.planning import plans
from bot.ask.suggesting import examples
from bot.ask.wants import Want
from bot.check import check as checking
from bot.check.check import Checked, Step
from bot.check.locate import Corpus
from bot.documents.encoding import storable
from bot.domain import Answer, Essay, Hit, Note
from bot.encoders import embed, entailment, frames, reader
from bot.encoders.embed import Embedder
from bot.encoders.reader import Reader
from bot.index.build import silent
from bot.index.vectors import Progress
from bot.model import models
from bot.model.checker import Learnt
from bot.model.writer import Writer
from bot.recommend import advise
from bot.recommend import browse as browsing
from bot.recommend import recommend as recommending
from bot.recommend import situation as situations
from bot.recommend.browse import Filter, Shelf
from bot.recommend.catalogue import Catalogue
from bot.recommend.nouns import Recommendation
from bot.recommend.wording import worded
from bot.says.row import Spoken, speak_of, throughout
from bot.search import scope
from bot.search.keeping import Keeping
from bot.search.made import Made
from bot.search.opened import Opened
from bot.search.retrieve import Searcher
from bot.settings import Settings, prepare_libraries
from bot.study.study import Study
from bot.text import vocabulary, words

# Who wants one of these asks about the texts, whatever is told of oneself.
NO_SITUATION: tuple[Want, ...] = ("task", "document", "corpus", "section", "record", "article", "count")

# An answer as it grows, and what it stands on.
Growing = tuple[Iterator[Answer], Grounds]
# Choices of documents that are kept, with what was made of each.
VIEWS = 8


class Bot(Keeping):
    """Answers from the index in its home. Safe to share between threads; follows a rebuild by another process."""

    def __init__(
        self,
        settings: Settings,
        embedder: Embedder | None = None,
        progress: Progress = silent,
        reads: Reader | None = None,
    ) -> None:
        prepare_libraries()
        self.settings = settings
        self.embedder = embedder or embed.choose(settings.embedding_model)
        self.opened = Opened(settings, self.embedder, reads or reader.choose(settings.reader_model), progress)
        self._views: dict[frozenset[str], Bot] = {}
        self._forget()
        words.use_cache(settings.home / "cache")
        self.writer_model = models.chosen(settings.model, settings)
        self._judge = models.chosen(settings.verify_model, settings)
        self._entailment = entailment.choose(settings.entailment_model)
        # Told of every whole answer, and what it stands on.
        self.observers: list[Callable[[Answer, Grounds], None]] = []

    def beside(self, home: Path) -> Bot:
        """A bot of another home, with nothing in it at first, that shares the models of this one."""
        other = copy(self)
        other.settings, other.opened = replace(self.settings, home=home), self.opened.beside(home)
        other._forget()
        return other

    def only(self, named: Collection[str]) -> Bot:
        """A bot that answers as if there were no documents but these, by id or author; of none, all. Raises InputError.

        The quotations of a draft are compared with all of them none the less.
        """
        chosen = scope.named(named, index := self.searcher.index)
        view: Bot = self if len(chosen) == len(index.essays) else self._views.get(chosen) or copy(self)
        if view is not self and view is not self._views.get(chosen):
            view._forget()
            view._some = Made(lambda searcher: searcher.only(chosen))
            self._views = {**dict(list(self._views.items())[1 - VIEWS :]), chosen: view}
        return view

    def _forget(self) -> None:
        """Hold nothing that is made of an index."""
        self._lock = threading.Lock()
        self._catalogue = Made(lambda searcher: Catalogue(searcher.index))
        self._study = Made(lambda searcher: Study(searcher.index, partial(each, searcher)))
        self._checked: tuple[str, Corpus] | None = None
        self._some: Made[Searcher] | None = None
        self._views = {}

    @property
    def model_name(self) -> str:
        """The embedding model, for people."""
        return self.embedder.name

    @property
    def writer_name(self) -> str | None:
        """The language model that writes the answers, for people; None where they are given in quotation."""
        return self.writer_model.name if self.writer_model else None

    def warm(self) -> None:
        """Load everything that the first question would otherwise wait for, but call no language model."""
        frames.model().told(self.ask(self.examples()[0], quoting=True).question)
        if self.writer_model:
            self.writer_model.prepare()
            words.names_something("创新")

    def search(self, question: str, k: int = 10, author: str | None = None) -> list[Hit]:
        """The k best passages, best first."""
        searcher = self.searcher
        return searcher.hits(searcher.query(storable(question)), k, author)

    def ask(self, question: str, history: Earlier = (), quoting: bool = False, depth: int | None = None) -> Answer:
        """Answer a question, or say why not.

        `history`: what was asked before in the same conversation, oldest first; a turn with its answer is not answered
        again. `quoting`: in quotation even where a language model is set. `depth`: of what a text says as a whole: 0 its
        position, 1 its headings, 2 these with their leads, 3 all; None: as fits.
        """
        return list(self.stream(question, history, quoting, depth))[-1]

    def stream(
        self, question: str, history: Earlier = (), quoting: bool = False, depth: int | None = None
    ) -> Iterator[Answer]:
        """The answer as it grows, a checked sentence at a time; the last is whole. In quotation there is only one.

        A message that tells of a situation and asks what to do gets the measures for it.
        """
        answers, grounds = self._answered(question, history, quoting, depth)
        answer: Answer | None = None
        for answer in answers:
            yield answer
        if answer is not None:
            for told in self.observers:
                told(answer, grounds)

    def explain(
        self, question: str, history: Earlier = (), quoting: bool = False, depth: int | None = None
    ) -> tuple[Answer, dict[str, Any]]:
        """The same answer, with the stages behind it and the figures of each."""
        answers, grounds = self._answered(question, history, quoting, depth)
        answer = list(answers)[-1]
        return answer, explain.explain(answer, grounds)

    def _answered(self, question: str, history: Earlier, quoting: bool, depth: int | None) -> Growing:
        """The answer as it grows, and what it stands on."""
        started, said = time.perf_counter(), storable(question)
        conversation = self._conversation(quoting, depth)
        grounds = conversation.grounds(said, [storable(item) if isinstance(item, str) else item for item in history])
        return throughout(vocabulary.throughout(conversation.answers(said, grounds, started))), grounds

    def _conversation(self, quoting: bool, depth: int | None = None) -> Conversation:
        searcher = self.searcher

        def advised(said: str) -> Answer | None:
            plain = not situations.described(said) or stories.of_texts(said, searcher.index)
            if plain or plans(searcher.query(said), searcher.index)[0].want in NO_SITUATION:
                return None
            return advise.answer(said, self.recommend("", said, quoting=True), searcher.index.outlines)

        asking, writer = Asking(searcher, self.examples(), depth), None if quoting else self._writer(searcher)
        return Conversation(asking, advised, writer, self._told(searcher))

    def _told(self, searcher: Searcher) -> tuple[Note, ...]:
        """What every answer is told with."""
        return scope.told(searcher.index, self.opened.searcher.index) if self._some else ()

    def _writer(self, searcher: Searcher) -> Writer | None:
        model, checker = self.writer_model, Learnt(self._entailment, searcher.authors)
        return Writer(model, checker, self._judge) if model else None

    def recommend(self, profile: str, need: str, quoting: bool = False) -> Recommendation:
        """The measures that the texts support for who asks (`profile`) and what they need.

        A language model, where one is set, words the reasons, and nothing else; with `quoting`, not even those.
        """
        started, searcher, said = time.perf_counter(), self.searcher, storable(need)
        found = recommending.recommend(situations.read(storable(profile), said), said, self.catalogue, searcher)
        if not quoting and (writer := self._writer(searcher)) is not None:
            found = worded(found, writer)
        found = replace(found, notes=(*self._told(searcher), *found.notes))
        return replace(found, ms=round((time.perf_counter() - started) * 1000, 1))

    def browse(self, wanted: Filter, offset: int = 0, limit: int = 50) -> Shelf:
        """A page of all measures, and how many there are of each kind."""
        return browsing.browse(self.catalogue, replace(wanted, words=storable(wanted.words)), offset, limit)

    @property
    def catalogue(self) -> Catalogue:
        """The measures of the open index."""
        return self._catalogue.of(self.searcher)

    @property
    def study(self) -> Study:
        """What can be studied of the open index."""
        return self._study.of(self.searcher)

    def check(self, draft: str, step: Step | None = None) -> Checked:
        """Check every quotation of a draft against the corpus. Needs no model and no vectors, and builds no index."""
        speak_of(Spoken(editions=(corpus := self._corpus()).editions))
        return checking.check(storable(draft), corpus, step)

    def _corpus(self) -> Corpus:
        name, texts = self.opened.texts()
        with self._lock:
            if self._checked is None or self._checked[0] != name:
                self._checked = name, Corpus(texts)
            return self._checked[1]

    def essays(self) -> list[tuple[str, str, str | None]]:
        """(essay_id, name, author) of each document, in the corpus's order."""
        return [(essay.essay_id, essay.name, essay.author) for essay in self.searcher.index.essays.values()]

    def essay(self, essay_id: str) -> Essay | None:
        """A document by its id."""
        return self.searcher.index.essays.get(essay_id)

    def examples(self) -> list[str]:
        """Questions that the corpus answers."""
        return examples(list(self.searcher.index.essays.values()))

    @property
    def searcher(self) -> Searcher:
        """The open index of this home, the newest that lies there; built where there is none."""
        found = self._some.of(self.opened.searcher) if self._some else self.opened.searcher
        speak_of(Spoken(self._some is not None, found.index.editions))
        return found

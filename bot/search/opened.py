"""The index of a home, kept open: built where there is none, reopened where another process has built a newer one."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from bot.documents.corpus import load
from bot.documents.files import SAME, Rejected, Warned, shown, word_lists
from bot.domain import Essay
from bot.encoders.embed import Embedder
from bot.encoders.reader import Reader
from bot.errors import EmptyCorpus, InputError
from bot.index import collections, generations, store
from bot.index.build import Builder, Report, silent
from bot.index.manifest import answering, essays_of
from bot.index.parts import Entry
from bot.index.store import Index
from bot.index.vectors import Progress
from bot.search.retrieve import Searcher
from bot.settings import Settings, shipped
from bot.text import places, vocabulary


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a build did: its counts, the files left out, the parts of files not read, the seconds taken, the model."""

    report: Report
    rejected: tuple[Rejected, ...]
    warned: tuple[Warned, ...]
    seconds: float
    model: str


class Opened:
    """The open index of one home, with the word lists of its corpus in force. Safe to share between threads.

    `ships`: where there is none, it is made of the shipped essays; else InputError says that there is none.
    """

    def __init__(
        self, settings: Settings, embedder: Embedder, reader: Reader, progress: Progress = silent, ships: bool = True
    ) -> None:
        self.settings = settings
        self.ships = ships
        self.embedder = embedder
        self.reader = reader
        self._progress = progress
        # Told how many pages of a scanned file are recognised.
        self.reading: Progress = silent
        self._lock = threading.Lock()
        self._searcher: Searcher | None = None
        # Its word lists, with the places of its titles.
        self._words: Mapping[str, str] = {}
        self._retired: Index | None = None

    def beside(self, home: Path, progress: Progress = silent) -> Opened:
        """That of another home, with the same models; nothing is shipped into it."""
        return Opened(replace(self.settings, home=home), self.embedder, self.reader, progress, ships=False)

    @property
    def searcher(self) -> Searcher:
        """The newest index of the home, ready to be searched.

        The one before it is closed only when the next comes, as a question may still be on its way through it.
        """
        with self._lock:
            if self._searcher is None or generations.current(self.settings.home) != self._searcher.index.name:
                index = self._usable()
                if self._retired is not None:
                    self._retired.close()
                self._retired = self._searcher.index if self._searcher else None
                self._searcher = Searcher.of(index, self.embedder, self.reader, self.settings)
                vocabulary.use(index.own_words)  # what is a place already is looked up under these
                self._words = {**index.own_words, places.OWN: index.unlisted}
            vocabulary.use(self._words)
            return self._searcher

    def texts(self) -> tuple[str, Sequence[Essay]]:
        """The name of the newest index and its essays, without opening it; where there is none, "" and the shipped ones."""
        with self._lock:
            found = essays_of(self.settings.home)
            if found is None:
                return "", self._first()
            vocabulary.use(generations.own_words(self.settings.home))
            return found

    def build(self, paths: Sequence[Path] = ()) -> Indexed:
        """Make these files and folders (none: the shipped essays) the corpus of this home.

        Raises InputError for paths that are not there, EmptyCorpus where nothing was readable, HomeNotWritable.
        """
        started = time.perf_counter()
        paths = paths or [shipped("corpus")]
        parsed, rejected, warned = _loaded(paths, self.reading)
        with self._lock:
            vocabulary.use(word_lists(paths))
            report = self._build(parsed)
        seconds = round(time.perf_counter() - started, 2)
        return Indexed(report, tuple(rejected), tuple(warned), seconds, self.embedder.identity)

    def rebuild(self) -> Indexed:
        """Make the index anew from the texts that it holds. Raises InputError where there is none, IndexBroken."""
        started, home = time.perf_counter(), self.settings.home
        with self._lock:
            vocabulary.use(generations.own_words(home))
            report = self._builder.rebuild()
        return Indexed(report, (), (), round(time.perf_counter() - started, 2), self.embedder.identity)

    def change(self, paths: Sequence[Path], removed: Collection[str]) -> Indexed:
        """Add the documents of files and folders to the index, and remove others by their ids; the rest is not touched.

        Raises InputError for paths and ids that are not there, EmptyCorpus where nothing was readable or nothing would be
        left, HomeNotWritable.
        """
        started = time.perf_counter()
        parsed, rejected, warned = _loaded(paths, self.reading) if paths else ([], [], [])
        home = self.settings.home
        with self._lock:
            if generations.current(home) is None:
                self._build(self._first())
            words = generations.own_words(home)
            for name, text in word_lists(paths).items():
                if text not in words.get(name, ""):
                    words[name] = words.get(name, "") + text
            report, held = self._changed(parsed, removed, words)
        seconds = round(time.perf_counter() - started, 2)
        return Indexed(report, (*rejected, *held), tuple(warned), seconds, self.embedder.identity)

    def take(self, essays: Sequence[Essay], removed: Collection[str] = ()) -> Indexed:
        """Add documents that were read before, be they the first, and remove others by their ids. Raises as `change`."""
        started = time.perf_counter()
        with self._lock:
            report, held = self._changed(essays, removed, generations.own_words(self.settings.home))
        seconds = round(time.perf_counter() - started, 2)
        return Indexed(report, tuple(held), (), seconds, self.embedder.identity)

    def close(self) -> None:
        """Let go of the files. The next question opens them again."""
        with self._lock:
            for index in (self._retired, self._searcher.index if self._searcher else None):
                if index is not None:
                    index.close()
            self._retired = self._searcher = None

    @property
    def _builder(self) -> Builder:
        given = self.settings
        return Builder(given.home, self.embedder, given.bounds, self._progress, given.chroma_url)

    def _changed(
        self, parsed: Sequence[Essay], removed: Collection[str], words: Mapping[str, str]
    ) -> tuple[Report, list[Rejected]]:
        vocabulary.use(words)
        new, held = self._unheld(parsed, removed)
        return self._builder.change(new, removed), held

    def _unheld(self, parsed: Sequence[Essay], removed: Collection[str]) -> tuple[list[Essay], list[Rejected]]:
        """The documents whose text the index has under no other id, and the others, each with the id that has it."""
        generation = answering(self.settings.home)
        if generation is None:
            return list(parsed), []
        with closing(generation):
            there = {key: title for key, title in generation.names().items() if key not in removed}
            new = [essay for essay in parsed if essay.essay_id not in there]
            titles = {essay.title for essay in new}
            alike = {key for key, title in there.items() if new and (title in (*titles, key) or None in titles)}
            old = (essay for essay in generation.essays() if essay.essay_id in alike) if alike else ()
            texts = {shown(essay.text): essay.essay_id for essay in old}
        held = {essay.essay_id: texts[words] for essay in new if (words := shown(essay.text)) in texts}
        told = [Rejected(key, SAME.format(first=other)) for key, other in held.items()]
        return [essay for essay in parsed if essay.essay_id not in held], told

    def documents(self) -> list[Entry]:
        """The documents of the index, in its order, without opening it."""
        with self._lock:
            self._ready()
            generation = answering(self.settings.home)
            assert generation is not None
            with closing(generation):
                return generation.documents()

    def _usable(self) -> Index:
        home = self.settings.home
        self._ready()
        index = store.open_index(home, self._searcher.index if self._searcher else None, self.settings.chroma_url)
        assert index is not None
        return index

    def _ready(self) -> None:
        """Have an index there that this version and model can use: of the shipped essays, or of those that it holds."""
        generation = answering(self.settings.home)
        if generation is None:
            self._build(self._first())
            return
        with closing(generation):
            vocabulary.use(generation.own_words)
            generation.reached_by(self.settings.chroma_url)
            fits = generation.fits(self.embedder.identity, self.settings.bounds, self.settings.chroma_url)
            parsed = [] if fits else generation.essays()
        if not fits:
            self._build(parsed)

    def _first(self) -> list[Essay]:
        """The essays that come with the program, with their word lists in force."""
        if not self.ships or (self.settings.home / collections.FILE).is_file():
            raise InputError("这个资料集还没有资料，请先加入资料。")
        vocabulary.use(word_lists([shipped("corpus")]))
        return load([shipped("corpus")])[0]

    def _build(self, parsed: Sequence[Essay]) -> Report:
        home = self.settings.home
        report = self._builder.whole(parsed)
        with suppress(OSError):
            (home / "cache").mkdir(exist_ok=True)
        return report


def _loaded(paths: Sequence[Path], reading: Progress) -> tuple[list[Essay], list[Rejected], list[Warned]]:
    """What `load` gives. Raises EmptyCorpus where nothing was readable."""
    parsed, rejected, warned = load(paths, reading)
    if not parsed:
        reasons = "；".join(f"{item.path}：{item.reason}" for item in rejected[:3])
        raise EmptyCorpus(
            f"没有找到可以收录的文本（{'、'.join(map(str, paths))}），原有索引保持不变"
            + (
                f"。未收录的文件：{reasons}。"
                if reasons
                else "；支持 md、txt、docx、pdf、html、xlsx、csv、pptx、rtf、jsonl 格式，装有 policy-bot[ocr] 时还支持 png、jpg 图片。"
            )
        )
    return parsed, rejected, warned

"""The user's own collections: what is recognised in a file, documents added and removed one job at a time, their bots."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from bot.documents import kinds
from bot.documents.corpus import load
from bot.documents.files import shown
from bot.documents.ocr import Reading, silent
from bot.domain import FIELDS
from bot.errors import BotError, InputError
from bot.index import collections
from bot.index.collections import Collection
from bot.says import own as says
from bot.text import record

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.domain import Essay

# Jobs whose end is remembered, for a page that is loaded again.
REMEMBERED = 20
# Each that waits is a thread with its documents.
JOBS_MOST = 50

State = Literal["waiting", "working", "done", "failed"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Preview:
    """What was recognised in a file: its documents; what of it could not be read, and why: Chinese, no full stop."""

    name: str
    essays: tuple[Essay, ...] = ()
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Job:
    """Documents on their way into a collection, or out of it: `done` of `total` pieces are embedded.

    `told`: what is being done, and at the end what came of it.
    """

    number: int
    collection: str
    told: str
    state: State = "waiting"
    done: int = 0
    total: int = 0

    @property
    def over(self) -> bool:
        """Whether it has come to its end."""
        return self.state in ("done", "failed")


@dataclass(slots=True)
class _Change:
    added: Sequence[Essay] = ()
    removed: str | None = None
    then: Callable[[], None] = lambda: None


class Library:
    """The collections beside the corpus of a bot's home. Safe to share between threads; one job at a time is worked on."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.home = bot.settings.home
        self._turn, self._lock = threading.Lock(), threading.Lock()
        self._jobs: list[Job] = []
        self._numbered = 0
        self._url = bot.settings.chroma_url
        collections.sweep(self.home, self._url)

    def collections(self) -> list[Collection]:
        """All of them, the oldest first."""
        return collections.every(self.home)

    def named(self, key: str) -> Collection:
        """The collection of an id. Raises InputError."""
        return collections.named(self.home, key)

    def holds(self, key: str) -> bool:
        """Whether there is such a collection, and something in it."""
        return collections.holds(self.home, key)

    def essays(self, key: str) -> list[Essay]:
        """The documents of a collection, in its order. Raises InputError, IndexBroken."""
        return collections.essays(self.named(key))[1]

    def bot(self, key: str) -> Bot:
        """A bot that answers from a collection. Raises InputError where there is none, or nothing in it."""
        found = self.named(key)
        if found.documents == 0:
            raise InputError(says.EMPTY(name=found.name))
        return self._bot.beside(found.home)

    def create(self, name: str) -> Collection:
        """Make a collection. Raises InputError for a name that cannot be had, HomeNotWritable, DiskFull."""
        with self._lock:
            return collections.create(self.home, name)

    def rename(self, key: str, name: str) -> Collection:
        """Give a collection another name. Raises as `create`."""
        with self._lock:
            return collections.rename(self.home, key, name)

    def delete(self, key: str) -> None:
        """Remove a collection with all that it holds. Raises InputError while a job of it is not over."""
        found = self.named(key)
        if any(job.collection == key and not job.over for job in self.jobs()):
            raise InputError(collections.BUSY.format(name=found.name))
        collections.delete(self.home, key, self._url)

    def jobs(self) -> list[Job]:
        """The latest jobs, those that wait too."""
        with self._lock:
            return list(self._jobs)

    def add(self, key: str, essays: Sequence[Essay], then: Callable[[], None] = lambda: None) -> Job:
        """Begin to add documents that `preview` read; `then` is done once they are in. Raises InputError for an unknown collection."""
        return self._begin(key, _Change(essays, then=then), says.ADDING(count=len(essays)))

    def remove(self, key: str, essay_id: str) -> Job:
        """Begin to remove a document. Raises InputError for an unknown collection."""
        return self._begin(key, _Change(removed=essay_id), says.REMOVING())

    def _begin(self, key: str, change: _Change, told: str) -> Job:
        self.named(key)
        with self._lock:
            if sum(not one.over for one in self._jobs) >= JOBS_MOST:
                raise InputError("等待处理的资料过多，请稍后再试。")
            self._numbered += 1
            job = Job(self._numbered, key, told)
            ended = [one for one in self._jobs if one.over]
            forgotten = {one.number for one in ended[: max(0, len(ended) - REMEMBERED)]}
            self._jobs = [*(one for one in self._jobs if one.number not in forgotten), job]
        # A daemon: the end of the program leaves the index that was there.
        threading.Thread(target=self._work, args=(job, change), daemon=True).start()
        return job

    def _work(self, job: Job, change: _Change) -> None:
        with self._turn:
            job.state = "working"
            try:
                job.told = self._changed(job, change)
                change.then()
                job.state = "done"
            except BotError as error:
                job.told, job.state = says.UNCHANGED(reason=str(error).rstrip("。")), "failed"
            except Exception:
                log.exception("changing a collection failed")
                job.told, job.state = says.BROKEN(), "failed"

    def _changed(self, job: Job, change: _Change) -> str:
        """What came of it, in a sentence."""

        def progress(done: int, total: int) -> None:
            job.done, job.total = done, total

        found = self.named(job.collection)
        held = {essay.essay_id: essay for essay in collections.essays(found)[1]}
        opened = self._bot.opened.beside(found.home, progress)
        if change.removed is not None:
            gone = held.get(change.removed)
            if gone is None:
                raise InputError(says.NOT_HELD())
            if len(held) == 1:  # an index of nothing cannot be built
                collections.clear(self.home, found.key, self._url)
            else:
                opened.take((), [change.removed])
            return says.REMOVED(title=gone.name, name=found.name)
        new = {essay.essay_id: essay for essay in change.added if essay.essay_id not in held}
        same = len(change.added) - len(new)
        if not new:
            return says.NOTHING_NEW(count=same, name=found.name)
        opened.take(list(new.values()))
        return says.ADDED(count=len(new), name=found.name) + (says.SAME(count=same) if same else "")


def preview(file: Path, name: str, reading: Reading = silent) -> Preview:
    """What a file holds that a user calls `name`; nothing is kept of it. `reading` is told how many scanned pages are done."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in kinds.SUFFIXES | kinds.OLD.keys():
        return Preview(name, refused=(kinds.why_not(suffix),))
    essays, rejected, warned = load([file], reading)
    return Preview(
        name,
        tuple(_ours(essay, PurePosixPath(name).stem) for essay in essays),
        tuple(item.reason for item in rejected),
        tuple(item.reason for item in warned),
    )


def recorded(essay: Essay) -> list[tuple[str, str]]:
    """What is known of a document beside its title, and what each fact is called. Example: ("发文字号", "赣府发〔2024〕7号")"""
    known = {name: [one.text for one in record.known(essay, name) if one.field == name] for name in FIELDS}
    plain = {name: [words.removeprefix(f"{FIELDS[name]}：").strip("： ") for words in known[name]] for name in known}
    return [(FIELDS[name], "；".join(words)) for name, words in plain.items() if words and name != "title"]


def _ours(essay: Essay, name: str) -> Essay:
    """The document under an id that its words alone decide; one without a title is called after its file."""
    key = hashlib.sha256(shown(essay.text).encode()).hexdigest()[:12]
    return replace(essay, essay_id=key, label=essay.label or (None if essay.title else name))

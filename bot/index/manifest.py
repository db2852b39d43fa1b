"""What a generation says of itself: which parts it has, and what they were made with. Read without opening them.

manifest.json   format, model, cut, the corpus's own word lists, `background`, and its parts (see `Part.row`) with the
                marks of their files; and a digest of all that
"""

from __future__ import annotations

import hashlib
import json
import os
import weakref
from collections.abc import Container, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import IndexBroken, InputError, ServerFailed
from bot.index import chroma, generations
from bot.index.parts import Entry, Part, digest
from bot.index.vectors import KINDS, Vectors
from bot.text import annexes, keys, measures, vocabulary
from bot.text import passages as cutting

if TYPE_CHECKING:
    from bot.domain import Essay

# What is written; and older ones, of which only the texts and the vectors are read, to make the index anew.
FORMAT, OLDER = 7, (3, 4, 5, 6)
FIELDS = {"format", "cut", "model", "words", "documents", "passages", "background", "parts", "digest"}
TEXTS = "essays.jsonl"
HEALS = "索引中有文件损坏或缺失（{files}），所收录的文本完好；请运行 bot index --rebuild，据此重建索引。"
LOST = "索引中保存文本的文件损坏或缺失（{files}）；请运行 bot index --corpus 路径，从原来的文件重新收录。"


class Generation:
    """A generation that is not removed while it is open. Raises OSError where it is gone, IndexBroken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._release = weakref.finalize(self, os.close, generations.hold(folder))
        try:
            self.manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            older = self.manifest["format"] in OLDER
            if not older and self.manifest["format"] != FORMAT:
                raise generations.broken(folder)
            if not older and not (self.manifest.keys() >= FIELDS and self.manifest["digest"] == _digest(self.manifest)):
                raise generations.broken(folder)
            rows = self.manifest.get("parts") if older else self.manifest["parts"]
            self.parts = [Part(folder)] if rows is None else [Part.of(folder.parent, row) for row in rows]
            self.model = str(self.manifest["model"])
            self.own_words: dict[str, str] = dict(self.manifest.get("words", {}))  # for `vocabulary.use`
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise generations.broken(folder) from error

    def fits(self, model: str, bounds: tuple[int, int, int], url: str = "") -> bool:
        """Whether it was made by this version with that model, cut within those bounds, and onto a server or not."""
        made = self.manifest["format"], self.model, self.manifest.get("cut")
        return made == (FORMAT, model, cut_by(bounds)) and all(part.served == bool(url) for part in self.parts)

    def reached_by(self, url: str) -> None:
        """Raise ServerFailed where its vectors lie on a server, and nothing says on which."""
        if not url and any(part.served for part in self.parts):
            raise ServerFailed(chroma.NO_URL)

    def documents(self) -> list[Entry]:
        """What it holds. Raises IndexBroken."""
        try:
            return [entry for part in self.parts for entry in part.documents]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self.broken() from error

    def damaged(self, but: Container[Path] = ()) -> list[str]:
        """The files of its parts that are missing or other than they were written; `but`: of parts that are not looked at."""
        chosen = [part for part in self.parts if part.folder not in but]
        return [f"{part.folder.name}/{name}" for part in chosen for name in part.damaged()]

    def broken(self, files: Sequence[str] = ()) -> IndexBroken:
        """The error of these files, or of all that are damaged: whether the texts are whole decides how it is mended."""
        files = files or self.damaged()
        if not files:
            return generations.broken(self.folder)
        lost = [name for name in files if name.endswith(f"/{TEXTS}")]
        shown = lost or files
        listed = "、".join(shown[:3]) + (f" 等 {len(shown)} 个" if len(shown) > 3 else "")
        return IndexBroken((LOST if lost else HEALS).format(files=listed))

    def essays(self) -> list[Essay]:
        """Its documents, whole; an older generation's too, so that a new one can be made of them. Raises IndexBroken."""
        essays = self.texts(self.parts)
        if len(essays) != self.manifest.get("documents"):
            raise generations.broken(self.folder)
        known = self.manifest.get("cut")
        current = isinstance(known, list) and known[:1] == [cutting.VERSION]
        return essays if current else list(map(annexes.renewed, essays))

    def texts(self, parts: Sequence[Part]) -> list[Essay]:
        """The documents of some of its parts. Raises IndexBroken."""
        try:
            return [essay for part in parts for essay in part.essays()]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self.broken() from error

    def digests(self) -> dict[str, str]:
        """The digest of each document, by its id; an older generation keeps none. Raises IndexBroken."""
        if self.manifest["format"] in OLDER:
            return {essay.essay_id: digest(essay) for essay in self.essays()}
        return {entry.essay_id: entry.digest for entry in self.documents()}

    def names(self) -> dict[str, str]:
        """What each document is called, by its id: its title, or the id itself. Raises IndexBroken."""
        if self.manifest["format"] in OLDER:
            return {essay.essay_id: essay.name for essay in self.essays()}
        return {entry.essay_id: entry.title for entry in self.documents()}

    def close(self) -> None:
        """Let it be removed."""
        self._release()


def answering(home: Path) -> Generation | None:
    """The generation that answers; None where there is none. Raises IndexBroken."""
    for _ in range(3):  # a build may swap generations and clear the old one between the two reads
        name = generations.current(home)
        if name is None:
            return None
        try:
            return Generation(home / "index" / name)
        except (OSError, IndexBroken) as error:
            failure = error
        if generations.current(home) == name:
            break
    raise generations.broken(home / "index") from failure


def essays_of(home: Path) -> tuple[str, list[Essay]] | None:
    """The generation that answers and its essays, without opening the database; None where there is none.

    Raises IndexBroken.
    """
    generation = answering(home)
    if generation is None:
        return None
    with closing(generation):
        return generation.folder.name, generation.essays()


@dataclass(frozen=True, slots=True)
class Verified:
    """How many files an index has, which of them are damaged, and the sentence that says how that is mended."""

    files: int
    damaged: tuple[str, ...]
    mend: str | None = None


def verified(home: Path, url: str = "") -> Verified:
    """What comes of comparing every file with what was written, and of counting what lies on a server.

    Raises IndexBroken where it cannot be told, InputError, ServerFailed.
    """
    generation = answering(home)
    if generation is None:
        raise InputError("还没有索引，无从核对；请运行 bot index，或用 --corpus 路径 指定要收录的文本。")
    with closing(generation):
        if generation.manifest["format"] != FORMAT:
            raise InputError("索引由旧版本建立，没有可以核对的记录；请运行 bot index --rebuild 改建后再核对。")
        damaged = tuple(generation.damaged())
        generation.reached_by(url)
        files = 1 + sum(len(part.files) for part in generation.parts)
        mend = str(generation.broken(damaged)) if damaged else None
        return Verified(files, damaged, mend or _lacking(generation, url))


def _lacking(generation: Generation, url: str) -> str | None:
    """What is to be done where the server has not all vectors of a generation."""
    try:
        for part in filter(lambda one: one.served, generation.parts):
            with closing(Vectors(part.folder / "chroma", url)) as vectors:
                if any(vectors.count(kind) != part.written(kind) for kind in KINDS):
                    return chroma.LACKING.format(url=chroma.shown(url))
    except IndexBroken as error:
        return str(error)
    return None


def cut_by(bounds: tuple[int, int, int]) -> list[object]:
    """Everything but the model that decides what is indexed: how texts become passages, words, measures; and chance."""
    return [cutting.VERSION, *bounds, keys.identity(), measures.identity(), vocabulary.digest("unrelated.txt")]


def described(parts: Sequence[Part], model: str, name: str, bounds: tuple[int, int, int]) -> dict[str, object]:
    """The manifest of a generation of these parts, but for `background`."""
    return {
        "format": FORMAT,
        "cut": cut_by(bounds),
        "model": model,
        "model_name": name,
        "words": vocabulary.own(),
        "documents": sum(part.size("documents") for part in parts),
        "passages": sum(part.size("passages") for part in parts),
        "sentences": sum(part.size("sentences") for part in parts),
        "parts": [part.row() for part in parts],
    }


def write(folder: Path, fields: Mapping[str, object]) -> None:
    """Write a generation's manifest, its digest with it."""
    told = dict(fields) | {"digest": _digest(fields)}
    generations.write_whole(folder / "manifest.json", json.dumps(told, ensure_ascii=False))


def _digest(fields: Mapping[str, object]) -> str:
    told = {name: value for name, value in fields.items() if name != "digest"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]

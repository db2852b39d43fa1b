"""Documents that were recognised and wait to be added: kept on the disk, for a page or a program that is started anew."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import InputError
from bot.index import rows

if TYPE_CHECKING:
    from bot.domain import Essay
    from bot.library import Preview

# How many documents wait at most, and how many bytes of them.
WAITING, BYTES = 500, 90_000_000
TOKEN = re.compile(r"[\w-]{22}")
EXPIRED = "有 {count} 份待加入的资料已不在（待加入的资料过多，或已在另一个窗口中移去），请重新拖入。"
NOTHING = "请先拖入或选择文件。"


@dataclass(frozen=True, slots=True)
class Held:
    """A document, what its file is called, and what of it could not be read."""

    essay: Essay
    name: str
    warnings: tuple[str, ...]


class Pending:
    """Documents in a folder by tokens that nobody can guess; the oldest go where there are too many."""

    def __init__(self, folder: Path, most: int = WAITING, size: int = BYTES) -> None:
        self._folder, self._most, self._size = folder, most, size

    def put(self, found: Preview) -> list[str]:
        """The token of each document. Raises HomeNotWritable, DiskFull."""
        tokens = [secrets.token_urlsafe(16) for _ in found.essays]
        if tokens:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
        for token, essay in zip(tokens, found.essays, strict=True):
            told = {"essay": asdict(essay), "name": found.name, "warnings": found.warnings}
            rows.write(self._folder / f"{token}.json", [told])
        self._sweep({self._file(token) for token in tokens})
        return tokens

    def there(self, tokens: Sequence[str]) -> dict[str, Held]:
        """Those of the documents that still wait, by their tokens."""
        found: dict[str, Held] = {}
        for token in tokens:
            with suppress(OSError, ValueError, TypeError, KeyError, StopIteration):
                told = next(rows.read(self._file(token)))
                found[token] = Held(rows.essay(told["essay"]), told["name"], tuple(told["warnings"]))
        return found

    def get(self, tokens: Sequence[str]) -> list[Essay]:
        """The documents, each once. Raises InputError where some have gone."""
        if not tokens:
            raise InputError(NOTHING)
        found = self.there(tokens)
        if gone := len(set(tokens) - found.keys()):
            raise InputError(EXPIRED.format(count=gone))
        return list({held.essay.essay_id: held.essay for held in found.values()}.values())

    def drop(self, tokens: Sequence[str]) -> None:
        """Keep these no longer."""
        for token in tokens:
            with suppress(OSError, ValueError):
                self._file(token).unlink(missing_ok=True)

    def _file(self, token: str) -> Path:
        """Where a document lies. Raises ValueError for what is no token."""
        if TOKEN.fullmatch(token) is None:
            raise ValueError(token)
        return self._folder / f"{token}.json"

    def _sweep(self, newest: set[Path]) -> None:
        """Let go of the oldest beyond the bounds, never of the newest, which were just put there."""
        with suppress(OSError):
            # Their times alone do not tell which are new: the clock may have been set back.
            files = sorted(self._folder.glob("*.json"), key=lambda file: (file in newest, file.stat().st_mtime_ns))
            sizes = [file.stat().st_size for file in files]
            while len(files) > len(newest) and (len(files) > self._most or sum(sizes) > self._size):
                files.pop(0).unlink(missing_ok=True)
                sizes.pop(0)

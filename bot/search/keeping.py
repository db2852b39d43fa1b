"""What can be done with the index of a home, whoever answers from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.index.manifest import Verified, verified
from bot.index.parts import Entry
from bot.search.opened import Indexed, Opened


class Keeping:
    """Builds, changes, mends and lists the index that is `opened`."""

    opened: Opened

    def build(self, paths: Sequence[Path] = ()) -> Indexed:
        """Make these files and folders (none: the shipped essays) the corpus of this home.

        Raises InputError for paths that are not there, EmptyCorpus where nothing was readable, HomeNotWritable.
        """
        return self.opened.build(paths)

    def change(self, added: Sequence[Path], removed: Sequence[str] = ()) -> Indexed:
        """Add files and folders to the corpus of this home, and remove documents by their ids. Raises as `build` does."""
        return self.opened.change(added, removed)

    def rebuild(self) -> Indexed:
        """Make the index anew from the texts that it holds. Raises InputError where there is none, IndexBroken."""
        return self.opened.rebuild()

    def verify(self) -> Verified:
        """Whether every file of the index is as it was written. Builds nothing."""
        return verified(self.opened.settings.home, self.opened.settings.chroma_url)

    def documents(self) -> list[Entry]:
        """What the index holds, a line a document, without opening it."""
        return self.opened.documents()

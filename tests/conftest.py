from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest

from bot import settings
from bot.app import Bot
from bot.index.store import Index

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

settings.prepare_libraries()
# A machine that is busy is slow, not wrong.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with the small real embedder that needs no model."""
    folder = tmp_path / "home"
    monkeypatch.setenv("BOT_HOME", str(folder))
    monkeypatch.setenv("BOT_EMBEDDING_MODEL", "hash")
    return folder


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """The bot as users have it: the bundled model and the shipped essays."""
    return Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], Bot]:
    """Builds a bot over a few texts, by the names of their files."""

    def build(texts: Mapping[str, str]) -> Bot:
        source = tmp_path_factory.mktemp("source")
        for name, text in texts.items():
            (source / f"{name}.txt").write_text(text, encoding="utf-8")
        made = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
        made.build([source])
        return made

    return build


@pytest.fixture(scope="session")
def index(bot: Bot) -> Iterator[Index]:
    yield bot.searcher.index


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public texts beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that an installed wheel fills: PYTHONPATH of a process that runs the program as users have it."""
    built, site = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site

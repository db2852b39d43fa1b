"""What the README promises exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from bot.faces.cli import commands
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_commands_are_targets_of_make() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets


def test_every_command_is_documented_and_exists() -> None:
    registered = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert set(re.findall(r"`bot ([a-z]+)", README)) == {*commands.commands, *registered["bot.commands"]}


def test_every_setting_that_is_documented_exists() -> None:
    names = {f"BOT_{name.upper()}" for name in Settings.__dataclass_fields__}
    assert set(re.findall(r"`(BOT_[A-Z_]+)`", README)) <= names


def test_every_path_that_is_named_exists() -> None:
    for path in re.findall(r"`((?:bot|evals|docs|corpus|tests|\.ci)/[\w/.]+)`", README):
        assert (ROOT / path).exists(), path

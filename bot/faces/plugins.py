"""Commands that other packages add to `bot`: entry points of the group `bot.commands`, each a click command.

Example: `eval = "policy_evals.cli:evaluate"` under `[project.entry-points."bot.commands"]` of a pyproject.toml.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

import click

from bot.errors import BotError

ENTRY_POINTS = "bot.commands"
# What this program's own installation registers; a folder of source that was never installed lacks it.
OWN = {
    "eval": "评测尚未安装，命令 eval 暂不可用；请在本程序的源码文件夹中运行 pip install '.[evals]' 后重试。",
}


class Extensible(click.Group):
    """A group of commands that also holds the installed packages' commands; each is imported when it is looked up."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Our own names and the registered ones, sorted."""
        return sorted({*super().list_commands(ctx), *(one.name for one in entry_points(group=ENTRY_POINTS))})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Ours, else the registered one, else one that tells in a sentence why it cannot run; None: no such name."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for one in entry_points(group=ENTRY_POINTS, name=cmd_name):
            return _loaded(one)
        return _telling(cmd_name, OWN[cmd_name]) if cmd_name in OWN else None


def _loaded(point: EntryPoint) -> click.Command:
    """The command of an entry point; one that tells what is wrong where its package is broken, so that others run."""
    package = point.dist.name if point.dist is not None else point.module
    try:
        command = point.load()
    except Exception as error:  # a foreign package may fail in any way while it is imported
        reason = " ".join(f"{type(error).__name__}：{error}".split())[:200]
        return _telling(point.name, f"命令 {point.name} 无法载入（{reason}）；请重新安装提供它的 {package} 后重试。")
    if not isinstance(command, click.Command):
        return _telling(point.name, f"命令 {point.name} 无法载入（{point.value} 不是命令）；请联系 {package} 的作者。")
    return command


def _telling(name: str, sentence: str) -> click.Command:
    """A command that takes any arguments and fails with the sentence."""

    def tell() -> None:
        raise BotError(sentence)

    anything = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(name, context_settings=anything, callback=tell, help=sentence, add_help_option=False)

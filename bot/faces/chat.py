"""A conversation in the terminal. Follow-ups lean on what was asked before, as on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.domain import Turn
from bot.faces import text, wire

if TYPE_CHECKING:
    from bot.app import Bot

LEAVE = frozenset({"退出", "再见", "exit", "quit", "q", ":q"})
ANEW = frozenset({"新对话", "重新开始", "clear", "/new"})
WELCOME = "请提问，可以接着追问；输入“新对话”重新开始，输入“退出”结束。"


def chat(bot: Bot) -> None:
    """Ask and answer until the asker leaves or the input ends."""
    click.echo(WELCOME)
    history: list[Turn] = []
    while True:
        try:
            question = input("\n问：").strip()
        except EOFError:
            click.echo()
            return
        if question.lower() in LEAVE:
            return
        if question.lower() in ANEW:
            history.clear()
            click.echo("已开始新的对话。")
        elif question:
            answer = bot.ask(question, history)
            click.echo("\n" + text.answer(wire.answer(answer)))
            history.append(Turn(question, answer))

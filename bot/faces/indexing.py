"""What `bot index` prints for people, and the list of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.faces import wire

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.search.opened import Indexed


def tell(done: Indexed) -> None:
    """Print what a build did; what was left out goes to standard error."""
    report = done.report
    click.echo(
        f"已收录 {report.documents} 篇文档、{report.passages} 个段落（新增 {report.added}，"
        f"沿用 {report.kept}，移除 {report.removed}），用时 {done.seconds:.1f} 秒。"
    )
    for essay_id in report.replaced:
        click.echo(f"已替换编号相同的文档：{essay_id}。", err=True)
    for item in done.rejected:
        click.echo(f"未收录 {item.path}：{item.reason}。", err=True)
    for warning in done.warned:
        click.echo(f"已收录但不完整 {warning.path}：{warning.reason}。", err=True)


def list_documents(bot: Bot, as_json: bool) -> None:
    """Print the documents of the index, a line each."""
    for entry in bot.documents():
        fields: dict[str, object] = {"id": entry.essay_id, "title": entry.title, "author": entry.author}
        fields |= {"passages": entry.passages, "source": entry.source}
        if as_json:
            click.echo(wire.line(fields), nl=False)
        else:
            click.echo("\t".join(str(value or "") for value in fields.values()))

"""What `bot index` prints for people, and the list of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.faces import wire

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.search.opened import Indexed


def tell(done: Indexed, as_json: bool) -> int:
    """Print what a build did; what was left out goes to standard error. The exit status."""
    if as_json:
        click.echo(wire.line(wire.indexed(done)), nl=False)
        return 0
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
    return 0


def rebuild(bot: Bot, as_json: bool) -> int:
    """Make the index anew of the texts that it holds."""
    return tell(bot.rebuild(), as_json)


def verify(bot: Bot, as_json: bool) -> int:
    """Compare every file of the index with what was written; exit status 1 where one is damaged."""
    found = bot.verify()
    if as_json:
        click.echo(wire.line({"ok": found.mend is None, "files": found.files, "damaged": found.damaged}), nl=False)
    elif found.mend is None:
        click.echo(f"索引完好：{found.files} 个文件与写入时一致。")
    for name in () if as_json else found.damaged:
        click.echo(f"损坏或缺失 {name}")
    if found.mend is not None:
        click.echo(found.mend, err=True)
    return 0 if found.mend is None else 1


def list_documents(bot: Bot, as_json: bool) -> int:
    """Print the documents of the index, a line each."""
    for entry in bot.documents():
        fields: dict[str, object] = {"id": entry.essay_id, "title": entry.title, "author": entry.author}
        fields |= {"passages": entry.passages, "source": entry.source}
        if as_json:
            click.echo(wire.line(fields), nl=False)
        else:
            click.echo("\t".join(str(value or "") for value in fields.values()))
    return 0


WAYS = {"list": list_documents, "verify": verify, "rebuild": rebuild}

"""The commands that serve others: the page with its interfaces, and the tools for another program's assistant."""

from __future__ import annotations

import click

from bot.faces.opening import opened, with_model


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option("--port", default=7860, type=click.IntRange(1, 65535), show_default=True, help="监听的端口。")
@with_model
def serve(host: str, port: int, model: str | None) -> None:
    """在浏览器中问答：启动网页，以及 HTTP、OpenAI 兼容和 MCP 接口。"""
    click.echo("正在启动……", err=True)
    from bot.faces.serve import serve as start

    with opened(model) as bot:
        bot.warm()
        start(bot, host, port)


@click.command()
@with_model
def mcp(model: str | None) -> None:
    """经标准输入输出提供 MCP 工具，供其他程序的智能助手调用。"""
    from bot.faces.as_mcp import tools

    with opened(model) as bot:
        bot.warm()
        tools(bot).run("stdio")


@click.command()
@click.option("--user", help="用户名；不给时生成供程序使用的令牌。")
def secret(user: str | None) -> None:
    """生成令牌，或为用户设密码；只需在环境变量中保存其摘要。"""
    from bot.faces import keys

    if user is None:
        token, digest = keys.new_token()
        click.echo(f"令牌（只显示这一次，请妥善保存）：{token}", err=True)
        click.echo(f"BOT_TOKENS={digest}")  # what is kept in a file, and nothing else
        return
    password = click.prompt("密码", hide_input=True, confirmation_prompt="再输入一次", err=True)
    click.echo(f"BOT_AUTH={keys.person(user, password)}")

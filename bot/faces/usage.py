"""What is wrong with how a command was called, in Chinese: click tells it in English."""

from __future__ import annotations

import click


def plain(error: click.UsageError) -> str:
    """A clause without a full stop. Example: --nosuch -> 没有选项 --nosuch"""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少参数 {error.param.opts[0]}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"参数 {error.param.opts[0]} 的值无效"
    return error.format_message().rstrip(".")

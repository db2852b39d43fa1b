"""The command `bot eval`: its options. `bot` finds it by the entry point; what it does is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bot.faces.cli import as_json

SUITES = ["essays", "provinces", "policy_qa", "quotes", "measures"]


@click.command("eval")
@click.option(
    "--suite", default="essays", type=click.Choice(SUITES), help="评测集；quotes 为引文核查，measures 为对策建议。"
)
@click.option("--data", type=click.Path(path_type=Path), help="后两个评测集的数据所在的文件夹。")
@click.option("--split", type=click.Choice(["dev", "test"]), help="只评开发集或测试集。")
@click.option("--failures", is_flag=True, help="列出失分的题和原因。")
@click.option("--ablation", is_flag=True, help="比较各路检索，并与 LangChain 教程流程对照。")
@click.option("--record", is_flag=True, help="把结果记为基线。")
@as_json
def evaluate(**given: Any) -> None:
    """评测回答和检索，写出 report.html。"""
    from policy_evals.command import dispatch

    dispatch(given)

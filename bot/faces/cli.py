"""The command line. JSON goes to standard output and nothing else; progress and errors go to standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import settings as configuration
from bot.errors import BotError, InputError
from bot.faces import serving
from bot.faces.batch import Case, cases, history
from bot.faces.feedback import feedback
from bot.faces.opening import opened, with_model
from bot.faces.plugins import Extensible
from bot.faces.usage import plain

if TYPE_CHECKING:
    from bot.app import Bot

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit status. 0 done, 2 wrong usage or unreadable input, 1 anything else."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    configuration.prepare_libraries()
    try:
        status = commands.main(args=list(arguments), prog_name="bot", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "bot"
        return _fail(f"用法有误：{plain(error)}；运行 {command} --help 查看用法。", InputError.exit_status)
    except BotError as error:
        return _fail(str(error), error.exit_status)
    except (KeyboardInterrupt, click.Abort):
        return _fail("已中断。", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing left to flush at exit
        return 0
    except Exception as error:
        if configuration.debugging():
            raise
        reason = " ".join(str(error).split())[:200]
        return _fail(f"程序内部错误（{type(error).__name__}：{reason}）；设置 BOT_DEBUG=1 后重试可查看详情。", 1)


def _fail(sentence: str, status: int) -> int:
    click.echo(sentence, err=True)
    return status


@click.group(cls=Extensible, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="policy-bot", message="%(package)s %(version)s")
def commands() -> None:
    """政策问答助手：逐句引用原文作答，注明作者、小节和位置。"""


commands.add_command(feedback)
as_json = click.option("--json", "as_json", is_flag=True, help="每行输出一个 JSON 对象。")
quoting = click.option("--quoting", is_flag=True, help="引文模式：只引原文，不用语言模型。")
only = click.option(
    "--only", multiple=True, help="只依据这位作者或这份文档（编号），可多次给出；编号见 bot index --list。"
)
batch_file = click.option("--batch", type=click.Path(path_type=Path), help="批量处理：JSONL 文件，每行一例。")


@commands.command()
@click.option("--corpus", "paths", multiple=True, type=click.Path(path_type=Path), help="文件或文件夹，可多次给出。")
@click.option("--add", "added", multiple=True, type=click.Path(path_type=Path), help="加入文件或文件夹；同编号的换新。")
@click.option("--remove", "removed", multiple=True, help="移除此编号的文档，可多次给出；其余不动，编号见 --list。")
@click.option("--list", "way", flag_value="list", help="列出已收录的文档：编号、标题、作者、段落数、来源。")
@click.option("--verify", "way", flag_value="verify", help="逐个核对索引的文件；有损坏时列出，退出码为 1。")
@click.option("--rebuild", "way", flag_value="rebuild", help="据索引中保存的文本重建索引。")
@click.argument("more", nargs=-1, type=click.Path(path_type=Path))
@as_json
def index(paths: tuple[Path, ...], more: tuple[Path, ...], way: str | None, as_json: bool, **given: Any) -> int:
    """建立索引。不给路径时收录随程序提供的文章；可收录 md、txt、docx、pdf、html、xlsx、csv、pptx、rtf、jsonl。"""
    from bot.faces import indexing

    added, removed = given["added"], given["removed"]
    if sum((bool(added or removed), bool(paths) or bool(more and not added), way is not None)) > 1:
        raise InputError("--corpus、--list、--verify、--rebuild 与 --add、--remove 不能同时使用。")
    with opened() as bot:
        if way is not None:
            return indexing.WAYS[way](bot, as_json)
        done = bot.change([*added, *more], removed) if added or removed else bot.build([*paths, *more])
    return indexing.tell(done, as_json)


@commands.command()
@click.argument("question", required=False)
@click.option("-k", "count", default=10, type=click.IntRange(1, 100), show_default=True, help="返回的段落数。")
@click.option("--author", help="只在这位作者的文章中查找。")
@as_json
@batch_file
def search(question: str | None, count: int, author: str | None, as_json: bool, batch: Path | None) -> None:
    """查找与问题最相关的段落。"""
    from bot.faces import text, wire

    def one(bot: Bot, case: Case) -> dict[str, Any]:
        return wire.hits(case["question"], bot.search(case["question"], count, case.get("author") or author))

    _answer_all(_cases(question, batch, {}), one, None if as_json or batch else text.hits)


@commands.command()
@click.argument("question", required=False)
@click.option("--history", "earlier", help='此前的问题，JSON 数组，如 ["创新积分制怎么用？"]。')
@click.option("--explain", is_flag=True, help="列出每一步的依据和数值。")
@click.option("--depth", type=click.IntRange(0, 3), help="概览的详略：0 主旨，1 标题，2 要点，3 全文。")
@only
@with_model
@quoting
@as_json
@batch_file
def ask(question: str | None, earlier: str | None, explain: bool, as_json: bool, **given: Any) -> None:
    """提问，得到逐句引用原文的回答；用语言模型时，逐句与原文核对。"""
    from bot.faces import text, wire

    def one(bot: Bot, case: Case) -> dict[str, Any]:
        asked = case["question"], case.get("history") or (), given["quoting"], given["depth"]
        some = bot.only(case.get("only") or given["only"])
        answer, stages = some.explain(*asked) if explain else (some.ask(*asked), None)
        return wire.answer(answer) | ({"explain": stages} if explain else {})

    asked = _cases(question, given["batch"], {"history": history(earlier)})
    _answer_all(asked, one, None if as_json or given["batch"] else text.answer, given["model"])


@commands.command()
@click.argument("file", required=False)
@click.option("--strict", is_flag=True, help="有字句、作者、出处或位置不符，或照录而未加引号时，退出码为 3。")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="另存为 .docx（批注）或 .html。")
@click.option("--replace", is_flag=True, help="另存的 Word 稿件中，以修订写入原文的字句。")
@as_json
@batch_file
def check(file: str | None, strict: bool, as_json: bool, batch: Path | None, **saved: Any) -> int:
    """核查稿件中的引文：逐条与原文比对字句和作者。FILE 为稿件（txt、md、docx），- 为标准输入。"""
    from bot.faces import checking

    with opened() as bot:
        given = checking.drafts(file, batch, **saved)
        return checking.run(bot, given, strict, as_json or batch is not None, **saved)


@commands.command()
@click.option("--profile", help="主体：是谁，如“科技型中小企业”。")
@click.option("--need", help="需求：遇到的问题或想做的事，可写多项，如“缺钱、缺设备”。")
@click.option("--format", "kind", type=click.Choice(["md", "docx", "xlsx"]), help="写成备忘录。")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="备忘录的文件名（.md、.docx 或 .xlsx）。")
@only
@with_model
@quoting
@as_json
@batch_file
def recommend(as_json: bool, batch: Path | None, **given: Any) -> None:
    """描述情况，得到所收录文章提出的对策，每一项都附原文和出处。"""
    from bot.faces import recommending

    kind = recommending.kind_of(given["kind"], given["output"])
    asked = recommending.situations(given["profile"], given["need"], batch, given["only"], kind is not None)
    with opened(given["model"]) as bot:
        recommending.run(bot, asked, as_json or batch is not None, kind, given["output"], given["quoting"])


@commands.command()
@with_model
def chat(model: str | None) -> None:
    """在终端里连续问答，可以追问。"""
    from bot.faces.chat import chat as start

    with opened(model) as bot:
        start(bot)


@commands.command()
@as_json
def doctor(as_json: bool) -> int:
    """检查安装、模型和索引；有问题时给出解决办法，退出码为 1。"""
    from bot.faces import doctor as examination

    findings = examination.examine(configuration.load())
    if as_json:
        _emit(examination.as_json(findings))
    else:
        click.echo(examination.as_text(findings))
    return 0 if all(finding.ok for finding in findings) else 1


def _cases(question: str | None, batch: Path | None, shared: Case) -> list[Case]:
    """One question, or every case of a batch file in its order."""
    if (question is None) == (batch is None):
        raise InputError("请给出一个问题，或用 --batch 给出 JSONL 文件，二者取一。")
    if question is not None and not question.strip():
        raise InputError("问题为空，请输入要问的内容。")
    return cases(batch) if batch is not None else [{"question": str(question).strip()} | shared]


def _answer_all(
    given: Sequence[Case],
    one: Callable[[Bot, Case], dict[str, Any]],
    show: Callable[[dict[str, Any]], str] | None,
    model: str | None = None,
) -> None:
    """Print what comes of each case: for people with `show`, else as a line of JSON."""
    with opened(model) as bot:
        for case in given:
            result = one(bot, case)
            if show is None:
                _emit(({"id": case["id"]} if "id" in case else {}) | result)
            else:
                click.echo(show(result))


def _emit(fields: dict[str, Any]) -> None:
    from bot.faces import wire

    sys.stdout.write(wire.line(fields))
    sys.stdout.flush()


for command in (serving.serve, serving.mcp, serving.secret):
    commands.add_command(command)

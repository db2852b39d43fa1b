"""Chroma's clients: of a folder, and of a server (BOT_CHROMA_URL), with what goes wrong there in sentences.

A part whose vectors lie on a server keeps the names of its two collections in `server.json`. They are written down
before the collections are made, so that whatever a broken-off build left is known and removed.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import unquote, urlsplit

from bot.errors import BotError, IndexBroken, ServerFailed
from bot.settings import no_env_file

if TYPE_CHECKING:
    from chromadb.api.client import Client

FILE = "server.json"
# Seconds that a server may take to be reached, and to answer.
REACH, ANSWER = 5, 60
UNREACHABLE = "连接不上 Chroma 服务器（{url}）；请确认它已经启动（chroma run --path 目录），并核对 BOT_CHROMA_URL。服务器恢复后自动继续。"
NOT_ONE = "地址“{url}”上不是 1.x 版的 Chroma 服务器（{seen}）；请核对 BOT_CHROMA_URL，或升级服务器。"
REFUSED = "Chroma 服务器（{url}）没有完成请求（{why}）；请查看服务器的日志，排除后重试。"
LACKING = "Chroma 服务器（{url}）上缺少索引的向量，所收录的文本完好；请运行 bot index --rebuild，据此重建索引。"
NO_URL = (
    "索引的向量保存在 Chroma 服务器上，而没有设置 BOT_CHROMA_URL；请设为该服务器的地址，如 http://127.0.0.1:8000，"
    "或运行 bot index --rebuild 改存在本机。"
)
T = TypeVar("T")


def library() -> Any:
    """The module chromadb, which makes settings of its own as soon as it is imported."""
    with no_env_file():
        import chromadb
        from chromadb.config import Settings

    Settings.model_config["env_file"] = None
    return chromadb


def of_folder(folder: Path) -> Client:
    """The client of a folder; a missing database is made."""
    chromadb = library()
    settings = chromadb.config.Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(path=str(folder), settings=settings)
    return cast("Client", client)  # declared as ClientAPI, which lacks close()


@lru_cache(maxsize=4)
def of_server(url: str) -> Client:
    """The client of a server, one for all parts. Raises ServerFailed where it cannot be reached, or is no such server."""
    import httpx

    chromadb = library()
    if not url:
        raise ServerFailed(NO_URL)
    place, headers = urlsplit(url), {}
    if place.username is not None:
        named = f"{unquote(place.username)}:{unquote(place.password or '')}"
        headers["Authorization"] = f"Basic {base64.b64encode(named.encode()).decode()}"
    secure = place.scheme == "https"
    try:  # asked first, as the client itself waits for ever
        answer = httpx.get(f"{shown(url)}/api/v2/version", headers=headers, timeout=REACH)
    except httpx.HTTPError as error:
        raise ServerFailed(UNREACHABLE.format(url=shown(url))) from error
    seen = answer.text.strip(' "\n')[:20] if answer.is_success else f"HTTP {answer.status_code}"
    if not answer.is_success or not seen.startswith("1."):
        raise ServerFailed(NOT_ONE.format(url=shown(url), seen=seen))
    try:
        client: Any = chromadb.HttpClient(
            str(place.hostname),
            place.port or (443 if secure else 80),
            ssl=secure,
            headers=headers,
            settings=chromadb.config.Settings(anonymized_telemetry=False),
        )
    except Exception as error:
        raise _told(url, error) from error
    client._server._session.timeout = httpx.Timeout(ANSWER, connect=REACH)  # it has no setting for that
    return cast("Client", client)


def asked(url: str, ask: Callable[[], T]) -> T:
    """What a server answers; asked once more where the line broke, as it may have been started anew.

    Raises ServerFailed, IndexBroken where a collection is not there.
    """
    import httpx

    try:
        with suppress(httpx.NetworkError, httpx.RemoteProtocolError):
            return ask()
        return ask()
    except Exception as error:
        raise _told(url, error) from error


def claim(folder: Path, kinds: tuple[str, ...]) -> dict[str, str]:
    """Write down, in a new folder of a part, which collections will be its own; their names by kind."""
    names = {kind: f"policy-{folder.parent.name}-{kind}" for kind in kinds}
    folder.mkdir()
    (folder / FILE).write_text(json.dumps(names), encoding="ascii")
    return names


def claimed(folder: Path) -> dict[str, str] | None:
    """The collections of a part, by kind; None where its vectors lie in its own folder."""
    file = folder / FILE
    return json.loads(file.read_text(encoding="ascii")) if file.is_file() else None


def discarded(folder: Path, url: str) -> bool:
    """Remove what a part has on a server; whether nothing is left there (or the server cannot be asked)."""
    try:
        names = claimed(folder)
        for name in (names or {}).values():
            with suppress(IndexBroken):  # it is not there
                asked(url, partial(of_server(url).delete_collection, name))
    except (BotError, OSError, ValueError):
        return False
    return True


def shown(url: str) -> str:
    """An address without name and password. Example: http://a:b@c:8000/ -> http://c:8000"""
    place = urlsplit(url)
    return f"{place.scheme}://{place.netloc.rpartition('@')[2]}"


def _told(url: str, error: Exception) -> BotError:
    import httpx
    from chromadb.errors import NotFoundError

    if isinstance(error, BotError):
        return error
    if isinstance(error, NotFoundError):
        return IndexBroken(LACKING.format(url=shown(url)))
    if isinstance(error, httpx.TransportError):
        return ServerFailed(UNREACHABLE.format(url=shown(url)))
    return ServerFailed(REFUSED.format(url=shown(url), why=type(error).__name__))

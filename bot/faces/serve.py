"""`bot serve`: run the page on a port until Ctrl+C."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.server import ServerState

from bot.errors import BotError, InputError
from bot.faces import api, journal
from bot.faces.doors import Names, is_loopback
from bot.faces.keys import Keys
from bot.faces.web.drawer import drawer

try:
    import resource
except ImportError:  # Windows, where sockets are counted apart from files
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from bot.app import Bot

UNLOCKED = (
    "对网络开放（--host {host}）须先设登录或令牌：运行 bot secret --user 用户名 得到 BOT_AUTH（供人登录网页），"
    "或运行 bot secret 得到 BOT_TOKENS（供程序调用），设好后重试；只在本机使用时请去掉 --host。"
)
EXPOSED = (
    "注意：网页对网络开放（{host}），凭密码或令牌使用；这里的连接没有加密，"
    "经不可信的网络使用时，请在前面放置提供 HTTPS 的反向代理。"
)
# Open pages keep a stream open for good; without a limit the server would wait for them.
PATIENCE = 1
# Seconds that a connection stays open between two requests: longer than a proxy keeps it (nginx: 60), which would else
# send a request into one that is just being closed.
BETWEEN = 75
# Seconds that the head of a connection's first request may take.
HEAD = 20
# Connections that are held at once, where the system sets no bound.
MOST = 10_000


def serve(bot: Bot, host: str, port: int) -> None:
    """Serve until Ctrl+C; says so once it really listens.

    Raises BotError where the port is not to be had, or the network could use it without a key.
    """
    keys, local = Keys.of(bot.settings), is_loopback(host)
    if not local and not keys:
        raise InputError(UNLOCKED.format(host=host))
    listener = bind(host, port)
    if not local:
        print(EXPOSED.format(host=host), file=sys.stderr, flush=True)  # noqa: T201
    journal.keep(bot.settings.log == "1" or not local)
    app = api.create(bot, Names.of(host, bot.settings.host_names), keys, 0 if local else bot.settings.rate)
    ready = "网页" if api.has_page() else "接口"
    server = _Announcing(configuration(app), f"{ready}已就绪：http://{_shown(host)}:{listener.getsockname()[1]}")
    if threading.current_thread() is threading.main_thread():
        # uvicorn stops in good order and then sends itself the signal once more, whose default would end the process
        # before it has cleared its files away.
        signal.signal(signal.SIGTERM, _leave)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        print("网页已停止。", flush=True)  # noqa: T201
    finally:
        listener.close()


def configuration(app: ASGIApp) -> uvicorn.Config:
    """How the app is run: quietly, and not waiting for open pages at the end."""
    return uvicorn.Config(
        app,
        http=Prompt,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        timeout_keep_alive=BETWEEN,
    )


def most() -> int:
    """How many connections are held: half of the descriptors that the process may open, as files need the rest."""
    if resource is None:
        return MOST
    bound = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return MOST if bound == resource.RLIM_INFINITY else min(MOST, bound // 2)


class Prompt(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """A connection that must bring its first request's head within seconds, and makes room where there are too many.

    Else connections on which nothing is asked use up all descriptors, and nobody is answered.
    """

    # Of each server, its connections, the one last that was heard last.
    held: ClassVar[WeakKeyDictionary[ServerState, OrderedDict[Prompt, None]]] = WeakKeyDictionary()

    def connection_made(self, transport: asyncio.Transport) -> None:
        """See `asyncio.Protocol`."""
        super().connection_made(transport)
        self.late = self.loop.call_later(HEAD, self._leave)
        self.beside = self.held.setdefault(self.server_state, OrderedDict())
        self.beside[self] = None
        if len(self.beside) > most():
            self._make_room()

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        if self in self.beside:  # else it is being closed
            self.beside.move_to_end(self)
        super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """See `asyncio.Protocol`."""
        self.late.cancel()
        self.beside.pop(self, None)
        super().connection_lost(exc)

    def _leave(self) -> None:
        if self.cycle is None:
            self.transport.close()

    def _make_room(self) -> None:
        """Close the connection that was silent longest, of those that no request is being answered on; else this one."""
        for one in list(self.beside):
            if one.cycle is None or one.cycle.response_complete:
                break
            self.beside.move_to_end(one)  # not to be looked at first the next time
        del self.beside[one]
        one.transport.close()


def bind(host: str, port: int) -> socket.socket:
    """A bound socket, or a BotError that says what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise BotError(
            f"无法在 {host}:{port} 启动网页（{error.strerror or error}）；"
            f"端口可能已被占用，请关闭占用它的程序，或用 --port 另选端口，如 --port {port + 1}。"
        ) from error
    return listener


def _leave(*_: object) -> None:
    """End now, with nothing of anybody's left: a check that is still running in a thread would hold up a plain exit."""
    drawer().close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


class _Announcing(uvicorn.Server):
    """A server that tells when it listens."""

    def __init__(self, config: uvicorn.Config, sentence: str) -> None:
        super().__init__(config)
        self.sentence = sentence

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self.sentence, flush=True)  # noqa: T201

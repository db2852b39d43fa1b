"""`bot serve`: run the page on a port until Ctrl+C."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

import uvicorn
from starlette.types import ASGIApp

from bot.errors import BotError
from bot.faces import api, journal
from bot.faces.doors import Names, is_loopback
from bot.faces.web.drawer import drawer

if TYPE_CHECKING:
    from bot.app import Bot

EXPOSED = (
    "注意：网页对网络开放（{host}），尚无登录验证，凡能访问这台机器的人都可以提问、上传稿件；"
    "请仅在可信的网络中使用，不需要时去掉 --host。"
)
# Open pages keep a stream open for good; without a limit the server would wait for them.
PATIENCE = 1


def serve(bot: Bot, host: str, port: int) -> None:
    """Serve until Ctrl+C; says so once it really listens. Raises BotError where the port is not to be had."""
    listener = bind(host, port)
    if not is_loopback(host):
        print(EXPOSED.format(host=host), file=sys.stderr, flush=True)  # noqa: T201
    journal.keep(bot.settings.log == "1" or not is_loopback(host))
    app = api.create(bot, Names.of(host, bot.settings.host_names))
    server = _Announcing(configuration(app), f"网页已就绪：http://{_shown(host)}:{listener.getsockname()[1]}")
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
    return uvicorn.Config(app, log_level="critical", access_log=False, timeout_graceful_shutdown=PATIENCE)


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

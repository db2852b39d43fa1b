"""The page and the API, served on loopback from a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from bot.faces import api, serve


def served(bot: Any) -> Any:
    """The address of a running server that answers from this bot."""
    return serving(api.create(bot))


@contextmanager
def serving(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """The address of a running server with this app; `port`: 0 for any that is free."""
    listener = serve.bind("127.0.0.1", port)
    server = uvicorn.Server(serve.configuration(app))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()

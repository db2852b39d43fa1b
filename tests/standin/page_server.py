"""The page and the API, served on loopback from a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from bot.faces import api, serve


@contextmanager
def served(bot: Any, **given: Any) -> Iterator[str]:
    """The address of a running server that answers from this bot; `given` goes to `api.create`."""
    listener = serve.bind("127.0.0.1", 0)
    server = uvicorn.Server(serve.configuration(api.create(bot, **given)))
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

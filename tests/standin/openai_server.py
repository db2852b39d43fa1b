"""A server that speaks OpenAI's chat protocol over HTTP and says what a script tells it to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Exchange"], None]
SOURCE = re.compile(r"^\[(\d+)\] (.*?)：(.*)$", re.MULTILINE)


@dataclass
class Exchange:
    """One request, and the means to answer it."""

    handler: BaseHTTPRequestHandler
    body: dict[str, Any]
    count: int

    @property
    def prompt(self) -> str:
        """All messages of the request."""
        return "\n\n".join(message["content"] for message in self.body["messages"])

    @property
    def sources(self) -> list[tuple[int, str, str]]:
        """The evidence in the user's message: number, whose it is, the words."""
        return [(int(n), who, words) for n, who, words in SOURCE.findall(self.body["messages"][-1]["content"])]

    def status(self, code: int, body: str = "{}", kind: str = "application/json") -> None:
        data = body.encode()
        self.handler.send_response(code)
        self.handler.send_header("Content-Type", kind)
        self.handler.send_header("Content-Length", str(len(data)))
        self.handler.end_headers()
        self.handler.wfile.write(data)

    def open(self, kind: str = "text/event-stream") -> None:
        self.handler.send_response(200)
        self.handler.send_header("Content-Type", kind)
        self.handler.end_headers()

    def raw(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def piece(self, text: str, finish: str | None = None) -> None:
        delta = {"content": text} if text else {}
        chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "standin"}
        choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
        self.raw(f"data: {json.dumps(chunk | {'choices': [choice]})}\n\n".encode())

    def close(self, finish: str = "stop") -> None:
        self.piece("", finish)
        chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "standin", "choices": []}
        usage = {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500}
        self.raw(f"data: {json.dumps(chunk | {'usage': usage})}\n\ndata: [DONE]\n\n".encode())

    def say(self, text: str, size: int = 3) -> None:
        """The whole reply, `size` characters a piece."""
        self.open()
        for at in range(0, len(text), size):
            self.piece(text[at : at + size])
        self.close()


@dataclass
class Standin:
    """A running server. `script` answers each request; `prompts` are what it was asked."""

    server: ThreadingHTTPServer
    script: Script = lambda exchange: exchange.say("")
    prompts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def play(self, script: Script | str) -> None:
        """What the next requests are answered with: a script, or a text."""
        self.prompts.clear()
        self.script = script if callable(script) else lambda exchange: exchange.say(script)


class Patient(ThreadingHTTPServer):
    """A server that lets many wait to be let in, as real ones do; of its base on a busy machine the sixth is refused."""

    request_queue_size = 128


@contextmanager
def running() -> Iterator[Standin]:
    """A server on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            exchange = Exchange(self, body, len(standin.prompts) + 1)
            standin.prompts.append(exchange.prompt)
            standin.keys.append(self.headers.get("Authorization", ""))
            try:
                standin.script(exchange)
            except OSError:  # the bot has hung up, as it should
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = Patient(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    standin = Standin(server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def forever(text: str) -> Iterable[str]:
    """The same words without end."""
    while True:
        yield text

"""A Chroma server of its own on a free port of loopback, for tests."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

CODE = "from chromadb.cli.cli import app; app()"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`chroma run` over a folder; it can be stopped and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Begin, and wait until it answers."""
        command = [sys.executable, "-c", CODE, "run", "--path", str(self.folder), "--port", str(self.port)]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen([*command, "--host", "127.0.0.1"], stdout=quiet, stderr=quiet)
        for _ in range(600):
            try:
                httpx.get(f"{self.url}/api/v2/version")
                return
            except httpx.TransportError:
                assert self._process.poll() is None
                time.sleep(0.1)
        raise AssertionError("the server does not start")

    def stop(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()

    def names(self) -> set[str]:
        """The names of its collections."""
        at = f"{self.url}/api/v2/tenants/default_tenant/databases/default_database/collections"
        return {one["name"] for one in httpx.get(at).json()}

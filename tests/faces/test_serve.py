from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.faces import serve


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with serve.bind("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BotError, match=f"无法在 127.0.0.1:{port} 启动网页.*--port {port + 1}"):
            serve.bind("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_told_in_a_sentence() -> None:
    with pytest.raises(BotError, match="无法在"):
        serve.bind("203.0.113.1", 7860)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise there")
def test_it_says_when_it_listens_and_stops_cleanly(home: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=os.environ | {"PYTHONUTF8": "1"}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == f"网页已就绪：http://127.0.0.1:{port}"
        with socket.create_connection(("127.0.0.1", port)):
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0

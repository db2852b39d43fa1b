"""Two services on one home and one Chroma server: a build under load, one of them killed, and every answer is right."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from bot.app import Bot
from bot.settings import Settings
from tests.served import Server, free_port

PLACES = ("青原", "永宁", "平阳", "新溪", "临川", "高城")
ASKED = [f"{place}市对开展技术改造的企业每年补助多少万元？" for place in PLACES]
USERS, BEFORE, AFTER = 4, 12, 12  # answers before the build begins, and after one process is gone


def texts(folder: Path, more: int) -> Path:
    folder.mkdir()
    for at, place in enumerate(PLACES):
        body = f"{place}市对开展技术改造的企业，每年补助{at + more}万元。\n\n{place}市鼓励高校向企业开放实验室。\n"
        (folder / f"{at}.md").write_text(f"# {place}市技术改造办法\n\n{body}", encoding="utf-8")
    return folder


def alone(home: Path, corpus: Path) -> dict[str, str]:
    """What a program by itself answers, with its vectors in its own folder."""
    bot = Bot(Settings(home=home, embedding_model="hash"))
    bot.build([corpus])
    return {question: bot.ask(question).text for question in ASKED}


def run(*arguments: object, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    command = [sys.executable, "-m", "bot", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert "网页已就绪" in process.stdout.readline()
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


class Users:
    """Ask one address after the other, as a proxy would; where one does not answer any more, the next."""

    def __init__(self, addresses: list[str]) -> None:
        self.addresses, self.answers, self.over = addresses, list[tuple[float, str, int, str]](), threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(USERS)]
        for thread in self._threads:
            thread.start()

    def _ask(self, number: int) -> None:
        with httpx.Client(timeout=120) as client:
            while not self.over.is_set():
                number += 1
                question, begun = ASKED[number % len(ASKED)], time.monotonic()
                for address in (self.addresses[number % 2], *self.addresses):
                    with suppress(httpx.TransportError):
                        got = client.post(f"{address}/api/ask", json={"question": question, "quoting": True})
                        self.answers.append((begun, question, got.status_code, got.json().get("text", got.text)))
                        break
                else:
                    self.answers.append((begun, question, 0, "nobody answered"))

    def more(self, count: int) -> None:
        """Wait for so many answers."""
        wanted, late = len(self.answers) + count, time.monotonic() + 240
        while len(self.answers) < wanted:
            assert time.monotonic() < late, self.answers[-3:]
            time.sleep(0.05)

    def end(self) -> None:
        self.over.set()
        for thread in self._threads:
            thread.join()


def test_a_build_under_load_and_a_killed_process_make_no_answer_wrong_or_missing(tmp_path: Path) -> None:
    old, new = texts(tmp_path / "old", 10), texts(tmp_path / "new", 50)
    first, second = alone(tmp_path / "one", old), alone(tmp_path / "two", new)
    assert all(f"{at + 10}万元" in first[asked] and f"{at + 50}万元" in second[asked] for at, asked in enumerate(ASKED))
    server = Server(tmp_path / "chroma")
    given = {"BOT_HOME": str(tmp_path / "home"), "BOT_EMBEDDING_MODEL": "hash", "BOT_CHROMA_URL": server.url}
    environment = {**os.environ, **given, "PYTHONUTF8": "1"}
    try:
        run("index", "--corpus", old, environment=environment)
        before = server.names()
        with serving(environment) as (one, at), serving(environment) as (_, beside):
            users = Users([at, beside])
            try:
                users.more(BEFORE)
                run("index", "--corpus", new, environment=environment)
                swapped = time.monotonic()
                users.more(AFTER)
                one.kill()
                users.more(AFTER)
            finally:
                users.end()
            assert httpx.get(f"{beside}/readyz").status_code == 200
            server.stop()
            gone = httpx.get(f"{beside}/readyz")
            assert gone.status_code == 503 and "Chroma" in gone.json()["error"]
            failed = httpx.post(f"{beside}/api/ask", json={"question": "临川市怎样鼓励高校？"}, timeout=60)
            assert failed.status_code == 503 and "Chroma" in failed.json()["error"]
            server.start()
            assert httpx.get(f"{beside}/readyz").status_code == 200
        wrong = [
            answer
            for begun, question, *answer in users.answers
            if answer not in [[200, right[question]] for right in ((second,) if begun > swapped else (first, second))]
        ]
        assert wrong == []
        assert {text for begun, _, _, text in users.answers if begun < swapped} & {*first.values()}
        run("index", "--remove", "0", environment=environment)
        assert len(server.names()) == 2 and server.names().isdisjoint(before)
    finally:
        server.stop()

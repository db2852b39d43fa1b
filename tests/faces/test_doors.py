"""What a stranger on the network, or a foreign page in a user's browser, gets from the running server."""

from __future__ import annotations

import itertools
import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import Mount

from bot import settings
from bot.app import Bot
from bot.errors import InputError
from bot.faces import api, limits, marked
from bot.faces.doors import Names
from bot.faces.web.narrow import Narrow
from tests.standin.page_server import served, serving

CANARY = "金丝雀七三九一"
PATHS = re.compile(r"/[^\s\"'<>?\\]+")
DRAFT = "马回说：“推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩”。"
# Past the last event of the page; those that are not there say so at once.
EVENTS = 40
SLOTS = 4


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))


@pytest.fixture(scope="module")
def client(small: Bot) -> Iterator[httpx.Client]:
    with served(small) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that is none of the page's; it quotes nothing, and nobody may read it."""
    file = tmp_path_factory.mktemp("secret") / "canary.txt"
    file.write_text(f"“{CANARY}，这是一份不该有人看到的文件。”", encoding="utf-8")
    return file


def upload(client: httpx.Client, name: str, words: str) -> str:
    """A real upload; where it lies."""
    sent = client.post("/gradio_api/upload", files={"files": (name, words.encode())})
    assert sent.status_code == 200, sent.text
    return str(sent.json()[0])


def event(client: httpx.Client, number: int, data: list[Any], session: str, **more: Any) -> str:
    """All that the server says to an event of the page."""
    body = {"data": data, "fn_index": number, "session_hash": session, "trigger_id": None, "event_data": None}
    joined = client.post("/gradio_api/queue/join", json=body | more)
    if joined.status_code != 200:
        return joined.text
    said = ""
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as lines:
        for line in lines.iter_lines():
            said += line + "\n"
            if '"process_completed"' in line or '"close_stream"' in line:
                break
    return said


def wait_until(done: Callable[[], bool]) -> None:
    """Wait for something that the server does by itself."""
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)
    pytest.fail("it never came to pass")


def of_file(path: str) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": "x.txt"}


def test_no_event_gives_a_file_of_the_machine(client: httpx.Client, canary: Path) -> None:
    sessions = itertools.count()
    own = of_file(upload(client, "稿.txt", "创新"))
    forms: list[Any] = [
        of_file(str(canary)),
        [of_file(str(canary))],
        {"a": of_file(str(canary))},
        own | {"x": of_file(str(canary))},
        own | {"url": of_file(str(canary))},
        str(canary),
    ]
    heard = ""
    for number, form in itertools.product(range(EVENTS), forms):
        heard += event(client, number, [form] * SLOTS, f"thief{next(sessions)}", event_data={"essay": form})
    assert CANARY not in heard
    for path in {path for path in PATHS.findall(heard) if path.endswith("canary.txt") and path != str(canary)}:
        assert CANARY not in client.get(f"/gradio_api/file={path}").text


def test_no_file_route_gives_a_file_of_the_machine(client: httpx.Client, canary: Path) -> None:
    uploaded = upload(client, "稿.txt", "马回说，创新。")
    ways = [
        str(canary),
        f"{Path(uploaded).parent}/../../../../../../../..{canary}",
        f"{Path(uploaded).parent}/../../../..{canary}".replace("..", "%2e%2e"),
        f"file://{canary}",
        f"/{canary}",
    ]
    routes = ("file=", "file/", "proxy=", "proxy=file://", "stream/", "custom_component/", "runs/")
    for route, way in itertools.product(routes, ways):
        assert CANARY not in client.get(f"/gradio_api/{route}{way}").text
    for route, way in itertools.product(("static", "assets", "svelte", "page", "original", "api/essays"), ways):
        assert CANARY not in client.get(f"/{route}/{way}").text


def test_a_link_among_the_uploads_is_not_followed(client: httpx.Client, canary: Path) -> None:
    link = Path(upload(client, "甲.txt", "一")).with_name("link.txt")
    link.symlink_to(canary)
    assert client.get(f"/gradio_api/file={link}").status_code == 404
    link.unlink()


def clicked(client: httpx.Client, elem_id: str, how: str = "click") -> int:
    """The number of the event that a click on a button starts."""
    config = client.get("/config").json()
    button = next(item["id"] for item in config["components"] if item["props"].get("elem_id") == elem_id)
    return int(next(item["id"] for item in config["dependencies"] if [button, how] in item["targets"]))


def filled(client: httpx.Client, file: Any, session: str) -> str:
    """What the server says to an upload of the editors' room."""
    return event(client, clicked(client, "draft-file", "upload"), [file], session)


def checked(client: httpx.Client, session: str, words: str = DRAFT) -> tuple[str, list[str]]:
    """Upload a draft, check it, ask for both files: what the server said, and where the files lie that it took and made."""
    path = upload(client, "稿.txt", words)
    said = filled(client, of_file(path), session)
    said += event(client, clicked(client, "check-send"), [words, None], session)
    for kind in ("docx", "html"):
        said += event(client, clicked(client, f"check-{kind}"), [None, "", ""], session)
    return said, [path, *dict.fromkeys(re.findall(r'"path":"([^"]+引文核查\.(?:docx|html))"', said))]


def test_what_was_uploaded_is_checked_and_what_is_offered_comes(client: httpx.Client) -> None:
    said, files = checked(client, "editor")
    assert "一致 1 处" in said
    assert [Path(file).suffix for file in files] == [".txt", ".docx", ".html"]
    assert client.get(f"/gradio_api/file={files[1]}").content.startswith(b"PK")


def test_no_other_user_of_the_machine_can_read_a_draft(client: httpx.Client) -> None:
    _, files = checked(client, "private")
    for file in map(Path, files):
        shut = [folder for folder in file.parents if folder.stat().st_mode & 0o077 == 0]
        assert shut, f"{file} stands open"


def test_a_session_takes_its_files_with_it_and_only_its_own(client: httpx.Client) -> None:
    _, first = checked(client, "first", f"{DRAFT}甲")
    _, second = checked(client, "second", f"{DRAFT}甲")
    assert first[0] == second[0], "one content, one place"
    event(client, clicked(client, "check-send"), [DRAFT, None], "first")
    with client.stream("GET", "/gradio_api/heartbeat/first") as beat:
        next(beat.iter_lines())
    wait_until(lambda: not any(Path(file).exists() for file in first[1:]))
    assert Path(second[0]).exists() and Path(second[1]).exists()
    with client.stream("GET", "/gradio_api/heartbeat/second") as beat:
        next(beat.iter_lines())
    wait_until(lambda: not any(Path(file).exists() for file in second))


def test_an_upload_that_was_never_checked_goes_with_its_session_too(client: httpx.Client) -> None:
    path = upload(client, "稿.txt", f"{DRAFT}丙")
    filled(client, of_file(path), "idle")
    assert Path(path).exists()
    with client.stream("GET", "/gradio_api/heartbeat/idle") as beat:
        next(beat.iter_lines())
    wait_until(lambda: not Path(path).exists())


def test_a_session_that_ends_while_its_file_is_made_leaves_nothing_behind(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is a real one and held up, so that the page is closed in its middle."""
    draft = Path(upload(client, "稿.txt", f"{DRAFT}丁"))
    filled(client, of_file(str(draft)), "hasty")
    event(client, clicked(client, "check-send"), [f"{DRAFT}丁", None], "hasty")
    others = set(draft.parents[1].rglob("*引文核查*"))
    begun, gone, save, told = threading.Event(), threading.Event(), marked.save, []

    def slow(*given: Any) -> None:
        begun.set()
        assert gone.wait(60)
        try:
            save(*given)
        except InputError as error:
            told.append(str(error))
            raise

    monkeypatch.setattr(marked, "save", slow)
    number = clicked(client, "check-docx")
    asking = threading.Thread(target=event, args=(client, number, [None, "", ""], "hasty"))
    try:
        asking.start()
        assert begun.wait(60)
        with client.stream("GET", "/gradio_api/heartbeat/hasty") as beat:
            next(beat.iter_lines())
        wait_until(lambda: not draft.exists())
    finally:
        gone.set()
        asking.join()
    assert len(told) == 1
    assert set(draft.parents[1].rglob("*引文核查*")) == others


def test_a_file_that_was_cleared_away_is_asked_for_anew(client: httpx.Client) -> None:
    path = upload(client, "稿.txt", f"{DRAFT}乙")
    Path(path).unlink()
    assert "请重新选择文件" in filled(client, of_file(path), "late")


def test_only_what_the_page_needs_of_gradio_is_there(client: httpx.Client) -> None:
    closed = [
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/gradio_api/file=http://127.0.0.1:9/x"),
        ("GET", "/gradio_api/proxy=http://127.0.0.1:9/x"),
        ("GET", "/gradio_api/deep_link"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/queue/status"),
        ("GET", "/monitoring"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/api/reply"),
        ("POST", "/gradio_api/call/reply"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/process_recording"),
        ("POST", "/gradio_api/vibe-edit"),
        ("POST", "/login"),
        ("DELETE", "/gradio_api/upload"),
    ]
    for method, path in closed:
        answer = client.request(method, path)
        assert (answer.status_code, answer.json()["error"]) == (404, "没有这个地址。"), path


@pytest.mark.parametrize(
    "value", [{"a": 1}, [1], of_file("https://127.0.0.1:9/x"), {"path": 5}, "nested", "another kind", "a strange field"]
)
def test_a_value_of_another_kind_is_refused_in_a_sentence(client: httpx.Client, value: Any) -> None:
    own = of_file(upload(client, "稿.txt", DRAFT))
    made = {
        "nested": own | {"orig_name": of_file("https://127.0.0.1:9/x")},
        "another kind": own | {"meta": {"_type": "gradio.Other"}},
        "a strange field": own | {"stream": 1},
    }
    assert "请求的内容不合要求" in filled(client, made[value] if isinstance(value, str) else value, "odd")
    assert "已读入" in filled(client, own, "even")


def test_gradio_itself_takes_no_file_of_the_machine_either(small: Bot, canary: Path) -> None:
    """Without our narrow way in front of it: the one does not rely on the other."""
    app = api.create(small)
    (mounted,) = (route for route in app.router.routes if isinstance(route, Mount))
    assert isinstance(mounted.app, Narrow)
    mounted.app = mounted.app.app
    with serving(app) as address, httpx.Client(base_url=address, timeout=60) as bare:
        clicks = [(name, "click") for name in ("check-send", "check-docx", "recommend-send")]
        for number in (clicked(bare, *way) for way in (*clicks, ("draft-file", "upload"))):
            said = event(bare, number, [of_file(str(canary))] * SLOTS, f"bare{number}")
            assert CANARY not in said
            assert '"success":false' in said


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b'{"data": ' + b"[" * 100_000])
def test_an_event_that_is_none_is_refused_in_a_sentence(client: httpx.Client, body: bytes) -> None:
    answer = client.post("/gradio_api/queue/join", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"].endswith("。")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "a@127.0.0.1", "[", ""]
)
def test_a_foreign_host_is_refused(client: httpx.Client, host: str) -> None:
    for method, path in (("GET", "/"), ("GET", "/api/essays"), ("POST", "/gradio_api/queue/join"), ("GET", "/nowhere")):
        answer = client.request(method, path, headers={"Host": host})
        assert answer.status_code == 400
        assert "BOT_HOSTS" in answer.json()["error"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:7860", "[::1]:7860", "127.0.0.2"])
def test_a_name_of_the_loopback_is_ours(client: httpx.Client, host: str) -> None:
    assert client.get("/api/health", headers={"Host": host}).status_code == 200


def test_other_addresses_and_names_are_ours_only_where_we_said_so() -> None:
    alone, told = Names.of("127.0.0.1"), Names.of("localhost", ["Policy.gov.cn"])
    assert not alone.ours("192.0.2.1") and not alone.ours("policy.gov.cn")
    assert Names.of("::1", ["政策.中国:8080"]).ours("xn--5bvr50c.xn--fiqs8s")
    assert told.ours("policy.gov.cn") and not told.ours("www.policy.gov.cn")
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        public = Names.of(host)
        assert public.ours("192.0.2.1") and public.ours("::1") and public.ours("localhost")
        assert not public.ours("evil.example")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:1", "file://", "http://["])
def test_a_page_elsewhere_is_not_served(client: httpx.Client, origin: str) -> None:
    for method, path in (("POST", "/gradio_api/upload"), ("POST", "/api/ask"), ("OPTIONS", "/gradio_api/queue/join")):
        answer = client.request(method, path, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


def test_our_own_page_is_served(client: httpx.Client) -> None:
    own = str(client.base_url).rstrip("/")
    answer = client.post("/api/ask", json={"question": "创新积分制怎么用？"}, headers={"Origin": own})
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/api/ask", "/api/check", "/gradio_api/queue/join", "/gradio_api/upload"])
@pytest.mark.parametrize("told", [True, False], ids=["length told", "in chunks"])
def test_a_body_that_is_too_large_is_refused_in_a_sentence(client: httpx.Client, path: str, told: bool) -> None:
    form = path.endswith("upload")
    most = limits.UPLOAD if form else limits.BODY
    piece = b" " * 2**16

    def chunks() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' if form else b""
        for _ in range(most // len(piece) + 2):
            yield piece

    content: Any = b" " * (most + 1) if told else chunks()
    kind = "multipart/form-data; boundary=x" if form else "application/json"
    answer = client.post(path, content=content, headers={"Content-Type": kind})
    assert answer.status_code == 413
    assert answer.json()["error"].startswith("所发送的内容超过")


def test_a_file_just_over_the_limit_is_refused_when_it_is_read(client: httpx.Client) -> None:
    path = upload(client, "稿.txt", "1" * (limits.FILE + 1))
    assert "稿件文件超过 20 MB" in filled(client, of_file(path), "large")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/ask", {"question": "那马回呢？", "history": ["问"] * (limits.TURNS + 1)}),
        ("/api/ask", {"question": "那马回呢？", "history": ["问" * (limits.HISTORY + 1)]}),
        ("/api/ask/stream", {"question": "那马回呢？", "history": [{"question": "问" * (limits.HISTORY + 1)}]}),
        ("/api/recommend", {"profile": "企" * (limits.PROFILE + 1), "need": "缺钱"}),
        ("/api/search", {"question": "创新", "author": "甲" * (limits.AUTHOR + 1)}),
    ],
)
def test_what_is_too_much_is_told_in_a_sentence(client: httpx.Client, path: str, body: dict[str, Any]) -> None:
    answer = client.post(path, json=body)
    assert answer.status_code == 422
    assert re.search(r"超过 \d+ ?[个字万].+。$", answer.json()["error"])


def test_a_filter_that_is_too_long_is_told_in_a_sentence(client: httpx.Client) -> None:
    for path in ("/api/measures", "/measures"):
        answer = client.get(path, params={"words": "创 " * limits.FILTER})
        assert answer.status_code == 422
        assert answer.json()["error"].startswith("筛选条件超过")


def test_a_proxy_that_tells_a_foreign_name_is_refused(client: httpx.Client) -> None:
    assert client.get("/config", headers={"X-Forwarded-Host": "evil.example"}).status_code == 400
    assert client.get("/config", headers={"X-Forwarded-Host": "localhost"}).status_code == 200


def test_two_hosts_are_one_too_many(client: httpx.Client) -> None:
    name, port = client.base_url.host, client.base_url.port
    with socket.create_connection((name, port)) as bare:
        bare.sendall(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n")
        assert b" 400 " in bare.recv(100)


@pytest.mark.parametrize("ranges", ["bytes=0-0,-1", "bytes=0-1,0-1", "bytes=-999999999999,0-1", "bytes=9-", "x"])
def test_a_range_of_a_file_is_the_whole_file(client: httpx.Client, ranges: str) -> None:
    path = upload(client, "稿.txt", DRAFT)
    answer = client.get(f"/gradio_api/file={path}", headers={"Range": ranges})
    assert (answer.status_code, answer.text) == (200, DRAFT)


def test_an_event_that_is_not_the_pages_to_send_is_refused(client: httpx.Client) -> None:
    """The end of a session, those that the browser does itself, and one of nobody's session."""
    config = client.get("/config").json()["dependencies"]
    ends = {item["id"] for item in config if any(how == "unload" for _, how in item["targets"])}
    alone = {item["id"] for item in config if not item["backend_fn"]}
    assert ends and alone
    for number in ends | alone:
        assert "请求的内容不合要求" in event(client, number, [None] * SLOTS, "anybody")
    assert "请求的内容不合要求" in event(client, clicked(client, "check-send"), ["", None], "")


def test_every_failure_is_one_sentence(client: httpx.Client) -> None:
    number = clicked(client, "check-send")
    root = Path(upload(client, "稿.txt", "一")).parents[1]
    join = json.dumps({"fn_index": number, "data": ["", None], "session_hash": "s"}).encode()
    requests: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", "/api/ask", {"content": b"[" * 100_000, "headers": {"Content-Type": "application/json"}}),
        ("POST", "/api/ask", {"content": b"\x80\x81", "headers": {"Content-Type": "application/json"}}),
        ("PUT", "/api/ask", {}),
        ("GET", "/api/nowhere", {}),
        ("GET", "/static/../../../etc/passwd", {}),
        ("GET", f"/gradio_api/file={root}", {}),
        ("GET", f"/gradio_api/file={root}/.lock", {}),
        ("GET", f"/gradio_api/file={root}/nothing.txt", {}),
        ("GET", "/gradio_api/queue/data", {}),
        ("POST", "/gradio_api/cancel", {"json": {}}),
        ("POST", "/gradio_api/reset", {"json": {}}),
        ("POST", "/gradio_api/queue/join", {"content": join, "headers": {"Content-Type": "text/plain"}}),
        ("POST", "/gradio_api/upload", {"content": b"x"}),
        ("POST", "/gradio_api/upload", {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}),
    ]
    for method, path, given in requests:
        answer = client.request(method, path, **given)
        assert 400 <= answer.status_code < 500, path
        assert answer.json()["error"].endswith("。"), path
        assert str(root) not in answer.text


def test_a_file_that_cannot_be_read_is_told_by_its_name_alone(client: httpx.Client) -> None:
    said = filled(client, of_file(upload(client, "坏.docx", "no zip")), "broken")
    assert "无法读取“坏.docx”" in said

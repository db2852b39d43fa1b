"""A user's own documents over HTTP: what is taken, what is refused, and that each collection has a page of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bot import settings
from bot.app import Bot
from bot.documents import ocr
from bot.domain import Essay
from bot.errors import InputError
from bot.faces import limits
from bot.faces.web.drawer import drawer
from bot.faces.web.pending import Pending
from bot.library import Library, Preview, preview
from bot.text import vocabulary
from tests.standin.page_server import served

TEXT = "渔船夜间亮灯办法\n\n第一条 渔船夜间航行应当亮灯，并每日报告船位。\n第二条 未亮灯的，罚款二百元。\n"
OTHER = "瓜田浇水办法\n\n瓜田每三天浇水一次，雨季停灌。\n"

# Stands for the recogniser: a real process of the same kind that takes its time and knows the words before it looks.
SLOW = """
WORDS = ["甲水库的坝高十五米，每六年鉴定。", "鉴定费用由县级财政补助。", "汛期内每日巡查两次。"]
import time
from bot.documents.child import answering
def serve(seconds, memory):
    def answer(parts):
        if parts[0] == b"file":
            return {}
        time.sleep(0.4)
        box = [[50, 80], [290, 80], [290, 100], [50, 100]]
        return {"width": 595, "height": 842, "lines": [[box, WORDS[int(parts[1]) - 1]]]}
    answering(answer, seconds, memory)
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    yield Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))
    vocabulary.use({})


@pytest.fixture(scope="module")
def client(small: Bot) -> Iterator[httpx.Client]:
    with served(small) as address, httpx.Client(base_url=address, timeout=60) as found:
        yield found


@pytest.fixture(autouse=True)
def _empty(client: httpx.Client) -> Iterator[None]:
    yield
    for one in told(client)["collections"]:
        client.post("/own/delete", json={"collection": one["key"]})


def told(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/own/collections").json()
    return found


def recognised(client: httpx.Client, name: str, data: bytes | str) -> tuple[list[str], str]:
    """The tokens of a file's documents, and the card that is shown."""
    sent = client.post("/own/files", files={"file": (name, data if isinstance(data, bytes) else data.encode())})
    assert sent.status_code == 200, sent.text
    return re.findall('data-token="([^"]+)"', sent.text), sent.text


def ended(client: httpx.Client, job: int) -> dict[str, Any]:
    until = time.monotonic() + 60
    while True:
        found = next(one for one in told(client)["jobs"] if one["number"] == job)
        if found["state"] in ("done", "failed"):
            return dict(found)
        assert time.monotonic() < until, "the job did not end"
        time.sleep(0.05)


def filled(client: httpx.Client, name: str, *texts: str) -> str:
    """The id of a new collection with these documents."""
    tokens = [recognised(client, f"{at}.txt", text)[0][0] for at, text in enumerate(texts)]
    begun = client.post("/own/add", json={"tokens": tokens, "name": name}).json()
    assert ended(client, begun["job"])["state"] == "done"
    return str(begun["collection"])


def test_a_page_for_each_collection_answers_from_its_own_documents(client: httpx.Client) -> None:
    first, second = filled(client, "船", TEXT), filled(client, "瓜", OTHER)
    for key, name in ((first, "渔船夜间亮灯办法"), (second, "瓜田浇水办法")):
        (essay,) = client.get(f"/c/{key}/api/essays").json()
        assert essay["name"] == name
        assert name in client.get(f"/c/{key}/original/{essay['essay_id']}").text
        page = client.get(f"/c/{key}/")
        assert page.status_code == 200 and f"/c/{key}" in client.get(f"/c/{key}/config").json()["root"]
        assert "unsafe-eval" in page.headers["content-security-policy"]
        assert client.get(f"/c/{key}/page/find", params={"words": "应当亮灯"}).json()["total"] == (key == first)
    assert len(client.get("/api/essays").json()) == 4
    assert (
        client.post("/api/check", json={"draft": "“未亮灯的，罚款二百元”。"}).json()["findings"][0]["verdict"]
        == "not_found"
    )
    assert client.get(f"/c/{first}", follow_redirects=False).headers["location"] == f"{first}/"


def test_a_collection_that_is_gone_leads_to_the_room(client: httpx.Client) -> None:
    key = filled(client, "船", TEXT)
    assert client.get(f"/c/{key}/page/alive").text not in ("", "gone")
    client.post("/own/delete", json={"collection": key})
    gone = client.get(f"/c/{key}/", follow_redirects=False)
    assert gone.status_code == 303 and gone.headers["location"] == "../../#/-/own"
    assert client.get(f"/c/{key}/page/alive").text == "gone"
    assert client.get(f"/c/{key}/api/essays").status_code == 404


def test_a_collection_that_was_emptied_does_not_answer_from_the_shipped_essays(client: httpx.Client) -> None:
    key = filled(client, "船", TEXT)
    (essay,) = client.get(f"/c/{key}/api/essays").json()
    done = client.post("/own/remove", json={"collection": key, "essay": essay["essay_id"]}).json()
    assert "已从“船”删除《渔船夜间亮灯办法》" in ended(client, done["job"])["told"]
    assert client.get(f"/c/{key}/api/essays").status_code == 404
    assert told(client)["collections"][0]["documents"] == 0
    assert "还没有资料" in client.get("/own").text


def test_more_collections_than_stay_open_all_answer(client: httpx.Client) -> None:
    keys = [filled(client, f"第{at}集", TEXT.replace("二百", f"{at}百")) for at in range(1, 6)]
    for _ in range(2):
        for at, key in enumerate(keys, 1):
            (essay,) = client.get(f"/c/{key}/api/essays").json()
            assert f"罚款{at}百元" in client.get(f"/c/{key}/original/{essay['essay_id']}").text


@pytest.mark.parametrize(
    "path",
    [
        "own",
        "own/collections",
        "gradio_api/file=/etc/passwd",
        "..%2f..%2fown",
        "c/0123456789ab/own",
        "v1/models",
        "mcp",
    ],
)
def test_below_a_collection_there_is_its_page_and_nothing_else(client: httpx.Client, path: str) -> None:
    key = filled(client, "船", TEXT)
    assert client.get(f"/c/{key}/{path}").status_code == 404


@pytest.mark.parametrize("key", ["..", "../..", "0123456789AB", "0" * 12, "", "a" * 5000])
def test_no_id_leads_elsewhere(client: httpx.Client, key: str) -> None:
    for route, body in (("rename", {"name": "x"}), ("delete", {}), ("remove", {"essay": "x"})):
        said = client.post(f"/own/{route}", json={"collection": key, **body})
        assert said.status_code == 422 and "没有这个资料集" in said.json()["error"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b"", "文件为空"),
        ("资料.zip", b"PK\x03\x04", "压缩包"),
        ("图.png", b"\x89PNG", "图片"),
        ("改名.pdf", "只是文字".encode(), "不是有效的 PDF"),
        ("改名.docx", b"%PDF-1.4", "不是有效的 .docx"),
        ("改名.txt", b"%PDF-1.4\x00\x01", "不是文本文件"),
        ("没有扩展名", b"abc", "没有扩展名"),
    ],
)
def test_what_cannot_be_added_says_why(client: httpx.Client, name: str, data: bytes, said: str) -> None:
    tokens, card = recognised(client, name, data)
    assert tokens == [] and said in card and name in card


def scan(pages: int) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (20, 20), 128)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_how_many_scanned_pages_are_done_is_told_while_they_are_recognised(
    client: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "slow_ocr.py").write_text(SLOW, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(ocr, "recogniser", ocr.Recogniser("slow_ocr"))
    monkeypatch.setattr(ocr, "installed", lambda: True)

    def asked(watch: str = "1-2-3-4") -> dict[str, int]:
        return dict(client.get("/own/reading", params={"watch": watch}).json())

    told = []
    with ThreadPoolExecutor() as pool:
        sent = pool.submit(client.post, "/own/files", files={"file": ("扫描.pdf", scan(3))}, data={"watch": "1-2-3-4"})
        while not sent.done():
            told.append(asked())
            assert asked("5-6-7-8") == {"done": 0, "total": 0}
            time.sleep(0.05)
    assert "第1–3页的文字由程序识别而来" in sent.result().text.replace(" ", "")
    seen = [one for one in told if one["total"]]
    assert len({one["done"] for one in seen}) > 1 and {one["total"] for one in seen} == {3}
    assert [one["done"] for one in seen] == sorted(one["done"] for one in seen)
    assert asked() == {"done": 0, "total": 0}


def test_a_name_is_shown_as_it_is_and_leads_nowhere(client: httpx.Client) -> None:
    tokens, card = recognised(client, "../../<b>“引号”</b>😀.txt", "今天开会，讨论了仓储。会后散步。")
    assert "&lt;b&gt;" not in card and "<b>“引号”" not in card  # the slash of </b> parts folders
    assert "b&gt;😀.txt" in card and "以文件名为题名" in card and len(tokens) == 1
    assert not list(drawer().root.glob("tmp*/file*")), "what was sent is not kept"


def test_what_was_sent_twice_is_held_once(client: httpx.Client) -> None:
    key = filled(client, "船", TEXT)
    tokens = [recognised(client, f"副本{at}.txt", TEXT)[0][0] for at in range(2)] + recognised(client, "新.txt", OTHER)[
        0
    ]
    done = client.post("/own/add", json={"tokens": tokens, "collection": key}).json()
    assert (
        ended(client, done["job"])["told"] == "已向“船”加入 1 份资料。另有 1 份与其中已有的内容完全相同，没有重复加入。"
    )
    assert told(client)["collections"][0]["documents"] == 2


def test_what_is_not_known_is_not_added(client: httpx.Client) -> None:
    for body, said in (({"tokens": []}, "请先拖入"), ({"tokens": ["abc"], "name": "x"}, "重新拖入")):
        assert said in client.post("/own/add", json=body).json()["error"]
    assert told(client)["collections"] == []


def test_a_file_of_more_than_may_be_sent_is_refused(client: httpx.Client) -> None:
    sent = client.post("/own/files", files={"file": ("大.txt", b"a" * (limits.UPLOAD + 1))})
    assert sent.status_code == 413 and "20 MB" in sent.json()["error"]


def test_other_sites_can_send_no_file(client: httpx.Client) -> None:
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/own/files", files={"file": ("a.txt", b"abc")}, headers=headers).status_code == 403
    assert client.post("/own/add", files={"file": ("a.txt", b"abc")}).status_code == 415


def test_documents_that_wait_too_long_make_room(tmp_path: Path) -> None:
    pending = Pending(tmp_path / "waiting", most=2, size=10_000)
    tokens = [token for at in range(3) for token in pending.put(Preview("a.txt", (Essay(f"e{at}", "字" * 10),)))]
    assert [essay.essay_id for essay in pending.get(tokens[1:])] == ["e1", "e2"]
    with pytest.raises(InputError, match="1 份"):
        pending.get(tokens)
    large = pending.put(Preview("b.txt", (Essay("e9", "字" * 5000),)))
    assert pending.get(large) and len(list((tmp_path / "waiting").iterdir())) == 1


def test_what_waits_outlasts_the_program_until_it_is_added_or_dropped(tmp_path: Path) -> None:
    found = Preview(
        "通知.docx", (Essay("e1", "第一条 试点。", title="通知", facts=(("number", "1号"),)),), (), ("有脚注",)
    )
    (token,) = Pending(tmp_path).put(found)
    again = Pending(tmp_path)  # as a program that is started anew
    held = again.there([token, "../" + token, "x" * 22])
    assert list(held) == [token]
    assert (held[token].essay, held[token].name, held[token].warnings) == (found.essays[0], "通知.docx", ("有脚注",))
    again.drop([token, "../../etc/passwd"])
    assert not again.there([token])
    (tmp_path / f"{token}.json").write_text("damaged")
    assert not again.there([token])


KILLED = """
import sys, time
from pathlib import Path
from bot import settings
from bot.app import Bot
from bot.index import build
from bot.library import Library, preview
library = Library(Bot(settings.load()))
def stuck(*_):
    print("in the middle", flush=True)
    time.sleep(60)
build.background = stuck
library.add(sys.argv[1], preview(Path(sys.argv[2]), "b.txt").essays)
time.sleep(60)
"""


def test_a_kill_in_the_middle_leaves_what_was_there(home: Path, tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    library = Library(Bot(settings.load()))
    key = library.create("船").key
    job = library.add(key, preview(tmp_path / "a.txt", "a.txt").essays)
    while not job.over:
        time.sleep(0.05)
    command = [sys.executable, "-c", KILLED, key, str(tmp_path / "b.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ}) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"in the middle"
        process.send_signal(signal.SIGKILL)
    again = Library(Bot(settings.load()))
    assert [essay.name for essay in again.essays(key)] == ["渔船夜间亮灯办法"]
    assert "罚款二百元" in again.bot(key).ask("未亮灯罚款多少？").text
    job = again.add(key, preview(tmp_path / "b.txt", "b.txt").essays)
    while not job.over:
        time.sleep(0.05)
    assert job.state == "done" and len(again.essays(key)) == 2
    assert json.loads((home / "collections" / key / "collection.json").read_text(encoding="utf-8"))["name"] == "船"
    vocabulary.use({})

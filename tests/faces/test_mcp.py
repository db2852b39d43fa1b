"""The official client of the Model Context Protocol uses the tools, over HTTP and over standard input and output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from bot import settings
from bot.app import Bot
from bot.essay import Essay, Section
from bot.faces import as_mcp, shapes
from bot.faces.as_mcp import LONGEST, section
from tests import apart
from tests.standin.page_server import served

ROOT = Path(__file__).parents[2]
QUESTION = "创新积分制改革怎么用？"
TOOLS = {"ask", "search", "verify_quote", "recommend", "read_section"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    return Bot(settings.Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))


@pytest.fixture(scope="module")
def address(small: Bot) -> Iterator[str]:
    with served(small) as found:
        yield found


@asynccontextmanager
async def over_http(address: str) -> AsyncIterator[ClientSession]:
    async with streamable_http_client(f"{address}mcp") as streams, ClientSession(streams[0], streams[1]) as session:
        await session.initialize()
        yield session


def said(address: str, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    async def all_of_them() -> list[Any]:
        async with over_http(address) as session:
            return [await session.call_tool(name, given) for name, given in calls]

    return apart.run(all_of_them)


def test_the_tools_are_listed_with_what_they_take(address: str) -> None:
    async def listed() -> Any:
        async with over_http(address) as session:
            return await session.list_tools()

    tools = {tool.name: tool for tool in apart.run(listed).tools}
    assert tools.keys() == TOOLS
    assert all(tool.description and tool.annotations.readOnlyHint for tool in tools.values())
    assert tools["ask"].inputSchema["required"] == ["question"]


def test_each_tool_gives_the_object_of_the_contract(address: str, small: Bot) -> None:
    essay_id = small.ask(QUESTION).citations[0].essay_id
    answer, hits, checked, found, read = said(
        address,
        ("ask", {"question": QUESTION}),
        ("search", {"question": QUESTION, "k": 3}),
        ("verify_quote", {"draft": "刘忠林说：“大力倡导‘耐心资本’”，如此而已。"}),
        ("recommend", {"need": "缺钱", "profile": "科技企业"}),
        ("read_section", {"essay_id": essay_id}),
    )
    shapes.Answer.model_validate(answer.structuredContent)
    assert answer.structuredContent["text"] == small.ask(QUESTION).text
    assert json.loads(answer.content[0].text) == answer.structuredContent
    assert len(shapes.Hits.model_validate(hits.structuredContent).hits) == 3
    assert shapes.Checked.model_validate(checked.structuredContent).findings[0].verdict == "misattributed"
    shapes.Recommendation.model_validate(found.structuredContent)
    essay = small.essay(essay_id)
    assert essay is not None
    assert read.structuredContent["text"] == essay.text


def test_a_follow_up_is_completed(address: str, small: Bot) -> None:
    (answer,) = said(address, ("ask", {"question": "还有呢？", "history": [QUESTION]}))
    assert answer.structuredContent["text"] == small.ask("还有呢？", [QUESTION]).text


def test_documents_are_chosen_to_be_answered_from(address: str) -> None:
    only = ["马回"]
    given = ("ask", {"question": "研发投入怎么提高？", "only": only}), ("recommend", {"need": "缺钱", "only": only})
    answer, found = (one.structuredContent for one in said(address, *given))
    assert {one["author"] for one in answer["citations"]} == set(only)
    assert {one["author"] for one in found["measures"]} == set(only)
    assert answer["notes"][0] == found["notes"][0]


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("ask", {"question": "问", "only": ["王明"]}, "没有编号或作者为“王明”的"),
        ("recommend", {"need": "缺钱", "only": ["王明"]}, "没有编号或作者为“王明”的"),
        ("ask", {"question": " "}, "问题为空"),
        ("search", {"question": "问" * 10_001}, "超过"),
        ("verify_quote", {"draft": " "}, "。"),
        ("read_section", {"essay_id": "nowhere"}, "没有编号为“nowhere”"),
        ("read_section", {"essay_id": "ma-hui", "heading": "没有这一节"}, "没有小标题"),
        ("ask", {}, "question"),
    ],
)
def test_what_cannot_be_done_is_told(address: str, name: str, given: dict[str, Any], words: str) -> None:
    (answer,) = said(address, (name, given))
    assert answer.isError and words in answer.content[0].text
    assert "Traceback" not in answer.content[0].text


def test_the_same_doors_as_for_everybody(address: str) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    kinds = {"Accept": "application/json, text/event-stream"}
    assert httpx.post(f"{address}mcp", json=call, headers=kinds).status_code == 200
    for wrong in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
        assert httpx.post(f"{address}mcp", json=call, headers=kinds | wrong).status_code in (400, 403)


def test_over_standard_input_and_output(home: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "CI"} | {"PYTHONPATH": str(ROOT)}
    server = StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp"], env=env)

    async def use() -> Any:
        async with stdio_client(server) as streams, ClientSession(*streams) as session:
            await session.initialize()
            return await session.list_tools(), await session.call_tool("ask", {"question": QUESTION})

    tools, answer = apart.run(use)
    assert {tool.name for tool in tools.tools} == TOOLS
    assert answer.structuredContent["status"] == "answered"


def test_another_program_s_settings_in_the_working_folder_are_not_taken_for_its_own(
    small: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("FASTMCP_PORT=none\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert as_mcp.tools(small).settings.port == 8000


def test_a_long_text_is_read_in_pieces() -> None:
    text = "一" * (LONGEST + 5)
    essay = Essay("e", text, sections=(Section("甲", 3, LONGEST + 5),))
    first = section(essay, "")
    assert (first["end"], first["more"]) == (LONGEST, True)
    rest = section(essay, "", first["end"])
    assert first["text"] + rest["text"] == text and not rest["more"]
    assert section(essay, "甲", 2)["start"] == 5
    assert section(essay, "甲", 10**9)["text"] == ""

"""A page of the program as its server sees it: what a browser sends and reads when somebody asks, and nothing else.

A page holds a stream (`heartbeat`) for as long as it is open; each event is put into the queue (`queue/join`) and its
news are read from a second stream (`queue/data`), which the server ends once nothing of the page is on its way.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

GRADIO = "gradio_api"
NOTHING_CHOSEN = "[]"
# How the page shows that there is no answer.
FAILED = "answer error failed"


class Page:
    """An open page, whose questions are each the first of a conversation."""

    def __init__(self, client: httpx.AsyncClient, session: str, event: int) -> None:
        self._client, self._session, self._event = client, session, event

    async def ask(self, question: str) -> str:
        """Ask and wait for the whole answer; says why there is none, and nothing where there is one."""
        told = {"question": question, "turn": 0, "quoting": True, "only": NOTHING_CHOSEN, "talk": self._session}
        body = {"data": [None], "fn_index": self._event, "session_hash": self._session, "event_data": told}
        joined = await self._client.post(f"{GRADIO}/queue/join", json=body)
        if joined.status_code != 200:
            return f"{joined.status_code} {joined.text[:200]}"
        event, why = joined.json()["event_id"], "the stream ended before the answer"
        async with self._client.stream("GET", f"{GRADIO}/queue/data", params={"session_hash": self._session}) as stream:
            if stream.status_code != 200:
                return f"queue/data: {stream.status_code}"
            async for line in stream.aiter_lines():
                if not line.startswith("data: "):
                    continue
                said = json.loads(line.removeprefix("data: "))
                if said["msg"] == "process_completed" and said["event_id"] == event:
                    why = "" if said["success"] and FAILED not in line else line[:200]
                if said["msg"] == "close_stream":  # as the page does: the stream is read to its end
                    break
        return why


async def event(client: httpx.AsyncClient) -> int:
    """The number of the event that asks, as a page learns it: from the configuration."""
    config = (await client.get("config")).raise_for_status().json()
    return next(int(one["id"]) for one in config["dependencies"] for _, how in one["targets"] if how == "ask")


@asynccontextmanager
async def opened(client: httpx.AsyncClient, number: int) -> AsyncIterator[Page]:
    """An open page; it is closed as a browser closes it, by ending its stream."""
    session = secrets.token_hex(6)
    async with client.stream("GET", f"{GRADIO}/heartbeat/{session}") as beat:
        beat.raise_for_status()
        yield Page(client, session, number)

"""The bot as tools of the Model Context Protocol: another program's assistant asks, searches, checks and reads."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from anyio import to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.fastmcp.server import StreamableHTTPASGIApp
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field
from starlette.routing import Route

from bot.domain import Essay
from bot.errors import InputError
from bot.faces import limits, wire
from bot.faces.checking import usable
from bot.faces.desk import Desk
from bot.settings import no_env_file

if TYPE_CHECKING:
    from bot.app import Bot

Given = TypeVar("Given")

PATH = "/mcp"
INSTRUCTIONS = (
    "依据所收录的中文政策文本作答：ask 给出逐句有出处的回答，search 查找段落，verify_quote 核查引文，"
    "recommend 按情况给出对策，read_section 读原文。引文逐字照录，不要改写；status 为 refused 时，文本没有回答这个问题。"
)
# Characters of a text that are read at once.
LONGEST = 20_000
READS = ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)

Question = Annotated[str, Field(description="问题，一句话")]
History = Annotated[list[str], Field(description="此前的问题，旧的在前")]
Only = Annotated[
    list[str], Field(description="只依据这些文档：文档编号或作者；不给时依据全部", max_length=limits.CHOSEN)
]


def tools(bot: Bot, desk: Desk | None = None) -> FastMCP:
    """A server of the five tools. Who may reach it over HTTP is decided at our own doors."""
    root = logging.getLogger()
    kept = list(root.handlers), root.level
    with no_env_file():
        served = FastMCP(
            "policy-bot",
            INSTRUCTIONS,
            stateless_http=True,
            json_response=True,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
    root.handlers[:], root.level = kept  # it sets the whole program's log up as its own
    desk = desk or Desk(bot)

    @served.tool(annotations=READS)
    async def ask(question: Question, history: History = [], only: Only = []) -> dict[str, Any]:  # noqa: B006
        """回答一个政策问题：text 中的 [1] 对应 citations；没有依据时 status 为 refused。"""
        given = limits.question(question), limits.history(history)
        return wire.answer(await desk.answer(*given, bot=await desk.only(only)))

    @served.tool(annotations=READS)
    async def search(
        question: Question, k: Annotated[int, Field(ge=1, le=100)] = 10, author: str | None = None
    ) -> dict[str, Any]:
        """查找与问题最相关的段落，最相关的在前。"""
        said, of = limits.question(question), limits.author(author)
        return wire.hits(said, await _apart(lambda: bot.search(said, k, of)))

    @served.tool(annotations=READS)
    async def verify_quote(draft: Annotated[str, Field(description="一段文字，引文放在引号里")]) -> dict[str, Any]:
        """核查文字中的每处引文：字句、作者、出处是否与原文一致；verbatim 一致，altered 有改动，not_found 找不到。"""
        words = usable(draft)
        return wire.checked(await _apart(lambda: bot.check(words)))

    @served.tool(annotations=READS)
    async def recommend(
        need: Annotated[str, Field(description="遇到的问题或想做的事")],
        profile: Annotated[str, Field(description="主体：是谁")] = "",
        only: Only = [],  # noqa: B006
    ) -> dict[str, Any]:
        """按情况给出文本提出的对策，每项附原文和出处。"""
        who, what = limits.profile(profile), limits.need(need)
        return wire.recommendation(await desk.recommend(who, what, await desk.only(only)))

    @served.tool(annotations=READS)
    async def read_section(
        essay_id: Annotated[str, Field(description="文档编号，见引文的 essay_id")],
        heading: Annotated[str, Field(description="小标题；不给时读全文")] = "",
        start: Annotated[int, Field(ge=0, description="从这一节的第几个字读起")] = 0,
    ) -> dict[str, Any]:
        """读一篇原文或其中一节，逐字照录；headings 是全部小标题，more 为真时可从 end 接着读。"""
        found = await _apart(lambda: bot.essay(essay_id))
        if found is None:
            names = "、".join(one for one, _, _ in bot.essays()[:20])
            raise InputError(f"没有编号为“{essay_id[:100]}”的文档；可用的编号如：{names}。")
        return section(found, heading, start)

    return served


def section(essay: Essay, heading: str, start: int = 0) -> dict[str, Any]:
    """A section of a document, or all of it, from a character on. Raises InputError where it has no such heading."""
    headings = [one.heading for one in essay.sections]
    place = next((one for one in essay.sections if one.heading == heading), None)
    if heading and place is None:
        raise InputError(f"这篇文档没有小标题“{heading[:100]}”；它的小标题有：{'、'.join(headings) or '无'}。")
    first, last = (place.start, place.end) if place else (0, len(essay.text))
    low = min(first + start, last)
    high = min(low + LONGEST, last)
    fields = {"essay_id": essay.essay_id, "title": essay.title, "author": essay.author, "heading": heading or None}
    return fields | {
        "start": low,
        "end": high,
        "text": essay.text[low:high],
        "more": high < last,
        "headings": headings,
    }


def route(served: FastMCP) -> Route:
    """The one address of the protocol over HTTP; it answers while `served.session_manager.run()` is entered."""
    served.streamable_http_app()
    return Route(PATH, StreamableHTTPASGIApp(served.session_manager), include_in_schema=False)


async def _apart(work: Callable[[], Given]) -> Given:
    """Do work in a thread, so that other questions go on."""
    return await to_thread.run_sync(work)

"""OpenAI's chat interface: clients made for it ask this program as if it were a model.

The reply's text has its markers [1], [2]; what they stand for is listed below it, and lies in full in `citations`.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, Field

from bot.domain import Answer
from bot.errors import BotError, InputError
from bot.faces import limits, sending, wire
from bot.faces.desk import Desk, last
from bot.faces.shapes import FAILURES, Only, Refused
from bot.says import model as says

MODEL, QUOTING = "policy-bot", "policy-bot-quoting"
UNKNOWN = f"没有名为“{{name}}”的模型；可用的有 {MODEL}、{QUOTING}。"
NO_QUESTION = "messages 中没有用户的提问；最后一条须是 role 为 user 的文字。"


class Piece(BaseModel):
    """A part of a message; only words are read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """What was said, and by whom."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[Piece] | None = None

    @property
    def words(self) -> str:
        """Its text. Raises InputError where there is something else in it."""
        if isinstance(self.content, list):
            if any(piece.type != "text" for piece in self.content):
                raise InputError("messages 中只接受文字，不接受图片、声音和文件。")
            return "".join(piece.text for piece in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream ends with."""

    include_usage: bool = False


class Completing(BaseModel):
    """A request as OpenAI's clients send it; what else they send (temperature, …) has no meaning here.

    `only`, which is ours: the documents that alone are looked through, as of /api/ask.
    """

    messages: Annotated[list[Message], Field(json_schema_extra={"minItems": 1})]
    model: str = MODEL
    stream: bool = False
    stream_options: StreamOptions | None = None
    only: Only = []


def mount(app: FastAPI, desk: Desk) -> None:
    """Put the interface under /v1."""
    started = int(time.time())

    refused: dict[int | str, Any] = {key: {"model": Refused} for key in FAILURES}

    @app.get("/v1/models", responses=refused)
    def models() -> dict[str, Any]:
        """What may be asked: answers as set up, and answers in quotation."""
        each = [{"id": name, "object": "model", "created": started, "owned_by": MODEL} for name in (MODEL, QUOTING)]
        return {"object": "list", "data": each}

    @app.post("/v1/chat/completions", response_model=None, responses=refused | {200: {"content": {sending.EVENTS: {}}}})
    async def complete(body: Completing, request: Request) -> Response | dict[str, Any]:
        """The answer to the last message; the user's messages before it are the conversation so far."""
        if body.model not in (MODEL, QUOTING):
            return failed(404, UNKNOWN.format(name=body.model[:100]), "model_not_found")
        try:
            question, history = asked(body.messages)
            answers = desk.answers(question, history, body.model == QUOTING, bot=await desk.only(body.only))
            reply = _Reply(body.model)
            if body.stream:
                usage = body.stream_options is not None and body.stream_options.include_usage
                pieces = reply.pieces(answers, usage)
                return StreamingResponse(pieces, media_type=sending.EVENTS, headers=sending.AT_ONCE)
            whole = await sending.unless_left(request, last(answers))
            return reply.whole(whole) if whole else Response(status_code=499)
        except BotError as error:
            return failed(400 if isinstance(error, InputError) else 500, str(error))


def asked(messages: list[Message]) -> tuple[str, list[str]]:
    """The question, and what the user asked before. Raises InputError."""
    if not messages or messages[-1].role != "user":
        raise InputError(NO_QUESTION)
    *earlier, last = [message.words for message in messages if message.role == "user"]
    return limits.question(last), limits.history([words for words in earlier if words.strip()])


def failed(status: int, sentence: str, code: str | None = None) -> JSONResponse:
    """An error in OpenAI's form."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    return JSONResponse({"error": {"message": sentence, "type": kind, "param": None, "code": code}}, status)


def text_of(answer: Answer) -> str:
    """The text, then a line for each marker in it. Example: …[1] -> …[1]\\n\\n[1] 王明. 让成果走出实验室[N]. …"""
    told = [answer.text, *(note.text for note in answer.notes)]
    listed = "\n".join(f"[{one.number}] {one.reference}" for one in answer.citations)
    return "\n\n".join([*told, *([listed] if listed else [])])


class _Reply:
    """A reply as objects of OpenAI's, with an id."""

    def __init__(self, model: str) -> None:
        self._id = f"chatcmpl-{uuid.uuid4().hex}"
        self._model, self._created = model, int(time.time())

    def whole(self, answer: Answer) -> dict[str, Any]:
        """The reply at once."""
        message = {"role": "assistant", "content": text_of(answer), "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return self._object("chat.completion", choices=[choice], usage=_usage(answer), **_more(answer))

    async def pieces(self, answers: AsyncIterator[Answer], usage: bool) -> AsyncIterator[str]:
        """The reply as it grows: what has been sent is never taken back, so a text that changed is sent anew, and that said."""
        sent = ""
        answer: Answer | None = None
        yield self._chunk({"role": "assistant", "content": ""})
        try:
            async for answer in answers:
                text = answer.text if answer.growing else text_of(answer)
                if not text.startswith(sent):
                    yield self._chunk({"content": f"\n\n{says.ANEW()}\n\n"})
                    sent = ""
                yield self._chunk({"content": text[len(sent) :]})
                sent = text
        except BotError as error:
            yield _event({"error": {"message": str(error), "type": "server_error", "param": None, "code": None}})
        else:
            assert answer is not None
            yield self._chunk({}, "stop", **_more(answer))
            if usage:
                yield _event(self._object("chat.completion.chunk", choices=[], usage=_usage(answer)))
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, str], finish: str | None = None, **more: Any) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return _event(self._object("chat.completion.chunk", choices=[choice], **more))

    def _object(self, kind: str, **fields: Any) -> dict[str, Any]:
        return {"id": self._id, "object": kind, "created": self._created, "model": self._model, **fields}


def _event(fields: dict[str, Any]) -> str:
    return f"data: {json.dumps(fields, ensure_ascii=False)}\n\n"


def _more(answer: Answer) -> dict[str, Any]:
    """What OpenAI's form has no place for: the citations in full, and whether it is an answer at all."""
    fields = wire.answer(answer)
    return {name: fields[name] for name in ("citations", "status", "reason")}


def _usage(answer: Answer) -> dict[str, int]:
    """The tokens of the model behind, where there is one."""
    used = answer.usage
    read, written = (used.input_tokens or 0, used.output_tokens or 0) if used else (0, 0)
    return {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}

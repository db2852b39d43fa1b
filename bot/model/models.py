"""A language model behind LangChain: one call that streams, in bounded time, its failures in plain words."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from bot.domain import Usage
from bot.errors import ModelFailed
from bot.model import budget, failures, form
from bot.model.breaker import Breaker
from bot.model.pieces import Pieces
from bot.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk
    from langchain_core.prompt_values import PromptValue
    from langchain_core.runnables import Runnable

    from bot.model.sentence import Sentence

Parsed = TypeVar("Parsed")

# A server that is busy or has failed (429, 5xx) is asked so often in all, after waits of 0.5 s, 1 s, …
ATTEMPTS, FIRST_WAIT, LONGEST_WAIT = 3, 0.5, 8
# No answer is longer; a reply that goes on is one that has lost its way.
LONGEST_REPLY = 30_000
MILLION = 1_000_000
# Under which names providers tell why a reply ended, and what they call it where it was for its length.
# A reply whose end nobody told is whole where it ends so.
STOPS = (*"。！？!?…；;”’」』）)]］】}>|`", "")
ENDED, FOR_LENGTH = ("finish_reason", "done_reason", "stop_reason"), ("length", "max_tokens", "MAX_TOKENS")

log = logging.getLogger("bot.model")


class Meter:
    """Counts what the calls for one answer used; LangChain tells its `callback` the tokens of each call at its end."""

    def __init__(self, price: tuple[float, float] | None = None) -> None:
        from langchain_core.callbacks import UsageMetadataCallbackHandler

        self.price = price
        self.calls = 0
        self.callback = UsageMetadataCallbackHandler()

    @property
    def usage(self) -> Usage | None:
        """The sum so far; None before the first call."""
        if not self.calls:
            return None
        counted = list(self.callback.usage_metadata.values())
        if not counted:
            return Usage(self.calls)
        tokens = sum(one["input_tokens"] for one in counted), sum(one["output_tokens"] for one in counted)
        cost = sum(n * p for n, p in zip(tokens, self.price, strict=True)) / MILLION if self.price else None
        return Usage(self.calls, *tokens, None if cost is None else round(cost, 6))


class LanguageModel:
    """A chat model by its name `provider:model`. Safe to share between threads; connects when first called."""

    def __init__(self, spec: str, settings: Settings) -> None:
        self.spec = spec
        self.settings = settings
        self._breaker = Breaker()
        self._form = form.Form(spec, settings.model_structured)

    @property
    def name(self) -> str:
        """The model for people: without its provider. Example: openai:qwen-plus -> qwen-plus"""
        return self.spec.partition(":")[2] or self.spec

    @property
    def window(self) -> int:
        """How many tokens it reads and writes in one call: as it is set, or as LangChain knows of this model."""
        with suppress(ModelFailed):
            return self.settings.model_window or (self._chat.profile or {}).get("max_input_tokens") or budget.WINDOW
        return budget.WINDOW

    def meter(self) -> Meter:
        """A meter at this model's price."""
        return Meter(self.settings.price)

    def prepare(self) -> None:
        """Load what the first call needs; calls nobody. What is wrong with the settings, the first call tells."""
        with suppress(ModelFailed):
            _ = self._chat

    def chain(
        self, prompt: str, parser: Callable[[str], Parsed], meter: Meter | None = None
    ) -> Runnable[dict[str, str], Parsed]:
        """`prompt | model | parser`: `prompts/<prompt>.md`, this model, and what reads its whole reply.

        Raises PromptBroken; the chain raises ModelFailed.
        """
        from bot.model import chains

        return chains.whole(prompt, self, parser, meter or self.meter())

    def writing(self, prompt: str, meter: Meter) -> Runnable[dict[str, str], list[Sentence]]:
        """The same with a parser that gives each sentence of the reply as soon as it is whole: for `stream`."""
        from bot.model import chains

        return chains.by_sentence(prompt, self, meter)

    def stream(self, prompt: PromptValue, meter: Meter, formed: bool = False) -> Iterator[str]:
        """The reply in pieces as they come; `formed`: in JSON, where the model offers it.

        Raises ModelFailed, after `model_timeout` seconds at the latest.
        """
        if self._breaker.open:
            raise ModelFailed("模型服务接连没有回应，暂停调用")
        self.prepare()  # our libraries' loading is not the server's time
        started, length = time.monotonic(), 0
        pieces = Pieces(lambda: self._chunks(prompt, meter, formed))
        try:
            for piece in pieces.until(started + self.settings.model_timeout):
                if not length:
                    self._breaker.worked()
                length += len(piece)
                yield piece
                if length > LONGEST_REPLY:
                    raise ModelFailed("回复过长，没有读完")
        except Exception as error:
            failure = failures.told(error, self.settings.model_timeout)
            if not length and failures.is_silent(error):
                self._breaker.failed()
            log.warning("%s: %s (%s)", self.name, failure, type(error).__name__)
            raise failure from None  # what a server says may hold the key
        finally:
            pieces.stop()
            used = meter.usage or Usage(0)
            log.info(
                "%s: %d characters in %.1f s, tokens %s read, %s written, cost %s",
                *(self.name, length, time.monotonic() - started, used.input_tokens, used.output_tokens, used.cost),
            )
        if not length:
            raise ModelFailed("模型没有给出任何内容")

    async def _chunks(self, prompt: PromptValue, meter: Meter, formed: bool) -> AsyncIterator[str]:
        """Text from the server, retried before its first piece where it was busy or failed, or refused the form."""
        from langchain_core.exceptions import ModelAPIError, ModelInvalidRequestError, ModelRateLimitError
        from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

        retrying = AsyncRetrying(
            retry=retry_if_exception_type((ModelAPIError, ModelRateLimitError)),
            stop=stop_after_attempt(ATTEMPTS),
            wait=wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT, jitter=FIRST_WAIT / 2),
            reraise=True,
        )

        async def opened() -> tuple[AIMessageChunk | None, AsyncIterator[AIMessageChunk]]:
            meter.calls += 1
            asked = self._form.asked(self._chat) if formed else {}
            chunks = self._chat.astream(prompt, {"callbacks": [meter.callback]}, **asked)
            try:
                return await anext(chunks, None), chunks
            except ModelInvalidRequestError as error:
                if not asked:
                    raise
                log.info("%s: takes no form (%s)", self.name, type(error).__name__)
                self._form.refused = True
                return await opened()

        begun: tuple[AIMessageChunk | None, AsyncIterator[AIMessageChunk]] = await retrying(opened)
        first, rest = begun
        ended = tail = ""
        if first is not None:
            yield str(first.text)
            ended, tail = _ended(first), str(first.text)
        async for chunk in rest:
            yield str(chunk.text)
            ended, tail = _ended(chunk) or ended, str(chunk.text) or tail
        if ended in FOR_LENGTH:
            raise ModelFailed(failures.TOO_LONG)
        if tail and not ended and tail.rstrip()[-1:] not in STOPS:
            raise ModelFailed("回复在一句话中间断了")

    @cached_property
    def _chat(self) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        given: dict[str, Any] = {"temperature": 0, "timeout": self.settings.model_timeout, "max_retries": 0}
        if self.settings.model_url:
            given["base_url"] = self.settings.model_url
        if self.settings.model_key or self.settings.model_url:  # a server of one's own often wants no key
            given["api_key"] = self.settings.model_key or "none"
        spec = self.spec if ":" in self.spec or not self.settings.model_url else f"openai:{self.spec}"
        if spec.startswith("openai:"):
            given["stream_usage"] = True
        if spec.startswith("ollama:"):
            given = {name: given[name] for name in ("temperature", "base_url") if name in given}
            given["client_kwargs"] = {"timeout": self.settings.model_timeout}
        try:
            chat: BaseChatModel = init_chat_model(spec, **given)
        except ImportError as error:
            package = spec.partition(":")[0]
            raise ModelFailed(f"没有安装 {package} 的接口，请运行 pip install '.[{package}]' 后重试") from error
        except ValueError as error:
            raise ModelFailed("模型名称应写作“提供方:模型名”，如 openai:qwen-plus") from error
        except Exception as error:
            raise ModelFailed("模型缺少密钥或地址，请设置 BOT_MODEL_KEY（及 BOT_MODEL_URL）") from error
        return chat


def _ended(chunk: AIMessageChunk) -> str:
    """Why a reply ended, as its provider names it; "" before its end."""
    return next((str(chunk.response_metadata[name]) for name in ENDED if chunk.response_metadata.get(name)), "")


def chosen(spec: str, settings: Settings) -> LanguageModel | None:
    """The model of this name; None where there is no name."""
    return LanguageModel(spec, settings) if spec else None

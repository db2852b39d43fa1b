"""What a model's provider raises -> a failure in plain words."""

from __future__ import annotations

from bot.errors import ModelFailed

TOO_LONG = "回复达到模型的长度上限，没有写完"
UNREACHED = "无法连接模型服务，请检查网络和 BOT_MODEL_URL"


def told(error: Exception, timeout: int) -> ModelFailed:
    """The failure, in words for the user; `timeout` in seconds."""
    from langchain_core import exceptions as known

    if isinstance(error, ModelFailed):
        return error
    reasons: tuple[tuple[type[Exception], str], ...] = (
        (TimeoutError, f"模型服务在 {timeout} 秒内没有答完"),
        (known.ModelTimeoutError, f"模型服务在 {timeout} 秒内没有答完"),
        (known.ModelRateLimitError, "模型服务繁忙，或额度已用尽"),
        (known.ModelAPIError, "模型服务出错"),
        (known.ModelAuthenticationError, "模型服务不接受密钥，请检查 BOT_MODEL_KEY"),
        (known.ModelPermissionDeniedError, "密钥没有使用这个模型的权限"),
        (known.ModelNotFoundError, "模型服务没有这个模型或地址，请检查 BOT_MODEL 和 BOT_MODEL_URL"),
        (known.ContextOverflowError, "问题和原文超出了模型的长度上限"),
        (known.ModelInvalidRequestError, "模型服务不接受这样的请求"),
        (known.ModelConnectionError, UNREACHED),
        (OSError, UNREACHED),
    )
    found = next((reason for kind, reason in reasons if isinstance(error, kind)), None)
    name = type(error).__name__  # some providers let their libraries' errors through
    if found is None and "Connect" in name:
        found = UNREACHED
    if found is None and name == "LengthFinishReasonError":
        found = TOO_LONG
    return ModelFailed(found or "模型服务的回复中断或无法读取")


def is_silent(error: Exception) -> bool:
    """Whether a server is not there or does not answer; one that refuses a request is well."""
    from langchain_core import exceptions as known

    silent = (OSError, known.ModelTimeoutError, known.ModelConnectionError)  # TimeoutError is an OSError
    return isinstance(error, silent) or "Connect" in type(error).__name__

"""How much may be sent at once, and the sentence that says so; each check gives its value back.

For HTTP, the page and the need of `bot recommend`: what else comes from the command line is the user's own machine's.
Lengths are in characters, sizes in bytes. A check raises InputError.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.documents.encoding import storable
from bot.errors import InputError

MB = 2**20
# A request other than an upload: the longest draft that is checked, a million characters of up to four bytes, fits.
BODY = 5 * MB
# A file of the page, and what its upload may weigh with the form around it.
FILE = 20 * MB
UPLOAD = FILE + 64 * 1024

QUESTION, NEED, PROFILE, AUTHOR, FILTER = 10_000, 2_000, 200, 100, 200
# Earlier questions of a conversation: how many, and how long all of them together.
# Documents that are chosen to be answered from.
CHOSEN = 1000
TURNS, HISTORY = 200, 100_000

EMPTY_QUESTION = "问题为空，请输入要问的内容。"
LONG_QUESTION = f"问题超过 {QUESTION} 字，请精简后再问。"
EMPTY_NEED = "需求为空，请写明遇到的问题或想做的事。"
LONG_NEED = f"需求超过 {NEED} 字，请精简后再试。"
MALFORMED = "请求的内容不合要求，请对照接口说明检查各字段。"


def too_large(most: int) -> str:
    """What is said of a request of more bytes than this."""
    return f"所发送的内容超过 {most // MB} MB，请拆分后分别发送。"


def question(given: str) -> str:
    """A question without white space around it, where it can be asked."""
    said = storable(given).strip()
    if not said:
        raise InputError(EMPTY_QUESTION)
    return bounded(said, QUESTION, LONG_QUESTION)


def need(given: str) -> str:
    """A need without white space around it, where it can be looked for."""
    said = storable(given).strip()
    if not said:
        raise InputError(EMPTY_NEED)
    return bounded(said, NEED, LONG_NEED)


def profile(given: str) -> str:
    """Who asks, which may be left empty."""
    return bounded(storable(given).strip(), PROFILE, f"主体超过 {PROFILE} 字，请只写明是谁，如“科技型中小企业”。")


def author(given: str | None) -> str | None:
    """The author whose texts are searched, if any."""
    return None if given is None else bounded(storable(given), AUTHOR, f"作者姓名超过 {AUTHOR} 字，请检查 author。")


def chosen(given: str) -> str:
    """A word of a filter."""
    return bounded(storable(given), FILTER, f"筛选条件超过 {FILTER} 字，请精简后再试。")


def history(given: Sequence[str]) -> list[str]:
    """The earlier questions of a conversation."""
    if len(given) > TURNS:
        raise InputError(f"此前的问题超过 {TURNS} 个，请只给出最近的几个。")
    if sum(map(len, given)) > HISTORY:
        raise InputError(f"此前的问题合计超过 {HISTORY // 10_000} 万字，请只给出最近的几个。")
    return [storable(item) for item in given]


def words(given: Any) -> str:
    """Text from a page, where None stands for nothing. Raises InputError for a value of another kind."""
    if given is None:
        return ""
    if not isinstance(given, str):
        raise InputError(MALFORMED)
    return given


def bounded(given: str, most: int, sentence: str) -> str:
    """The same text. Raises InputError with the sentence where it has more characters."""
    if len(given) > most:
        raise InputError(sentence)
    return given

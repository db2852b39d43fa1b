"""The objects of the HTTP interface as types, for its OpenAPI document: made of the nouns, so that they cannot differ."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from bot import domain
from bot.check import check
from bot.faces import checking, limits
from bot.recommend import nouns


class Shape(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid")


@cache
def _plain(noun: type) -> type[Shape]:
    return shape(noun)


def shape(noun: type, name: str = "", **other: Any) -> type[Shape]:
    """A noun as JSON shows it, called so; `other`: fields that `wire` adds or shows otherwise."""
    hints = get_type_hints(noun)
    told = {one.name: _json(hints[one.name]) for one in fields(noun)}
    required: Any = {field: (hint, ...) for field, hint in (told | other).items()}
    made: type[Shape] = create_model(name or noun.__name__, __base__=Shape, **required)
    made.__doc__ = noun.__doc__
    return made


def _json(hint: Any) -> Any:
    """A type with every noun in it as its shape. Example: tuple[Citation, ...] -> list[CitationShape]"""
    if is_dataclass(hint):
        return _plain(hint)  # type: ignore[arg-type]
    args = tuple(_json(arg) for arg in get_args(hint) if arg is not Ellipsis)
    if isinstance(hint, types.UnionType):
        return Union[args]  # noqa: UP007
    if get_origin(hint) is tuple and Ellipsis in get_args(hint):
        return list[args[0]]  # type: ignore[valid-type]
    return hint if not args or get_origin(hint) not in (list, dict, tuple) else get_origin(hint)[args]


class Nearest(Shape):
    """A passage that is near to a question which no text answers."""

    essay_id: str
    title: str | None
    author: str | None
    section: str | None
    point: str | None
    text: str


class Hit(Nearest):
    """A passage that was found: `essay.text[start:end]`; `dense` is its cosine, `lexical` its BM25."""

    rank: int
    start: int
    end: int
    score: float
    dense: float | None
    lexical: float | None


class Hits(Shape):
    """What a search found, best first."""

    question: str
    hits: list[Hit]


OF_MEASURE: dict[str, Any] = {"action": str, "actors": list[str], "instruments": list[str], "whose": str | None}
OF_FIT: dict[str, Any] = {"fit": nouns.Fit, "why": str, "needs": list[str], "answers": bool}
Measure: Any = shape(domain.Citation, "Measure", **OF_MEASURE)
Recommended: Any = shape(domain.Citation, "Recommended", **OF_MEASURE, **OF_FIT, also=list[Measure])
Essay: Any = shape(domain.Essay)
Answer: Any = shape(domain.Answer, nearest=list[Nearest])
Checked: Any = shape(check.Checked)
Recommendation: Any = shape(nouns.Recommendation, measures=list[Recommended])


class Shelf(Shape):
    """A page of all measures that fit a filter, and how many there are of each kind."""

    total: int
    offset: int
    measures: list[Measure]
    counts: dict[str, dict[str, int]]
    voices: dict[str, int]


class Listed(Shape):
    """A document of the corpus."""

    essay_id: str
    name: str
    author: str | None


class Health(Shape):
    """That the service answers, and with what."""

    status: str
    documents: int
    model: str
    writer: str | None


class Failure(BaseModel):
    """What went wrong, in one sentence."""

    error: str


# What a request may be refused with: not JSON, no key, another site's, not there, too slow, large, of another kind, too
# often; 422: fields that cannot be used.
FAILURES = (400, 401, 403, 404, 408, 413, 415, 422, 429)


class Reason(BaseModel):
    """What went wrong, as OpenAI's clients read it."""

    message: str
    type: str
    param: str | None
    code: str | None


class Refused(BaseModel):
    """A failure of the interface under /v1; what our doors refuse is a sentence as everywhere."""

    error: Reason | str


class Told(BaseModel):
    """An earlier question; with the answer that /api/ask gave, it is not answered again."""

    question: str
    answer: Any = None


def words(most: int) -> Any:
    """Text that is not blank, of so many characters: told by the document, and checked by `limits`, with a sentence."""
    told: dict[str, Any] = {"minLength": 1, "maxLength": most, "pattern": r"\S"}
    return Annotated[str, Field(json_schema_extra=told)]


Question: Any = words(limits.QUESTION)
Draft: Any = words(checking.LONGEST)
Need: Any = words(limits.NEED)
Name: Any = words(limits.FILTER)
# The documents that alone are looked through, by essay_id or author; all of them where none is named.
Only = Annotated[list[Name], Field(max_length=limits.CHOSEN)]


class Asking(BaseModel):
    """A question. `quoting`: in quotation even where a language model is set; `depth`: how deep an overview goes, 0 to 3.

    `only`: see `Only`.
    """

    question: Question
    history: list[str | Told] = []
    quoting: bool = False
    only: Only = []
    depth: int | None = Field(None, ge=0, le=3, strict=True)


class Checking(BaseModel):
    """A draft whose quotations are to be checked."""

    draft: Draft


class Recommending(BaseModel):
    """Who asks, and what they need; `only`: see `Only`."""

    need: Need
    profile: str = Field("", json_schema_extra={"maxLength": limits.PROFILE})
    only: Only = []


class Searching(BaseModel):
    """What is looked for."""

    question: Question
    k: int = Field(10, ge=1, le=100, strict=True)
    author: str | None = Field(None, json_schema_extra={"maxLength": limits.AUTHOR})


def answers(model: Any, *more: str) -> dict[str, Any]:
    """How a route answers, for the document: the object, or a failure; `more`: other media types that it can send."""
    content: dict[str, Any] = {kind: {} for kind in more}
    told: dict[int | str, Any] = {200: {"model": model, **({"content": content} if content else {})}}
    return {"response_model": None, "responses": told | {key: {"model": Failure} for key in FAILURES}}

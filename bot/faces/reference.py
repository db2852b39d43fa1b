"""The page that documents the HTTP interface, made of its OpenAPI document. It loads nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from bot.faces.html import part


@dataclass(frozen=True, slots=True)
class Route:
    """An operation: how it is called, what it takes and gives, as JSON schema."""

    method: str
    path: str
    told: str
    takes: str
    gives: str


def mount(app: FastAPI) -> None:
    """Put the page at /docs."""

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(page(app.openapi()))


def page(document: dict[str, Any]) -> str:
    """The page of an OpenAPI document."""
    routes = [
        Route(method.upper(), path, told.get("description", told.get("summary", "")), _takes(told), _gives(told))
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    ]
    shown = {name: _pretty(schema) for name, schema in document.get("components", {}).get("schemas", {}).items()}
    return str(part("docs.html", "page", info=document["info"], routes=routes, shapes=shown))


def _takes(told: dict[str, Any]) -> str:
    named = [
        f"{one['name']}（{one['in']}{'，必填' if one.get('required') else ''}）" for one in told.get("parameters", ())
    ]
    body = [f"{kind}：{_name(one)}" for kind, one in told.get("requestBody", {}).get("content", {}).items()]
    return "；".join([*named, *body]) or "无"


def _gives(told: dict[str, Any]) -> str:
    given = [
        f"{status} {kind}：{_name(one)}" if one.get("schema") else f"{status} {kind}"
        for status, answer in told["responses"].items()
        for kind, one in answer.get("content", {}).items()
    ]
    return "；".join(given)


def _name(content: dict[str, Any]) -> str:
    """What a content's schema is called. Example: {"schema": {"$ref": "#/components/schemas/Answer"}} -> Answer"""
    schema = content.get("schema", {})
    inner = schema.get("items", schema).get("$ref", "")
    return inner.rpartition("/")[2] + ("[]" if "items" in schema else "") or str(schema.get("title", "JSON"))


def _pretty(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2)

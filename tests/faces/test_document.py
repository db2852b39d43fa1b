"""What the OpenAPI document tells is so: requests drawn from its schemas, and beside them, get no answer that it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.app import Bot
from bot.faces import api
from bot.settings import Settings

EXAMPLES = 25
# Any string is text of a request, half of a surrogate pair too: JSON has them.
TEXT = st.text(max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
WORDS = ["创新积分制改革怎么用？", "马回", "第三部分讲什么？", "缺钱、缺设备", "今天天气怎么样？"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    bot = Bot(Settings(home=tmp_path_factory.mktemp("home"), embedding_model="hash"))
    with TestClient(api.create(bot), base_url="http://127.0.0.1:7860", raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    return client.get("/openapi.json").json()


def drawn(schema: dict[str, Any], document: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of a schema, as far as the document's schemas go."""
    if "$ref" in schema:
        return st.deferred(
            lambda: drawn(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document)
        )
    if "anyOf" in schema:
        return st.one_of([drawn(one, document) for one in schema["anyOf"]])
    if "const" in schema or "enum" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    match schema.get("type"):
        case "string":
            least, most = schema.get("minLength", 0), min(schema.get("maxLength", 30), 30)
            some = st.text(min_size=least, max_size=most)
            if schema.get("pattern") == r"\S":
                some = some.filter(lambda text: bool(text.strip())) | st.sampled_from(WORDS)
            elif "pattern" in schema:
                some = st.from_regex(schema["pattern"], fullmatch=True)
            return some
        case "integer":
            return st.integers(schema.get("minimum"), schema.get("maximum"))
        case "number":
            return st.floats(schema.get("minimum"), schema.get("maximum"), allow_nan=False, allow_infinity=False)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
        case "array":
            most = min(schema.get("maxItems", 3), 3)
            return st.lists(drawn(schema.get("items", {}), document), min_size=schema.get("minItems", 0), max_size=most)
        case "object":
            fields = {name: drawn(one, document) for name, one in schema.get("properties", {}).items()}
            needed = {name: fields.pop(name) for name in schema.get("required", ())}
            return st.fixed_dictionaries(needed, optional=fields)
    assert not schema.keys() - {"title", "default", "description"}, schema
    return JSON


@st.composite
def bodies(draw: st.DrawFn, schema: dict[str, Any], document: dict[str, Any]) -> Any:
    """A body of the schema; often with one field of another kind or left out, at times any JSON."""
    body, way = draw(drawn(schema, document)), draw(st.integers(0, 5))
    if way == 0:
        return draw(JSON)
    if way <= 2 and body:
        field = draw(st.sampled_from(sorted(body)))
        if way == 1:
            return {**body, field: draw(JSON)}
        del body[field]
    return body


@st.composite
def requests(draw: st.DrawFn, path: str, operation: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    query = {}
    for one in operation.get("parameters", ()):
        # Of another kind, as text, one time in four: all that a query holds is text.
        value = draw(TEXT if not draw(st.integers(0, 3)) else drawn(one["schema"], document))
        text = str(value).encode("utf-8", "replace").decode()
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(text, safe=""))
        elif one["required"] or draw(st.booleans()):
            query[one["name"]] = text
    given: dict[str, Any] = {"url": path, "params": query}
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        given["content"] = json.dumps(draw(bodies(schema, document)))
        kinds = ["application/json", *operation["responses"]["200"]["content"]]
        given["headers"] = {"Content-Type": "application/json", "Accept": draw(st.sampled_from(kinds))}
    return given


def told(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


PATHS = (
    "/api/ask",
    "/api/ask/stream",
    "/api/check",
    "/api/essays",
    "/api/essays/{essay_id}",
    "/api/health",
    "/api/measures",
    "/api/recommend",
    "/api/search",
    "/v1/chat/completions",
    "/v1/models",
)


def test_every_route_of_the_document_is_tried(document: dict[str, Any]) -> None:
    assert {path for path, _, _ in told(document)} == {*PATHS}


@pytest.mark.parametrize("path", PATHS)
def test_what_comes_is_what_the_document_tells(client: TestClient, document: dict[str, Any], path: str) -> None:
    ((_, method, operation),) = [one for one in told(document) if one[0] == path]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(requests(path, operation, document))
    def holds(asked: dict[str, Any]) -> None:
        answer = client.request(method.upper(), **asked)
        response = operation["responses"].get(str(answer.status_code))
        assert answer.status_code < 500 and response, (answer.status_code, answer.text[:300])
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in response["content"]
        if kind == "application/json":
            whole = {**response["content"][kind]["schema"], "components": document["components"]}
            Draft202012Validator(whole).validate(answer.json())

    holds()

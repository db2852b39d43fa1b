"""The program's own sentences: each in the table, each used, each with a check that there is."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.says
from bot.says.row import Row

BOT = Path(bot.says.__file__).parents[1]
TABLE = {
    (module.name, name): row
    for module in pkgutil.iter_modules(bot.says.__path__)
    for name, row in vars(importlib.import_module(f"bot.says.{module.name}")).items()
    if isinstance(row, Row)
}
FILES = sorted(path for path in BOT.rglob("*.py") if path.parent.name != "says")
# The wings, where every sentence comes from the table.
WINGS = ("ask", "check", "recommend", "study")
SENTENCE = re.compile(r"[。！；][”’」』]*\Z")
HAN = re.compile(r"[\u4e00-\u9fff]")
LONG = 12


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def found(path: str) -> object:
    """What an import path names: the module as far as there is one, then attributes."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        try:
            thing: object = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for name in parts[end:]:
            thing = getattr(thing, name)
        return thing
    raise ModuleNotFoundError(path)


def used(file: Path) -> Iterator[tuple[str, str, ast.Call | None]]:
    """(module of the table, row, the call of it or None) for every mention of a row in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    modules = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "bot.says"
        for alias in node.names
    }
    calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield modules[node.value.id], node.attr, calls.get(id(node))


def literals(source: str) -> Iterator[str]:
    """The strings of a source, docstrings left out; of an f-string the words between the values, as one."""
    tree = ast.parse(source)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docs = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    pieces: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            pieces |= {id(value) for value in node.values}
            yield "".join(str(value.value) if isinstance(value, ast.Constant) else "…" for value in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | pieces:
            yield node.value


def sentences(source: str) -> list[str]:
    return [said for said in literals(source) if len(HAN.findall(said)) >= LONG and SENTENCE.search(said)]


@pytest.mark.parametrize(("module", "name"), TABLE)
def test_a_row_says_what_has_been_established_and_by_which_check(module: str, name: str) -> None:
    row = TABLE[module, name]
    check = found(row.check)
    assert inspect.isfunction(check), f"{row.check} is no function"
    assert row.check.startswith("bot.") and not row.check.startswith("bot.says")
    assert len(row.holds.split()) >= 3 and not HAN.search(row.holds), "in words, for whoever reads the code"


@pytest.mark.parametrize(("module", "name"), TABLE)
def test_a_row_fills_all_its_places(module: str, name: str) -> None:
    row = TABLE[module, name]
    given = {field: f"<{field}>" for field in fields(row.template)}
    said = row(**given)
    assert not set("{}") & set(said) and all(value in said for value in given.values())
    assert "{甲}" in row(**dict.fromkeys(given, "{甲}")) or not given, "a value is never read as a template"


def test_every_row_is_used_and_every_row_that_is_used_exists() -> None:
    mentioned = {(module, name) for file in FILES for module, name, _ in used(file)}
    assert mentioned == set(TABLE)


def test_a_sentence_gets_the_values_that_it_has_places_for() -> None:
    for file in FILES:
        for module, name, call in used(file):
            if call is not None:
                given = {word.arg for word in call.keywords}
                assert given == fields(TABLE[module, name].template), f"{file.name}: {name}"


@pytest.mark.parametrize("wing", WINGS)
def test_no_sentence_stands_outside_the_table(wing: str) -> None:
    said = [text for file in (BOT / wing).rglob("*.py") for text in sentences(file.read_text(encoding="utf-8"))]
    assert not said, "it belongs in bot/says, with the check that entitles it"


def test_no_sentence_of_the_table_is_written_out_again() -> None:
    """Anywhere in the program, so that no face has its own copy."""
    whole = {row.template for row in TABLE.values() if len(HAN.findall(row.template)) >= LONG}
    again = [
        (file.name, text) for file in FILES for text in literals(file.read_text(encoding="utf-8")) if text in whole
    ]
    assert not again


def test_the_search_for_sentences_finds_them() -> None:
    source = '''
def one(a):
    """这是说明文字，不算作程序自己说的一句话。"""
    plain = "所收录的文章没有谈到这一点，未找到原文。"
    filled = f"所收录的文章中，谈到这一点的是{a}，不是他。"
    pattern = r"[^，。；：！？]{1,9}的(?:措施|办法|建议|举措|政策)"
    short = "没有引用。"
'''
    assert len(sentences(source)) == 2

"""The page in English: one table has every word that the page says of its own, and no other."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import String

from bot.essay import FIELDS
from bot.faces.web import shell

BOT = Path(shell.__file__).parents[2]
WEB, TEMPLATES = BOT / "faces" / "web", BOT / "faces" / "templates"
CHINESE = re.compile("[\u4e00-\u9fff]")
ATTRIBUTE = re.compile(r'\s(?:aria-label|title|placeholder|data-told|data-label)="([^"]*)"')
# Pages and files that are no part of this page.
OTHER_PAGES = {"docs.html", "marked.html"}
# What of the modules beside those of the page is told on it.
TOLD = ("says/crash.py", "says/page.py", "says/own.py", "says/study.py", "index/collections.py", "faces/checks.py")
# What is put into files that are taken along, or stands in a user's own words.
ELSEWHERE = {"{}-引文核查.{}", "{}……（共 {} 字）", "# 笔记", "## 参考文献", "笔记.md"}
# What is said in Chinese to whoever sees the page in English.
CHINESE_ALWAYS = {"中文", "用中文显示"}


def table() -> dict[str, str]:
    text = (WEB / "english.js").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text[text.index("= {") + 2 :].rstrip().removesuffix(";"), object_pairs_hook=once)
    return found


def once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), {name for name in names if names.count(name) > 1}
    return dict(pairs)


# ---- what the page says: of its templates, its scripts, its style, and Python ----


def of_template(path: Path) -> Iterator[str]:
    """Runs of text, values of attributes, and words in expressions; `{}` for what is filled in."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
    for code in re.findall(r"\{[{%](.*?)[}%]\}", text, flags=re.S):
        joined = re.sub(r'"\s*~\s*[\w.]+\s*~\s*"', "{}", code)
        joined = re.sub(r'"\s*~\s*[\w.]+', '{}"', joined)
        yield from re.findall(r'"([^"]*)"', joined)
    text = re.sub(r"\{\{ (?:talk\.)?dots \}\}|\{%.*?%\}", "\0", text, flags=re.S)
    text = re.sub(r"\{\{.*?\}\}", "{}", text, flags=re.S)
    for tag in re.findall(r"<[^>]*>", text):
        yield from ATTRIBUTE.findall(tag)
    yield from re.split(r"<[^>]*>|\0", text)


def of_script(text: str) -> Iterator[str]:
    """The strings of a script, templates with `{}` for what is filled in."""
    templates: list[str | None] = []  # those that are open; None: code inside one
    for kind, piece in JavascriptLexer().get_tokens(text):
        if kind is String.Double:
            yield piece[1:-1]
        elif kind is String.Interpol and piece == "${":
            templates[-1:] = [f"{templates[-1]}{{}}", None]
        elif kind is String.Interpol:
            templates.pop()
        elif kind is String.Backtick and piece == "`" and (not templates or templates[-1] is None):
            templates.append("")
        elif kind is String.Backtick and piece == "`":
            yield str(templates.pop())
        elif kind is String.Backtick:
            templates[-1] = f"{templates[-1]}{piece}"


def of_module(path: Path) -> Iterator[str]:
    """The strings of a module, formatted ones with `{}` for what is filled in; docstrings are none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    inside |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield re.sub(r"\{\w+\}", "{}", node.value)


def said(strings: Iterator[str]) -> set[str]:
    return {" ".join(words.split()) for words in strings}


def of_page() -> dict[str, set[str]]:
    """By file, what the page may say."""
    templates = {
        path.name: said(of_template(path)) for path in TEMPLATES.glob("*.html") if path.name not in OTHER_PAGES
    }
    scripts = {
        path.name: said(of_script(path.read_text(encoding="utf-8")))
        for path in WEB.glob("*.js")
        if path.name != "english.js"
    }
    style = {
        path.name: said(iter(re.findall(r'"([^"]*)"', path.read_text(encoding="utf-8")))) for path in WEB.glob("*.css")
    }
    modules = {path.name: said(of_module(path)) for path in (*WEB.glob("*.py"), *(BOT / name for name in TOLD))}
    return templates | scripts | style | modules | {"essay.py": set(FIELDS.values())}


def test_every_word_of_the_page_has_its_english() -> None:
    known = table()
    left = known.keys() | ELSEWHERE | CHINESE_ALWAYS
    missing = {name: sorted(filter(CHINESE.search, words - left)) for name, words in of_page().items()}
    assert not {name: words for name, words in missing.items() if words}


def test_no_word_is_translated_that_is_not_said() -> None:
    everywhere = set().union(*of_page().values(), *(said(of_module(path)) for path in BOT.rglob("*.py")))
    assert sorted(table().keys() - everywhere) == []


def test_what_is_filled_in_is_filled_in_once_in_english_too() -> None:
    def fits(words: str, english: str) -> bool:
        places = re.findall(r"\{\d?\}", english)
        numbered = [f"{{{number}}}" for number in range(1, len(places) + 1)]
        return len(places) == words.count("{}") and (set(places) <= {"{}"} or sorted(places) == numbered)

    assert {words: english for words, english in table().items() if not fits(words, english)} == {}


def test_english_is_english() -> None:
    """Chinese stands in it only as an example of what to type."""
    examples = {"中试", "缺钱、缺设备、找不到市场", "科技型中小企业"}
    left = {words for english in table().values() for words in re.findall("[\u4e00-\u9fff、]{2,}", english)}
    assert left == examples

"""The house keeps its shape: one room for each foreign library, short files, nothing heavy at import."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.documents.corpus import load
from bot.domain import Essay
from bot.text import names

BOT = Path(__file__).parents[1] / "bot"
LONGEST = 250
ROOMS = {
    "chromadb": {"index/chroma.py", "index/vectors.py"},
    "sentence_transformers": {"encoders/crossed.py", "encoders/embed.py"},
    "torch": {"encoders/embed.py", "encoders/entailment.py"},
    "tokenizers": {"encoders/reader.py"},
    "onnxruntime": {"encoders/onnx.py"},
    "jieba": {"text/words.py"},
    "ahocorasick": {"text/phrases.py"},
    "opencc": {"text/words.py"},
    "pypinyin": {"text/sounds.py"},
    "langchain": {"model/models.py"},
    "langchain_core": {
        *(f"model/{name}.py" for name in ("models", "chains", "prompts", "objects", "failures", "form")),
        "faces/as_langchain.py",
    },
    "tenacity": {"model/models.py"},
    "rapidfuzz": {
        "check/copies.py",
        "check/difference.py",
        "check/exchanges.py",
        "check/aligned.py",
        "check/locate.py",
    },
    "gradio": {
        f"faces/web/{name}.py" for name in ("page", "talk_tab", "check_tab", "facts", "recommend_tab", "sessions")
    },
    "docx": {f"faces/{name}.py" for name in ("marked", "memo", "office", "transcript")},
    "lxml": {"documents/word_package.py"},
    "openpyxl": {"faces/memo.py", "documents/sheets.py"},
    "jinja2": {"faces/html.py"},
    "markupsafe": {"faces/html.py"},
    "pptx": {"documents/slides.py"},
    "pypdfium2": {"documents/pdf_page.py", "documents/pdf_drawn.py", "documents/ocr_engine.py"},
    "rapidocr": {"documents/ocr_engine.py"},
    "PIL": {"documents/ocr_engine.py"},
    "selectolax": {"documents/html.py", "documents/html_facts.py", "documents/html_tree.py"},
    "fastapi": {
        *("faces/api.py", "faces/completions.py", "faces/reference.py"),
        *(f"faces/web/{name}.py" for name in ("page", "own", "branches", "study_tab")),
    },
    "mcp": {"faces/as_mcp.py"},
    "prometheus_client": {"faces/metrics.py"},
    "uvicorn": {"faces/serve.py"},
}
WRITTEN = {".py", ".js", ".css", ".html", ".txt", ".tsv", ".md"}
# Where Gradio's own document is edited, by its marks.
EDITS_HTML = "faces/web/shell.py"
MARKUP = re.compile(r"</|/>|<[a-z][a-z0-9:]*[\s>]")
PICTURE = BOT.parent / "docs" / "architecture.md"
# Not drawn in the picture of the rooms: what everyone imports, and what these take from rooms further down.
NOUNS, TOP = {"domain", "essay", "settings", "errors"}, {"faces", "library", "app"}
FILES = sorted(path.relative_to(BOT).as_posix() for path in BOT.rglob("*.py"))


def imports(file: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((BOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("file", FILES)
def test_a_foreign_library_stays_in_its_room(file: str) -> None:
    assert {name for name in imports(file) if file not in ROOMS.get(name, {file})} == set()


def test_every_room_is_used() -> None:
    used = {name for file in FILES for name in imports(file)}
    assert set(ROOMS) <= used


@pytest.mark.parametrize("file", FILES)
def test_only_settings_reads_the_environment(file: str) -> None:
    source = (BOT / file).read_text(encoding="utf-8")
    assert "os.environ" not in source or file == "settings.py"


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("faces/") and file != EDITS_HTML])
def test_markup_is_written_in_templates_alone(file: str) -> None:
    tree = ast.parse((BOT / file).read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [node.value for node in texts if id(node) not in told and MARKUP.search(node.value)] == []


@pytest.mark.parametrize("file", FILES)
def test_files_are_short(file: str) -> None:
    assert len((BOT / file).read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_nothing_names_the_first_corpus() -> None:
    """What only the shipped essays need lies in `corpus/words/`; places are a public table of the whole country."""
    essays, rejected, _ = load([BOT.parent / "corpus"])
    named = {name for essay in essays for name in (essay.author, essay.title, essay.column) if name} - {"编者按"}
    named |= home_of(essays)
    assert len(named) == 7 and not rejected
    written = [path for path in BOT.rglob("*") if path.suffix in WRITTEN and path.name != "places.tsv"]
    assert len(written) > len(FILES)
    found = [(path.name, name) for path in written for name in named if name in path.read_text(encoding="utf-8")]
    assert found == []


def home_of(essays: Sequence[Essay]) -> frozenset[str]:
    """The place that all texts are about."""
    return frozenset.intersection(*(names.places(essay.column or "") for essay in essays))


def drawn() -> set[tuple[str, str]]:
    """The arrows between rooms in docs/architecture.md."""
    found = set()
    for line in PICTURE.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"    [a-z &]+ --> [a-z &]+", line):
            left, right = line.strip().split(" --> ")
            found |= {(one, other) for one in left.split(" & ") for other in right.split(" & ")}
    return {(one, other) for one, other in found if one not in TOP | {"evals"} and other not in NOUNS}


def test_the_picture_of_the_rooms_is_true() -> None:
    found = set()
    for file in FILES:
        room = file.split("/")[0].removesuffix(".py")
        for name in re.findall(r"^ *(?:from|import) bot\.([a-z]+)", (BOT / file).read_text(encoding="utf-8"), re.M):
            found.add((room, name))
    rooms = {path.name for path in BOT.iterdir() if path.is_dir() and path.name != "__pycache__"} - TOP
    assert drawn() == {(one, other) for one, other in found if one != other and {one, other} <= rooms}


def test_the_package_imports_nothing() -> None:
    show = "import sys; before = {*sys.modules}; import bot; print(*({*sys.modules} - before - {'bot'}))"
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True, cwd=BOT.parent)
    foreign = {name.split(".")[0] for name in done.stdout.split()} - sys.stdlib_module_names
    assert foreign == set()

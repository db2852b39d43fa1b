"""Files become documents: found, read, decoded. What cannot be read is rejected with a reason, never guessed at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.documents import folders, kinds, ocr
from bot.documents.aligned import tabbed
from bot.documents.encoding import CONTROL, EMPTY, decode, sound
from bot.documents.formats import Extracted
from bot.documents.lines import mended, unpaged
from bot.documents.markdown import FRONT_MATTER, read_markdown
from bot.documents.names import ids
from bot.documents.ocr import Reading, silent
from bot.domain import OFFICIAL
from bot.errors import UnreadableFile

__all__ = ["Document", "Rejected", "Warned", "decode", "discover", "read", "read_text", "word_lists"]

FACTS = ("title", "author", "section", "published", "source", *OFFICIAL)
# Of one text there is one document, whatever its files are called.
SAME = "内容与“{first}”完全相同，已作为一份文档收录"
# Looked for by its first #, which is found far sooner than the beginnings of lines.
HEADING_MARK = re.compile(r"#(?<![^\n]#)#{0,5} ")
LARGEST = 200 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Document:
    """One text as published. Of a file, `text` has `\\n` line ends and no BOM; headings are `#` lines where `markdown`."""

    essay_id: str
    text: str
    markdown: bool
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file, or a line of one (`file.jsonl:12`), that is not used, and why: Chinese, no full stop."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Warned:
    """What of a file that is used was not read: Chinese, no full stop."""

    path: str
    reason: str


def discover(paths: Sequence[Path]) -> list[Path]:
    """List the files to read: those named, and the sorted ones of known kinds in the folders named.

    Raises InputError for a path that does not exist and for a named file of a kind that is not read.
    """
    return [found.path for found in folders.find(paths) if not found.why]


def read(paths: Sequence[Path], reading: Reading = silent) -> Iterator[Document | Rejected | Warned]:
    """Read everything under the paths. Raises only what `discover` raises: every file is a Document or a Rejected.

    What was passed over in a document follows it. `reading` is told how many pages of a file are recognised.
    """
    everything = folders.find(paths)
    yield from (Rejected(folders.shown(one.path), one.why) for one in everything if one.why)
    found = [one for one in everything if not one.why]
    taken: set[str] = set()
    texts: dict[str, dict[str, str]] = {}  # what files show -> their front matter -> the first of them
    for one, essay_id in zip(found, ids([(one.base, one.path) for one in found]), strict=True):
        lines = one.path.suffix.lower() == ".jsonl"
        for place, item in _records(one.path) if lines else _whole(one.path, essay_id, reading):
            if isinstance(item, str):
                yield Rejected(place, item)
            elif isinstance(item, Warned):
                yield item
            elif item.essay_id in taken:
                yield Rejected(place, f"编号“{item.essay_id}”与前面的文档重复")
            elif (
                not lines
                and (first := _first(texts.setdefault(shown(item.text, item.markdown), {}), item, place)) != place
            ):
                yield Rejected(place, SAME.format(first=first))
                break
            else:
                taken.add(item.essay_id)
                yield item


def shown(text: str, markdown: bool = False) -> str:
    """What a reader of a text sees, however it is set: without front matter, the marks of headings and white space."""
    if markdown:
        matter = FRONT_MATTER.match(text)
        text = HEADING_MARK.sub("", text[matter.end() :] if matter else text)
    return "".join(text.split())


def _first(known: dict[str, str], document: Document, place: str) -> str:
    """The first file that shows the same and says the same of it; this one where there is none, or it alone says something."""
    matter = FRONT_MATTER.match(document.text) if document.markdown else None
    own = matter["facts"] if matter else ""
    first = known.get(own) or (next(iter(known.values()), place) if not own else place)
    known.setdefault(own, place)
    return first


def read_text(path: Path) -> str:
    """Read one file as text; a suffix that is not known is taken for plain text. Raises UnreadableFile."""
    try:
        return _extract(path).text
    except ValueError as error:
        raise UnreadableFile(folders.shown(path), str(error)) from error


def word_lists(paths: Sequence[Path]) -> dict[str, str]:
    """The word lists (`vocabulary.OWN`) that the folders among the paths bring: name -> text. Raises UnreadableFile."""
    found: dict[str, str] = {}
    for file in (one for path in paths for one in folders.lists(path)):
        found[file.name] = f"{found.get(file.name, '')}{read_text(file)}\n"
    return found


def _whole(path: Path, essay_id: str, reading: Reading) -> Iterator[tuple[str, Document | Warned | str]]:
    """Make one document of a file: its place, and the document or the reason why there is none; what was passed over."""
    place = folders.shown(path)
    try:
        extracted = _mended(path.suffix.lower(), _extract(path, reading))
    except ValueError as error:
        yield place, str(error)
        return
    facts = {**extracted.facts, **({"title": extracted.title} if extracted.title else {})}
    yield place, Document(essay_id, extracted.text, extracted.markdown, facts)
    for warning in extracted.warnings:
        yield place, Warned(place, warning)


def _mended(suffix: str, extracted: Extracted) -> Extracted:
    """Plain text with its broken lines joined and its tables parted by tabs, Markdown without its marks. (A draft is checked as it stands.)"""
    if suffix in kinds.MARKDOWN:
        return read_markdown(extracted.text)
    return replace(extracted, text=mended(tabbed(unpaged(extracted.text)))) if suffix == ".txt" else extracted


def _records(path: Path) -> Iterator[tuple[str, Document | Warned | str]]:
    """Make the documents of a .jsonl file, one a line; each with its place, or the reason why there is none."""
    try:
        data = _bytes(path)
        try:
            text = decode(data)
        except ValueError:
            if CONTROL.search(data):
                raise
            # Damaged bytes become surrogates, so that only their own lines are rejected.
            text = data.decode("utf-8-sig", "surrogateescape")
        if not text.strip():
            raise ValueError(EMPTY)
    except ValueError as error:
        yield folders.shown(path), str(error)
        return
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines: U+2028 may stand inside a string
        if line.strip():
            try:
                yield f"{folders.shown(path)}:{number}", _record(line)
            except ValueError as error:
                yield f"{folders.shown(path)}:{number}", str(error)


def _record(line: str) -> Document:
    """Raises ValueError with a Chinese reason."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("不是有效的 JSON") from error
    if not isinstance(given, dict):
        raise ValueError('应为 JSON 对象，如 {"id": …, "title": …, "text": …}')
    essay_id = _field(given, "id")
    if not essay_id:
        raise ValueError("缺少编号 id")
    if given.get("text") is None:
        raise ValueError("缺少正文 text")
    if not isinstance(given["text"], str):
        raise ValueError("正文 text 应为文字")
    text = given["text"]  # as it stands, line ends too: outside programs count offsets in this very field
    sound(text, "正文 text 为空")
    facts = {name: value for name in FACTS if (value := _field(given, name))}
    return Document(essay_id, text, markdown=False, facts=facts)


def _field(given: Mapping[str, object], name: str) -> str:
    """Take a short field as text, empty where it is missing; a number (a year, a running number) is text too."""
    value = given.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"字段 {name} 应为文字")
    text = str(value).strip()
    return sound(text) if text else ""


def _extract(path: Path, reading: Reading = silent) -> Extracted:
    """Text, title and form of one file. Raises ValueError with a Chinese reason."""
    data = _bytes(path)
    if not data:
        raise ValueError(EMPTY)
    suffix = kinds.true_suffix(path.suffix.lower(), data)
    foreign = suffix in kinds.READ
    extracted = ocr.read(suffix, data, reading) if foreign else Extracted(decode(data), suffix in kinds.MARKDOWN)
    return replace(extracted, text=sound(extracted.text))


def _bytes(path: Path) -> bytes:
    """Raises ValueError with a Chinese reason."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"文件超过 {LARGEST >> 20} MB，请拆分后重试")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ValueError("文件不存在") from error
    except PermissionError as error:
        raise ValueError("没有读取权限") from error
    except IsADirectoryError as error:
        raise ValueError("这是文件夹，不是文件") from error
    except OSError as error:
        raise ValueError("读取失败，文件或磁盘可能有问题") from error

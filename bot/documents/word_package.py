"""The parts of a Word file: what its relationships name, as XML; what is missing is missing, what is broken is told."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# "Strict Open XML" has the same elements under other names.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
NAMES = {
    "styles": "样式",
    "numbering": "自动编号",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "header": "页眉",
    "footer": "页脚",
}


class Package:
    """A Word file unpacked as far as it is read. Raises KeyError where it has no main document."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.warnings: list[str] = []
        self.names = {name.lstrip("/").lower(): name for name in archive.namelist()}
        targets = [target for kind, target in self._related("") if kind == "officeDocument"]
        self.main = next((one for one in targets if one.lower() in self.names), "word/document.xml")

    @cached_property
    def document(self) -> Any:
        """The main document. Raises what lxml raises."""
        return self._parsed(self.main)

    def part(self, kind: str) -> Any | None:
        """The part that the main document names for styles, numbering, footnotes …; None without one."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Any]:
        """All parts of a kind, as headers. One that does not lie in the file is passed over, as Word does."""
        for target in dict.fromkeys(target for one, target in self._related(self.main) if one == kind):
            if target.lower() in self.names:
                try:
                    yield self._parsed(target)
                except (etree.XMLSyntaxError, ValueError):
                    self.warnings.append(f"{NAMES.get(kind, kind)}部分已损坏，未能读取")

    def property(self, name: str) -> str | None:
        """A property of the file, as its title."""
        for kind, target in self._related(""):
            if kind == "core-properties" and target.lower() in self.names:
                try:
                    return next((one.text for one in self._parsed(target).iter("{*}" + name)), None)
                except (etree.XMLSyntaxError, ValueError):
                    return None
        return None

    def _related(self, part: str) -> list[tuple[str, str]]:
        """(kind, target) of a part's relationships to others within the file."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path.lower() not in self.names:
            return []
        found = []
        for relation in self._parsed(path).iter("{*}Relationship"):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                path = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found.append((relation.get("Type", "").rpartition("/")[2], path))
        return found

    def _parsed(self, path: str) -> Any:
        data = self.archive.read(self.names[path.lower()])
        for strict, usual in STRICT.items():
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(data, parser)
        if root.getroottree().docinfo.doctype:  # no Word file declares entities
            raise ValueError("DTD")
        return root


def local(element: Any) -> str:
    """An element's name without its namespace. Example: w:p -> p"""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@cache
def _path(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def value(element: Any | None, path: str) -> str | None:
    """The w:val of a descendant, "" where it has none; None where there is no such element."""
    found = element.find(_path(path)) if element is not None else None
    return found.get(W + "val", "") if found is not None else None


def number(given: str | None) -> int | None:
    """A whole number as the file writes it; None for anything else. Example: "2" -> 2"""
    try:
        return int(given or "") if len(given or "") < 10 else None
    except ValueError:
        return None


def on(element: Any | None, path: str) -> bool | None:
    """Whether a property is switched on; None where it is not spoken of."""
    found = value(element, path)
    return None if found is None else found not in {"0", "false", "off"}

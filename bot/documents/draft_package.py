"""A Word file as its editor left it: its parts, and a zip that is written again with all that did not change as it was."""

from __future__ import annotations

import posixpath
import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from bot.documents.draft_xml import Part

TYPES = "[Content_Types].xml"
ENTRY = 46  # bytes of a record in a zip's directory, without its names


class Package:
    """The parts of a Word file by their paths. Raises KeyError where it has no main document or no list of its types."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.archive = zipfile.ZipFile(BytesIO(data))
        self._names = {name.lstrip("/").lower(): name for name in self.archive.namelist()}
        self._parts: dict[str, Part] = {}
        found = [(kind, target) for kind, target in self.related("") if kind.endswith("/officeDocument")]
        kind, self.main = found[0] if found else (f"{TRANSITIONAL}/officeDocument", "word/document.xml")
        self.relations = kind.removesuffix("/officeDocument")  # how the file's kinds of relationships begin
        self.document = self.part(self.main)
        self.part(TYPES)

    def has(self, path: str) -> bool:
        """Whether a part lies in the file, however its name is written."""
        return path.lower() in self._names

    def name(self, path: str) -> str:
        """A part's name as the zip has it."""
        return self._names.get(path.lower(), path)

    def part(self, path: str) -> Part:
        """A part, parsed once."""
        name = self._names[path.lower()]
        if name not in self._parts:
            self._parts[name] = Part(self.archive.read(name))
        return self._parts[name]

    def parts(self, kind: str) -> Iterator[str]:
        """The paths of the main document's parts of a kind, as `footnotes`; those that lie in the file."""
        targets = (target for one, target in self.related(self.main) if one.endswith(f"/{kind}"))
        return (target for target in dict.fromkeys(targets) if self.has(target))

    def related(self, part: str) -> list[tuple[str, str]]:
        """(kind, path) of what a part's relationships name within the file."""
        path, folder = relations_of(part), posixpath.dirname(part)
        if not self.has(path):
            return []
        found = []
        for one in self.part(path).nodes:
            target = one.attributes.get("Target", "")
            if target and one.attributes.get("TargetMode") != "External":
                inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found.append((one.attributes.get("Type", ""), posixpath.normpath(inside)))
        return found

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with parts changed or added; every other entry, and their order, as it was, packed bytes and all."""
        archive, data = self.archive, self.data
        starts = sorted([*(info.header_offset for info in archive.infolist()), archive.start_dir])
        out, directory, at = bytearray(), bytearray(), archive.start_dir
        for info in archive.infolist():
            sizes = struct.unpack_from("<3H", data, at + 28)
            record = data[at : at + ENTRY + sum(sizes)]
            at += len(record)
            local = data[info.header_offset : starts[starts.index(info.header_offset) + 1]]
            if info.filename in changed:
                local, record = _packed(info, changed[info.filename])
            directory += record[:42] + struct.pack("<I", len(out)) + record[ENTRY:]
            out += local
        added = [name for name in changed if name not in archive.namelist()]
        for name in added:
            local, record = _packed(zipfile.ZipInfo(name), changed[name])
            directory += record[:42] + struct.pack("<I", len(out)) + record[ENTRY:]
            out += local
        count = len(archive.infolist()) + len(added)
        end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), len(out), 0)
        return bytes(out + directory + end)


TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations_of(part: str) -> str:
    """Where a part's relationships lie. Example: word/document.xml -> word/_rels/document.xml.rels"""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _packed(info: zipfile.ZipInfo, data: bytes) -> tuple[bytes, bytes]:
    """An entry of a zip: its local part, and its record in the directory."""
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(made, data)
        begin = archive.start_dir
    whole = file.getvalue()
    return whole[:begin], whole[begin : begin + ENTRY + sum(struct.unpack_from("<3H", whole, begin + 28))]

"""Files that are packed archives of XML: what they may unpack to, looked at before they are unpacked as a whole."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.parsers import expat

ENTRIES = 10_000
XML_MOST, MOST = 60 * 2**20, 256 * 2**20  # bytes of XML, and of all with pictures; a small zip can hold gigabytes
HEAD = 4096  # bytes that are looked at for a first element; office programs write some hundred before it
XML = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
DECLARES = "文件中含有实体定义，不能读取；请另存后重试"


def weigh(data: bytes, broken: str) -> None:
    """Raises ValueError with a Chinese reason for an archive of too much, with entities, or that is none (`broken`)."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            heads = {member.filename: _head(archive, member) for member in members[:ENTRIES]}
    except Exception as error:  # any bytes at all
        raise ValueError(broken) from error
    marked = [member for member in members if heads.get(member.filename, b"<").lstrip().startswith(XML)]
    if len(members) > ENTRIES or sum(member.file_size for member in members) > MOST:
        raise ValueError(f"文件展开后超过 {MOST >> 20} MB 或 {ENTRIES // 10_000} 万个部分，请拆分后重试")
    if sum(member.file_size for member in marked) > XML_MOST:
        raise ValueError(f"文字部分展开后超过 {XML_MOST >> 20} MB，请拆分后重试")
    # Pictures (SVG) may; they are not read.
    if any(_may_declare(heads[member.filename]) for member in marked if "/media/" not in member.filename):
        raise ValueError(DECLARES)


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        return file.read(HEAD)


def _may_declare(head: bytes) -> bool:
    """Whether XML declares a document type, where entities stand: no office program writes one.

    So too where that cannot be seen: in an encoding that XML need not know, or behind a comment of many characters.
    """
    found: list[bool] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda *_: found.append(True)
    parser.StartElementHandler = lambda *_: found.append(False)
    try:
        parser.Parse(head, False)
    except ValueError:  # an encoding of several bytes that is none of Unicode
        return True
    except expat.ExpatError as error:
        unknown = error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
        return found[0] if found else unknown  # what is no XML is the reader's to tell
    return found[0] if found else len(head) == HEAD

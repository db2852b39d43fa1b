"""Files that are packed archives of XML: what they may unpack to, looked at before they are unpacked as a whole."""

from __future__ import annotations

import zipfile
from io import BytesIO

ENTRIES = 10_000
XML_MOST, MOST = 60 * 2**20, 256 * 2**20  # bytes of XML, and of all with pictures; a small zip can hold gigabytes


def weigh(data: bytes, broken: str) -> None:
    """Raises ValueError with a Chinese reason for an archive of too much, with entities, or that is none (`broken`)."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            heads = {member.filename: _head(archive, member) for member in members[:ENTRIES]}
    except Exception as error:  # any bytes at all
        raise ValueError(broken) from error
    marked = [
        member
        for member in members
        if heads.get(member.filename, b"<").startswith((b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    ]
    if len(members) > ENTRIES or sum(member.file_size for member in members) > MOST:
        raise ValueError(f"文件展开后超过 {MOST >> 20} MB 或 {ENTRIES // 10_000} 万个部分，请拆分后重试")
    if sum(member.file_size for member in marked) > XML_MOST:
        raise ValueError(f"文字部分展开后超过 {XML_MOST >> 20} MB，请拆分后重试")
    if any(b"<!ENTITY" in head for name, head in heads.items() if name.endswith((".xml", ".rels"))):
        raise ValueError("文件中含有实体定义，不能读取；请另存后重试")


def _head(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        return file.read(512).lstrip()

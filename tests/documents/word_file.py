"""A Word file made in code, with all that an editor's file may hold."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="ab"><w:name w:val="annotation text"/></w:style>
<w:style w:type="character" w:styleId="ac"><w:name w:val="annotation reference"/></w:style>
<w:style w:type="character" w:styleId="h"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def run(words: str, shape: str = "") -> str:
    """A run of words with its formatting."""
    return f'<w:r w:rsidR="00AB12CD">{f"<w:rPr>{shape}</w:rPr>" if shape else ""}<w:t>{words}</w:t></w:r>'


def paragraph(*inside: str, style: str = "") -> str:
    """A paragraph of runs, or of words."""
    shape = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{shape}{''.join(one if one.startswith('<') else run(one) for one in inside)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is words, or XML."""
    made = ""
    for row in rows:
        cells = (f"<w:tc><w:tcPr/>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in row)
        made += f"<w:tr>{''.join(cells)}</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def note(kind: str, number: int) -> str:
    """The mark of a footnote or an endnote in the text."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def box(*inside: str) -> str:
    """A run with a text box, written twice as Word does: for newer and for older programs."""
    content = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def word(
    *body: str,
    footnotes: tuple[str, ...] = (),
    endnotes: tuple[str, ...] = (),
    header: str = "",
    comments: str = "",
    numbering: str = "",
    styles: str = STYLES,
) -> bytes:
    """A file of these blocks; notes are numbered from 1."""
    parts = {"styles": f"<w:styles {SPACES}>{styles}</w:styles>"}
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            made = "".join(f'<w:{kind} w:id="{number}">{one}</w:{kind}>' for number, one in enumerate(notes, 1))
            separator = f'<w:{kind} w:type="separator" w:id="0">{paragraph("<w:r><w:separator/></w:r>")}</w:{kind}>'
            parts[f"{kind}s"] = f"<w:{kind}s {SPACES}>{separator}{made}</w:{kind}s>"
    if header:
        parts["header"] = f"<w:hdr {SPACES}>{header}</w:hdr>"
    if numbering:
        parts["numbering"] = f"<w:numbering {SPACES}>{numbering}</w:numbering>"
    if comments:
        parts["comments"] = f"<w:comments {SPACES}>{comments}</w:comments>"
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{kind}.xml"/>' for at, kind in enumerate(parts, 1)
    )
    types = "".join(f'<Override PartName="/word/{kind}.xml" ContentType="{KINDS}.{kind}+xml"/>' for kind in parts)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId{}"/></w:sectPr>'
    last = section.format([*parts].index("header") + 1) if header else "<w:sectPr/>"
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
        f'ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{KINDS}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}{last}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        **{f"word/{kind}.xml": made for kind, made in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, made in files.items():
            archive.writestr(name, DECLARED + made)
        archive.writestr("word/media/image1.png", bytes(range(256)) * 20)
    return out.getvalue()

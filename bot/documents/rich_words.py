"""Control words of rich text that the reader tells apart: code pages, signs, groups that hold no text."""

from __future__ import annotations

PAGES = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 1252: "cp1252", 65001: "utf-8"}
CHARSETS = {134: "gb18030", 136: "cp950", 128: "cp932", 129: "cp949"}
SIGNS = {
    "emdash": "\u2014", "endash": "\u2013", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
    "bullet": "\u2022", "tab": "\t", "line": "\v", "softline": "\v", "emspace": " ", "enspace": " ", "qmspace": " ", "nestcell": " ",
    "nestrow": "\v",
}  # fmt: skip
# Groups that hold no text of the document, marked or not; of all others that are marked (\*) only these are looked into.
SILENT = frozenset(
    "fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf pict object nonshppict shprslt"
    " fldinst xe tc tcn rxe private nonesttables atnid atnauthor annotation ftnsep ftnsepc aftnsep aftnsepc pntxta pntxtb upr".split()
)
OPENED = frozenset("shpinst shptxt do dptxbxtext ud footnote pntext listtext".split())
LABELS, NOTES, BOXES = ("pntext", "listtext"), ("footnote",), ("shptxt", "dptxbxtext")

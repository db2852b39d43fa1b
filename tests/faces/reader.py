"""What a browser would make of HTML."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = ("meta", "link", "input", "br")


class Reader(HTMLParser):
    """What a browser would show: all text, text in marks, and the elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.marked = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(str(html))
        self.close()
        assert not self._open, "elements are closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "elements are nested"

    def handle_data(self, data: str) -> None:
        self.shown += data
        if "mark" in self._open:
            self.marked += data

    @property
    def words(self) -> str:
        """The text without white space, which stands between blocks as the template has it."""
        return "".join(self.shown.split())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

"""HTML comes from templates: a file a room, a macro a part. What is put into them is text, and escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

# What a template made. Any other string is text, and escaped where it is put into another part.
Html = Markup


def part(file: str, name: str, /, **values: object) -> Html:
    """A part of a page. Example: ("parts.html", "failure", sentence="1<2") -> <p class="check-note error" …>1&lt;2</p>"""
    made = _macro(file, name)(**values)
    # As itself, a browser would turn a carriage return into a line feed.
    return Html(str(made).replace("\r", "&#13;")) if "\r" in made else made


@cache
def _macro(file: str, name: str) -> Callable[..., Html]:
    macro: Callable[..., Html] = getattr(TEMPLATES.get_template(file).module, name)
    return macro


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

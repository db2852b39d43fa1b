"""A text as a tree to be drawn: headings, articles and points, each by its name; of a text without these its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.study.nouns import Branch, Tree
from bot.text.outline import Node, Outline, Span
from bot.text.sentences import clause_spans

# So many parts are drawn: first the deepest are left out, then the last.
DRAWN = 120
# A name of more characters is cut, and that it goes on is shown.
NAME_MAX = 40
GOES_ON = "……"


def tree(outline: Outline) -> Tree:
    """The tree of a text, as deep and as wide as it can be drawn."""
    essay = outline.essay
    whole = Branch(essay.name, (0, len(essay.text)), _parts(outline, outline.root))
    drawn = whole
    for depth in range(_depth(whole), 2, -1):
        if _size(drawn) <= DRAWN:
            break
        drawn = _cut(whole, depth - 1)
    drawn = replace(drawn, branches=_first(drawn.branches, DRAWN))
    return Tree(essay, drawn, _size(whole) - _size(drawn))


def _parts(outline: Outline, node: Node) -> tuple[Branch, ...]:
    found: list[Branch] = []
    for child in node.children:
        if child.section or child.kind in ("article", "point"):
            found.append(Branch(*_named(outline, child), _parts(outline, child)))
        else:
            found += _parts(outline, child)
    if not found and node is outline.root:
        found = [Branch(*_clause(outline, one)) for one in outline.paragraphs]
    return tuple(found)


def _named(outline: Outline, node: Node) -> tuple[str, Span]:
    """A part's name and the slice that it stands for."""
    if node.kind == "article":
        return _clause(outline, node)
    label = node.label or ""
    end = node.start + len(label)
    whole = outline.essay.text.startswith(label, node.start) and end <= node.end
    return _short(label), (node.start, end) if whole else node.lead


def _clause(outline: Outline, node: Node) -> tuple[str, Span]:
    """The first clause of a part."""
    text = outline.essay.text
    end = clause_spans(text, *node.lead)[0][1]
    return _short(text[node.start : end].rstrip("，；：、。,;: ")), (node.start, end)


def _short(name: str) -> str:
    plain = " ".join(name.split())
    return plain if len(plain) <= NAME_MAX else plain[:NAME_MAX] + GOES_ON


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.branches))


def _depth(branch: Branch) -> int:
    return 1 + max(map(_depth, branch.branches), default=0)


def _cut(branch: Branch, depth: int) -> Branch:
    return replace(branch, branches=tuple(_cut(one, depth - 1) for one in branch.branches) if depth > 1 else ())


def _first(branches: Sequence[Branch], room: int) -> tuple[Branch, ...]:
    """The first branches that there is room for."""
    found: list[Branch] = []
    for one in branches:
        room -= _size(one)
        if room < 0 and found:
            break
        found.append(one)
    return tuple(found)

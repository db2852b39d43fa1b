"""How much is listed rather than learnt: `python -m policy_evals.bench.lists [--root CHECKOUT] [--files N]`.

Counted in bot/, without running it: alternatives of patterns that hold a 汉字 (each branch of each `|`, whatever the pattern
is put together of), entries of word tables in modules, and words of the lists in `data/`. Names of places and countries are a
register and not counted. Printed: the three sums, and the files that have most.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot

HAN = re.compile("[一-鿿]")
# What is longer, or ends like a sentence, is a sentence of the program's own and no word.
LONGEST, SENTENCE = 12, re.compile("[。！？；：]")
REGISTERS = frozenset({"places.tsv", "countries.txt"})
# In a pattern that is put together, what is known only as the program runs.
SOME = "\0"
KINDS = ("alternatives of patterns", "entries of tables", "words of lists")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, help="another checkout; this one where none is given")
    parser.add_argument("--files", type=int, default=15, help="how many files are named")
    given = parser.parse_args()
    root = given.root / "bot" if given.root else Path(bot.__file__).parent
    found = counted(root)
    for at, kind in enumerate(KINDS):
        print(f"{kind}: {sum(one[at] for one in found.values())}")
    for name, each in sorted(found.items(), key=lambda one: -sum(one[1]))[: given.files]:
        print(f"  {name}: " + ", ".join(f"{count} {kind}" for count, kind in zip(each, KINDS, strict=True) if count))


def counted(root: Path) -> dict[str, tuple[int, int, int]]:
    """File -> alternatives of patterns, entries of tables, words of lists."""
    found = {}
    for file in sorted(root.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found[str(file.relative_to(root))] = (sum(map(alternatives, patterns(tree))), sum(map(len, tables(tree))), 0)
    for file in sorted(root.glob("*/data/*.t[xs][tv]")):
        if file.name not in REGISTERS:
            found[str(file.relative_to(root))] = (0, 0, listed(file.read_text(encoding="utf-8")))
    return found


def patterns(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that list alternatives: those with a `|` and a 汉字, docstrings apart."""
    for text in strings(tree):
        if "|" in text and HAN.search(text):
            yield text


def strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module, docstrings apart; of an f-string, its own text with a mark for each value."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))  # a docstring
        elif isinstance(node, ast.JoinedStr):
            skipped.update(map(id, node.values))
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else SOME for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.value


def alternatives(pattern: str) -> int:
    """How many branches of a pattern's `|` have a 汉字 of their own.

    Example: "甲(?:乙|丙)|[丁|]" -> 4
    """
    found, stack, escaped, within = 0, [[""]], False, False
    for sign in pattern:
        if escaped or sign == "\\":
            escaped = not escaped
        elif within or sign == "[":
            within = sign != "]"
        elif sign == "(":
            stack.append([""])
        elif sign == ")" and len(stack) > 1:
            found += _branches(stack[-1])
            inner = stack.pop()
            stack[-1][-1] += inner[0] if len(inner) == 1 else ""
        elif sign == "|":
            stack[-1].append("")
        if sign not in "()|" or escaped or within:
            stack[-1][-1] += sign
    return found + sum(map(_branches, stack))


def _branches(found: list[str]) -> int:
    return sum(HAN.search(one) is not None for one in found) if len(found) > 1 else 0


def tables(tree: ast.Module) -> Iterator[list[str]]:
    """The words of each table of a module: two or more strings side by side, or in one string that is split."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            found = [one.value for one in node.elts if isinstance(one, ast.Constant) and _word(one.value)]
        elif isinstance(node, ast.Dict):
            found = [one.value for one in node.keys if isinstance(one, ast.Constant) and _word(one.value)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            whole = text.value if isinstance(text, ast.Constant) and isinstance(text.value, str) else ""
            found = [one for one in whole.split() if _word(one)]
        else:
            continue
        if len(found) > 1:
            yield [str(one) for one in found]


def _word(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= LONGEST
        and "|" not in value
        and HAN.search(value) is not None
        and not SENTENCE.search(value)
    )


def listed(text: str) -> int:
    """How many words a list has: those of every column."""
    lines = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return sum(bool(word.strip()) for line in lines if line for word in re.split("[\t、]", line))


if __name__ == "__main__":
    main()

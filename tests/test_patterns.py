"""No pattern of the program takes more than linear time, whatever somebody writes: each meets texts made to hurt it.

Each is tried at every place of a text (`finditer`), for nothing in a pattern tells how it will be used: one that is only
meant for the beginning of a text says so itself, with `^` or `\\A`.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import itertools
import pkgutil
import random
import re
import time
from collections.abc import Iterator
from functools import cache
from re import _constants as codes
from re import _parser as parser
from typing import Any

import pytest

import bot
from bot.ask import counted, exhaustive, throughout
from bot.check.quotations import quotations
from bot.text import facts, indicators

Pattern = re.Pattern[Any]
Unit = tuple[str, str]  # what begins a match, and what is repeated behind it

MODULES = sorted(item.name for item in pkgutil.walk_packages(bot.__path__, "bot.") if item.name != "bot.__main__")
CALLS = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
# Calls of `re` with a pattern that is built as the program runs: what stands there instead of it, as it may be built.
BUILT = {
    ("bot.ask.kinds", "asked"): [],  # gathered from `KINDS`
    ("bot.ask.kinds", "given"): [],
    ("bot.ask.records", "re.escape(word)"): ["副院长"],
    ("bot.ask.called", "'|'.join(kinds)"): ["条例|通知"],
    ("bot.text.named", "_spaced(name)"): ["某甲", r"某[ \u3000]{0,2}甲"],
    ("bot.check.severity", "force"): list(facts.FORCE),
    ("bot.ask.throughout", "ACTS.format(body=re.escape(body))"): [throughout.ACTS.format(body="民政部门")],
    ("bot.text.facts", "same"): [same for _, same in facts.LEVELS],
    ("bot.text.facts", "pattern"): list(facts.FORCE),
    ("bot.text.indicators", "called"): ["生产总值|地区生产总值"],
    ("bot.text.indicators", "theirs"): [indicators.BEFORE.format(whole=indicators.WHOLE, own="江西(?:省|市)?|我们")],
    ("bot.ask.exhaustive", "'|'.join(forms)"): [exhaustive.loosely("研发投入强度") + "|公积金"],
    ("bot.ask.counted", "spelling(template)"): [counted.spelling("##个#"), counted.spelling("####")],
}
# In an f-string, a name that is known only as the program runs.
SOME_WORD = "某词"

LENGTHS = (10, 14, 20, 28, 40, 60, 100, 300, 1_000, 3_000, 10_000)
# The last is tried only where the one before cost so many times as much as the text of a third of its length, which is
# more than linear time would, and too much to be noise.
DOUBTFUL = 4.5
# A text of n characters may cost so many times as much as it should by the cost of a shorter one: for 10 times the
# length 30 times the cost, where quadratic time is 100 times. A text shorter than `SETTLED` tells less: what may repeat
# eighty times at most grows as if it had no bound up to there; only what explodes costs `EARLY` times too much by it.
SLACK, EARLY, SETTLED = 3, 30, 100
# Seconds; less is noise.
FLOOR = 1e-4
# Behind a repetition, a character that ends every match.
TAILS = ("", "☃", "\n☃")
ANYTHING = "\n 1a汉，"
# A part that may repeat more often than this is a long one.
RUN = 20
# Of each pattern, so many characters and words, pairs of them, and branches of a repeated part are tried, behind a
# beginning of at most so many characters.
ATOMS, PAIRS, BRANCHES, LEAD = 40, 30, 16, 20


@pytest.mark.parametrize("module", MODULES)
def test_no_text_makes_a_pattern_slow(module: str) -> None:
    # What is slow is so each time; what a busy machine held up is not.
    slow = [
        (pattern.pattern, told) for pattern in patterns()[module] if trouble(pattern) and (told := trouble(pattern))
    ]
    assert not slow, "\n".join(f"{module}: {pattern!r}: {told}" for pattern, told in slow)


@pytest.mark.parametrize(
    "pattern",
    [r"\s+$", r"(?:a|b+)+c", r"(x+x+)+y", r"《[^》]+》", r"从.*向.*转", r"(?:谢谢(?:你)?|你?好)+$", r"=\s*\"?\s*\w"],
)
def test_a_slow_pattern_is_found(pattern: str) -> None:
    assert trouble(re.compile(pattern))


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s++$", r"《[^》《]+》", r"(?<![ab])(?:a|b)+c", r".{0,40}转", r"\w+"])
def test_a_linear_pattern_is_let_through(pattern: str) -> None:
    assert trouble(re.compile(pattern)) is None


@pytest.mark.parametrize(("opening", "closing"), [("「", "』"), ("“", "」"), ("“「", "』"), ("“", "”"), ("“一", "”")])
def test_marks_that_do_not_pair_cost_no_more_than_others(opening: str, closing: str) -> None:
    def cost(length: int) -> float:
        text = opening * length + closing * length
        begun = time.process_time()
        quotations(text)
        return time.process_time() - begun

    assert min(cost(10_000) for _ in range(3)) <= 10 * SLACK * max(FLOOR, min(cost(1_000) for _ in range(3)))


def test_the_patterns_are_gathered() -> None:
    given = {pattern.pattern for found in patterns().values() for pattern in found}
    assert {facts.BODY.pattern, r"\W", facts.FORCE[0]} <= given
    assert len(given) > 150


# --- which patterns there are


@cache
def patterns() -> dict[str, list[Pattern]]:
    """Module -> the patterns that it holds or calls `re` with; each in the first module that has it."""
    found: dict[str, list[Pattern]] = {}
    seen: set[Pattern] = set()
    for name in MODULES:
        module = importlib.import_module(name)
        own = {pattern: None for pattern in [*held(vars(module), set()), *inline(name)] if pattern not in seen}
        seen |= own.keys()
        found[name] = list(own)
    return found


def held(value: object, seen: set[int]) -> Iterator[Pattern]:
    """The patterns in a value: itself, its items, the fields of a dataclass, what a class of the program holds."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for item in list(value.values()):
            yield from held(item, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from held(item, seen)
    elif inspect.isclass(value) and value.__module__.startswith("bot."):
        for item in list(vars(value).values()):
            yield from held(item, seen)
    elif dataclasses.is_dataclass(value) and not inspect.isclass(value):
        for field in dataclasses.fields(value):
            yield from held(getattr(value, field.name), seen)


def inline(name: str) -> Iterator[Pattern]:
    """The patterns that a module gives to `re` in its calls."""
    module = importlib.import_module(name)
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in CALLS):
            continue
        if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "re"):
            continue
        flags = [word.value for word in call.keywords if word.arg == "flags"]
        if call.func.attr == "compile":
            flags += call.args[1:]
        for source in written(name, call.args[0], vars(module)):
            yield re.compile(source, evaluated(flags[0], vars(module)) if flags else 0)


def written(name: str, argument: ast.expr, known: dict[str, Any]) -> list[Any]:
    """The sources of the pattern that an expression stands for."""
    if (name, ast.unparse(argument)) in BUILT:
        return BUILT[name, ast.unparse(argument)]
    if isinstance(argument, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.FormattedValue) else part for part in argument.values)
        return ["".join(str(evaluated(part, known, SOME_WORD)) for part in parts)]
    source = evaluated(argument, known)
    assert isinstance(source, str | bytes), f"{name}: say in BUILT what {ast.unparse(argument)} may be"
    return [source]


def evaluated(expression: ast.expr, known: dict[str, Any], otherwise: object = None) -> Any:
    """What an expression is among the names of a module."""
    try:
        return eval(compile(ast.Expression(expression), "", "eval"), dict(known))
    except NameError:
        return otherwise


# --- what hurts them


def attacks(pattern: Pattern) -> Iterator[Unit]:
    """Repetitions made of a pattern's own parts: of what it repeats behind what leads there, of its characters and
    words, of pairs of them."""
    chance = random.Random(str(pattern.pattern))
    tree = parser.parse(pattern.pattern, pattern.flags)
    runs = list(dict.fromkeys(run for _ in range(2) for run in repetitions(tree, "", chance)))
    for before, body in runs:
        yield before, body
        yield "", before + body
        yield "", before or body
    atoms = list(dict.fromkeys([*alphabet(tree), *ANYTHING]))
    if len(atoms) > ATOMS:
        atoms = chance.sample(atoms, ATOMS)
    leads = list(dict.fromkeys(["", example(tree, chance)[:LEAD], *(before for before, _ in runs)]))
    for atom in atoms:
        yield "", atom
        yield chance.choice(leads), atom
    parts = list(dict.fromkeys([*(body for _, body in runs), *leads[1:]]))
    pairs = list(itertools.permutations(parts, 2))
    pairs = chance.sample(pairs, min(PAIRS, len(pairs)))
    pairs += [(chance.choice(atoms), chance.choice(atoms)) for _ in range(PAIRS)]
    for one, other in pairs:
        yield chance.choice(leads), one + other


def repetitions(tree: Any, before: str, chance: random.Random) -> Iterator[Unit]:
    """Examples of what a pattern repeats without a near bound, each with an example of what leads there."""
    for code, given in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, inner = given
            yield from repetitions(inner, before, chance)
            if most > RUN:
                yield from ((before, body) for body in bodies(inner, chance) if body)
        else:
            for inner in below(code, given):
                yield from repetitions(inner, before, chance)
        before = (before + example([(code, given)], chance))[-LEAD:]


def below(code: Any, given: Any) -> list[Any]:
    """The patterns directly within a part of a pattern."""
    if code is codes.BRANCH:
        return list(given[1])
    if code is codes.SUBPATTERN:
        return [given[-1]]
    if code is codes.ATOMIC_GROUP:
        return [given]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [given[1]]
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [given[2]]
    return []


def alphabet(tree: Any) -> Iterator[str]:
    """The characters that a pattern names, one of each class, and the short words among its branches."""
    for code, given in tree:
        yield from members([(code, given)])
        for inner in below(code, given):
            if code is codes.BRANCH and len(inner) > 1 and all(kind is codes.LITERAL for kind, _ in inner):
                yield "".join(chr(char) for _, char in inner)
            yield from alphabet(inner)


def members(tree: Any) -> list[str]:
    """Some characters that a pattern of one character stands for."""
    if len(tree) != 1:
        return []
    code, given = tree[0]
    if code is codes.LITERAL:
        return [chr(given)]
    if code is codes.ANY:
        return ["汉", " "]
    if code is codes.NOT_LITERAL:
        return [char for char in ANYTHING if char != chr(given)]
    if code is codes.IN:
        return within(given)
    return []


def within(listed: list[Any]) -> list[str]:
    """Some characters of a class."""
    found: list[str] = []
    for code, given in listed:
        if code is codes.LITERAL:
            found.append(chr(given))
        elif code is codes.RANGE:
            found.append(chr(given[0]))
        elif code is codes.CATEGORY:
            name = str(given)
            kind = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.rpartition("_")[2]]
            found += [char for char in ANYTHING if bool(re.match(kind, char)) != ("NOT" in name)]
    if listed and listed[0][0] is codes.NEGATE:
        return [char for char in (*ANYTHING, "《", "[", "<", "“", '"') if char not in found]
    return found


def bodies(tree: Any, chance: random.Random) -> list[str]:
    """Examples of what a pattern repeats: of each of its branches, and of all."""
    branches = tree[0][1][1] if len(tree) == 1 and tree[0][0] is codes.BRANCH else []
    if len(tree) == 1 and tree[0][0] is codes.SUBPATTERN:
        return bodies(tree[0][1][-1], chance)
    each = [example(branch, chance) for branch in branches]
    return [*members(tree)[:8], *each[:BRANCHES], *(example(tree, chance) for _ in range(2))]


def example(tree: Any, chance: random.Random) -> str:
    """A text that a pattern matches, or nearly: what looks around is passed over."""
    text = ""
    for code, given in tree:
        if code is codes.BRANCH:
            text += example(chance.choice(given[1]), chance)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inner = given
            text += "".join(example(inner, chance) for _ in range(min(least + chance.randint(0, 1), most)))
        elif code in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            text += example(below(code, given)[0], chance)
        elif found := members([(code, given)]):
            text += chance.choice(found)
    return text


# --- whether they do


def trouble(pattern: Pattern) -> str | None:
    """The text that makes a pattern slow, in words; None where none is found."""
    for before, unit in dict.fromkeys(attacks(pattern)):
        for tail in TAILS:
            for use in (matches_all, matches_whole):
                if told := grows(pattern, use, before, unit, tail):
                    return told
    return None


def grows(pattern: Pattern, use: Any, before: str, unit: str, tail: str) -> str | None:
    """How the cost of a text grows as it gets longer, where that is faster than the text."""
    costs: dict[int, float] = {}
    for length in LENGTHS:
        if length == LENGTHS[-1] and costs[3_000] < max(2 * FLOOR, DOUBTFUL * costs[1_000]):
            break
        text: Any = before + unit * (length // len(unit)) + tail
        if isinstance(pattern.pattern, bytes):
            text = text.encode("latin-1", "replace")
        most = min((allowed(length, shorter, cost) for shorter, cost in costs.items()), default=1.0)
        costs[length] = spent(pattern, use, text)
        for _ in range(2):  # the machine may have been busy
            if costs[length] > most:
                costs[length] = min(costs[length], spent(pattern, use, text))
        if costs[length] > most:
            growth = ", ".join(f"{length}: {cost * 1000:.3f} ms" for length, cost in costs.items())
            return f"{before!r} + {unit!r} * {length // len(unit)} + {tail!r}: {growth}"
    return None


def allowed(length: int, shorter: int, cost: float) -> float:
    """What a text may cost at most, in seconds, by the cost of a shorter one."""
    return (SLACK if shorter >= SETTLED else EARLY) * max(cost, FLOOR) * length / shorter


def spent(pattern: Pattern, use: Any, text: Any) -> float:
    begun = time.process_time()
    use(pattern, text)
    return time.process_time() - begun


def matches_all(pattern: Pattern, text: Any) -> None:
    """What `search`, `sub`, `split` and `findall` do at most."""
    for _ in pattern.finditer(text):
        pass


def matches_whole(pattern: Pattern, text: Any) -> None:
    pattern.fullmatch(text)

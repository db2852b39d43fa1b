"""Damaged files end in a document or a sentence: `python -m policy_evals.bench.fuzz [--rounds 10000] [--seed 1]`.

Each round damages one of the real files of evals/documents/dev and reads it as `bot index` does, down to its tree.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
import traceback
import zipfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.documents import apart
from bot.documents.corpus import load
from bot.text import passages
from bot.text.outline import Outline

FOLDER = Path(__file__).parents[2] / "documents" / "dev"
SECONDS, MEMORY = 10.0, 2**30
# What readers have stumbled over: brackets that never close, numbers beyond measure, ends of lines, marks of archives.
WORDS = (
    "< > </ /> <!-- ]]> <!DOCTYPE &#0; &#x10ffff; { } \\ ( ) << >> [ ] % \0 \n \r\n \t \u3000 \ufeff \u2028 # ``` --- | :"
    " 99999999999999999999 -1 0 1e999 NaN （一） 第一条 一、 附件1 obj endobj stream"
)
PIECES = (*map(str.encode, WORDS.split(" ")), b"\xff\xfe", b"\x80", b"PK\x03\x04", b"\\'b0", b"\\u-1?")
TIMES = (2, 50, 2_000)


@dataclass(frozen=True, slots=True)
class Tried:
    """How a file was read: seconds, what came of it (a document or a reason), and the traceback of what should not be."""

    seconds: float
    outcome: str
    wrong: str = ""


def samples() -> list[Path]:
    """The files that are damaged."""
    return sorted(file for file in FOLDER.iterdir() if file.name != "truth.jsonl")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with some of its bytes changed; of an archive, mostly those of one part, before it is packed."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            chosen = chance.choice([one for one in given.namelist() if not one.endswith("/")])
            for name in given.namelist():
                made.writestr(name, _changed(given.read(name), chance) if name == chosen else given.read(name))
        return out.getvalue()
    return _changed(data, chance)


def _changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 8))):
        start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        near = min(end, start + chance.choice((1, 4, 64)))
        data = chance.choice(
            (
                lambda d, a, _, n: d[:a] + chance.randbytes(n - a) + d[n:],
                lambda d, a, _, n: d[:a] + chance.choice(PIECES) * chance.choice((1, *TIMES)) + d[n:],
                lambda d, a, b, _: d[:a] + d[b:],
                lambda d, a, b, _: d[:b] + d[a:],  # a part twice
                lambda d, a, _, n: d[:n] + d[a:n] * chance.choice(TIMES) + d[n:],
                lambda d, a, b, n: d[:a] + d[b : b + n - a] + d[n:],
                lambda d, a, *_: d[:a],
            )
        )(data, start, end, near)
    return data


def tried(file: Path) -> Tried:
    """Read a file as `bot index` does."""
    begun = time.perf_counter()
    try:
        essays, rejected, _ = load([file])
        for essay in essays:
            passages.split(Outline(essay), 80, 400)
        outcome = rejected[0].reason if rejected else "a document"
        wrong = "" if essays or rejected else "neither a document nor a reason"
    except Exception:
        outcome, wrong = "a traceback", traceback.format_exc()
    return Tried(time.perf_counter() - begun, outcome, wrong)


def main() -> None:
    """Print what came of the rounds, the slowest and the largest; keep what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="a folder for files that went wrong")
    given = parser.parse_args()
    chance, files = random.Random(given.seed), samples()
    outcomes: Counter[str] = Counter()
    slowest, failed = (0.0, ""), 0
    with TemporaryDirectory() as folder:
        for at in range(given.rounds):
            source = chance.choice(files)
            file = Path(folder) / f"a{source.suffix}"
            file.write_bytes(damaged(source.read_bytes(), chance))
            one = tried(file)
            outcomes[one.outcome] += 1
            slowest = max(slowest, (one.seconds, f"round {at}, {source.name}: {one.outcome}"))
            if one.wrong or one.seconds > SECONDS:
                failed += 1
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{given.seed}-{at}-{source.name}").write_bytes(file.read_bytes())
                print(f"round {at}, {source.name}, {one.seconds:.1f} s: {one.outcome}\n{one.wrong}")
    apart.reader.close()
    print(*(f"{count:6} {outcome}" for outcome, count in outcomes.most_common()), sep="\n")
    print(f"slowest: {slowest[0]:.2f} s ({slowest[1]})")
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024
    print(f"most memory of a process: {most / 2**20:.0f} MB")
    failed += most > MEMORY
    print(f"{given.rounds} rounds, {failed} failed")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()

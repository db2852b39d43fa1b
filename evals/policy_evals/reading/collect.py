"""Batches of questions by sentence number -> `questions/*.jsonl` with offsets: `python -m policy_evals.reading.collect BATCHES TEXTS OUT`.

BATCHES: a folder of `.jsonl` as their writers leave them. TEXTS: files of documents as `bot index` takes them (`.jsonl`), or
folders of `.txt`. No word of a source is kept: spans are offsets, with a digest of the document that they point into.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from bot.text.sentences import sentence_spans

Spans = dict[str, list[tuple[int, int]]]


def texts(paths: list[Path]) -> dict[str, str]:
    """Every document's text by its id; a `.txt` is a document by its name."""
    found: dict[str, str] = {}
    for path in paths:
        if path.is_dir():
            found |= {file.stem: file.read_text(encoding="utf-8") for file in sorted(path.glob("*.txt"))}
        else:
            with path.open(encoding="utf-8") as lines:
                found |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    return found


def located(row: dict[str, Any], spans: Spans) -> dict[str, Any]:
    """A case with offsets in place of sentence numbers."""

    def at(one: Any) -> tuple[str, int, int]:
        doc, number = one if isinstance(one, list) else (row["doc"], one)
        return (doc, *spans[doc][number])

    kept = {key: row[key] for key in ("doc", "q", "kind", "missing") if row.get(key)}
    gold = [[at(one) for one in group] for group in row.get("gold") or ()]
    return {
        **kept,
        "gold": gold,
        "also": [at(x) for x in row.get("also") or ()],
        "near": [at(x) for x in row.get("near") or ()],
    }


def main() -> None:
    """Write one file a batch, and the digests of the documents that they speak of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("batches", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    found = texts(given.texts)
    spans = {key: sentence_spans(text) for key, text in found.items()}
    used: set[str] = set()
    given.out.mkdir(parents=True, exist_ok=True)
    for file in sorted(given.batches.glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        cases = [located(row, spans) for row in rows]
        used |= {case["doc"] for case in cases}
        with (given.out / file.name).open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    digests = {key: hashlib.sha256(found[key].encode()).hexdigest()[:16] for key in sorted(used)}
    (given.out / "digests.json").write_text(json.dumps(digests, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Documents read against what a person sees in them: `python -m policy_evals.bench.documents [--split dev] [--failures]`.

The documents and their truth (see evals/documents/README.md) were written without knowledge of the readers. All
comparisons are without white space. A sentence is right where it stands in the text as often as a reader sees it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bot.documents.corpus import load
from bot.domain import Essay

FOLDER = Path(__file__).parents[2] / "documents"


def bare(text: str) -> str:
    """A text without white space."""
    return re.sub(r"\s", "", text)


def missed(truth: dict[str, Any], essay: Essay | None) -> dict[str, list[Any]]:
    """What is not as the truth has it, by its kind: sentences, absent, groups, facts."""
    text = bare(essay.text) if essay else ""
    lines = [bare(line) for line in (essay.text if essay else "").splitlines()]
    times = {bare(words): count for words, count in truth.get("times") or ()}
    sentences = [bare(one) for one in truth["sentences"]]
    wrong: dict[str, list[Any]] = {
        "sentences": [one for one in sentences if text.count(one) != times.get(one, sentences.count(one))],
        "absent": [one for one in truth.get("absent") or () if bare(one) in text],
        "groups": [group for group in truth.get("groups") or () if not _together(group, lines)],
        "facts": [],
    }
    # What stands once to a reader and within another sentence too is no doubling.
    within = {one for one in sentences if sum(one in other for other in sentences) > sentences.count(one)}
    wrong["sentences"] = [one for one in wrong["sentences"] if not (one in within and one in text)]
    title = (truth.get("facts") or {}).get("title")
    if title and (essay is None or bare(essay.title or "") != bare(title)):
        wrong["facts"].append(["title", title, essay.title if essay else None])
    return wrong


def _together(group: list[str], lines: list[str]) -> bool:
    return any(all(bare(words) in line for words in group) for line in lines)


def read(file: Path) -> tuple[Essay | None, str]:
    """The document of a file, or the reason why there is none."""
    essays, rejected, _ = load([file])
    return (essays[0], "") if essays else (None, rejected[0].reason if rejected else "")


def main() -> None:
    """Print the share that is right of each kind, by format and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--failures", action="store_true", help="print what failed (never of the test split)")
    given = parser.parse_args()
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in (FOLDER / given.split / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        file = FOLDER / given.split / truth["file"]
        essay, reason = read(file)
        wrong = missed(truth, essay)
        for key in (file.suffix[1:], "all"):
            for kind in ("sentences", "absent", "groups"):
                totals[key][f"{kind} of"] += len(truth.get(kind) or ())
                totals[key][kind] += len(truth.get(kind) or ()) - len(wrong[kind])
            totals[key]["titles of"] += bool((truth.get("facts") or {}).get("title"))
            totals[key]["titles"] += bool((truth.get("facts") or {}).get("title")) and not wrong["facts"]
        if given.failures and given.split == "dev" and any(wrong.values()):
            print(json.dumps({"file": truth["file"], "reason": reason, **wrong}, ensure_ascii=False))
    for key, one in sorted(totals.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        shares = (f"{kind} {one[kind] / one[f'{kind} of']:.3f} of {one[f'{kind} of']}" for kind in ("sentences", "absent", "groups", "titles") if one[f"{kind} of"])  # fmt: skip
        print(f"{key:6}", "  ".join(shares))


if __name__ == "__main__":
    main()

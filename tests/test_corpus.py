"""The shipped texts: word for word as published, with complete facts; the terms and the cases stand on them."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.text import vocabulary

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
SOURCE = ROOT.parent / "shared" / "data" / "essays-source.txt"
COLUMN = "推动科技创新和产业创新深度融合，江西如何发力？"
ORDER = ("editors-note", "liu-zhonglin", "zou-hui", "ma-hui")  # as published
KEYS = {"title", "author", "affiliation", "column", "source", "edition", "published", "sections"}
OPTIONAL = {"questions", "label", "label_note", "sic"}
UNKNOWN = {
    "editors-note": {"author", "affiliation", "source", "published"},
    "liu-zhonglin": {"source", "published"},
    "zou-hui": {"title", "source", "published"},
    "ma-hui": {"source", "published"},
}
QUOTES = str.maketrans("", "", "“”‘’「」『』")


def read(essay_id: str) -> tuple[dict[str, Any], str]:
    """Front matter and Markdown body."""
    text = (CORPUS / f"{essay_id}.md").read_text(encoding="utf-8")
    opening, matter, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    assert opening == ""
    facts = yaml.safe_load(matter)
    assert isinstance(facts, dict)
    return facts, body.strip()


def plain(essay_id: str) -> str:
    """The body without heading marks."""
    return re.sub(r"^#+ ", "", read(essay_id)[1], flags=re.MULTILINE)


def squeezed(text: str) -> str:
    return "".join(text.split())


def cases(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "evals" / "cases" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def entries() -> list[tuple[str, tuple[str, ...], bool]]:
    """The lines of both lists of terms: term, synonyms, whether it is the essays' own."""
    found = []
    for folder, own in ((ROOT / "bot" / "text" / "data", False), (CORPUS / "words", True)):
        for line in (folder / "terms.txt").read_text(encoding="utf-8").splitlines():
            if entry := line.split("#", 1)[0].rstrip():
                term, tab, synonyms = entry.partition("\t")
                assert bool(tab) == bool(synonyms), f"a tab and no synonym: {line!r}"
                found.append((term, tuple(synonyms.split("、")) if synonyms else (), own))
    return found


def test_the_corpus_is_these_four_texts() -> None:
    assert {path.stem for path in CORPUS.glob("*.md")} == set(ORDER)


def test_the_words_are_the_source_s_words() -> None:
    if not SOURCE.is_file():
        pytest.skip("../shared/data/essays-source.txt is not here: nothing to compare with")
    parts = [COLUMN]
    for essay_id in ORDER:
        facts, _ = read(essay_id)
        parts.append(facts["title"] or "")
        parts.append(f"□ {facts['author']}" if facts["author"] else "")
        parts.append(plain(essay_id))
        parts.append(f"(作者系{facts['affiliation']})" if facts["affiliation"] else "")
    rebuilt, source = squeezed("".join(parts)), squeezed(SOURCE.read_text(encoding="utf-8"))
    at = next((i for i, (ours, theirs) in enumerate(zip(rebuilt, source, strict=False)) if ours != theirs), None)
    where = "" if at is None else f"{rebuilt[at - 10 : at + 20]!r} is not {source[at - 10 : at + 20]!r}"
    assert rebuilt == source, where


@pytest.mark.parametrize("essay_id", ORDER)
def test_the_body_is_paragraphs_and_headings_only(essay_id: str) -> None:
    _, body = read(essay_id)
    for paragraph in body.split("\n\n"):
        assert paragraph == paragraph.strip()
        assert "\n" not in paragraph
        assert paragraph.startswith("## ") or re.search(r"[。？]$", paragraph), f"a broken sentence: {paragraph[-20:]}"
        assert not paragraph.startswith(("□", "(作者系", "（作者系"))


@pytest.mark.parametrize("essay_id", ORDER)
def test_front_matter_is_complete_and_invents_nothing(essay_id: str) -> None:
    facts, _ = read(essay_id)
    assert set(facts) >= KEYS
    assert set(facts) <= KEYS | OPTIONAL
    assert {key for key in KEYS if facts[key] is None} == UNKNOWN[essay_id]
    assert (facts["column"], facts["edition"]) == (COLUMN, "智库版")
    assert (facts["title"] is None) == ("label" in facts) == ("label_note" in facts)


@pytest.mark.parametrize("essay_id", ORDER)
def test_sections_and_misprints_stand_in_the_text(essay_id: str) -> None:
    facts, body = read(essay_id)
    text, place = plain(essay_id), 0
    for heading in facts["sections"]:
        assert text.count(heading) == 1
        place = text.index(heading, place)
    headings = re.findall(r"^## (.+)$", body, flags=re.MULTILINE)
    assert headings in ([], facts["sections"])
    for words in facts.get("sic", []):
        assert words in text


def test_the_label_of_the_untitled_essay_is_its_own_refrain() -> None:
    facts, _ = read("zou-hui")
    assert plain("zou-hui").count(facts["label"]) == len(facts["sections"]) == 3


def test_terms_are_well_formed_and_said_once() -> None:
    listed = [word for term, synonyms, _ in entries() for word in (term, *synonyms)]
    folded = Counter(word.translate(QUOTES).lower() for word in listed)
    assert [word for word, times in folded.items() if times > 1] == []
    assert [word for word in listed if len(word) < 2 or word != word.strip() or "\t" in word] == []


def test_the_essays_own_terms_stand_in_the_essays() -> None:
    text = "\n".join(f"{plain(essay_id)}\n{read(essay_id)[0]['edition']}" for essay_id in ORDER).translate(QUOTES)
    terms = entries()
    assert [term for term, _, own in terms if own and term not in text] == []
    assert sum(own for *_, own in terms) >= 30
    assert sum(not own for *_, own in terms) > 300


def test_the_corpus_brings_only_lists_that_are_read() -> None:
    assert {path.name for path in (CORPUS / "words").iterdir()} <= set(vocabulary.OWN)


@pytest.mark.parametrize("name", ["essays_direct", "essays_refuse"])
def test_cases_have_ids_kinds_and_splits(name: str) -> None:
    rows = cases(name)
    assert len({row["id"] for row in rows}) == len({row["question"] for row in rows}) == len(rows)
    count, held_out = {"essays_direct": (60, 15), "essays_refuse": (30, 8)}[name]
    assert len(rows) == count
    assert Counter(row["split"] for row in rows) == {"dev": count - held_out, "test": held_out}


def test_every_gold_text_stands_in_its_essay() -> None:
    texts = {essay_id: plain(essay_id) for essay_id in ORDER}
    facts = {essay_id: read(essay_id)[0] for essay_id in ORDER}
    for row in cases("essays_direct"):
        assert row["kind"] in {"direct", "paraphrase", "list"}
        assert row["need"] in {"any", "all"}
        assert row["gold"], row["id"]
        for gold in row["gold"]:
            assert gold["text"] in texts[gold["essay_id"]], (row["id"], gold["text"])
        sought = "".join(gold["text"] + (facts[gold["essay_id"]]["author"] or "") for gold in row["gold"])
        assert [key for key in row.get("keys", []) if key not in sought] == [], row["id"]
    assert {gold["essay_id"] for row in cases("essays_direct") for gold in row["gold"]} == set(ORDER)


def test_every_opening_and_section_has_a_case() -> None:
    golds = [gold for row in cases("essays_direct") for gold in row["gold"]]
    for essay_id in ORDER:
        text, headings = plain(essay_id), read(essay_id)[0]["sections"]
        starts = [0, *map(text.index, headings)]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            inside = [g for g in golds if g["essay_id"] == essay_id and start <= text.index(g["text"]) < end]
            assert inside, text[start : start + 20]


def test_refusals_are_of_three_kinds() -> None:
    rows = cases("essays_refuse")
    assert Counter(row["kind"] for row in rows) == {"off_topic": 12, "small_talk": 6, "not_in_corpus": 12}
    assert {row["expect"] for row in rows} == {"refused", "partial"}
    assert all(row["kind"] == "not_in_corpus" for row in rows if row["expect"] == "partial")

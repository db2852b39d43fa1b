"""The cases themselves are well-formed: a wrong gold sentence would be a wrong figure."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from bot import settings
from bot.documents.corpus import load as load_texts
from bot.domain import Reason
from bot.errors import InputError
from policy_evals.cases import FOLDER, Case, Expected, case, load
from policy_evals.suites import FILES, NAMES, case_files, suite

ALL = [one for file in sorted(FOLDER.glob("*.jsonl")) for one in load(file.stem)]
SUITES = [name for name in NAMES if case_files(name)]


def test_ids_are_unique_over_all_files() -> None:
    assert [key for key, count in Counter(one.id for one in ALL).items() if count > 1] == []


def test_every_file_belongs_to_one_suite() -> None:
    files = [file for name in NAMES for file in case_files(name)]
    assert sorted(files) == sorted(path.stem for path in FOLDER.glob("*.jsonl"))
    assert {one.id for one in suite("essays").cases} == {one.id for file in case_files("essays") for one in load(file)}


def test_gold_words_stand_in_the_shipped_essays() -> None:
    texts = {essay.essay_id: essay for essay in load_texts([settings.shipped("corpus")])[0]}
    authors = {essay.author for essay in texts.values()}
    for one in suite("essays").cases:
        for gold in one.gold:
            assert gold.text.strip() and gold.spans(texts[gold.essay_id].text), f"{one.id}: {gold.text}"
        assert {*one.authors, *one.only, *one.silent} <= authors, one.id


def test_gold_words_stand_in_the_provinces_reports(shared: Path) -> None:
    if not case_files("provinces"):
        pytest.skip("no cases about the provinces yet")
    given = suite("provinces", shared / "data")
    texts = {essay.essay_id: essay.text for essay in load_texts(given.corpus)[0]}
    for one in given.cases:
        assert all(gold.text.strip() and gold.spans(texts[gold.essay_id]) for gold in one.gold), one.id


def test_fields_are_of_the_format() -> None:
    assert {one.id: wrong for one in ALL if (wrong := faults(one))} == {}


def faults(one: Case) -> list[str]:
    rules = {
        "question": bool(one.question.strip()),
        "split": one.split in ("dev", "test"),
        "expect": one.expect in get_args(Expected),
        "need": one.need in ("any", "all"),
        "reason": one.reason is None or (one.reason in get_args(Reason) and one.expect in ("refused", "missing")),
        "empty": all(map(str.strip, (*one.keys, *one.history, *one.note_has))),
        "fresh without history": not one.fresh or bool(one.history),
        "gold of a refusal": one.expect != "refused" or not one.gold,
        "notes and none": not (one.no_notes and (one.notes or one.note_has)),
        "silent and cited": not set(one.silent) & {*one.authors, *one.only},
    }
    return [name for name, holds in rules.items() if not holds]


@pytest.mark.parametrize("name", SUITES)
def test_a_quarter_is_kept_for_the_test(name: str) -> None:
    splits = [one.split for file in case_files(name) for one in load(file)]
    assert 0.20 <= splits.count("test") / len(splits) <= 0.30


def test_an_unknown_field_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="expects"):
        case({"id": "x", "kind": "direct", "question": "问", "split": "dev", "expects": "refused"})


def test_a_suite_says_what_data_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        suite("policy_qa")
    with pytest.raises(InputError, match=r"queries_dev\.jsonl"):
        (tmp_path / "docs.jsonl").touch()
        suite("policy_qa", tmp_path)


def test_public_questions_become_cases(tmp_path: Path) -> None:
    span = {"doc_id": "d", "start": 2, "end": 4, "text": "乙丙"}
    rows = [
        {"id": "d", "text": "甲乙丙"},
        {"id": "q", "question": "问", "evidence": [span]},
        {"id": "u", "question": "问"},
    ]
    for file, row in zip(FILES["policy_qa"], rows, strict=True):
        (tmp_path / file).write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    given = suite("policy_qa", tmp_path)
    assert given.corpus == (tmp_path / "docs.jsonl",)
    assert [(one.id, one.expect) for one in given.cases] == [("q", "answered"), ("u", "missing")]
    assert given.cases[0].gold[0].spans("") == [(2, 4)]
    with pytest.raises(InputError, match="test"):
        suite("policy_qa", tmp_path, "test")

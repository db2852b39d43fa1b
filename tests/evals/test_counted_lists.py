"""What is counted as listed: branches of patterns, entries of tables, words of lists."""

import ast
from pathlib import Path

import pytest

from policy_evals.bench import lists


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("甲(?:乙|丙)|[丁|]", 4),
        ("甲(?:乙)", 0),
        (r"(?:甲\|乙|丙)", 2),
        (r"(?:[|]甲|\d)|乙", 2),
        ("(?:a|b)甲|c", 1),
    ],
)
def test_a_branch_counts_by_its_own_characters(pattern: str, count: int) -> None:
    assert lists.alternatives(pattern) == count


def test_a_pattern_put_together_is_one_and_a_docstring_is_none() -> None:
    tree = ast.parse('"""甲|乙"""\nX = f"(?:甲|{Y}|丙)"\nZ = "丁" "|戊"\n')
    assert sorted(map(lists.alternatives, lists.patterns(tree))) == [2, 2]


def test_tables_hold_words_and_no_sentences() -> None:
    tree = ast.parse('A = ("甲", "乙", "甲说乙。")\nB = "丙 丁".split()\nC = {"戊": 1, "己": 2}\nD = "甲"\n')
    assert sorted(lists.tables(tree)) == [["丙", "丁"], ["戊", "己"], ["甲", "乙"]]


def test_every_column_of_a_list_counts_and_comments_do_not(tmp_path: Path) -> None:
    assert lists.listed("# 甲、乙\n公司\t企业、厂  # 丙\n\n") == 3
    (tmp_path / "text" / "data").mkdir(parents=True)
    (tmp_path / "text" / "data" / "some.txt").write_text("甲\t乙\n", encoding="utf-8")
    (tmp_path / "text" / "data" / "places.tsv").write_text("1\t甲\t乙\n", encoding="utf-8")
    (tmp_path / "one.py").write_text('A = re.compile("甲|乙")\n', encoding="utf-8")
    assert lists.counted(tmp_path) == {"one.py": (2, 0, 0), "text/data/some.txt": (0, 0, 2)}

from __future__ import annotations

import pytest

from bot.text import tags, vocabulary


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支持中小企业联合高校", ("中小企业", "高校")),
        ("扩大企业在评审中的话语权", ("企业",)),
        ("鼓励大企业发挥引领作用", ("领军企业",)),
        ("將中小企業納入", ("中小企业",)),
        ("优化结构", ()),
    ],
)
def test_actors_of_a_text(text: str, found: tuple[str, ...]) -> None:
    assert tags.actors(text) == found


@pytest.mark.parametrize(
    ("profile", "found"),
    [
        ("大学科研处", {"高校"}),
        ("科技型中小企业", {"科技企业", "中小企业"}),
        ("小学老师", {"中小学校"}),
        ("奶茶店", {"个体工商户"}),
        ("省科技厅", {"政府部门"}),
        ("路人", set()),
    ],
)
def test_who_people_say_they_are(profile: str, found: set[str]) -> None:
    assert set(tags.selves(profile)) == found


def test_a_class_is_known_by_its_own_name() -> None:
    assert {name: tags.selves(name)[:1] for name in tags.names()} == {name: (name,) for name in tags.names()}
    means = tags.names(tags.INSTRUMENTS)
    assert [name for name in means if name not in tags.sought(f"需要{name}")] == []


def test_means_that_a_text_names_and_that_a_need_calls_for() -> None:
    assert "金融产品" in tags.instruments("将创新积分与信贷支持挂钩")
    assert tags.sought("缺钱")["金融产品"] == ("缺钱",)
    assert "缺钱" not in tags.instruments("缺钱")


def test_a_class_belongs_to_broader_ones() -> None:
    assert tags.broader("专精特新企业") == ("专精特新企业", "中小企业", "企业")
    assert tags.broader("高校") == ("高校",)


@pytest.mark.parametrize("file", [tags.ACTORS, tags.INSTRUMENTS])
def test_the_tables_are_well_kept(file: str) -> None:
    vocabulary.use({})
    rows = vocabulary.rows(file)
    names = [row[0].partition(tags.BELONGS)[0].strip() for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert len(row) == 3, f"{row[0]}: a name, the texts' words, people's words"
        for column in row[1:]:
            assert len(column) == len(set(column)), f"{row[0]} lists a word twice"
    parents = {row[0].partition(tags.BELONGS)[2].strip() for row in rows} - {""}
    assert parents <= set(names)

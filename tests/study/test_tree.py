from __future__ import annotations

from collections.abc import Iterator

from bot.app import Bot
from bot.domain import Essay, Section
from bot.faces.web import mindmap
from bot.index.store import Index
from bot.study import structure
from bot.study.nouns import Branch
from bot.text.outline import Outline


def walk(branch: Branch) -> Iterator[Branch]:
    yield branch
    for one in branch.branches:
        yield from walk(one)


def test_the_tree_has_headings_and_their_points_at_their_places(bot: Bot, index: Index) -> None:
    tree = bot.study.tree("ma-hui")
    assert tree is not None and tree.left_out == 0
    assert [len(one.branches) for one in tree.root.branches] == [3, 3, 3, 3]
    text = index.essays["ma-hui"].text
    for branch in walk(tree.root):
        assert branch is tree.root or text[slice(*branch.span)].startswith(branch.name)


def test_a_text_without_headings_is_drawn_by_its_paragraphs(bot: Bot) -> None:
    tree = bot.study.tree("editors-note")
    assert tree is not None and tree.root.branches
    assert bot.study.tree("nothing") is None


def test_what_is_drawn_first_has_headings(bot: Bot) -> None:
    tree = bot.study.tree()
    assert tree is not None and tree.essay.sections and len(tree.root.branches) > 1


def chapters(count: int, points: int) -> Outline:
    text, sections = "", []
    for chapter in range(count):
        start, heading = len(text), f"第{chapter}部分"
        text += heading + "\n" + "".join(f"{point}.要点{point}如此。\n" for point in range(1, points + 1))
        sections.append(Section(heading, start, len(text)))
    return Outline(Essay("e", text, title="长文", sections=tuple(sections)))


def test_of_a_long_text_the_deepest_are_left_out_and_counted() -> None:
    tree = structure.tree(chapters(20, 10))
    assert len(tree.root.branches) == 20 and not any(one.branches for one in tree.root.branches)
    assert tree.left_out == 200
    wide = structure.tree(chapters(structure.DRAWN + 50, 0))
    assert len(wide.root.branches) == structure.DRAWN and wide.left_out == 50


def test_no_box_lies_on_another_and_words_stay_within(bot: Bot) -> None:
    for essay_id in bot.study.index.essays:
        tree = bot.study.tree(essay_id)
        assert tree is not None
        drawn = mindmap.drawn(tree)
        assert len(drawn.boxes) == sum(1 for _ in walk(tree.root)) == len(drawn.lines) + 1
        for at, box in enumerate(drawn.boxes):
            assert box.left >= 0 and box.left + box.width <= drawn.width
            assert box.top >= 0 and box.top + box.height <= drawn.height
            assert "".join(line for _, _, line in box.lines) == box.name, "every word is drawn"
            for other in drawn.boxes[:at]:
                beside = box.left >= other.left + other.width or other.left >= box.left + box.width
                assert beside or box.top >= other.top + other.height or other.top >= box.top + box.height


def test_lines_are_cut_at_blanks_else_to_about_one_length_and_none_begins_with_a_closing_mark() -> None:
    assert mindmap.wrapped("北京，上海，天津", 3) == ["北京，", "上海，", "天津"]
    assert mindmap.wrapped("甲乙 丙丁", 3) == ["甲乙 ", "丙丁"]
    assert mindmap.wrapped("推动创新链和产业链双向赋能", 10) == ["推动创新链和产业链", "双向赋能"]

"""Questions to one of several texts, called by its kind: answered in its words, or it is said that they are another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot
from bot.ask import naming
from bot.ask.both import pair
from bot.ask.completing import under_leads, with_reply
from bot.ask.pieces import as_evidence
from bot.domain import Essay

SMALL = Path(__file__).parents[2] / "evals" / "small"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("documents")))
    bot.build([SMALL / f"{name}.txt" for name in ("notice", "regulation", "plan")])
    return bot


@pytest.mark.parametrize(("question", "silent"), [("通知里养犬不登记罚多少", True), ("办法里疫苗多少钱一针", False)])
def test_what_lies_nearest_is_called_so_where_it_is_of_another_text(
    documents: Bot, question: str, silent: bool
) -> None:
    answer = documents.ask(question)
    assert answer.status == "partial"
    assert ("通知》中没有找到可以回答的原文，以下是《临江市城市养犬管理办法》的说法。" in answer.text) is silent
    assert "临江的文章" not in answer.text


def test_what_another_text_says_is_called_so(documents: Bot) -> None:
    answer = documents.ask("通知里没办犬只登记怎么罚？")
    assert "五百元罚款" in answer.text
    assert [note.kind for note in answer.notes] == ["author_mismatch"]
    assert "通知》中没有找到" in answer.text and "以下是《临江市城市养犬管理办法》的说法" in answer.text


def test_what_the_text_itself_says_needs_no_note(documents: Bot) -> None:
    answer = documents.ask("办法里没办犬只登记怎么罚？")
    assert "五百元罚款" in answer.text and answer.notes == ()


@pytest.mark.parametrize(
    ("question", "lacks", "has"),
    [
        ("通知有没有规定犬牌？", True, "牵引绳"),
        ("办法规定了犬牌吗？", False, "牵引绳"),
        ("办法是否提到监测员？", True, "隐患点"),
    ],
)
def test_whether_a_text_has_a_word(documents: Bot, question: str, lacks: bool, has: str) -> None:
    answer = documents.ask(question)
    assert ("中没有出现“" in answer.text) is lacks
    assert has in answer.text


def test_the_points_of_a_heading_are_counted_by_themselves(documents: Bot) -> None:
    assert "“二、重点任务”共有 4 项" in documents.ask("重点任务有哪几项？").text
    third = documents.ask("保障措施第三条是什么？")
    assert third.citations[0].essay_id == "plan" and "约谈" in third.text and "第三条　犬龄" not in third.text


def test_the_same_is_asked_of_another_document(documents: Bot) -> None:
    answer = documents.ask("那通知呢？", ["办法里没办犬只登记怎么罚？"])
    assert "通知》中没有找到" in answer.text and "五百元罚款" in answer.text


def test_besides_a_point_that_is_named_there_are_the_others(documents: Bot) -> None:
    answer = documents.ask("除了做强海洋渔业，还有哪些重点任务？")
    assert "培育海上风电" in answer.text and "攻关海洋药物" in answer.text
    assert not any("海洋渔业" in one.quote for one in answer.citations)


def test_a_title_that_may_be_something_else_names_its_text_in_title_marks_alone() -> None:
    texts = [Essay(str(n), "正文。", title=title) for n, title in enumerate(["交通运输部", "临江市养犬管理办法"])]
    assert naming.document("交通运输部对绿色通道怎么规定？", texts) is None
    assert naming.document("《交通运输部》对绿色通道怎么规定？", texts) == texts[0]
    assert naming.document("临江市养犬管理办法怎么规定？", texts) == texts[1]


def test_that_something_is_not_defined_is_told_to_who_asks_what_it_means(documents: Bot) -> None:
    ruled = documents.ask("养犬办法对导盲犬是怎么规定的？")
    assert "没有给出定义" not in ruled.text and any("导盲犬" in one.quote for one in ruled.citations)
    assert "没有给出定义" in documents.ask("什么是导盲犬？").text


@pytest.mark.parametrize(
    "question",
    ["纪要和调研报告里新增泊位的数有啥不同", "新增泊位的事 纪要和调研报告分别是咋说的"],
)
def test_two_texts_called_by_their_kinds_are_each_asked(tmp_path: Path, question: str) -> None:
    texts = {
        "minutes": "桂岭区人民政府专题会议纪要\n\n会议研究了停车工作。\n\n一、关于新增泊位\n\n今年新增公共泊位2400个。\n\n二、关于收费\n\n首小时免费。\n",
        "speech": "在全区停车治理推进会上的讲话\n\n同志们：\n\n一、提高认识\n\n停车是民生。\n\n二、抓好落实\n\n大家要努力。\n",
        "report": "关于老城停车难问题的调研报告\n\n课题组走访了六个街道。\n\n一、基本情况\n\n车辆有六万辆。\n\n二、建议\n\n三年新增公共泊位6000个以上。\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path / "home"))
    bot.build([tmp_path / f"{name}.txt" for name in texts])
    asked = pair(question, bot.searcher.index)
    assert asked is not None and [one.name[-2:] for one, _ in asked] == ["纪要", "报告"]
    text = bot.ask(question).text
    assert "2400个" in text and "6000个" in text


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("巡护费多久发一次，条例跟办法说得一样吗", ["青山护林条例", "巡护费发放办法"]),
        ("巡护费的事，12号文和条例各是怎么说的", ["巡护费发放办法", "青山护林条例"]),
        ("巡护费多久发一次，赵大川去北坡调研那篇跟条例说的一样吗", ["山里来了护林人", "青山护林条例"]),
    ],
)
def test_two_texts_called_by_number_by_kind_or_by_what_they_tell_are_each_asked(
    tmp_path: Path, question: str, called: list[str]
) -> None:
    texts = {
        "a": "青山护林条例\n\n第一条　为了保护森林，制定本条例。\n\n第二条　护林员的巡护费每季度发放一次。\n",
        "b": "青山渡口条例\n\n第一条　为了渡口安全，制定本条例。\n\n第二条　渡船每年检验一次。\n",
        "c": "巡护费发放办法\n\n青林发〔2024〕12号\n\n第一条　巡护费每月发放一次。\n\n第二条　巡护费由村发放。\n",
        "d": "山里来了护林人\n\n赵大川到北坡调研。他说，巡护费半年发放一次。\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path / "home"))
    bot.build([tmp_path / f"{name}.txt" for name in texts])
    asked = pair(question, bot.searcher.index)
    assert asked is not None and [one.name for one, _ in asked] == called
    answer = bot.ask(question)
    assert {one.essay_id for one in answer.citations} == {essay.essay_id for essay, _ in asked}
    assert "您一共问了" not in answer.text


def test_a_narrower_thing_than_a_chapter_is_about_is_told_by_its_own_sentences(tmp_path: Path) -> None:
    text = "青山医院陪护办法\n\n第一章　总则\n\n第一条　总务科出租陪护床。\n\n第二章　陪护\n\n第二条　陪护人员每床一人。\n\n第三条　陪护床每晚十五元。\n\n第三章　附则\n\n第四条　本办法自2021年起施行。\n"
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path / "home"))
    bot.build([path])
    quoted = [one.quote for one in bot.ask("陪护床").citations]
    assert len(quoted) == 2 and all("陪护床" in one for one in quoted)


def test_a_question_that_a_text_replies_to_is_quoted_with_its_reply(tmp_path: Path) -> None:
    path = tmp_path / "faq.txt"
    path.write_text(
        "青洲县电动车换新政策问答\n\n1. 问：什么车能换？\n答：挂本县牌照的车能换。\n\n2. 问：旧车的电池丢了，光剩车架能不能交？\n答：能交，但不能享受补贴。\n",
        encoding="utf-8",
    )
    bot = Bot(settings.Settings(home=tmp_path / "home"))
    bot.build([path])
    (outline,) = bot.searcher.index.outlines.values()
    at = outline.essay.text.index("2. 问")
    (quoted,) = with_reply([as_evidence(outline, (at, outline.essay.text.index("\n答：能交")))], bot.searcher.index)
    assert quoted.text.startswith("2. 问：旧车的电池丢了") and quoted.text.endswith("答：能交，但不能享受补贴。")
    (led,) = under_leads([as_evidence(outline, (at, outline.essay.text.index("\n答：能交")))], bot.searcher.index)
    assert led.text == quoted.text  # whatever way led to the question, it is not quoted alone

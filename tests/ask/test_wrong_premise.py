from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot


@pytest.mark.parametrize(
    ("question", "said", "true"),
    [
        ("中国工程院和32个省共建了地方研究院，对吗？", "32个省", "22个省"),
        ("江西研究院是2015年成立的吧？", "2015年", "2021年"),
        ("“五横五纵”创新平台体系把什么纳入管理？", "五横五纵", "四横四纵"),
        ("“十四五”规划纲要提出推动科技创新和产业创新深度融合，原话是怎么说的？", "十四五", "十五五"),
    ],
)
def test_what_is_wrong_is_corrected_before_the_quotation(bot: Bot, question: str, said: str, true: str) -> None:
    answer = bot.ask(question)
    first, *_ = answer.text.splitlines()
    assert first.index(f"“{said}") < first.index(f"“{true}")
    assert [note.kind for note in answer.notes] == ["number_mismatch"]


@pytest.mark.parametrize(
    "question",
    [
        "中国工程院跟二十二个省共建地方研究院，原文怎么说",
        "第8号文件对成果转化怎么规定？",
        "3月6日提出的成果转化机制是怎样的？",
        "哪两个省和中国工程院共建地方研究院？",
    ],
)
def test_a_right_number_and_one_that_only_names_are_never_corrected(bot: Bot, question: str) -> None:
    assert not [note for note in bot.ask(question).notes if note.kind == "number_mismatch"]


def test_whose_words_are_quoted_is_said_first(bot: Bot) -> None:
    answer = bot.ask("刘忠林为什么主张把创新积分与信贷支持挂钩？")
    assert answer.text.startswith("在刘忠林的文章中没有找到可以回答的原文，以下是马回的说法。")
    assert {citation.author for citation in answer.citations} == {"马回"}
    assert [note.kind for note in answer.notes] == ["author_mismatch"]


def test_what_is_not_said_is_said_not_to_be(bot: Bot) -> None:
    answer = bot.ask("文章有没有说要取消科技项目评审？")
    assert answer.text.startswith("原文没有直接这样说，意思最接近的如下。")
    assert [note.kind for note in answer.notes] == ["not_specified"]
    said = bot.ask("刘忠林说要建设赣深科技合作产业园吗？")
    assert not said.text.startswith("原文没有")


@pytest.mark.parametrize("question", ["几位作者有没有主张把省属科研院所合并？", "三位专家是不是都主张把科研院所合并？"])
def test_what_nobody_says_is_not_told_by_what_each_says_instead(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "partial"
    assert answer.text.startswith("原文没有直接这样说")
    assert "not_specified" in [note.kind for note in answer.notes]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("院士工作站建三十个是真的吗", "三十个"),
        ("刘忠林提出三个未来产业，是吗", "三个"),
        ("马回说研发投入增长百分之十，对吗", "百分之十"),
        ("江西研究院在二〇一八年成立的吧", "2018年"),
        ("江西研究院在2018年成立的吧", "2018年"),
    ],
)
def test_a_number_that_no_quoted_sentence_has_is_not_let_stand(bot: Bot, question: str, said: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith(f"所引原文没有写到“{said}”")
    assert all(said not in one.quote for one in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("有没有哪位作者主张取消对企业的研发奖补？", False),
        ("有没有提出减少财政科技投入", False),
        ("有没有建议提高科研人员的成果转化收益", True),
        ("有没有人建议设立中试平台专项资金", True),
    ],
)
def test_what_nobody_wants_done_is_said_not_to_be_wanted(bot: Bot, question: str, said: bool) -> None:
    assert bot.ask(question).text.startswith("原文没有直接这样说") != said


def test_a_number_in_a_name_is_corrected_where_nothing_else_is_asked(bot: Bot) -> None:
    assert bot.ask("马回提到的是八大行动吧").text.startswith("问题中的“八大行动”与原文不符，原文为“六大行动”。")


@pytest.mark.parametrize("question", ["邹慧提到二十二个省吗", "中国工程院是不是与22个省共建了研究院"])
def test_a_number_that_the_text_has_is_confirmed(bot: Bot, question: str) -> None:
    assert "与原文一致" in bot.ask(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("一共有四位作者吗", "不是“四位”"),
        ("有三位专家对吗", "是的，数目一致"),
        ("马回的文章有四节吧", "是的，数目一致"),
        ("刘忠林讲了五个部分吗", "不是“五个部分”"),
        ("刘忠林写了两篇吗", "不是“两篇”"),
        # By points a text may be counted in more ways than one.
        ("刘忠林提了九条建议，对吗", "刘忠林的文章共有 4 个部分"),
    ],
)
def test_a_number_of_texts_authors_or_parts_is_held_against_the_count(bot: Bot, question: str, said: str) -> None:
    assert bot.ask(question).text.startswith(said)


REPORT = """二、2026年主要预期目标
城镇化率达到71%左右，城镇新增就业七万人以上，建成基站18.8万个。
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a report that names its year in a heading alone."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "2026年青原市政府工作报告.txt").write_text(REPORT, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("二〇二六年城镇化率要达到71%左右吗", ""),
        ("2026年城镇化率是不是达到百分之七十一左右", ""),
        ("基站有没有超过18万个", ""),
        ("基站有没有超过19万个", "19万个"),
        ("城镇新增就业是不是九万人以上", "九万人"),
    ],
)
def test_a_year_of_the_report_and_a_limit_that_is_kept_are_not_missed(report: Bot, question: str, said: str) -> None:
    answer = report.ask(question)
    assert answer.status == "answered"
    assert ("没有写到" in answer.text or "不符" in answer.text) == bool(said)
    assert said in answer.text.splitlines()[0]


def test_a_heading_of_the_named_author_is_his_word(bot: Bot) -> None:
    answer = bot.ask("刘忠林认为企业是创新主体，对吧？")
    assert {one.author for one in answer.citations} == {"刘忠林"}
    assert "强化企业创新主体地位" in answer.citations[0].quote

"""Who signed a text, by its own lines."""

from __future__ import annotations

import pytest

from bot.text import bylines, titles


@pytest.mark.parametrize(
    ("line", "author", "affiliation"),
    [
        ("沈若兰", "沈若兰", None),
        ("王　明", "王明", None),
        ("王明 李强", "王明、李强", None),
        ("文/沈若兰", "沈若兰", None),
        ("□ 沈若兰", "沈若兰", None),
        ("——沈若兰", "沈若兰", None),
        ("作者：沈怀安（某省教育科学研究院研究员）", "沈怀安", "某省教育科学研究院研究员"),
        ("某大学公共管理学院教授　沈若兰", "沈若兰", "某大学公共管理学院教授"),
        ("（某大学教授　沈若兰）", "沈若兰", "某大学教授"),
        ("沈若兰，某大学教授", "沈若兰", "某大学教授"),
        ("《云川日报》理论评论部", "《云川日报》理论评论部", None),
        ("某省社科院课题组", "某省社科院课题组", None),
        ("洛霞市市长 温如岱", "温如岱", "洛霞市市长"),
        ("顾念禾 平湾省商业经济学会副秘书长", "顾念禾", "平湾省商业经济学会副秘书长"),
        ("秦牧野　《津梁产业评论》首席评论员", "秦牧野", "《津梁产业评论》首席评论员"),
        ("沈逢春　沅东理工学院党委书记（在地方高校改革论坛上的发言）", "沈逢春", "沅东理工学院党委书记"),
        ("执笔：沧岭省交通运输厅规划处处长 邵维桢", "邵维桢", "沧岭省交通运输厅规划处处长"),
    ],
)
def test_a_line_signs(line: str, author: str, affiliation: str | None) -> None:
    said = bylines.signs(line)
    assert (said["author"], said.get("affiliation")) == (author, affiliation)


@pytest.mark.parametrize(
    "line",
    [
        "方案",
        "方案（试行）",
        "安排",
        "全面推进",
        "王村镇",
        "马鞍山市",
        "某市人民政府市长 陆建川",
        "——关于养老的思考",
        "2024年1月1日",
        "",
        "目录",
        "领导小组",
        "合作组",
        # Words that begin as a rarer surname.
        "应急办",
        "关键词",
        "文旅局",
        "洪水",
        "申报表",
        "通知书",
        "向上级",
        "易地搬",
        "冷链",
        "●时间",
        "●单位",
        "○ 成效",
        "——向前走",
        "——都江堰",
        "关爱他，守护每一位老师",
        "走进编辑部",
        "成立课题组",
        "云川市人民政府副市长　王明",
    ],
)
def test_no_other_line_does(line: str) -> None:
    assert bylines.signs(line) == {}


BODY = "近年来，各地在社区养老上投入不少，但建得起、养不起的现象依然普遍，值得认真研究。"


def test_the_lines_under_the_title_and_at_the_end_tell_the_record() -> None:
    text = f"为社区养老引来活水\n——一点思考\n\n何静怡\n\n{BODY}\n{BODY}\n（作者单位：某市研究中心）\n来源：《某市日报》2024年5月16日第7版\n"
    assert titles.title(text) == "为社区养老引来活水"
    assert bylines.facts(text, "为社区养老引来活水") == {
        "author": "何静怡",
        "affiliation": "某市研究中心",
        "source": "某市日报",
        "published": "2024年5月16日",
        "edition": "第7版",
    }


def test_the_head_of_a_text_says_nothing() -> None:
    text = f"为社区养老引来活水\n——一点思考\n某大学教授　何静怡\n{BODY}\n{BODY}"
    assert text[bylines.head(text, "为社区养老引来活水") :].strip().startswith("近年来")
    assert bylines.head(BODY, "为社区养老引来活水") == 0
    assert bylines.head(f"{BODY}\n——{BODY}", None) == 0


@pytest.mark.parametrize("name", ["曾志强", "温知夏", "施小明", "章明", "欧阳明月", "路长青"])
def test_whoever_has_a_surname_that_begins_other_words_too_signs(name: str) -> None:
    assert bylines.signs(name) == {"author": name}


def test_a_text_that_nobody_signed_has_no_author() -> None:
    text = f"某县农村公路养护安排\n各镇人民政府：\n{BODY}\n{BODY}\n{BODY}\n某县人民政府\n2024年5月16日\n"
    assert bylines.facts(text, "某县农村公路养护安排") == {}


def test_the_line_of_an_offices_page() -> None:
    text = "甲县龙舟补贴问答\n来源：甲县民政局　发布时间：2031年1月8日　浏览次数：12\n\n1.问：给谁？\n答：给龙舟队。\n2.问：给多少？\n答：五百元。\n"
    assert bylines.page(text) == {"source": "甲县民政局", "published": "2031年1月8日"}
    assert bylines.page(text.replace("来源", "资金来源")) == {}


def test_the_place_of_work_in_brackets_below_the_name() -> None:
    text = "山塘要有人管\n魏青禾\n（杨柳大学水利学院副教授）\n\n山塘多年没有人管。\n要有人管。\n也要有钱管。\n"
    assert bylines.facts(text, "山塘要有人管") == {"author": "魏青禾", "affiliation": "杨柳大学水利学院副教授"}
    assert text[bylines.head(text, "山塘要有人管") :].strip().startswith("山塘多年")


@pytest.mark.parametrize(
    ("line", "affiliation"),
    [
        ("（作者系杨柳大学水利学院教授、博士生导师　魏青禾）", "杨柳大学水利学院教授、博士生导师"),
        ("（作者魏青禾系杨柳大学教授）", "杨柳大学教授"),
        ("（作者：魏青禾，系杨柳大学教授）", "杨柳大学教授"),
        ("（作者：魏青禾，单位：杨柳大学）", "杨柳大学"),
    ],
)
def test_the_last_line_tells_who_wrote_and_where_that_one_is(line: str, affiliation: str) -> None:
    text = f"山塘要有人管\n\n{BODY}\n{BODY}\n{BODY}\n\n{line}\n"
    assert bylines.facts(text, "山塘要有人管") == {"author": "魏青禾", "affiliation": affiliation}


def test_of_two_who_are_told_the_one_under_the_title_wrote_it() -> None:
    text = f"山塘要有人管\n王明\n\n{BODY}\n{BODY}\n{BODY}\n\n（作者系杨柳大学教授　魏青禾）\n"
    assert bylines.facts(text, "山塘要有人管")["author"] == "王明"

"""What a document states of itself by its form, after GB/T 9704 and the forms of regulations."""

from __future__ import annotations

import pytest

from bot.domain import Essay
from bot.text import annexes, record, titles
from bot.text.official import facts

UPWARD = """000012
机密★1年
特急
松原川市水务局文件
松水发〔2025〕7号　　　　　　　　签发人：何远山
松原川市水务局关于申请堤防加固资金的请示
市人民政府：
现将有关情况报告如下。
松原川市水务局
2025年3月4日
"""
ORDER = """松原川市人民政府令
第31号
《松原川市户外招牌管理办法》已经2025年1月6日市人民政府第50次常务会议通过，现予公布，自2025年3月1日起施行。
市长　何远山
2025年1月15日
松原川市户外招牌管理办法
第一条　为了规范户外招牌设置，制定本办法。
第二条　本办法自2025年3月1日起施行。
"""


def stated(text: str, field: str) -> list[str]:
    return [text[slice(*span)] for name, span in facts(text) if name == field]


def test_what_stands_over_the_title_is_no_title() -> None:
    assert titles.title(UPWARD) == "松原川市水务局关于申请堤防加固资金的请示"
    assert stated(UPWARD, "number") == ["松水发〔2025〕7号"]
    assert (stated(UPWARD, "signer"), stated(UPWARD, "urgency")) == (["签发人：何远山"], ["特急"])


def test_a_masthead_may_stand_off_its_organs() -> None:
    text = "青原市民政局青原市财政局　文件\n青民发〔2025〕3号\n关于调整补助标准的通知\n各区民政局："
    assert titles.title(text) == "关于调整补助标准的通知"


def test_an_order_is_called_after_what_it_publishes_and_names_who_signs() -> None:
    assert titles.of_order(titles.title(ORDER), ORDER) == "松原川市户外招牌管理办法"
    assert titles.of_order("关于发布禁令的通告", ORDER) == "关于发布禁令的通告"
    assert (
        titles.of_order("松原川市人民政府令", "松原川市人民政府令\n第3号\n任命何远山为秘书长。") == "松原川市人民政府令"
    )
    assert stated(ORDER, "signer") == ["市长　何远山"]


@pytest.mark.parametrize(
    "clause",
    [
        "本措施自印发之日起施行，有效期至汛期结束止。",
        "本政策执行期暂定为自发布之日起三个月。",
        "本意见自印发之日起执行，待清淤工作结束后自行废止。",
        "上述措施自汛期结束之日起停止执行。",
        "以上措施在汛期内有效。",
    ],
)
def test_how_long_a_document_holds(clause: str) -> None:
    assert "".join(stated(f"关于清淤的通知\n一、任务\n加快清淤。\n{clause}\n", "expires")) == clause


def test_how_long_something_else_holds_is_not_told_of_the_document() -> None:
    assert not stated("关于驾驶证的通知\n学习驾驶证明有效期到期的，可以延期换领。\n", "expires")


def test_a_list_of_annexes_may_begin_below_its_word() -> None:
    text = "关于登记的通知 请照办。 附件： 1.登记指南 2.登记表 松原川市水务局 2025年3月4日"
    assert stated(text, "attachment") == ["1.登记指南", "2.登记表"]


def test_each_amendment_that_a_regulation_tells_of_and_no_heading_for_its_organ() -> None:
    text = (
        "松原川市绿化条例\n（2015年5月8日市第十二届人民代表大会常务委员会第九次会议通过　2015年7月3日省第十一届人民代表大会"
        "常务委员会第二十次会议批准　根据2019年8月30日省第十三届人民代表大会常务委员会第十次会议批准的《决定》第一次修正　"
        "2024年6月28日市第十四届人民代表大会常务委员会第三十次会议修订　2024年9月1日省第十四届人民代表大会常务委员会第十二次会议批准）\n"
        "第一章　总则\n第一条　为了绿化，制定本条例。\n第二章　绿化委员会\n第一节　市绿化委员会\n第二条　市设立绿化委员会。\n"
    )
    assert [one[:10] for one in stated(text, "amended")] == ["2019年8月30日", "2024年6月28日"]
    assert not stated(text, "organ")


def test_what_is_repealed_in_an_annex_is_known_by_its_lines() -> None:
    text = (
        "关于废止部分文件的决定\n松政发〔2025〕2号\n决定对2件文件予以废止（目录见附件1）。\n松原川市人民政府\n2025年5月28日\n附件1\n"
        "废止的文件\n一、关于停车的通知（松政发〔2012〕30号）\n二、关于市场的意见（松政发〔2014〕7号）\n附件2\n"
        "修改的文件\n一、关于民宿的意见（松政发〔2021〕9号）\n"
    )
    essay = Essay("甲", text, sections=tuple(annexes.closed(text, [])))
    told = [one.text for one in record.known(essay, "repeals")]
    assert told[0].endswith("（目录见附件1）。")
    assert told[1:] == ["一、关于停车的通知（松政发〔2012〕30号）", "二、关于市场的意见（松政发〔2014〕7号）"]


def test_a_part_of_a_longer_document_is_titled_with_it() -> None:
    text = "松原川市产业发展规划（节选）：第四章　做强制造\n第一节　目标\n到2030年建成五个园区。\n"
    assert titles.title(text) == "松原川市产业发展规划（节选）：第四章　做强制造"


def test_a_head_of_an_organ_or_of_a_class_is_no_title() -> None:
    letter = "松原川市水务局\n\n（A类）　　　签发人：何远山\n\n松水函〔2025〕9号\n\n对市九届人大第88号建议的答复\n\n高明代表："
    assert titles.title(letter) == "对市九届人大第88号建议的答复"
    announced = "松原川省林业局公告\n2025年第4号\n关于公布古树名录的公告\n　　现予公布。"
    assert titles.title(announced) == "关于公布古树名录的公告"
    broken = "松水发〔2025〕3号\n关于印发《松原川市水库管理规定\n（试行）》的通知\n各单位："
    assert titles.title(broken) == "关于印发《松原川市水库管理规定（试行）》的通知"


def test_whom_to_turn_to_stands_with_what_is_said_before_it() -> None:
    text = "某通知\n　　请于三日内报送。供水科　高明，电话：0799-5550001；值班热线12345。\n联系人：夏禾\n"
    assert stated(text, "contact") == ["供水科　高明，电话：0799-5550001", "值班热线12345", "联系人：夏禾"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("咨询电话：（010）8403-8327", "咨询电话：（010）8403-8327"),
        ("（联系电话：3812350）", "联系电话：3812350"),
        ("举报热线：12345", "举报热线：12345"),
        ("热线问题见2019年第39号公告", ""),
    ],
)
def test_a_contact_has_the_number_that_is_dialled(line: str, said: str) -> None:
    text = f"关于开馆的通知\n请按时到馆。\n{line}\n"
    found = [text[slice(*span)] for name, span in facts(text) if name == "contact"]
    assert found == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("把村小留在近处\n作者：沈明（某大学教授）\n这几年，撤并说得最多。\n", "把村小留在近处"),
        ("与其守住校舍，不如办强学校\n《教育报》2024年6月4日第3版\n近来议论不少。\n", "与其守住校舍，不如办强学校"),
        ("让流量变成留量：圆桌对话\n时间：2024年5月21日\n地点：图书馆\n", "让流量变成留量：圆桌对话"),
        ("江岸县防汛应急预案\n江岸县人民政府办公室 2025年4月8日印发\n一、总则\n", "江岸县防汛应急预案"),
        ("江岸县招商优惠政策（试行）\n为扩大有效投资，补齐食品加工产业链，结合实际，制定本政策，现予公布施行。\n", "江岸县招商优惠政策（试行）"),
        ("江岸县医疗保险常见问题解答\n一、什么人可以参加\n问：谁可以参加？\n", "江岸县医疗保险常见问题解答"),
        ("冷思考——让打卡走进心里\n方知远\n今年的主会场设在这里。\n", "冷思考——让打卡走进心里"),
        ("今天下午开了会，\n时间：三点\n", None),
        ("前言\n一、背景\n本书是一本讲水的书。\n", None),
        ("一、总体要求\n作者：沈明\n", None),
        ("论改革\n（2025年3月1日）\n改革是动力。\n", "论改革"),
        ("2025年4月8日\n为保障供水，经研究，决定自2025年5月1日起调整水价，现将有关事项公告如下。\n", None),
        ("新华社北京3月5日电\n全国各地认真贯彻会议精神，扎实推进各项工作，取得了明显的成效和进展。\n", None),
        ("江岸社会科学院院长\n王明\n近年来，各地都在谈产业链。\n", None),
        ("江岸县水务局\n为保障供水，经研究，决定自2025年5月1日起调整水价，现将有关事项公告如下。\n", None),
        ("各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议，并请各位委员提出意见和建议。\n", None),
    ],
)  # fmt: skip
def test_a_first_line_is_a_title_by_what_stands_below_it(text: str, title: str | None) -> None:
    assert titles.title(text) == title


def test_a_day_up_to_which_something_is_done_adopts_nothing() -> None:
    text = f"{ORDER}2025年2月9日24时前停止施工，2025年3月5日起通过窗口申请，2025年4月1日前将名单报局里批准。\n"
    assert stated(text, "adopted") == stated(ORDER, "adopted") != []


@pytest.mark.parametrize(
    ("lines", "organ"),
    [
        ("松原川市应对流行性感冒\n疫情工作领导小组\n2020年2月9日", "松原川市应对流行性感冒\n疫情工作领导小组"),
        (
            "松原川市教育局流行性感冒的疫情\n防控工作领导小组\n2020年2月9日",
            "松原川市教育局流行性感冒的疫情\n防控工作领导小组",
        ),
        ("特此通告。\n防汛工作领导小组\n2020年2月9日", "防汛工作领导小组"),
        ("松原川市节约用水条例\n议事会办公室\n2020年2月9日", "议事会办公室"),
        ("松原川市水务局\n松原川市财政局\n2020年2月9日", "松原川市水务局\n松原川市财政局"),
    ],
)
def test_an_organ_that_is_set_over_two_lines_is_whole(lines: str, organ: str) -> None:
    assert stated(f"各镇要做好巡查。\n{lines}\n", "organ") == [organ]


def test_a_numbered_heading_is_no_organ() -> None:
    assert stated("某市工作报告\n各位代表：\n四、努力建设法治型服务型政府\n要依法行政。\n", "organ") == []


def test_an_attachment_may_be_led_by_one_character() -> None:
    assert stated("特此通知。\n附：《松原川市堤防巡查表》\n松原川市水务局\n2025年3月4日\n", "attachment") == [
        "附：《松原川市堤防巡查表》"
    ]


@pytest.mark.parametrize(
    ("caption", "organ", "number", "printed"),
    [
        (
            "（松原川市水务局、松原川市财政局2025年5月20日联合印发，松水规〔2025〕6号）",
            "松原川市水务局、松原川市财政局",
            "松水规〔2025〕6号",
            "2025年5月20日联合印发",
        ),
        ("（2025年5月20日松原川市人民政府公布　松政规〔2025〕6号）", "松原川市人民政府", "松政规〔2025〕6号", None),
        (
            "（松政规〔2025〕6号，2025年5月20日松原川市人民政府印发）",
            "松原川市人民政府",
            "松政规〔2025〕6号",
            "2025年5月20日松原川市人民政府印发",
        ),
        ("（征求意见稿，供讨论用的稿子）", None, None, None),
    ],
)
def test_a_caption_tells_who_issued_when_and_under_which_number(
    caption: str, organ: str | None, number: str | None, printed: str | None
) -> None:
    text = f"松原川市渡口管理办法实施细则\n\n{caption}\n\n第一条　为了管理渡口，制定本细则。\n{'渡口应当设有标志。' * 200}\n"
    for field, value in (("organ", organ), ("number", number), ("printed", printed)):
        assert stated(text, field) == ([value] if value else [])


RUN = (
    "松原川市水务局关于支持农村供水的若干措施\n\n松原川市水务局文件 松水发〔2025〕9号 签发人：何远山 松原川市水务局关于支持农村供水的若干措施的通知 "
    "各县水务局，局属各单位： 《若干措施》已经局长办公会同意，按照2025年2月1日印发的《松原川市供水规划》，现印发给你们，请认真贯彻执行。 "
    "松原川市水务局 2025 年 3 月 4日 （此件公开发布） 一、加快建设 1.修建管网。各县要加快修建村级管网，年底前完成。 "
    "2.维护水站。水站由镇里维护，费用列入预算。 二、保障用水 3.备足水源。干旱时由县里调水，保证群众饮水。 "
    "联系人：供水处高明，电话0799-5550001 松原川市水务局 2025年3月4日 "
    "抄送：市委各部门，市人大常委会办公室。 松原川市水务局办公室2025年3月5日印发"
)


def test_the_facts_of_a_notice_that_came_as_one_line_are_bounded() -> None:
    for text in (RUN, RUN.replace("\n\n", " ")):  # below a title, and without one
        assert stated(text, "number") == ["松水发〔2025〕9号"]
        assert stated(text, "signer") == ["签发人：何远山"]
        assert stated(text, "addressee") == ["各县水务局，局属各单位："]
        assert stated(text, "dated") == ["2025 年 3 月 4日", "2025年3月4日"]
        assert stated(text, "contact") == ["联系人：供水处高明，电话0799-5550001"]
        assert stated(text, "copied") == ["抄送：市委各部门，市人大常委会办公室。"]
        assert stated(text, "printed") == ["松原川市水务局办公室2025年3月5日印发"]


def test_a_signer_may_stand_below_the_number_on_a_line_of_its_own() -> None:
    text = "松水发〔2025〕9号\n签发人：何远山\n各科室：\n请照办。\n松原川市水务局\n2025年3月4日\n"
    assert stated(text, "signer") == ["签发人：何远山"]


def test_an_order_may_bear_its_number_behind_its_organ_s_name() -> None:
    text = "松原川市防汛抗旱应急指挥部办公室联合工作组通告（第8号）\n即日起封闭河堤。\n"
    assert stated(text, "order") == ["松原川市防汛抗旱应急指挥部办公室联合工作组通告（第8号）"]


def test_who_passes_a_notice_on_issues_it_and_not_who_wrote_it() -> None:
    text = "{}松原川省水务厅关于清淤的通知\n各县水务局：\n请照办。\n"
    assert stated(text.format("松原川市水务局转发"), "organ") == ["松原川市水务局"]
    assert stated(text.format("转发"), "organ") == []


def test_who_reports_and_the_dateline_stand_as_newspapers_print_them() -> None:
    text = "稳就业打出组合拳 新华社北京2月19日电（记者陈聪、林晖）记者从新闻发布会上了解到，复工有序推进。\n（记者注：数据截至昨日。）"
    assert [(name, text[slice(*span)]) for name, span in facts(text) if name in ("reporter", "dateline")] == [
        ("dateline", "新华社北京2月19日电"),
        ("reporter", "记者陈聪、林晖"),
    ]

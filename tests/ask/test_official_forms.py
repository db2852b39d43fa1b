"""Documents after the forms of offices, asked by number, record, structure and table, in a user's words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.ask import label_lines
from bot.ask.speakers import asked
from bot.ask.trace import Tracing

RULES = """棠溪市机关事务局文件
棠机发〔2031〕8号

关于印发《棠溪市会议用房使用办法
（试行）》的通知

各单位：
　　现将《棠溪市会议用房使用办法（试行）》印发给你们。

　　　　　　　　　棠溪市机关事务局
　　　　　　　　　2031年3月4日

棠溪市会议用房使用办法（试行）

第一章　总则
　　第一条　根据《机关事务管理条例》，制定本办法。
　　第二条　会议用房分为大厅、中厅和小厅。

第二章　申请
　　第三条　下列会议可以申请大厅：
　　（一）全体会议；
　　（二）表彰会议。
　　第四条　会议用房由市机关事务局调配。

第三章　附则
　　第五条　本办法由市机关事务局负责解释。
　　第六条　本办法自2031年4月1日起试行，试行期三年。

附表　会议用房收费标准
　用房　　容纳人数（人）　半天收费　　备注
　大厅　　三百　　　　　　八百元　　　含音响
　中厅　　一百　　　　　　四百元　　　含投影
　小厅　　二十　　　　　　一百元　　　无

抄送：市委办公室，市人大办公室。
"""
REPLY = """棠溪市城市管理局

（B类）　　　　　　　　　　签发人：乔远山

棠城函〔2031〕21号

对市七届政协五次会议第118号提案的答复

夏望舒委员：

　　您提出的《关于增设公共座椅的提案》收悉，现答复如下：

　　一、现有情况
　　全市有座椅两千张。

　　二、今后安排
　　（一）补设座椅。年内补设三百张。
　　（二）维护座椅。每季检修一次。

　　　　　　　　　棠溪市城市管理局
　　　　　　　　　2031年6月9日

　　（联系人及电话：市容科　柏青　0799-5551234）
"""
FUND = """# 桐庐新区文化消费若干措施

桐文规〔2031〕2号

## 一、演出

**第1条 剧场。** 新开剧场补助二十万元。

**第2条 音乐节。** 每场补助五万元。

## 二、阅读

**第3条 书店。** 每家书店补助三万元。

## 附则

本措施由新区文化局解释。

| 序号 | 重点事项 | 牵头部门 | 完成时限 |
|---|---|---|---|
| 1 | 评选最美书店 | 文化局 | 6月30日前 |
| 2 | 开放夜间图书馆 | 教育局 | 9月30日前 |
| 3 | 举办读书周 | 宣传部 | 11月30日前 |
"""
LIST = """青禾省水利厅公告
2031年第7号
关于公布节水型灌区名单的公告
　　根据《青禾省灌区管理规定》，公布名单如下。
　　附件：1.节水型灌区名单
　　　　　2.复核办法（略）
　　　　　　　　　青禾省水利厅
　　　　　　　　　2031年8月2日
附件1
节水型灌区名单
序号　灌区名称　　　所在地　　管理单位
1　柳堰灌区　　　　石田县　　县水务中心
2　长渠灌区　　　　白鹭县　　长渠管理处
3　双闸灌区　　　　石田县　　双闸管理所
"""
CAPTIONED = """桐庐新区渡口管理办法实施细则

（桐庐新区水务局、桐庐新区财政局2031年5月20日联合印发，桐水规〔2031〕6号）

第一条　渡口应当设有标志。

第二条　本细则自2031年6月1日起施行。
"""
MINUTES = """榆川市渡口管理专题会议纪要

2031年3月18日下午，副市长乔远山主持召开渡口管理专题会议。

会议同意新建渡口两处，5月底前完成。

出席：乔远山、夏望舒
请假：田广禾（市水务局）
记录：柏青
"""
SPEECH = """---
title: 在渡口管理推进会上的讲话
author: 夏望舒
---

今天这个会，是在市政府专题会议之后召开的一次推进会。刚才水务局通报了情况，谁也不能请假，谁都要有记录。

## 一、看清形势

渡口连着千家万户。

## 二、压实责任

每季检查一次渡口，检查要有记录。
"""
SENIORS = [
    "{place}区老年餐补贴办法\n{number}\n第一条　具有{place}区户籍的老人可以申请老年餐补贴。\n第二条　每餐补贴{sum}元。\n"
    "第三条　补贴由{payer}承担。\n第四条　本办法自2030年1月1日起施行。{until}\n{place}区民政局\n2029年12月1日\n".format(
        **one
    )
    for one in (
        {"place": "桂岭", "number": "桂民规〔2029〕4号", "sum": "六", "payer": "市财政", "until": "有效期五年。"},
        {"place": "榆川", "number": "榆民发〔2029〕9号", "sum": "四", "payer": "区财政", "until": ""},
    )
]
ORDER = """棠溪市防汛指挥部通告（第3号）
　　一、关闭河边步道。
　　二、安排人员值守。发现险情的，由社区先行劝离。
棠溪市防汛指挥部
2031年7月1日
"""
FILES = {
    "rules.txt": RULES,
    "reply.txt": REPLY,
    "fund.md": FUND,
    "list.txt": LIST,
    "桂岭.txt": SENIORS[0],
    "榆川.txt": SENIORS[1],
    "order.txt": ORDER,
    "captioned.txt": CAPTIONED,
}


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from documents of several offices."""
    folder = tmp_path_factory.mktemp("offices")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


def quotes(bot: Bot, question: str) -> str:
    answer = bot.ask(question)
    assert answer.status == "answered", answer.text
    return "\n".join(one.quote for one in answer.citations)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # A number without its brackets or its year; an announcement by its number and the short name of its organ.
        ("棠机发2031 8号谁解释", ["由市机关事务局负责解释"]),
        ("棠城函21号谁签发的", ["签发人：乔远山"]),
        ("棠溪指挥部3号通告第二条，人员怎么安排", ["由社区先行劝离"]),
        # A title with characters left out.
        ("节水灌区公告根据什么", ["根据《青禾省灌区管理规定》"]),
        # Facts of the record in a user's words.
        ("棠溪会议用房办法试行到什么时候", ["试行期三年"]),
        ("棠城函〔2031〕21号写给谁的", ["夏望舒委员："]),
        ("118号提案答复的联系人和电话", ["柏青　0799-5551234"]),
        ("棠溪会议用房办法依据的什么", ["根据《机关事务管理条例》"]),
        # … that stand in brackets under the title, of which 实施 is a word and no deed.
        (
            "渡口实施细则是哪几家单位发的，文号多少 哪天印发的",
            ["桐庐新区水务局、桐庐新区财政局", "桐水规〔2031〕6号", "2031年5月20日联合印发"],
        ),
        # Parts by number, and counted.
        ("棠溪会议用房办法倒数第二条", ["第五条"]),
        ("118号提案的答复 今后安排第二点", ["每季检修一次"]),
        ("桐庐新区文化消费措施第2个措施补多少", ["每场补助五万元"]),
        ("桐庐新区文化消费若干措施分几个大的部分", ["一、演出", "二、阅读"]),
        # Rows of tables, set in columns by white space or in Markdown.
        ("节水型灌区名单排第三的是哪个", ["双闸灌区"]),
        ("节水型灌区公告 所在地是石田县的有哪几个", ["柳堰灌区", "双闸灌区"]),
        ("桐庐文化消费措施里9月30号之前完成时限的是哪项", ["开放夜间图书馆"]),
    ],
)
def test_documents_are_addressed_as_people_say_it(offices: Bot, question: str, words: list[str]) -> None:
    said = quotes(offices, question)
    assert not [one for one in words if one not in said], said


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("桐庐新区文化消费措施第12项任务表里是什么", "的表格共 3 行，没有“第12项”"),
        ("棠溪会议用房办法附件4是什么", "没有附件4：所列附件共 1 件。"),
        (
            "榆川区老年餐补贴办法有效期几年",
            "没有查到《榆川区老年餐补贴办法》的有效期：全文没有“有效”“失效”“期限”等字样。",
        ),
        ("榆川区老年餐补贴办法由谁解释", "没有查到《榆川区老年餐补贴办法》的解释机关：全文没有“解释”等字样。"),
        ("青禾省垃圾分类办法第三条怎么规定", "没有收录标题含“垃圾”的办法；收录的办法有："),
    ],
)
def test_what_a_document_has_not_is_said(offices: Bot, question: str, sentence: str) -> None:
    answer = offices.ask(question)
    assert answer.status in ("partial", "refused")
    assert sentence in answer.text


def test_another_date_than_the_one_asked_for_is_called_what_it_is(offices: Bot) -> None:
    answer = offices.ask("棠机发〔2031〕8号的印发日期")
    assert "没有查到印发日期，写明的成文日期是：“2031年3月4日”" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("桂岭和榆川的老年餐补贴办法，各由谁承担", ["补贴由市财政承担", "补贴由区财政承担"]),
        ("桂岭跟榆川老年餐补贴第二条有什么不一样", ["每餐补贴六元", "每餐补贴四元"]),
        ("老年餐补贴 桂岭区榆川区各自每餐多少", ["每餐补贴六元", "每餐补贴四元"]),
    ],
)
def test_two_documents_are_each_asked_by_themselves(offices: Bot, question: str, words: list[str]) -> None:
    answer = offices.ask(question)
    said = " ".join(one.quote for one in answer.citations)
    assert not [one for one in words if one not in said], said
    assert {one.essay_id for one in answer.citations} == {"桂岭", "榆川"}


def test_annexes_are_counted_where_their_list_numbers_them(offices: Bot) -> None:
    assert "列有 2 个附件，原文写明：" in offices.ask("节水型灌区名单公告有几个附件").text


def test_a_line_with_a_name_and_a_colon_answers_who_that_is(tmp_path: Path, bot: Bot) -> None:
    """Of the one time that its text opens with; and 谁 in two clauses asks for no views of all who speak."""
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "speech.md").write_text(SPEECH, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path / "minutes.txt", tmp_path / "speech.md"])
    assert asked("3月那个会请假的是谁，记录是谁做的", made.searcher.index) is None
    for question, told in {"3月那次会上谁请假了": True, "7月那次会上谁请假了": False, "请假要怎么办": False}.items():
        trace = Tracing(question, made.searcher).read()
        assert label_lines.answers(trace.query, trace.ranked, made.searcher.index) is told, question


def test_an_annex_that_is_left_out_is_no_answer(offices: Bot) -> None:
    answer = offices.ask("节水型灌区名单公告附件2复核办法里要交哪些材料")
    assert answer.status == "partial"
    assert "复核办法（略）" in answer.citations[0].quote

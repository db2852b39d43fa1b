"""What texts state of themselves, asked in natural wordings: the form of the document decides where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from record_documents import QUESTIONS, write

from bot.app import Bot
from bot.ask import quotations, records
from bot.ask.recorded import wanted
from bot.encoders.embed import HashEmbedder
from bot.settings import Settings


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """Answers from regulations, notices, an order, a report and a web page."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "texts").mkdir()
    write(folder / "texts")
    made = Bot(Settings(home=folder / "home"), HashEmbedder())
    made.build([folder / "texts"])
    return made


@pytest.mark.parametrize(("question", "words"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_a_fact_of_a_document_is_cited(papers: Bot, question: str, words: tuple[str, ...]) -> None:
    index = papers.searcher.index
    answer = quotations.answer(question, index) or records.answer(question, index)
    if not words:
        assert answer is None
        return
    assert answer is not None and answer.status == "answered"
    cited = "\n".join(citation.quote for citation in answer.citations)
    assert not [one for one in words if one not in cited], answer.text


def test_what_stands_in_a_text_is_cited_there_and_what_only_the_page_has_by_its_field(papers: Bot) -> None:
    index = papers.searcher.index
    (stands,) = records.answer("居家养老三年行动方案的文号是什么", index).citations  # type: ignore[union-attr]
    assert stands.field is None and index.essays[stands.essay_id].text[stands.start : stands.end] == stands.quote
    (beside,) = records.answer("林长制巡护办法的索引号是多少", index).citations  # type: ignore[union-attr]
    assert (beside.field, beside.start, beside.quote) == ("index_number", None, "013300/2025-00071")


def test_a_fact_that_is_not_stated_is_said_to_be_unknown(papers: Bot) -> None:
    answer = records.answer("供热管理条例的文号是多少？", papers.searcher.index)
    assert answer is not None and answer.status == "partial" and "不详" in answer.text


def test_a_document_that_is_named_whole_is_asked_with_its_name(papers: Bot) -> None:
    answer = papers.ask("松原川市古树名木保护法什么时候通过的")
    assert [one.quote for one in answer.citations] == ["（2018年5月27日松原川市第三届议事会第六次会议通过）"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("居家养老的通知，每个街道要建成什么？附件是什么", ["重点任务分工表", "综合服务中心"]),
        ("居家养老的通知谁发的 新建的服务中心一次性补助多少", ["松原川市人民政府办公室", "补助四十万元"]),
    ],
)
def test_a_field_and_what_the_text_says_are_both_told(papers: Bot, question: str, said: list[str]) -> None:
    answer = papers.ask(question)
    assert not [one for one in said if one not in answer.text], answer.text


def test_fields_in_clauses_are_told_side_by_side(papers: Bot) -> None:
    answer = papers.ask("奖补细则文号多少，哪天印发的")
    assert [one.quote for one in answer.citations] == ["松科规〔2025〕4号", "2025年2月17日"], answer.text


def test_what_only_the_day_of_another_deed_is_asked_for_is_no_field(papers: Bot) -> None:
    asked = wanted("奖补细则谁发的，什么时候兑付")
    assert asked is not None and asked.fields == ("organ",)


@pytest.mark.parametrize(
    "question",
    ["计划执行情况的报告一共几大部分，都叫什么", "计划执行情况的报告有几部分 各叫什么名字"],
)
def test_parts_that_are_counted_are_told_by_their_own_names(papers: Bot, question: str) -> None:
    answer = papers.ask(question)
    assert [one.quote for one in answer.citations] == ["一、2025年计划执行情况", "二、2026年主要任务"], answer.text


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("王明那篇原来的标题叫什么", ("title",)),
        ("这几篇是哪个栏目下面的 什么版", ("edition", "column")),
        ("专栏的标题是什么", ("column",)),
    ],
)
def test_column_and_title_are_asked_for_in_many_ways(question: str, fields: tuple[str, ...]) -> None:
    asked = wanted(question)
    assert asked is not None and asked.fields == fields
    assert "原" not in asked.rest and "栏目" not in asked.rest


def test_of_two_fields_that_are_not_stated_nothing_is_answered(papers: Bot) -> None:
    answer = records.answer("供热办法的主送机关和附件是什么", papers.searcher.index)
    assert answer is not None and answer.status == "partial", answer.text


def test_of_many_documents_those_are_told_that_state_a_number(papers: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "EACH_MAX", 6)
    answer = records.answer("这些文件的文号分别是什么", papers.searcher.index)
    assert answer is not None and len(answer.citations) == 4, answer.text


def test_a_follow_up_is_about_the_document_that_was_spoken_of(papers: Bot) -> None:
    key = "养老"
    answer = records.answer("文号是多少？", papers.searcher.index, [key])
    assert answer is not None and [one.quote for one in answer.citations] == ["松政办发〔2024〕37号"]
    assert records.answer("供热办法的文号呢？", papers.searcher.index, [key]).citations[0].quote == "松政发〔2011〕26号"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("马回是教授吗？", ["author", "affiliation"]),
        ("刘忠林的工作单位和职称", ["author", "affiliation"]),
        ("谁写的推动创新链和产业链双向赋能", ["author", "affiliation"]),
        ("江西省社科联来的是谁呀", ["author", "affiliation"]),
        ("副院长是哪位", ["author", "affiliation"]),
        ("栏目名称是什么", ["column"]),
        ("刘忠林文章题目", ["title"]),
        ("这组文章登在第几版", ["edition"]),
        ("一共有几位作者", ["author", "affiliation"] * 3),
    ],
)
def test_who_wrote_an_article_is_told_from_the_record(bot: Bot, question: str, fields: list[str]) -> None:
    answer = bot.ask(question)
    assert [citation.field for citation in answer.citations] == fields
    assert bot.explain(question)[1]["route"] == "record"


@pytest.mark.parametrize(
    "question", ["马回是教授吗？", "一共有几位作者", "“打通价值实现通道”是谁说的", "文章什么时候发表的"]
)
def test_an_answer_of_the_record_offers_what_is_answered_next(bot: Bot, question: str) -> None:
    offered = bot.ask(question).suggestions
    assert offered
    assert [bot.ask(one).status for one in offered] == ["answered"] * len(offered)


def test_another_fact_of_a_document_is_offered_first(papers: Bot) -> None:
    offered = papers.ask("林长制巡护办法的发布机构").suggestions
    assert offered[0] == "《松原川市林长制巡护办法》的发文字号是什么？"
    assert papers.ask(offered[0]).citations


def test_what_the_source_does_not_give_is_unknown_and_no_other_subject(bot: Bot) -> None:
    answer = bot.ask("这些文章是什么时候发表的？登在哪家报纸上？")
    assert answer.status == "partial" and "不详" in answer.text
    assert {citation.field for citation in answer.citations} == {"column", "edition"}
    answer = bot.ask("邹慧的文章标题叫什么")
    assert "没有标题" in answer.text and answer.citations[0].field == "author"
    assert bot.ask("编者按的作者是谁").status == "partial"


def test_who_is_deputy_is_not_the_head(bot: Bot) -> None:
    assert records.answer("院长是谁", bot.searcher.index) is None


@pytest.mark.parametrize(
    "question",
    [
        "作者认为企业该怎么做",
        "谁谈到发展战略",
        "科技项目的主管单位是谁",
        "研究院是什么时候成立的",
        "哪些单位参与建设",
        "马回最后一部分",
        "渡口条例第 二 章都有哪些规定",
        "渡口条例里有什么规定？",
    ],
)
def test_what_somebody_says_is_no_question_of_the_record(bot: Bot, question: str) -> None:
    assert records.answer(question, bot.searcher.index) is None


def test_nothing_that_is_typed_breaks_the_reading_of_a_question(bot: Bot) -> None:
    for question in ("", "？", "“”出自哪里", "文号", "《》的文号", "〔2025〕1号是哪份文件", "的" * 500, "谁" * 300):
        records.answer(question, bot.searcher.index)
        wanted(question)


OLD = "# 云川市人才补贴办法\n\n云府发〔2022〕11号\n\n第一条 博士到企业工作的，给予安家补贴二十万元。\n\n第二条 本办法自2022年5月1日起施行。\n"
NEW = (
    "# 云川市人才补贴办法（2025年修订）\n\n云府发〔2025〕3号\n\n第一条 博士到企业工作的，给予安家补贴三十五万元。\n\n"
    "第二条 本办法自2025年6月1日起施行，《云川市人才补贴办法》（云府发〔2022〕11号）同时废止。\n"
)


def test_the_newer_version_answers_and_the_older_is_shown_as_such(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "旧.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "texts" / "新.md").write_text(NEW, encoding="utf-8")
    versions = Bot(Settings(home=tmp_path / "home"), bot.embedder)
    versions.build([tmp_path / "texts"])
    now = versions.ask("博士到企业工作有多少安家补贴？")
    assert now.citations[0].essay_id == "新"
    if any(citation.essay_id == "旧" for citation in now.citations):
        assert [note.text for note in now.notes if note.kind == "superseded"] == [
            "《云川市人才补贴办法》已经废止，见《云川市人才补贴办法（2025年修订）》。"
        ]
    change = versions.ask("人才补贴办法修订前后，博士的安家补贴有什么变化？")
    assert [citation.essay_id for citation in change.citations] == ["旧", "新"]
    assert versions.ask("修订前博士的安家补贴是多少？").citations[0].essay_id == "旧"


def test_which_texts_there_are_is_a_question_of_the_record() -> None:
    asked = [wanted(question) for question in ("关于渡口有哪些条例？", "省里有哪些规定", "收录了哪些文件")]
    assert [one and one.form for one in asked] == ["list"] * 3


@pytest.mark.parametrize("question", ["作者里谁是院士？", "三位作者都是院士吗？", "哪位作者是教授"])
def test_an_office_that_no_record_has_is_said_to_be_nobodys(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "partial" and "没有写明哪位作者是" in answer.text
    assert {one.quote for one in answer.citations if one.field == "author"} == {"刘忠林", "马回", "邹慧"}


def test_how_many_hold_an_office_is_no_question_of_one_person(bot: Bot) -> None:
    answer = bot.ask("江西研究院有多少院士？")
    assert answer.status == "partial" and "没有说明具体数量" in answer.text


ESSAY = "---\ntitle: {title}\nauthor: {author}\naffiliation: {affiliation}\n---\n\n河湖要管好。云川大学要发挥优势，水文所要用好数据。\n"


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """Answers from two articles with authors and where they work."""
    folder = tmp_path_factory.mktemp("signed")
    for key, title, author, affiliation in (
        ("a", "管好一条河", "周明远", "云川大学水文所副教授"),
        ("b", "留住一湖水", "秦书文", "青原市水利局研究员"),
    ):
        (folder / f"{key}.md").write_text(
            ESSAY.format(title=title, author=author, affiliation=affiliation), encoding="utf-8"
        )
    made = Bot(Settings(home=folder / "home"), HashEmbedder())
    made.build([folder / "a.md", folder / "b.md"])
    return made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("周明远在哪个单位工作？", "周明远[1]"),
        ("周明远是云川大学教授吗？", "没有写“教授”"),
        ("周明远是水利局的吗？", "没有写“水利局”"),
        ("周明远在水利局上班吗", "没有写“水利局”"),
        ("周明远是云川大学的吗", "文章信息中写有“云川大学”"),
        ("秦书文是青原市水利局研究员吗", "是的，文章信息记载的是：秦书文"),
        ("秦书文是哪个单位的，是教授吗", "没有写“教授”"),
        ("请介绍一下周明远的工作单位", "周明远[1]"),
        ("罗列一下秦书文的职务", "秦书文[1]"),
    ],
)
def test_what_a_person_is_is_told_from_the_record_and_never_from_others(signed: Bot, question: str, said: str) -> None:
    answer = signed.ask(question)
    assert said in answer.text
    assert [one.field for one in answer.citations] == ["author", "affiliation"]
    assert "秦书文" not in answer.text or "秦书文" in question


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("两位作者中哪位在大学任教？", "周明远[1]"),
        ("有没有来自政府部门的作者", "秦书文[1]"),
        ("谁在企业上班", "没有写明哪位作者在企业工作"),
    ],
)
def test_who_works_at_a_kind_of_place_is_told_by_the_names_of_their_places(
    signed: Bot, question: str, said: str
) -> None:
    assert said in signed.ask(question).text


def test_names_and_posts_of_all_are_one_list(signed: Bot) -> None:
    answer = signed.ask("两位作者的姓名、单位、职称给列一下")
    assert answer.text.count("周明远") == answer.text.count("秦书文") == 1


ORDER = """青川县人民政府令
第19号
《青川县渔船管理办法》已经2024年3月5日县人民政府第40次常务会议审议通过，现予公布，自2024年5月1日起施行。
县　长：秦某某
2024年3月8日
"""
BOATS = """青川县渔船管理办法
第一条　渔船应当每年检验一次，检验证书有效期为两年。
第二条　休渔期内，渔船不得离港。
"""
NETS = """青川县渔网规格规定
第一条　渔网网目不得小于三厘米。
"""


@pytest.fixture(scope="module")
def orders(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from an order, the rules that it puts into force as a file of their own, and other rules."""
    folder = tmp_path_factory.mktemp("orders")
    for name, text in (("令", ORDER), ("渔船", BOATS), ("渔网", NETS)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("渔船管理办法是第几号令？", "第19号"),
        ("渔船管理办法是县政府第几号令公布的？", "第19号"),
        ("签发渔船管理办法的县长是谁？", "秦某某"),
        ("渔船管理办法从哪天起施行？", "自2024年5月1日起施行"),
    ],
)
def test_what_the_order_states_holds_for_the_rules_that_it_puts_into_force(
    orders: Bot, question: str, said: str
) -> None:
    answer = orders.ask(question)
    assert answer.status == "answered"
    assert said in answer.citations[0].quote.replace("\u3000", "")
    assert answer.citations[0].title == "青川县人民政府令"


def test_no_order_of_other_rules_stands_in_for_theirs(orders: Bot) -> None:
    assert "第19号" not in orders.ask("渔网规格规定是第几号令？").text


@pytest.mark.parametrize("tail", ["，没错吧？", "，是吧？", "吗？"])
def test_a_number_is_corrected_whatever_copula_stands_before_it(orders: Bot, tail: str) -> None:
    answer = orders.ask(f"渔船的检验证书有效期是五年{tail}")
    assert [note.text for note in answer.notes if note.kind == "number_mismatch"] == [answer.text.split("\n")[0]]
    assert "“两年”" in answer.notes[0].text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("有哪些条例", "标题写明是条例的有 "),
        ("收录了几份纪要函件，几份批复", ""),
        ("一共收录了多少份批复", "标题都没有写明是批复；收录的有："),
        ("松原川市林业局发的有几份", "名称、文号或发文机关与所问相符的有 1 份："),
        ("收录了几份文件", "共收录 "),
        ("收录了哪几个市的条例", "标题写明是条例的有 "),
    ],
)
def test_what_is_counted_is_said(papers: Bot, question: str, first: str) -> None:
    answer = records.answer(question, papers.searcher.index)
    if not first:
        assert answer is None
        return
    assert answer is not None and first in answer.text.splitlines()[0]


def test_an_author_s_texts_are_counted(bot: Bot) -> None:
    author = next(one.author for one in bot.searcher.index.essays.values() if one.author)
    answer = records.answer(f"{author}写了几篇文章", bot.searcher.index)
    assert answer is not None and answer.text.startswith(f"共收录{author}的 1 篇文章：")


TWICE = {
    "老办法": "云川市救助办法\n云政规〔2019〕6号\n（2019年6月14日印发）\n第一条　为了救助，制定本办法。\n第二条　一年内救助不超过2次。\n第三条　本办法自2019年8月1日起施行。\n",
    "新办法": "云川市救助办法\n云政规〔2024〕11号\n（2024年6月20日印发）\n第一条　为了救助，制定本办法。\n第二条　一年内救助不超过3次。\n第三条　本办法自2024年8月1日起施行。《云川市救助办法》（云政规〔2019〕6号）同时废止。\n",
    "通知": "关于开展救助检查的通知\n各县区：\n请检查救助工作。\n",
}
OLDER, NEWER = "《云川市救助办法》（云政规〔2019〕6号）", "《云川市救助办法》（云政规〔2024〕11号）"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """Answers from two versions of one document, and another text."""
    folder = tmp_path_factory.mktemp("versions")
    for name, text in TWICE.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(Settings(home=folder / "home"), HashEmbedder())
    made.build([folder / f"{name}.txt" for name in TWICE])
    return made


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("云川市救助办法第二条", NEWER, OLDER),
        ("2019年的云川市救助办法第二条", OLDER, NEWER),
        ("救助办法19年版第二条怎么规定", OLDER, NEWER),
        ("云政规〔2019〕6号第二条", OLDER, NEWER),
        ("云川市救助办法有两个，现在执行哪一个", f"{OLDER}已经废止，{NEWER}写明", ""),
        ("新旧救助办法第二条有什么不同", OLDER, ""),
        ("救助办法第二条2019年和2024年的有什么不一样", NEWER, ""),
    ],
)
def test_texts_of_one_name_are_told_apart(versions: Bot, question: str, said: str, unsaid: str) -> None:
    answer = versions.ask(question)
    assert said in answer.text and (not unsaid or unsaid not in answer.text), answer.text


def test_two_versions_are_set_side_by_side_the_older_first(versions: Bot) -> None:
    answer = versions.ask("新旧救助办法第二条有什么不同")
    assert [one.essay_id for one in answer.citations] == ["老办法", "新办法"]
    assert answer.status == "answered" and answer.text.index(OLDER) < answer.text.index(NEWER)


def test_a_quotation_of_a_text_with_articles_is_told_with_its_article(papers: Bot) -> None:
    answer = papers.ask("“供热单位应当保证居民室内温度不低于十八摄氏度”这句哪个文件第几条的")
    assert answer.text.startswith("这句话出自《松原川市供热管理条例》“第二章\u3000供热服务”一节第三条：")


@pytest.mark.parametrize(
    ("question", "asks"),
    [("办法多久得发一次工资", False), ("《办法》里补贴多久发一次", False), ("办法是什么时候发的", True)],
)
def test_how_often_something_is_done_is_no_date_of_a_text(question: str, asks: bool) -> None:
    assert (wanted(question) is not None) is asks

"""Documents as they are published: in one line, under several organs, without a kind in their title; asked by their forms."""

from __future__ import annotations

import json

import pytest

from bot.app import Bot
from bot.encoders.embed import HashEmbedder
from bot.settings import Settings

# A crawled page has lost its line ends, and its title was cut at the first blank.
ONE_LINE = (
    "青原市扶贫办 青原市扶贫办 青原市财政局关于加快果园改造的通知 青扶办发〔2023〕5号 各县（市、区）扶贫办、财政局： "
    "为加快果园改造，现就有关事项通知如下： 一、改造范围 此次改造的范围为树龄二十年以上的果园，面积不限。 "
    "二、补助办法 对纳入范围的果园，每亩补助八百元，分两年发放。 三、组织领导 各县要明确专人负责，每季度末报送进度。 "
    "本通知适用截止时间为2025年12月31日。 青原市扶贫办 青原市财政局 2023年3月2日 抄送：市委办公室、市人大办公室。"
)
RUN_IN = "市水利局关于开展堤防检查的通知青水发〔2024〕9号 各区水务局： 请于汛前完成堤防检查。 青原市水利局 2024年4月1日"
BOARDS = (
    "关于稳定市场的通知 青金发〔2024〕2号 各金融机构： 请稳定市场。 青原市财政局 青原证监会 青原外汇局 2024年3月1日"
)
JOINT = (
    "青原市水利局等三部门关于加强水库管理的通知\n各县水利局，各水库管理单位：\n一、巡查\n每日巡查不少于一次。\n二、报告\n险情立即报告。\n"
    "三、解释\n本通知由市水利局会同市应急管理局负责解释。\n"
    "青原市水利局　青原市应急管理局　青原市气象局　青原市人民政府办公室　青原市住房和城乡建设局　青原市农业农村局　青原市交通运输局\n2024年5月6日\n"
)
SPEECH = (
    "在全市林场工作会议上的讲话\n青原市副市长　周远山\n（2024年6月3日）\n同志们：\n一、肯定成绩\n去年造林三万亩。\n二、抓住重点\n"
    "今年要抓好护林防火。\n"
)
ARTICLE = (
    "让每一条河都清起来\n青原市水利局局长 何清源\n治河要先治岸。\n一、治岸\n岸上的排口要逐个查清。\n二、治水\n水里的淤泥要逐年清走。\n"
    "（本文原载于《青原日报》2024年7月8日第二版）\n"
)
REPORT = (
    "2026年青原市政府工作报告\n各位代表：\n一、2025年工作回顾\n（一）工业稳步增长\n工业增加值增长六成。\n（二）农业丰收\n粮食总产再创新高。\n"
    "二、2026年重点工作\n（一）建设新港\n新港年内开工。\n（二）治理大湖\n大湖治理分三年完成。\n附件1\n2026年市十件民生实事\n1.新建公园十个。\n"
    "附件2\n名词解释\n1.新港：指青原新港。\n"
)


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    """Answers from these documents."""
    folder = tmp_path_factory.mktemp("forms")
    texts = folder / "texts"
    texts.mkdir()
    crawled = [("orchard", "青原市扶贫办", ONE_LINE), ("dike", "", RUN_IN), ("boards", "", BOARDS)]
    rows = [json.dumps({"id": key, "title": title, "text": text}, ensure_ascii=False) for key, title, text in crawled]
    (texts / "crawled.jsonl").write_text("\n".join(rows), encoding="utf-8")
    for name, text in {"水库": JOINT, "林场": SPEECH, "河": ARTICLE, "报告": REPORT}.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(Settings(home=folder / "home"), HashEmbedder())
    made.build([texts])
    return made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("青扶办发〔2023〕5号是哪份文件？", ["青原市财政局关于加快果园改造的通知"]),
        ("青扶办发〔2023〕5号是哪天成文的？", ["2023年3月2日"]),
        ("青扶办发〔2023〕5号适用到什么时候？", ["2025年12月31日"]),
        ("青扶办发〔2023〕5号适用到哪天为止？", ["2025年12月31日"]),
        ("加强水库管理的通知归哪个部门解释？", ["市水利局会同市应急管理局"]),
        ("青金发〔2024〕2号是哪几个部门发的？", ["青原市财政局", "青原证监会"]),
        ("青扶办发〔2023〕5号抄送哪些单位？", ["市委办公室、市人大办公室"]),
        ("青扶办发〔2023〕5号第二部分讲什么？", ["补助办法", "每亩补助八百元"]),
        ("关于加快果园改造的通知分为哪几部分？", ["改造范围", "补助办法", "组织领导"]),
        ("青水发〔2024〕9号是哪个单位发的？", ["青原市水利局"]),
        ("加强水库管理的通知是哪七个部门发的？", ["青原市气象局", "青原市交通运输局"]),
        ("加强水库管理的通知由谁负责解释？", ["市水利局会同市应急管理局"]),
        ("全市林场工作会议上的讲话是哪天讲的？", ["2024年6月3日"]),
        ("《让每一条河都清起来》是谁写的，登在哪里？", ["何清源", "《青原日报》2024年7月8日第二版"]),
        ("政府工作报告有哪些附件？", ["2026年市十件民生实事", "名词解释"]),
        ("青原市政府工作报告2026年重点工作的第（二）点是什么？", ["治理大湖"]),
    ],
)  # fmt: skip
def test_what_a_document_states_in_its_form_is_found(bot: Bot, question: str, words: list[str]) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered", answer.text
    assert not [one for one in words if one not in answer.text], answer.text


def test_a_text_without_a_kind_in_its_first_line_is_called_by_it_where_its_author_stands_below(bot: Bot) -> None:
    titles = {essay.essay_id: essay.title for essay in bot.searcher.index.essays.values()}
    assert titles["林场"] == "在全市林场工作会议上的讲话" and titles["河"] == "让每一条河都清起来"
    assert titles["orchard"] == "青原市扶贫办 青原市财政局关于加快果园改造的通知"


def test_a_number_of_another_year_is_another_document(bot: Bot) -> None:
    answer = bot.ask("青扶办发〔2021〕5号适用到什么时候？")
    assert answer.status == "refused" and "没有文号为“青扶办发〔2021〕5号”的文件" in answer.text
    assert bot.ask("市水利局关于开展堤防检查的通知青水发〔2024〕9号的要求是什么？").status != "refused"


def test_a_lead_of_a_long_part_is_told_once(bot: Bot) -> None:
    body = "".join(f"（{sign}）抓好第{sign}件事。{'甲乙丙丁' * 160}。\n" for sign in "一二三四")
    path = bot.settings.home / "long.txt"
    path.write_text(f"青原市发展规划\n第一稿如下。\n一、总则\n略。\n二、任务\n{body}三、附则\n略。\n", encoding="utf-8")
    alone = Bot(Settings(home=bot.settings.home / "alone"), HashEmbedder())
    alone.build([path])
    answer = alone.ask("青原市发展规划第二部分讲什么？")
    assert "二、任务" in answer.text and answer.text.count("抓好第一件事") == 1

"""Of which time a report tells, and a question asks."""

from __future__ import annotations

from bot.domain import Essay, Section
from bot.text import periods
from bot.text.outline import Outline

BACK, AHEAD = "一、“十四五”时期经济社会发展回顾", "二、2026年主要工作"
TEXT = f"{BACK}\n粮食产量稳定在760亿斤以上。\n{AHEAD}\n新建改建学校20所。到2030年，学位全部满足。"


def outline(name: str = "2026年青原省政府工作报告") -> Outline:
    at = TEXT.index(AHEAD)
    sections = (Section(BACK, 0, at, 1), Section(AHEAD, at, len(TEXT), 1))
    return Outline(Essay("report", TEXT, title=name, sections=sections))


def apart(question: str, sentence: str) -> int:
    return periods.apart(question, outline(), TEXT.index(sentence), sentence)


def test_a_report_is_of_the_year_of_its_title_and_of_its_work() -> None:
    assert apart("2026年粮食产量要达到多少", "粮食产量稳定在760亿斤以上。") == 2
    assert apart("2026年新建改建学校多少所", "新建改建学校20所。") == 0


def test_a_year_that_a_report_only_names_is_told_by_the_sentence_with_it() -> None:
    assert periods.beyond("明年新建学校多少所", 2026) == 2027
    assert periods.beyond("去年新建学校多少所", 2026) is None
    assert apart("2030年学位怎么样", "到2030年，学位全部满足。") == 0
    assert apart("明年新建改建学校多少所", "新建改建学校20所。") == 2
    assert apart("前年新建改建学校多少所", "新建改建学校20所。") == 2


def test_what_a_year_came_to_is_told_by_the_report_of_the_next() -> None:
    said = "新建改建学校20所。"
    yearly = {"report": ("2026", "2027")}

    def told(question: str, years: periods.Yearly) -> int:
        return periods.apart(question, outline(), TEXT.index(said), said, years)

    assert told("2026年新建改建学校多少所", yearly) == 1
    assert told("2026年新建改建学校多少所", {"report": ("2025", "2026")}) == 0
    assert told("2026年要新建改建学校多少所", yearly) == 0
    assert told("2026年新建改建学校的目标是多少", yearly) == 0


def test_of_a_year_that_no_text_names_no_text_tells() -> None:
    assert periods.of_no_text("1998年的情况", [outline()])
    assert periods.of_no_text("明年的打算", [outline()])
    assert not periods.of_no_text("2030年的目标", [outline()])
    assert not periods.of_no_text("2030年的目标", [outline("青原省学校管理办法")])
    assert not periods.of_no_text("1998年的情况", [])


def test_what_looks_back_besides_is_not_to_be_done() -> None:
    for heading in ("一、2025年主要工作和“十四五”发展成就", "一、2025年工作及“十四五”时期发展回顾"):
        assert periods.told([heading], "新增就业115万人。", 2026) == periods.DONE
        assert periods.year([heading]) == 2026
    assert periods.asked("已经建好了多少座桥", 2026) == periods.DONE
    assert periods.asked("要建多少座桥", 2026) == periods.EVER


def test_where_a_heading_leaves_it_open_what_stands_before_tells_five_years() -> None:
    heading = "一、2025年和“十四五”时期工作回顾"
    said = "居民收入增长34%。"
    for before, five in (("五年来，成效显著。", True), ("一年来，成效显著。", False), ("成效显著。", False)):
        for gap in ("", "\n——民生持续改善。"):
            text = f"{heading}\n{before}{gap}{said}"
            essay = Essay(
                "report", text, title="2026年青原省政府工作报告", sections=(Section(heading, 0, len(text), 1),)
            )
            told = periods.tells(Outline(essay), text.index(said), "", said, frozenset({"done"}), exact=True)
            assert told is not five


def test_a_heading_without_a_time_has_that_of_which_its_part_says_that_it_is() -> None:
    back, ahead = "一、一年接着一年干", "二、一鼓作气开新局"
    text = f"{back}\n2025年是“十四五”收官之年。粮食增产。\n{ahead}\n2026年是“十五五”开局之年。粮食丰收。"
    at = text.index(ahead)
    parts = (Section(back, 0, at, 1), Section(ahead, at, len(text), 1))
    report = Outline(Essay("report", text, title="2026年青原省政府工作报告", sections=parts))
    for said, time in (("粮食增产。", "done"), ("粮食丰收。", "planned")):
        assert periods.told(periods.heads(report, text.index(said)), said, 2026) >= {time}
        assert periods.tells(report, text.index(said), "", said, frozenset({time}), exact=True)
    assert not periods.tells(report, text.index("粮食丰收。"), "", "粮食丰收。", frozenset({"done"}), exact=True)

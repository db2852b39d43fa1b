from __future__ import annotations

import pytest

from bot.ask import persons
from bot.domain import Answer, Essay, Turn

AUTHORS = ("刘忠林", "邹慧", "马回")


@pytest.mark.parametrize(
    ("question", "before", "named"),
    [
        ("他是哪个单位的？", ["马回怎么看基础研究？"], "马回是哪个单位的？"),
        ("她还说了什么？", ["马回怎么看基础研究？", "邹慧怎么谈人才？"], "邹慧还说了什么？"),
        ("两人有什么不同？", ["马回怎么看基础研究？", "刘忠林怎么谈基础研究？"], "马回和刘忠林有什么不同？"),
        ("另外两位怎么说？", ["刘忠林怎么谈未来产业？"], "邹慧和马回怎么说？"),
        ("其他专家呢？", ["马回和邹慧怎么谈未来产业？"], "刘忠林呢？"),
        ("其他措施有哪些？", ["刘忠林怎么谈未来产业？"], "其他措施有哪些？"),
        ("吉他怎么弹？", ["刘忠林怎么谈未来产业？"], "吉他怎么弹？"),
        ("马回和他呢？", ["刘忠林怎么谈未来产业？"], "马回和他呢？"),
        ("他是谁？", ["怎么支持企业？"], "他是谁？"),
    ],
)
def test_a_pronoun_stands_for_who_was_spoken_of(question: str, before: list[str], named: str) -> None:
    turns = [Turn(one, Answer(one, one, "refused", "not_in_corpus", "")) for one in before]
    assert persons.resolved(question, turns, AUTHORS) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("马老师这篇分几个部分？", "马回这篇分几个部分？"),
        ("那邹女士和刘教授怎么看", "那邹慧和刘忠林怎么看"),
        ("马院长怎么看", "马院长怎么看"),
        ("人马老师傅是谁", "人马老师傅是谁"),
        ("王老师怎么看", "王老师怎么看"),
        ("“马老师说得好”出自哪里", "“马老师说得好”出自哪里"),
    ],
)
def test_a_surname_and_a_title_are_a_name(question: str, named: str) -> None:
    assert persons.in_full(question, AUTHORS) == named


def test_of_two_with_one_surname_none_is_meant() -> None:
    assert persons.in_full("刘老师怎么看", ("刘忠林", "刘强")) == "刘老师怎么看"
    assert persons.in_full("江老师怎么看", ("江西省科技厅",)) == "江老师怎么看"


def essay(key: str, text: str, author: str | None = None, affiliation: str | None = None) -> Essay:
    return Essay(key, text, title=f"{key}文", author=author, affiliation=affiliation)


OFFICIALS = [
    essay("讲话", "同志们，今天开会。", "梁启舟", "云门市人民政府"),
    essay("访谈", "本报记者采访了云门市水务局局长滕若山。\n滕若山：要修渠。", "白记者"),
    essay("论文", "河流要治理。", "郁青川", "云门大学教授"),
    essay("通知", "请各单位报送局长方案。", None, None),
    essay("问答", "——副局长祁远航答记者问\n记者采访了副局长祁远航。", None, None),
]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("梁市长的讲话说了什么", "梁启舟的讲话说了什么"),
        ("请问滕局长怎么看修渠", "请问滕若山怎么看修渠"),
        ("祁副局长怎么看修渠", "祁远航怎么看修渠"),
        ("滕副局长怎么看", "滕副局长怎么看"),
        ("郁市长怎么看", "郁市长怎么看"),  # the record has another office
        ("方局长怎么看", "方局长怎么看"),
        ("副市长怎么看", "副市长怎么看"),
        ("“梁市长说要修渠”出自哪里", "“梁市长说要修渠”出自哪里"),
    ],
)
def test_a_surname_and_an_office_are_a_name_where_one_holds_it(question: str, named: str) -> None:
    assert persons.in_office(question, OFFICIALS) == named


def test_of_two_who_hold_an_office_none_is_meant() -> None:
    other = essay("二", "云门县县长梁大同到会。\n梁大同说，要修渠。市长梁大同，也是。")
    assert persons.in_office("梁市长怎么看", [*OFFICIALS, other]) == "梁市长怎么看"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("两个姓王的作者分别是干嘛的，老分不清", "王明和王大强分别是哪个单位的，什么职务"),
        ("姓王的两位作者分别是哪的", "王明和王大强分别是哪个单位的，什么职务"),
        ("姓李的那位提了什么建议", "李红提了什么建议"),
        ("姓赵的作者是谁", "姓赵的作者是谁"),
        ("李红是做什么的", "李红是哪个单位的，什么职务"),
        ("李红是做什么的，请把她的建议列出来", "李红是做什么的，请把她的建议列出来"),
        ("李红是做什么的，她提了什么建议", "李红是做什么的，她提了什么建议"),
        ("李红说的积分是干什么的", "李红说的积分是干什么的"),
        ("“姓王的作者”是谁说的", "“姓王的作者”是谁说的"),
    ],
)
def test_authors_are_meant_by_their_surname_and_asked_who_they_are(question: str, meant: str) -> None:
    assert persons.in_full(question, ["王明", "王大强", "李红"]) == meant


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("那协会的梁启舟呢", "那梁启舟呢"),
        ("社科院郁青川怎么看", "郁青川怎么看"),
        ("科研院所郁青川怎么看", "科研院所郁青川怎么看"),
        ("发展战略梁启舟怎么看", "发展战略梁启舟怎么看"),
    ],
)
def test_the_body_before_a_name_goes_where_it_is_of_that_one(question: str, named: str) -> None:
    texts = [
        essay("甲", "要修渠。", "梁启舟", "云门发展战略协会会长"),
        essay("乙", "要治河。", "郁青川", "云门社会科学院研究所研究员"),
    ]
    assert persons.unplaced(question, texts) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("老马那篇大意说说", "马回那篇大意说说"),
        ("小邹呢", "邹慧呢"),
        ("小马拉大车怎么办", "小马拉大车怎么办"),
        ("“老马识途”是谁说的", "“老马识途”是谁说的"),
        ("养老马回怎么看", "养老马回怎么看"),
    ],
)
def test_who_is_called_old_or_young_by_surname(question: str, named: str) -> None:
    assert persons.in_full(question, AUTHORS) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("刘那篇要点", "刘忠林那篇要点"),
        ("马怎么看企业研发", "马回怎么看企业研发"),
        ("那邹呢", "那邹慧呢"),
        ("马的建议有几条", "马回的建议有几条"),
        ("马为啥不赞成撒胡椒面", "马回为啥不赞成撒胡椒面"),
        ("邹也不同意吧", "邹慧也不同意吧"),
        ("马上说重点", "马上说重点"),
        ("斑马的说法是什么", "斑马的说法是什么"),
        ("马说明不了问题", "马说明不了问题"),
        ("马的品种有哪些", "马的品种有哪些"),
    ],
)
def test_a_surname_alone_is_an_author_where_somebody_speaks(question: str, named: str) -> None:
    assert persons.in_full(question, AUTHORS) == named


COLUMNISTS = [
    essay("甲", "要有底。", "吴小云", "云门县柳镇乡村医生"),
    essay("乙", "总额要定。", "林若水", "云门县医疗保障局党组书记、局长"),
    essay("丙", "要紧密。", "周启明", "云门大学教授"),
    essay("丁", "要留得住。", "周启云", "云门研究会"),
    essay("戊", "列席：贺秋（服务中心主任）", None, None),
    essay("己", "要分钱。", "何向川", "云门医院院长"),
]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("吴大夫觉得有啥好处", "吴小云觉得有啥好处"),
        ("吴医生说表格咋了", "吴小云说表格咋了"),
        ("林局那篇分几块", "林若水那篇分几块"),
        ("林局长和吴大夫谁说的", "林若水和吴小云谁说的"),
        ("周教授怎么看", "周启明怎么看"),  # the other is not said to be one
        ("周大夫怎么看", "周大夫怎么看"),
        ("贺主任怎么看", "贺秋怎么看"),
        ("吴局长怎么看", "吴局长怎么看"),  # the record has a profession
        ("何主任怎么看", "何主任怎么看"),
        ("何处的文章", "何处的文章"),
        ("如何经理钱财", "如何经理钱财"),
        ("林局部怎么看", "林局部怎么看"),
        ("“吴大夫说有底”出自哪里", "“吴大夫说有底”出自哪里"),
    ],
)
def test_a_surname_with_a_profession_or_a_clipped_office_is_the_author_who_may_be_meant(
    question: str, named: str
) -> None:
    assert persons.in_office(question, COLUMNISTS) == named

"""Whom a draft names for a quotation: one test a way of naming, and one a way of naming nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, GUIZHOU, HUBEI, LIBRARY, MARKET, NOTICE, READING, RULES, claim, claims, one

from bot.check.check import check
from bot.check.locate import Corpus
from bot.domain import Essay

L, M = LIBRARY, MARKET
SHEN, LU = "沈知远", "陆思齐"


@pytest.mark.parametrize(
    "draft",
    [
        f"{SHEN}指出，“{L}”。",
        f"{SHEN}认为：“{L}”。",
        f"在{SHEN}看来，“{L}”。",
        f"副研究员{SHEN}在一次座谈中谈到“{L}”。",
        f"沈知遠指出，「{L}」。",
        f"{SHEN}认为：\n\n“{L}”",
        f"{SHEN}写道，\n“{L}”",
        f"{SHEN}写道：\n\n> {L}。\n",
        f"（{SHEN}）“{L}”",
    ],
)
def test_before(draft: str) -> None:
    assert claim(draft).author == SHEN


@pytest.mark.parametrize(
    "behind",
    [
        f"，{SHEN}说。",
        f"，{SHEN}这样写道。",
        f"，{SHEN}在文章中强调。",
        f"（{SHEN}）",
        f"【{SHEN}】",
        f"——{SHEN}",
        f"。（{SHEN}语）",
        f"一语，出自{SHEN}。",
        f"是{SHEN}提出的观点。",
        f"，语出{SHEN}《让阅读走进村庄》。",
        f"这句话，见于{SHEN}的文章。",
    ],
)
def test_behind(behind: str) -> None:
    assert claim(f"“{L}”{behind}").author == SHEN


@pytest.mark.parametrize("behind", [f"这是{SHEN}的原话。", f"{SHEN}这样描绘村里的书屋。", f"{SHEN}说。"])
def test_behind_a_closed_sentence(behind: str) -> None:
    assert claim(f"“{L}。”{behind}").author == SHEN


def test_a_quotation_split_by_its_speaker_is_all_his() -> None:
    draft = f"“乡村图书馆要把，”{SHEN}说，“藏书送到田间地头。”"
    assert [item.author for item in claims(draft)] == [SHEN, SHEN]


def test_the_quotations_of_a_sentence_are_those_of_whom_it_names() -> None:
    draft = f"{SHEN}提出“{L}”，又提出“避免重复采购”。{LU}提出“{M}”，还说“禁止以整治为名强行驱离”。"
    assert [item.author for item in claims(draft)] == [SHEN, SHEN, LU, LU]


@pytest.mark.parametrize(
    ("named", "authors"),
    [
        (f"{SHEN}和{LU}都写过文章，", [SHEN, LU]),
        (f"{SHEN}和{LU}都写过文章。", [SHEN, LU]),
        (f"{LU}谈集市，{SHEN}谈书屋。", [LU, SHEN]),
    ],
)
def test_the_former_and_the_latter(named: str, authors: list[str]) -> None:
    assert [item.author for item in claims(f"{named}前者提出“{L}”，后者提出“{M}”。")] == authors


def test_who_is_named_behind_the_former_speaks() -> None:
    assert claim(f"{LU}和顾念真都写过文章，与前者相比，{SHEN}提出“{L}”。").author == SHEN


@pytest.mark.parametrize("pronoun", ["他", "她", "其", "该学者", "该作者", "作者", "这位副研究员"])
def test_a_pronoun_stands_for_the_one_named_before(pronoun: str) -> None:
    assert claim(f"{LU}也来过。{SHEN}写过村庄。{pronoun}提出“{L}”。").author == SHEN
    assert claim(f"{LU}和{SHEN}都写过文章。{pronoun}提出“{L}”。").author is None, "two are named"


@pytest.mark.parametrize(
    ("draft", "author"),
    [
        ("青岚市社会科学院的研究者提出“……”。", SHEN),
        ("青岚市社科院提出“……”。", SHEN),
        ("云泽大学商学院的学者提出“……”。", LU),
        ("云泽大学的学者提出“……”。", None),
        ("邻省农业大学的学者提出“……”。", None),
    ],
)
def test_an_institution_stands_for_the_only_author_that_it_has(draft: str, author: str | None) -> None:
    assert claim(draft.replace("……", L)).author == author


@pytest.mark.parametrize(
    "draft",
    [
        f"| 作者 | 观点 |\n| --- | --- |\n| {SHEN} | “{L}” |\n| {LU} | “{M}” |",
        f"| 观点 | 作者 |\n| --- | --- |\n| “{L}” | {SHEN} |\n| “{M}” | {LU} |",
        f"- {SHEN}：“{L}”\n- {LU}：“{M}”",
        f"1. {SHEN}：“{L}”\n2. {LU}：“{M}”",
        f"## {SHEN}\n\n“{L}”\n\n## {LU}\n\n“{M}”",
        f"{SHEN}\n\n“{L}”\n\n{LU}\n\n“{M}”",
        f"**{SHEN}的观点**\n\n> {L}\n\n**{LU}的观点**\n\n> {M}\n",
        f"{SHEN}主张：\n- “{L}”\n\n{LU}主张：\n- “{M}”",
        f"> {L}。\n> ——{SHEN}\n\n> {M}。\n> ——{LU}\n",
        f"> {L}。\n> {SHEN}，青岚市社会科学院\n\n> {M}。\n> {LU}，云泽大学\n",
        f"记者：怎么看阅读？\n{SHEN}：“{L}。”\n记者：怎么看集市？\n{LU}：“{M}。”",
        f"{SHEN}：我的说法是“{L}。”\n{LU}：我自己写过“{M}。”",
    ],
)
def test_rows_lists_headings_signatures_and_interviews(draft: str) -> None:
    assert [item.author for item in claims(draft)] == [SHEN, LU]


@pytest.mark.parametrize(
    ("draft", "author"),
    [
        (f"与{LU}不同，{SHEN}提出“{L}”。", SHEN),
        (f"同{LU}的看法相反，{SHEN}提出“{L}”。", SHEN),
        (f"{SHEN}对{LU}说：“{L}。”", SHEN),
        (f"{SHEN}告诉{LU}，“{L}”。", SHEN),
        (f"{LU}问{SHEN}：“{L}？”", LU),
        (f"{SHEN}引{LU}的话说：“{M}”。", LU),
        (f"{LU}转述{SHEN}的话：“{L}”。", SHEN),
        (f"{LU}没有提出，{SHEN}提出“{L}”。", SHEN),
        (f"{SHEN}并非没有说过“{L}”。", SHEN),
        (f"这话不是{LU}说的，而是{SHEN}说的：“{L}”。", SHEN),
        (f"王建国教授认为，“{L}”。", "王建国"),
    ],
)
def test_of_several_names_the_one_who_speaks(draft: str, author: str) -> None:
    assert claim(draft).author == author


@pytest.mark.parametrize(
    "draft",
    [
        f"“{L}”",
        f"有人说，“{L}”。",
        f"{SHEN}和{LU}都指出，“{L}”。",
        f"{SHEN}、{LU}指出，“{L}”。",
        f"不知是{SHEN}还是{LU}说过，“{L}”。",
        f"其中一位指出，“{L}”。",
        f"{SHEN}指出，村里的孩子很多。“{L}”。",
        f"《湖北日报》报道，“{L}”。",
        f"“{L}。”对该看法，{LU}有所保留。",
        f"“{L}”，对此{LU}表示支持。",
        f"“{L}。”看完这段话，{LU}沉默了很久。",
        f"“{L}。”{LU}听后十分感动。",
        f"{LU}没有写到“{L}”。",
        f"{LU}并未论及“{L}”。",
        f"对于“{L}”，{LU}未曾提到。",
    ],
)
def test_where_it_is_not_sure_nobody_is_named(draft: str) -> None:
    assert claim(draft).author is None


BY_GAO = Corpus([Essay("gao", f"{L}。", title="书屋", author="高林", affiliation="青岚市社科院")])


@pytest.mark.parametrize("subject", ["高林业局", "高林峰", "高林木覆盖率的乡镇", "王高林"])
def test_a_name_within_a_longer_word_is_none(subject: str) -> None:
    assert claim(f"{subject}提出，“{L}”。", BY_GAO).author != "高林"
    assert claim(f"高林提出，“{L}”。", BY_GAO).author == "高林"


@pytest.mark.parametrize("place", ["青岚市", "云泽县", "青岚大学", "云泽研究院"])
def test_a_place_or_an_institution_is_no_person(place: str) -> None:
    assert claim(f"{place}提出，“{L}”。").author is None


@pytest.mark.parametrize(
    ("draft", "document"),
    [
        ("《让阅读走进村庄》提出，“……”。", READING),
        ("《阅读走进村庄》提出，“……”。", READING),
        ("《青岚市社区花园条例》规定，“……”。", RULES),
        ("《条例》规定，“……”。", RULES),
        ("社区花园条例规定，“……”。", RULES),
        ("《通知》要求，“……”。", NOTICE),
        ("青政发〔2026〕8号提出，“……”。", NOTICE),
        ("青政发[2026]第8号文件提出，“……”。", NOTICE),
        ("《社区花园条例》已经施行。该条例规定，“……”。", RULES),
        ("《社区花园条例》已经施行。上述文件规定，“……”。", RULES),
        ("今年湖北的报告提出，“……”。", HUBEI),
        ("贵州省政府工作报告提出，“……”。", GUIZHOU),
        ("湖北的报告已经公布。该省提出，“……”。", HUBEI),
        ("湖北和贵州的报告各有侧重，后者提出“……”。", GUIZHOU),
        ("湖北和贵州的报告各有侧重，前者提出“……”。", HUBEI),
        ("“……”，见于湖北的报告。", HUBEI),
        ("| 湖北 | “……” |", HUBEI),
        ("## 贵州省政府工作报告\n\n“……”", GUIZHOU),
    ],
)
def test_documents(draft: str, document: Essay) -> None:
    found = claim(draft.replace("……", L))
    assert (found.author, found.title, found.essay) == (None, document.title, document)


def test_a_document_that_the_collection_lacks_is_named_in_the_draft_s_words() -> None:
    assert (claim(f"《某某办法》规定，“{L}”。").title, claim(f"江苏的报告提出，“{L}”。").title) == (
        "某某办法",
        "江苏的报告",
    )
    assert claim(f"江苏的报告提出，“{L}”。").essay is None


@pytest.mark.parametrize("draft", ["《湖北日报》报道，“……”。", "报告提出，“……”。", "会议的报告人提出，“……”。"])
def test_a_newspaper_and_an_unnamed_report_are_no_document(draft: str) -> None:
    assert claim(draft.replace("……", L)).title is None


def test_the_section_and_the_number_are_read_as_written() -> None:
    found = claim(f"《青岚市社区花园条例》第二条第二款规定，“{L}”。")
    assert (found.essay, found.section) == (RULES, "第二条第二款")
    assert one(f"在“补齐场所短板”一节，{SHEN}提出“{L}”。").claimed_section == "补齐场所短板"
    assert claim(f"《通知》（青政发〔2026〕8号）要求，“{L}”。").number == "青政发〔2026〕8号"
    assert claim(f"青政发〔2026〕9号要求，“{L}”。").number == "青政发〔2026〕9号"


@given(
    st.sampled_from([SHEN, LU]),
    st.sampled_from(["指出", "认为", "强调", "写道"]),
    st.text("也都又还再很，", max_size=9),
)
def test_words_between_the_speaker_and_the_verb_hide_nobody(author: str, verb: str, between: str) -> None:
    assert claim(f"{author}，{between}，{verb}：“{L}”。").author == author


def test_what_is_claimed_comes_with_the_finding() -> None:
    finding = one(f"{LU}在《让阅读走进村庄》第一部分指出，“{L}”。")
    assert (finding.claimed_author, finding.claimed_title, finding.claimed_section) == (LU, READING.title, "第一部分")
    assert (finding.author, finding.verdict, finding.place_wrong) == (SHEN, "misattributed", False)


@pytest.mark.parametrize(
    ("draft", "author"),
    [
        ("梁　渠指出，“{0}”。", "梁渠"),
        ("作者：梁 渠\n\n“{0}。”", "梁渠"),
        (f"{SHEN}来讲课。沈老师说，“{L}”。", SHEN),
        (f"{SHEN}来讲课。司沈老师说，“{L}”。", None),
        (f"在沈老师看来，“{L}”。", SHEN),
        (f"云泽大学沈教授说，“{L}”。", None),
        (f"沈从武来讲课。沈老师说，“{L}”。", None),
        (f"记者采访了{SHEN}。“{L}。”他表示。", SHEN),
        (f"“{L}”，{SHEN}、{LU}如是说。", None),
        (f"| 市场 | {SHEN} |\n|---|---|\n| 没有 | “{L}” |", SHEN),
        (f"| {SHEN} | 市场 |\n|---|---|\n| 没有 | “{L}” |", None),
    ],
)
def test_less_usual_ways_of_naming(draft: str, author: str | None) -> None:
    bridge = Essay("桥", "老桥要年年验看，桥墩的裂缝当月补上。", title="桥", author="梁渠")
    corpus = Corpus([*CORPUS.essays, bridge])
    assert claim(draft.format("桥墩的裂缝当月补上"), corpus).author == author


@pytest.mark.parametrize(
    ("draft", "authors"),
    [
        (f"{SHEN}与{LU}分别指出，要“{L}”和“{M}”。", [SHEN, LU]),
        (f"{SHEN}与{LU}都指出，要“{L}”和“{M}”。", [None, None]),
        (f"{SHEN}与{LU}分别指出，要“{L}”、“{M}”和“避免重复采购”。", [None, None, None]),
        (f"{SHEN}与{LU}分别指出，要“{L}”和“{M}”，{SHEN}又说“避免重复采购”。", [None, None, SHEN]),
    ],
)
def test_two_who_are_named_together_speak_in_turn(draft: str, authors: list[str | None]) -> None:
    assert [item.author for item in claims(draft)] == authors


@pytest.mark.parametrize(
    ("draft", "author"),
    [
        (f"{LU}对{SHEN}提出的“{L}”表示赞同。", SHEN),
        (f"{LU}问{SHEN}怎么看，他答道：“{L}。”", SHEN),
        (f"{LU}说，“{L}”是{SHEN}的主张。", SHEN),
        (f"{LU}说，“{L}”是{SHEN}的主张吗？", LU),
        (f"{SHEN}教授、{LU}研究员都提出“{L}”。", None),
        (f"网上说{LU}讲过“{L}”，实为误传。", None),
        (f"有人把“{L}”误作{LU}的话。", None),
        (f"{LU}转告{SHEN}：“{L}。”", LU),
    ],
)
def test_who_speaks_where_another_is_named_beside(draft: str, author: str | None) -> None:
    assert claim(draft).author == author


def test_two_with_titles_speak_in_turn() -> None:
    draft = f"{SHEN}教授、{LU}副研究员分别建议“{L}”“{M}”。"
    assert [item.author for item in claims(draft)] == [SHEN, LU]


@pytest.mark.parametrize("line", ["——沈知远", "--沈知远", "　　——沈知远《让阅读走进村庄》", "（沈知远）", "［沈知远］", "（作者：沈知远）", "出处：沈知远《让阅读走进村庄》", "来源：沈知远", "摘自沈知远《让阅读走进村庄》", "*——沈知远*"])  # fmt: skip
@pytest.mark.parametrize("draft", ["> {0}\n\n{1}\n", "> {0}。\n{1}\n\n后文。", "> {0}\n>\n> {1}\n", "“{0}。”\n{1}\n", "“{0}”\n\n{1}\n\n后文。", "“{0}” {1}"])  # fmt: skip
def test_the_line_below_a_quotation_may_sign_it(draft: str, line: str) -> None:
    if "摘自" in line and draft.endswith("” {1}"):
        return  # words behind a quotation: read as such
    found = one(draft.format(MARKET, line))
    assert (found.verdict, found.claimed_author, found.author) == ("misattributed", "沈知远", "陆思齐")


def test_a_signature_belongs_to_what_stands_above_it_alone() -> None:
    draft = f"> {LIBRARY}\n\n——沈知远\n\n> {MARKET}\n\n后文。"
    assert [one.author for one in claims(draft)] == ["沈知远", None]
    assert claim(f"> {LIBRARY}\n\n——以上是场所的要求。\n").author is None
    assert claim(f"“{LIBRARY}”，这很好。\n——陆思齐\n").author is None, "a sentence goes on behind the words"


GARDENS = "《青岚市社区花园条例》"
ROOFS = "所需资金由市级财政统筹安排，不得向居民摊派任何费用"


@pytest.mark.parametrize(
    "behind",
    ["，这是{0}的规定。", "，是{0}第二条的规定。", "，{0}规定。", "，{0}明确要求。", "，{0}如是规定。", "。{0}如是说。", "，按照{0}的规定。", "，系{0}原文。", "，{0}的要求很明确。", "，{0}第二条有此规定。", "，摘自{0}。", "，来源：{0}。"],
)  # fmt: skip
def test_a_document_may_be_named_behind_its_words(behind: str) -> None:
    found = one(f"“{ROOFS}”{behind.format(GARDENS)}")
    assert (found.verdict, found.claimed_title) == ("misattributed", "青岚市社区花园条例")
    stranger = one(f"“{LIBRARY}”{behind.format('《乡村阅读二十讲》')}")
    assert (stranger.verdict, stranger.claimed_title) == ("misattributed", "乡村阅读二十讲")


@pytest.mark.parametrize(
    "behind",
    ["，这与{0}无关。", "，不是{0}的规定。", "，{0}没有这样的规定。", "。{0}另有规定。", "，{0}则规定了养护经费。", "，这是对{0}的补充。", "，是{0}的规定吗？", "，{0}是另一份文件。", "，比{0}的规定更严。", "，对此{0}也有规定。", "，{0}规定，“街道办事处履行下列职责”。"],
)  # fmt: skip
def test_a_document_that_is_only_spoken_of_behind_words_is_not_theirs(behind: str) -> None:
    found = next(iter(check(f"“{ROOFS}”{behind.format(GARDENS)}", CORPUS).findings))
    assert (found.verdict, found.claimed_title) == ("verbatim", None)


@pytest.mark.parametrize("article", ["第 4 条", "第4条", "第４条", "第 四 条", "第　四　条", "第4條"])
@pytest.mark.parametrize("draft", ["依照{0}{1}，“{2}”。", "“{2}”（{0}{1}）。", "“{2}”，这是{0}{1}的规定。"])
def test_an_article_is_read_however_it_is_typed_before_and_behind(draft: str, article: str) -> None:
    words = "新建住宅小区应当预留不少于百分之五的绿地用于社区花园"
    wrong = one(draft.format(GARDENS, article, words))
    assert (wrong.place_wrong, "第二条" in wrong.message) == (True, True)
    right = one(draft.format(GARDENS, article.replace("4", "2").replace("４", "２").replace("四", "二"), words))
    assert (right.place_wrong, right.verdict) == (False, "verbatim")

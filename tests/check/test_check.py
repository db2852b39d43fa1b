from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.check import FINDINGS_MAX, Checked, Finding, check
from bot.check.copies import PIECE
from bot.check.locate import COPY, SEED, Corpus
from bot.documents.corpus import load
from bot.domain import Essay
from bot.errors import InputError
from bot.settings import shipped
from bot.text.sentences import sentence_spans
from policy_evals.quotes import NAMES, NEGATIONS, NUMBERS, faults, mutations, sentences, written

ESSAYS = load([shipped("corpus")])[0]
CORPUS = Corpus(ESSAYS)
SENTENCES = sentences(ESSAYS)
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"


def one(draft: str, corpus: Corpus = CORPUS) -> Finding:
    (finding,) = check(draft, corpus).findings
    return finding


def test_a_true_quotation_is_verbatim_and_has_its_address() -> None:
    draft = f"马回提出，“{TRUE}”。"
    finding = one(draft)
    assert (finding.verdict, finding.severity, finding.folded) == ("verbatim", "none", False)
    assert draft[finding.start : finding.end] == finding.quote == finding.source_quote == TRUE
    essay = next(essay for essay in ESSAYS if essay.essay_id == finding.essay_id)
    assert essay.text[finding.source_start : finding.source_end] == TRUE
    assert (finding.author, finding.section) == ("马回", "构建多元格局，壮大研发投入规模")
    assert finding.point == "二是强化企业科技创新主体地位"
    assert finding.reference is not None and finding.reference.startswith("马回. 构建研发投入配置新范式")


@pytest.mark.parametrize(
    ("draft", "verdict", "severity", "author", "said"),
    [
        (f"刘忠林指出：“{TRUE}”。", "misattributed", "none", "马回", "不是刘忠林"),
        (f"马回指出：“{TRUE.replace('挂钩', '脱钩')}”。", "altered", "meaning", "马回", "“挂钩”写成了“脱钩”"),
        (f"刘忠林指出：“{TRUE.replace('推广', '取消')}”。", "altered", "meaning", "马回", "作者也不符"),
        (
            "邹慧指出：“中国工程院与12个省（自治区、直辖市）共建地方研究院”。",
            "altered",
            "meaning",
            "邹慧",
            "改变了原意",
        ),
        ("刘忠林提到“重复建设和资源浪费”。", "altered", "meaning", "刘忠林", "避免"),
        ("马回说：“企业应当每年按时缴纳创新基金和场地费用”。", "not_found", "none", None, "马回"),
        ("马回提出，“大力倡导“耐心资本”，引导社会资本长期支持”。", "verbatim", "none", "马回", "一致"),
        (
            "他们要做到“研究一个项目、解决一个问题、推动一项改革、带动一片发展”。",
            "verbatim",
            "none",
            "邹慧",
            "加了引号",
        ),
    ],
)
def test_each_verdict(draft: str, verdict: str, severity: str, author: str | None, said: str) -> None:
    finding = one(draft)
    assert (finding.verdict, finding.severity, finding.author) == (verdict, severity, author)
    assert said in finding.message


def test_a_cut_is_right_where_the_draft_itself_denies() -> None:
    assert one("刘忠林提出，要避免“重复建设和资源浪费”。").verdict == "verbatim"


@pytest.mark.parametrize(
    "draft",
    [
        f"（马回）“{TRUE}”",
        f"“{TRUE}”（马回）",
        f"马回写过文章。他还提出，“{TRUE}”",
    ],
)
def test_the_author_is_found_before_behind_and_by_pronoun(draft: str) -> None:
    finding = one(draft)
    assert (finding.claimed_author, finding.verdict) == ("马回", "verbatim")


def test_a_title_claims_the_document_and_the_name_of_a_section_is_no_quotation() -> None:
    finding = one(f"《构建研发投入配置新范式》在“构建多元格局，壮大研发投入规模”一节提出“{TRUE}”。")
    assert (finding.claimed_author, finding.claimed_title) == (None, finding.title)
    assert (finding.claimed_section, finding.place_wrong) == ("构建多元格局，壮大研发投入规模", False)
    assert one(f"马回在“聚焦成果转化，打通价值实现通道”一节提出“{TRUE}”。").place_wrong


def test_terms_are_skipped_and_counted() -> None:
    checked = check("“专精特新”企业和“双融合”。", CORPUS)
    counts = dict.fromkeys(("verbatim", "altered", "misattributed", "not_found", "unmarked"), 0)
    assert checked == Checked((), counts | {"skipped": 2})
    assert one("马回提出“耐心资本”。").verdict == "verbatim"


def test_copies_without_marks_are_found_and_prose_is_not() -> None:
    copied = "各地都在探索。鼓励大企业发挥龙头引领作用，向中小企业开放创新资源和应用场景，这很重要。"
    finding = one(copied)
    assert (finding.marked, finding.verdict, finding.author) == (False, "verbatim", "刘忠林")
    said = one("马回认为，要大力倡导“耐心资本”，引导社会资本短期支持科技创新和成果转化。")
    assert (said.marked, said.claimed_author, said.verdict) == (False, "马回", "altered")
    assert check(copied, CORPUS).summary["unmarked"] == 1
    assert check("今天下午，我们到江西省图书馆借了三本书，然后去江边散步。", CORPUS).findings == ()


def test_blockquotes_and_elisions() -> None:
    quote = "探索建设院士信息库、项目库、成果库、产业需求库“四库系统”"
    assert one(f"邹慧写道：\n\n> {quote}\n").verdict == "verbatim"
    elided = one("邹慧提出：“探索建设院士信息库……产业需求库“四库系统””。")
    assert (elided.verdict, elided.elided, elided.author) == ("verbatim", True, "邹慧")
    turned = one("邹慧提出：“产业需求库“四库系统”……探索建设院士信息库”。")
    assert turned.verdict != "verbatim"


def test_a_sentence_of_two_essays_is_right_for_either_author() -> None:
    text = "要坚持问题导向，破解转化难题。"
    corpus = Corpus([Essay("a", text, author="甲一"), Essay("b", f"前言。{text}", author="乙二")])
    for author in ("甲一", "乙二"):
        finding = one(f"{author}指出：“{text}”", corpus)
        assert (finding.verdict, finding.author) == ("verbatim", author)


@pytest.mark.parametrize("draft", ["", "“", "””““", "“\n”", "“……”", ">", "> \n>", '"' * 9, "“" * 500 + "字" * 500])
def test_odd_drafts_are_no_failure(draft: str) -> None:
    assert check(draft, CORPUS).summary["verbatim"] == 0


@pytest.mark.parametrize("case", list(mutations(ESSAYS)), ids=lambda case: case.kind)
def test_machine_made_changes_are_judged_right(case) -> None:
    finding = next(item for item in check(case.draft, CORPUS).findings if item.marked)
    assert finding.verdict == case.verdict, finding.message
    assert case.severity in (None, finding.severity), finding.message
    assert case.folded in (None, finding.folded)


def test_no_sentence_of_the_corpus_passes_with_a_negation_or_a_name_changed() -> None:
    tried = 0
    for essay in ESSAYS:
        for start, end in sentence_spans(essay.text):
            text = essay.text[start:end]
            for old, new in (*NEGATIONS, *NAMES, *NUMBERS.items()):
                said = text.replace(old, new, 1)
                if said == text or said in essay.text:
                    continue
                tried += 1
                for finding in check(f"文章指出：“{said}”", CORPUS).findings[:1]:
                    assert (finding.verdict, finding.severity) != ("verbatim", "none"), said
                    assert finding.severity in ("meaning", "none"), said
    assert tried > 200


DIGITS = re.compile(r"\d|(?<=[与第共])[二三四五六七八九](?=[个大次])")
SAME = {
    **{str(n): str((n + 1) % 10) for n in range(10)},
    **dict(zip("二三四五六七八九", "三四五六七八九二", strict=True)),
}


@given(st.sampled_from(SENTENCES), st.randoms())
def test_a_changed_number_negation_or_name_is_never_verbatim(
    sentence: tuple[Essay, str], chance: random.Random
) -> None:
    essay, text = sentence
    swaps = [(old, new) for old, new in (*NEGATIONS, *NAMES) if old in text]
    spots = [match.start() for match in DIGITS.finditer(text)]
    changed = []
    if swaps:
        old, new = chance.choice(swaps)
        changed.append(text.replace(old, new, 1))
    if spots:
        at = chance.choice(spots)
        changed.append(text[:at] + SAME[text[at]] + text[at + 1 :])
    at = chance.randrange(1, len(text) - 1)
    changed.append(f"{text[:at]}不{text[at:]}")
    for said in changed:
        if said in essay.text:
            continue
        finding = next(item for item in check(f"{essay.author}指出：“{said}”", CORPUS).findings if item.marked)
        assert finding.verdict != "verbatim", said
        assert finding.severity in ("meaning", "none"), (said, finding.message)


@pytest.mark.parametrize(("split", "least"), [("dev", 0.95), ("test", 0.9)])
def test_drafts_written_by_hand(split: str, least: float) -> None:
    drafts = list(written(split))
    wrong = [found for draft, right in drafts if (found := faults(draft, right, CORPUS))]
    assert len(drafts) - len(wrong) >= least * len(drafts), wrong


def test_more_than_can_be_checked_is_told_before_anything_is_compared() -> None:
    for draft in (f"“{TRUE}”，" * (FINDINGS_MAX + 1), f"马回认为，{TRUE}。" * (FINDINGS_MAX + 1)):
        with pytest.raises(InputError, match=r"超过 5000 处，请分段核查。$"):
            check(draft, CORPUS)


def test_copies_without_marks_are_counted_too() -> None:
    with pytest.raises(InputError, match=r"超过 5000 处"):
        check("".join(f"{TRUE}{'甲乙丙丁戊己庚辛壬癸'[at % 10] * 9}。" for at in range(FINDINGS_MAX + 1)), CORPUS)


def test_a_quotation_that_never_ends_is_told_with_its_place() -> None:
    with pytest.raises(InputError, match=r"^稿件第 4 字起的一处引文（“推广创新.*引号是否成对"):
        check(f"马回“{TRUE * 1000}”", CORPUS)


def unlike_itself(length: int) -> str:
    """A text in clauses of twelve common characters that repeats nothing."""
    drawn, common = random.Random(7), sorted(set(re.findall("[\u4e00-\u9fff]", ESSAYS[0].text)))
    clauses = ("".join(drawn.choices(common, k=12)) for _ in range(length // 13))
    return "，".join(clauses) + "。"


def test_a_draft_that_repeats_what_a_corpus_repeats_costs_no_more_for_each_time() -> None:
    phrase = "各有关单位要结合实际认真抓好落实"
    corpus = Corpus([Essay(f"notice{at}", f"第{at}号。{phrase}。") for at in range(300)])
    for length in (SEED, COPY):
        few, many = (len(corpus.shared(phrase * times, length)[0]) / times for times in (10, 10_000))
        assert many < few / 5


def test_a_copy_of_a_long_text_is_checked_in_pieces() -> None:
    """A single comparison of 60,000 characters with as many would take 450 MB."""
    long = unlike_itself(52_000)
    findings = check(long, Corpus([Essay("long", long)])).findings
    assert len(findings) > 1
    assert all(finding.verdict == "verbatim" and len(finding.quote) <= PIECE + 60 for finding in findings)
    assert sum(len(finding.quote) for finding in findings) > 0.99 * len(long)
    assert all(one.end <= other.start for one, other in pairwise(findings)), "no word is told of twice"


def test_words_said_to_be_an_authors_that_never_end_are_told_too() -> None:
    with pytest.raises(InputError, match="超过 2 万字"):
        check(f"马回认为{'创新' * 10_001}", CORPUS)

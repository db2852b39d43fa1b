"""What is said of the quotations of a draft."""

from __future__ import annotations

from bot.says.row import Row

TOO_MANY = Row(
    "稿件中需要核查的语句超过 {most} 处，请分段核查。",
    "more quotations and copies than that are to be checked",
    "bot.check.check._bounded",
)
TOO_LONG = Row(
    "稿件第 {at} 字起的一处引文（“{words}……”）超过 {most} 万字，请检查引号是否成对，或将这段引文分开。",
    "a quotation that begins there is longer than that",
    "bot.check.check._bounded",
)
SAME = Row(
    "与原文一致{note}。",
    "the words stand in a text to the letter, or as the note says",
    "bot.check.compare._exact",
)
FOLDED = Row(
    "（全半角、繁简、引号或标点写法与原文不同）",
    "the words stand there only after folding, or their last mark does not",
    "bot.check.compare._exact",
)
AND_MORE = Row(
    "；此外还有 {count} 处",
    "so many more differences were found between the pieces and the texts",
    "bot.check.compare._listed",
)
WRITTEN_OTHERWISE = Row(
    "其余字句的引号、繁简或全半角写法也与原文不同。",
    "what is told as equal differs in quotation marks or characters that folding makes the same",
    "bot.check.difference.is_written_otherwise",
)
ELIDED = Row(
    "（有省略）",
    "the pieces around an ellipsis stand in one text in this order",
    "bot.check.locate.Corpus.in_order",
)
INSERTED = Row(
    "所插入的{words}不是原文，其余字句相同",
    "the words stand there without these, which the draft has in brackets, as note marks or as a page's number",
    "bot.check.pieces.said",
)
QUOTED_THERE = Row(
    "原文中这句话本身就加了引号，是作者引用的说法。",
    "the source has quotation marks around these very words",
    "bot.check.messages._is_quoted_in",
)
WRONG_AUTHOR = Row(
    "字句与原文一致{note}，但出自{whose}，不是{named}，请更正作者。",
    "the words stand in the text of another author than the draft names",
    "bot.check.placed.placed",
)
WRONG_SOURCE = Row(
    "字句与原文一致{note}，但出自{whose}，请更正出处。",
    "the words stand in another document than the draft names, and it names no author",
    "bot.check.placed.placed",
)
UNPROVED = Row(
    "这些字句见于{whose}，是否为{named}所说，所收录的文章无从核对。",
    "the draft names nobody of the collection, and the words are a term or quoted by the source",
    "bot.check.placed.placed",
)
UNSIGNED = Row(
    "{name}（未署名）",
    "the text has no author",
    "bot.check.messages.whose",
)
SENSE_CUT = Row(
    "原文此处之前有“{word}”，截去之后意思相反，请补全引文。",
    "a word that turns the sense stands before them in the clause, and the draft has none",
    "bot.check.turned.turns_by_cutting",
)
UNMARKED = Row(
    "照录而未加引号。",
    "the draft has no quotation marks around the words",
    "bot.check.copies.copies",
)
ALTERED = Row(
    "与原文不一致{grade}：{how}。",
    "the words stand nowhere to the letter, and a place is near; what differs is told",
    "bot.check.compare.compare",
)
OMITTED = Row(
    "引文中间略去了“{words}”，未用省略号标明",
    "two parts stand in one text, with these words between them",
    "bot.check.compare._changed",
)
SPLICED = Row(
    "该引文由两处原文拼接而成：{sources}",
    "two parts stand each in a text, and the whole in none",
    "bot.check.halves.halves",
)
FROM = Row(
    "“{words}”出自{whose}",
    "these words stand in this text, under this heading",
    "bot.check.locate.Corpus.place",
)
NO_SUCH_PIECE = Row(
    "所收录的文章中没有“{words}”",
    "no place in the whole corpus is the same as this piece, or near",
    "bot.check.compare._pieces",
)
OTHER_TEXTS = Row(
    "省略号前后的语句不在同一篇文章中：{sources}",
    "the pieces around an ellipsis stand in several texts",
    "bot.check.compare._pieces",
)
OUT_OF_ORDER = Row(
    "省略号前后的语句在原文中次序不同",
    "the pieces around an ellipsis stand in one text in another order",
    "bot.check.compare._pieces",
)
TERM = Row(
    "原文作“{source}”，{differences}",
    "the texts lack the term, and have one that differs in so little",
    "bot.check.terms.near_term",
)
MEANING = Row(
    "改变了原意",
    "a number, a name, a negation or a direction differs",
    "bot.check.severity.severity",
)
WORDING = Row(
    "字句有出入",
    "words differ that carry none of those",
    "bot.check.severity.severity",
)
TYPOGRAPHIC = Row(
    "仅标点或写法有出入",
    "nothing differs after folding",
    "bot.check.severity.severity",
)
ALSO_WRONG_AUTHOR = Row(
    "作者也不符：原文出自{whose}，不是{named}。",
    "the nearest words are of another author than the draft names",
    "bot.check.placed.placed",
)
TURNED = Row(
    "字句虽与原文一致，稿件却以“{word}”引出，意思与原文相反。",
    "the words are the source's, and a word of the draft before them turns their sense",
    "bot.check.turned.turned_by",
)
DENIED_BEHIND = Row(
    "稿件随后却说“{word}”，意思与原文相反。",
    "a word of the draft behind them turns the sense of the words",
    "bot.check.turned.turned_behind",
)
TURNED_TOO = Row(
    "稿件以“{word}”引出，意思与原文相反。",
    "a word of the draft before them turns the sense of the words",
    "bot.check.turned.turned_by",
)
WRONG_TITLE = Row(
    "所称篇名《{title}》不符，原文出自{whose}。",
    "the words stand in another document than the one of this title",
    "bot.check.placed.placed",
)
WRONG_PLACE = Row(
    "所称位置“{section}”不符，原文在{place}。",
    "the document has such a section, and the words stand outside it",
    "bot.text.sections.stands_there",
)
WRONG_NUMBER = Row(
    "所称文号{number}不是《{name}》的文号{other}。",
    "the number is another document's, or the document has another number",
    "bot.check.placed._other_number",
)
NUMBER_OF = Row(
    "，该文号属于《{name}》",
    "the number is this document's",
    "bot.check.placed._other_number",
)
NOT_FOUND = Row(
    "所收录的文章中没有这句话{claimed}，请核对出处。",
    "no place in the whole corpus is the same or near",
    "bot.check.compare.compare",
)
CLAIMED = Row(
    "（文中称出自{named}）",
    "the draft names this author or document for it",
    "bot.check.attribution.Reader.claim",
)
ADDED = Row(
    "多出“{draft}”",
    "the draft has what the source lacks",
    "bot.check.difference.changes",
)
LEFT_OUT = Row(
    "缺少“{source}”",
    "the source has what the draft lacks",
    "bot.check.difference.changes",
)
REPLACED = Row(
    "“{source}”写成了“{draft}”",
    "the draft has one where the source has the other",
    "bot.check.difference.changes",
)
NOTHING_TO_CHECK = Row(
    "稿件中没有需要核查的引文。",
    "no quotation worth checking and no copy was found",
    "bot.check.check.check",
)
COUNTED = Row(
    "{counts}{beside}{skipped}。",
    "so many findings have each verdict",
    "bot.check.check.check",
)
BESIDE = Row(
    "；其中{counts}",
    "so many of these findings have something else told of them",
    "bot.faces.labels.counts",
)
UNMARKED_COUNT = Row(
    "照录而未加引号 {count} 处",
    "around so many findings the draft has no quotation marks",
    "bot.check.copies.copies",
)
MISPLACED_COUNT = Row(
    "篇名、位置或文号不符 {count} 处",
    "for so many the draft names another document, section or number",
    "bot.check.placed.placed",
)
TURNED_COUNT = Row(
    "字句一致而被稿件改变原意 {count} 处",
    "around so many findings, whose words are the source's, the draft's own words turn the sense",
    "bot.check.turned.turned_by",
)
SKIPPED = Row(
    "；另有 {count} 处加引号的术语未核查",
    "so many quoted terms are too short to be checked",
    "bot.check.check._is_wanted",
)

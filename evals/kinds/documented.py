"""Checks that docs-dev4 and docs-test4 share (beside kinds.py). White space, width and print radicals are no matter: both sides are folded."""
import re, unicodedata
from kinds import quotes, first, notes
RADICALS = str.maketrans("⻚⻓⻔⻋⻅⻉⻘⻛⻜⻢⻣⻥⻦⻩⻬⻆⺠⺟⻝⻄⻙⻨⻰⻳⻁", "页长门车见贝青风飞马骨鱼鸟黄齐角民母食西韦麦龙龟虎")
def sq(s): return re.sub(r"\s+", "", unicodedata.normalize("NFKC", s or "").translate(RADICALS))
def tx(r): return sq(r["text"])
def own(r): return re.sub(r"[“「『][^”」』]*[”」』]", "", tx(r))                 # the answer's own words, without what it quotes
def ans(r): return r["status"] != "refused" and bool(r["citations"])             # an answer that cites something
def H(r, *w): return r["status"] != "refused" and all(sq(x) in tx(r) for x in w) # all stand in the text of an answer
def X(r, *w): return not any(sq(x) in tx(r) for x in w)                          # none stands in the text
def Q(r, *w): return any(all(sq(x) in sq(q) for x in w) for q in quotes(r))      # all in one quotation
def F(r, *w): return any(sq(x) in sq(first(r)) for x in w)                       # the first quotation holds one of these
def R(r, p): return re.search(p, tx(r)) is not None
def K(r, n, *w): return r["status"] != "refused" and sum(sq(x) in tx(r) for x in w) >= n
def unnoted(r): return "number_mismatch" not in notes(r)
def noted(r, *w): return any(any(sq(x) in sq(n["text"]) for x in w) for n in r["notes"])
def rows(r): return [sq(x) for x in quotes(r) + r["text"].split("\n")]
def cell(r, labels, value, wrong=(), column=None):
    "one line or quotation names the row and has the value; a neighbouring value only beside it under the column's head"
    good = any(all(sq(l) in x for l in labels) and sq(value) in x for x in rows(r))
    return r["status"] != "refused" and good and (X(r, *wrong) or column is not None and any(re.search(rf"{column}.{{0,16}}?{re.escape(sq(value))}", x) for x in rows(r) + [tx(r)]))
def count(r, zh, digits, units, *members):
    "the number said (第六章 is none), or every member given"
    return ans(r) and (re.search(rf"(?<![第十百千\d])({zh}|{digits})个?[{units}]|[{units}]数?[是为共:有]*({zh}|{digits})(?![十百\d])", tx(r)) is not None or bool(members) and H(r, *members))
def absent(r, *words):
    "says that there is no such article; a plain refusal for want of it in the texts will do"
    if r["status"] == "refused": return r["reason"] not in ("off_topic", "small_talk", "unknown_author")
    return bool(re.search(r"没有|并无|不存在|无第|无此|未见|未找到|没找到|找不到|查不到|未设|未规定|未收录|不含|只有|仅有|仅到|只到|共有?(\d|[一二三四五六七八九十])|止于|为止|超出|最后一条|末条", own(r))) and any(sq(w) in tx(r) for w in ("这一条", "该条", "此条", "这条") + words)
def date(r, y, m, d, zh="无"): return r["status"] != "refused" and R(r, rf"{y}(年|-|/|\.)0?{m}(月|-|/|\.)0?{d}(日|(?!\d))|{zh}")
def number(r, word, y, n): return r["status"] != "refused" and R(r, rf"{word}[\[〔({{【]?{y}[\]〕)}}】]?(第)?{n}号")
def highest(r, name, value, others):
    "the one with the highest figure, said or alone cited"
    return H(r, name) and (H(r, value) or Q(r, name, value)) and (not any(sq(o) in tx(r) for o in others) or sq(name) in own(r) or Q(r, name, value) and sq(name) in sq(first(r)) and re.search(r"最[高大多]", own(r)) is not None)
def place(r, *bad): return bool(r["citations"]) and not any(b in (r["citations"][0]["section"] or "") for b in bad)
def titled(r, *t): return bool(r["citations"]) and (r["citations"][0]["title"] or "").strip("《》 \u3000") in t

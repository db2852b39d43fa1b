"""Checks on the JSON of CONTRACT.md that talk-dev4 and talk-test4 share (to be merged into kinds.py)."""
import re
from kinds import find, first, notes, one, quotes

NEG = r"没有|没(?=说|提|讲|谈|写|能|完|达)|未(?!来)|不曾|并无|无人|不详|不是|不对|不等于|并非|并不|查无|不符|有误|相反|不含|不见|不能|不可|不行|不一致|不一样|不同|分歧"
CORRECTS = {"author_mismatch", "number_mismatch", "not_specified", "unknown_author", "nearest_only"}
def own(r):
    """The program's own words: the text without quotations, titles and markers."""
    t = r["text"]
    for q in sorted(quotes(r), key=len, reverse=True): t = t.replace(q, "")
    return re.sub(r"\[\d+\]", "", re.sub(r"“[^”]*”|《[^》]*》", "", t))
def told(r): return r["text"] + "".join(n["text"] for n in r["notes"])
def voice(r): return own(r) + "".join(n["text"] for n in r["notes"])
def by(r, author, *words): return any(c["author"] == author and all(w in c["quote"] for w in words) for c in r["citations"])
def of(r, title, *words): return any(title in (c["title"] or "") and all(w in c["quote"] for w in words) for c in r["citations"])
def live(r): return r["status"] in ("answered", "partial") and bool(r["citations"])
def tidy(r, n, chars=1200):
    """Not a heap: no more than n quotations, nor so many characters of them."""
    return len(quotes(r)) <= n and sum(map(len, quotes(r))) <= chars
def lead(r, *words):
    """The words stand in the first quotation, or are said in the program's own words and stand in some quotation."""
    return live(r) and (all(w in first(r) for w in words) or one(r, *words) and words[0] in own(r))
def within(r, *titles):
    """Nothing is cited but of the documents of these titles (or parts of titles)."""
    return live(r) and all(any(t in (c["title"] or "") for t in titles) for c in r["citations"])
def denies(r):
    """Says in some way that the texts do not have it; never that it is off the topic."""
    if r["reason"] not in (None, "not_in_corpus"): return False
    return r["status"] in ("partial", "refused") or bool(re.search(NEG, own(r))) or bool(CORRECTS & set(notes(r)))
def fixed(r, right, *words):
    """The right value is cited, and the question's wrong one is not let stand."""
    return live(r) and one(r, right, *words) and ("number_mismatch" in notes(r) or right in voice(r) or bool(re.search(NEG, own(r))))
def turned(r):
    """A wrong premise is not let stand: denied in the program's own words or by a note or the status."""
    return bool(re.search(NEG, voice(r))) or bool(CORRECTS & set(notes(r))) or r["status"] in ("partial", "refused")
def silent(r, names, others):
    """Of `names` it is said that they do not speak of it, of `others` it is not, and no words of `names` are cited for it."""
    t = voice(r)
    clauses = re.split(r"[。，；！？：\n]", t)
    return (all(n in t for n in names) and bool(re.search(NEG, t)) and not any(o in c and re.search(NEG, c) and not re.search("除|只有|仅", c) for c in clauses for o in others)
            and not any(c["author"] in names and not c.get("field") for c in r["citations"]))
def count(texts, *patterns): return sum(any(re.search(p, t) for t in texts) for p in patterns)
def top(r, title, figure, name):
    """Of several the one asked for stands first, or is named as the first; its figure is cited of the right document."""
    return of(r, title, figure) and (figure in first(r) or bool(re.search(rf"{name}[^。；\n]{{0,20}}(最|第一|居首)|(最|第一|居首)[^。；\n]{{0,20}}{name}", own(r))))
def item(r, label, *words):
    """The article or item asked for is the first thing quoted, and is told by its number in the quotation, its address or the text."""
    c = (r["citations"] or [{}])[0]
    return live(r) and all(w in first(r) for w in words) and label in first(r) + str(c.get("section")) + str(c.get("point")) + own(r)
def fs(r): return r["findings"]
def wrong(r, author=None): return bool(fs(r)) and all(f["verdict"] == "misattributed" and (author is None or f["author"] == author) for f in fs(r))
def grave(r): return find(r).get("verdict") == "altered" and find(r).get("severity") == "meaning"
def mild(r): return find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") in ("none", "typographic", "wording")
def changed(r):
    """What the comparison shows as changed: characters of the draft, characters of the source; white space left out."""
    d = [x for x in find(r).get("diff", []) if x["op"] != "equal"]
    return set("".join("".join(x.get("draft") or "" for x in d).split())), set("".join("".join(x.get("source") or "" for x in d).split()))
def given(r): return [m["quote"] for m in r["measures"]]
def some(texts, *words): return any(all(w in t for w in words) for t in texts)

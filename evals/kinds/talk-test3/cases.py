import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import allmis, case, counted, find, first, has, lacks, light, main, meaning, measures, mis, msg, no, notes, one, only, part, placed, quotes, same, says, who, whole

# Checks of this file, on the JSON of CONTRACT.md alone.
NEG = "没有|没|未|不曾|并无|无人|不详|不是|不对|并非|查无|不符|有误|相反|不含|不见"
CORRECTS = {"author_mismatch", "number_mismatch", "not_specified", "unknown_author", "nearest_only"}
def own(r):
    """The program's own words: the text without quotations and markers."""
    t = r["text"]
    for q in sorted(quotes(r), key=len, reverse=True): t = t.replace(q, "")
    return re.sub(r"\[\d+\]", "", re.sub(r"“[^”]*”|《[^》]*》", "", t))
def told(r): return r["text"] + "".join(n["text"] for n in r["notes"])
def by(r, author, *words): return any(c["author"] == author and all(w in c["quote"] for w in words) for c in r["citations"])
def of(r, title, *words): return any(title in c["title"] and all(w in c["quote"] for w in words) for c in r["citations"])
def tidy(r, n):
    """Not a heap: no more than n quotations."""
    return len(quotes(r)) <= n
def denies(r):
    """Says in some way that the texts do not have it; never that it is off the topic."""
    if r["reason"] not in (None, "not_in_corpus"): return False
    return r["status"] in ("partial", "refused") or bool(re.search(NEG, own(r))) or bool(CORRECTS & set(notes(r)))
def fixed(r, right, *words):
    """The right value is cited, and the question's wrong one is not let stand."""
    return r["status"] != "refused" and one(r, right, *words) and ("number_mismatch" in notes(r) or right in own(r) or bool(re.search(NEG, own(r))))
def silent(r, names, others):
    """Of `names` it is said that they do not speak of it, of `others` it is not, and no words of `names` are cited for it."""
    t = own(r) + "".join(n["text"] for n in r["notes"])
    clauses = re.split(r"[。，；！？：\n]", t)
    return (all(n in t for n in names) and bool(re.search(NEG, t)) and not any(o in c and re.search(NEG, c) and not re.search("除|只有|仅", c) for c in clauses for o in others)
            and not any(c["author"] in names and not c.get("field") for c in r["citations"]))
def decided(r, name, figure):
    """The one asked for stands first, or is named as the first."""
    top = bool(r["citations"]) and figure in first(r) and name in r["citations"][0]["title"]
    return r["status"] != "refused" and of(r, name, figure) and (top or bool(re.search(f"{name}[^。；]{{0,15}}(最|第一|居首)|(最|第一|居首)[^。；]{{0,15}}{name}", own(r))))
def number(r, digit, han, *heads):
    """A count in the program's own words, or all that is counted."""
    return bool(re.search(rf"(?<!\d){digit}(?!\d)|{han}", own(r))) or all(h in r["text"] for h in heads)
def fs(r): return r["findings"]
def wrong(r): return bool(fs(r)) and all(f["verdict"] == "misattributed" for f in fs(r))
def grave(r): return find(r).get("verdict") == "altered" and find(r).get("severity") == "meaning"
def mild(r): return find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") in ("none", "typographic", "wording")
def changed(r):
    """What the comparison shows as changed: characters of the draft, characters of the source; white space left out."""
    d = [x for x in find(r).get("diff", []) if x["op"] != "equal"]
    return set("".join("".join(x.get("draft") or "" for x in d).split())), set("".join("".join(x.get("source") or "" for x in d).split()))
def given(r): return [m["quote"] for m in r["measures"]]
def some(texts, *words): return any(all(w in t for w in words) for t in texts)

P = ["essays"]   # four essays on tourism: 温以宁, 祁远舟, 卓凌霄, 宋栖梧 (no headings)
G = ["cities"]   # reports of 沙岭, 清渡, 瑞溪, 邬塘; 办法 of 鹤坪

# ---- E: questions about the texts
case("E02e", "except one author", None, "ask", "除了刘忠林，还有谁讲到了招商引资？", "邹慧 (重大招商引资项目论证), nobody else; not 刘忠林's words", lambda r: who(r) == {"邹慧"} and by(r, "邹慧", "招商引资"), "high", "twin of E02; official")
case("E03f", "who does not speak of it", P, "ask", "四位作者里有哪几位没谈到返乡青年？", "温以宁 and 祁远舟; not 卓凌霄 and 宋栖梧, who do", lambda r: silent(r, ["温以宁", "祁远舟"], ["卓凌霄", "宋栖梧"]), "high", "twin of E03; student")
case("E05e", "how many parts", None, "ask", "刘忠林那篇文章分成几大块？", "四", lambda r: tidy(r, 8) and (r["reason"] != "off_topic" and number(r, 4, "四", "夯实双向赋能微观基础", "筑牢双向赋能科技支撑", "拓展双向赋能发展空间", "优化双向赋能政策环境") and not re.search("三个|五个|三大|五大", own(r))), "medium", "twin of E05; student")
case("E06f", "the last part", P, "ask", "卓凌霄文章最后一部分讲了哪些内容？", "管出口碑: 志愿者服务队, 文明服务培训, 满意度, 人才库; nothing of the other parts", lambda r: has(r, "志愿者服务队", "文明服务培训", "游客满意度", "旅游人才库") and no(r, "价格上限", "最大承载量"), "high", "twin of E06; student")
case("E08e", "a number of things that the text does not name", None, "ask", "六大未来产业是哪六个？", "partial: 邹慧 names them as six, no text says which", lambda r: r["status"] == "partial" and one(r, "六大未来产业"), "medium", "twin of E08; official")
case("E09f", "did they say: the opposite", P, "ask", "有没有人主张把古镇的原住民迁出去？", "nobody; 温以宁 wants them to stay", lambda r: tidy(r, 6) and (r["reason"] in (None, "not_in_corpus") and (denies(r) or one(r, "原住民是古镇的灵魂") or one(r, "原住民愿意住下去") or one(r, "继续有人住"))), "medium", "twin of E09; student")

# ---- R: situations
case("R02g", "except one means", G, "recommend", {"profile": "鹤坪市的小微民营工业企业", "need": "除了贷款贴息，还有哪些奖励、补贴可以申请"}, "升规十五万元, “小巨人”一百万元, 吸纳就业补贴…; no loan interest", lambda r: sum(some(given(r), w) for w in ("十五万元", "一百万元", "两千元", "两个月租金")) >= 2 and not some(given(r), "贴息"), "high", "twin of R02; small business")
case("R03g", "对…的，给予…: the ordinary clause of a support policy", G, "recommend", {"profile": "鹤坪市一家民营公司，去年招了6个大学毕业生", "need": "给他们交社保快一年了，想问有没有补贴"}, "第九条: 每人两千元, 缴纳社会保险满一年", lambda r: some(given(r)[:3], "两千元", "满一年"), "high", "twin of R03; small business")

# ---- C: drafts (kinds of Q01 to Q24)
case("C02e", "Markdown blockquote after a name, wrong author", None, "check", "马回写道：\n\n> 加强创新资源的统筹规划和合理配置，避免重复建设和资源浪费。\n", "misattributed: 刘忠林", lambda r: mis(r) and find(r)["author"] == "刘忠林", "high", "twin of Q02")
case("C04f", "quotation of two paragraphs, wrong author", P, "check", "宋栖梧写道：\n“补上下水、消防、停车等短板，古镇里的小学、菜场、卫生站一个都不能少。\n“坚持最小干预，能修不换，能换不拆。”", "both misattributed: 温以宁", lambda r: wrong(r) and "卫生站" in "".join(f["quote"] for f in fs(r)) and "最小干预" in "".join(f["quote"] for f in fs(r)), "high", "twin of Q04")
case("C06e", "blockquote with a dash and a name, no full stop", None, "check", "> 赋予科研人员更大技术路线决定权、经费支配权和成果转化收益权\n> ——刘忠林\n", "misattributed (马回), words verbatim", lambda r: mis(r) and find(r)["author"] == "马回", "high", "twin of Q06")
case("C07f", "a work that is not in the collection", P, "check", "据《古镇保护蓝皮书》，“建立古建筑‘一房一档’，每两年体检一次”。", "misattributed: the words are of 《古镇更新要留住烟火气》", lambda r: mis(r) and find(r)["author"] == "温以宁", "medium", "twin of Q07")
case("C10e", "提高 to 降低", None, "check", "刘忠林主张，“降低科研人员成果转化收益分配比例，激发科研人员创造性”。", "altered, meaning", lambda r: grave(r), "high", "twin of Q10")
case("C11f", "a limiting phrase left out", P, "check", "祁远舟提出，“每个景区至少引入两项非遗项目”。", "altered, meaning: 4A级以上 is missing", lambda r: grave(r), "medium", "twin of Q11")
case("C13e", "2021年 written 二〇二一年", None, "check", "邹慧介绍，“二〇二一年，中国工程院发展战略江西研究院（以下简称江西研究院）作为院省合作的重要载体应运而生”。", "altered at most in form: the year is the same", lambda r: mild(r), "medium", "twin of Q13")
case("C14f", "an editor's insertion ［ ］", P, "check", "宋栖梧写道：“村集体把［村里的］闲置农房统一收储、统一设计、统一招商，农户可以出租，也可以入股分红”。", "verbatim (insertion said), not 改变了原意", lambda r: mild(r), "medium", "twin of Q14")
case("C16e", "leading ellipsis", None, "check", "马回说：“……打造一支懂技术、通市场、善运营的技术经纪人队伍，为成果转化提供专业服务。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("C17f", "page number pasted into the quotation", P, "check", "祁远舟说：“给予市级传承人每人每年\n- 15 -\n6000元传习补助”。", "verbatim after folding, not 改变了原意", lambda r: find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") != "meaning", "medium", "twin of Q17")
case("C19e", "docx draft: quotation in a footnote, wrong author", None, "check-file", "drafts/科技评价改革初稿.docx", "the footnote's quotation is found and misattributed (马回)", lambda r: any("社会价值" in f["quote"] and f["verdict"] == "misattributed" for f in fs(r)), "high", "twin of Q19")
case("C20f", "words of another document (documents without authors)", G, "check", "《清渡市2026年政府工作报告》提出，“筹集保障性租赁住房8000套，让新市民、青年人租得起、住得好”。", "misattributed: of 《瑞溪市2026年政府工作报告》", lambda r: mis(r), "high", "twin of Q20")
case("C22e", "a wrong document number", G, "check", "根据《鹤坪市促进民营经济发展办法》（鹤政发〔2024〕12号），“行政机关对同一企业的入企检查每年不超过两次，法律、法规另有规定的除外”。", "says that the number is 鹤政发〔2025〕22号", lambda r: any(f.get("place_wrong") or "12号" in f["message"] or "22号" in f["message"] for f in fs(r)), "medium", "twin of Q22")
case("C23f", "30日 is 三十日", G, "check", "办法规定，“政府和国有企业应当自收到货物、工程、服务之日起30日内向民营企业付款，最长不得超过60日”。", "altered at most in form", lambda r: mild(r), "medium", "twin of Q23")

# ---- W: everyday questions
case("W03", "compare two cities' figure", G, "ask", "瑞溪和邬塘2025年城镇新增就业哪个多？", "瑞溪 6.4万人, 邬塘 3.8万人", lambda r: of(r, "瑞溪", "6.4万人") and of(r, "邬塘", "3.8万人") and not of(r, "沙岭", "5.2万人"), "high", "official")
case("W06", "does A say it: the opposite", P, "ask", "温以宁是不是赞成古镇收门票？", "no: 古镇不应收门票", lambda r: tidy(r, 5) and (r["status"] != "refused" and by(r, "温以宁", "不应收门票") and r["citations"][0]["author"] == "温以宁"), "high", "student")
case("W09", "a wrong year", P, "ask", "榆垭县2018年只有43家民宿，是吧？", "2019年, and the year of the question is corrected", lambda r: fixed(r, "2019年", "43家"), "high", "editor")
case("W12", "a topic that no text holds", G, "ask", "沙岭市的机场什么时候通航？", "not told: no text speaks of an airport", lambda r: r["reason"] in (None, "not_in_corpus") and (r["status"] == "refused" or r["status"] == "partial" and (bool(re.search(NEG, own(r))) or bool(CORRECTS & set(notes(r))))), "high", "small business")
case("W15", "two questions in one", P, "ask", "市级非遗传承人一年补多少钱？多长时间评审一次？", "6000元; 每三年", lambda r: tidy(r, 6) and (by(r, "祁远舟", "6000元") and by(r, "祁远舟", "每三年评审一次")), "high", "official")
case("W18", "keywords", G, "ask", "瑞溪 研发投入强度 2030", "3.8% (the aim), not 3.1% alone", lambda r: of(r, "瑞溪", "3.8%") and r["citations"][0]["title"].startswith("瑞溪") and "3.1%" not in first(r), "medium", "official")
case("W21", "a typo", P, "ask", "榆垭县的民俗现在有多少家了呀", "512家", lambda r: tidy(r, 5) and (by(r, "宋栖梧", "512家")), "medium", "small business")
case("W24", "very short", P, "ask", "短视频？", "温以宁 and 祁远舟, each with its words", lambda r: tidy(r, 6) and (r["status"] != "refused" and by(r, "温以宁", "短视频") and by(r, "祁远舟", "短视频")), "medium", "official")
case("W27", "an outline for a visit", P, "ask", "我在市文旅局办公室，领导下周去调研非遗，让我先理个提纲，请把祁远舟那篇的要点列一下", "抓传承, 抓转化, 抓融合, 抓保障; only 祁远舟", lambda r: has(r, "抓传承", "抓转化", "抓融合", "抓保障") and who(r) <= {"祁远舟"}, "high", "official")
case("W30", "a definition", G, "ask", "鹤坪市的办法里，什么样的企业算民营企业？", "国有资本不控股的企业和个体工商户", lambda r: tidy(r, 5) and (r["status"] == "answered" and one(r, "国有资本不控股")), "high", "small business")
case("W33", "shortcomings of a named city", G, "ask", "邬塘市在报告里承认了哪些困难？", "陶瓷 占比大、能耗高; 房地产; 县级财政“三保”; of no other city", lambda r: has(r, "能耗高", "房地产市场持续低迷", "压力加大") and no(r, "化工产业占比过高", "房价收入比", "加工转化率低"), "high", "official")
case("W36", "the first among several cities", G, "ask", "这几个市里，2025年财政收入增幅最大的是谁？", "瑞溪市, 6.3%", lambda r: decided(r, "瑞溪", "6.3%"), "high", "official")
case("W39", "where it comes from", None, "ask", "“研究一个项目、解决一个问题、推动一项改革、带动一片发展”，这话出处在哪？", "邹慧's essay", lambda r: r["status"] == "answered" and bool(r["citations"]) and who(r) == {"邹慧"} and (one(r, "带动一片发展") or any(c.get("field") for c in r["citations"])), "high", "editor")

if __name__ == "__main__": main(sys.argv[1:])

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

P = ["essays"]   # four essays on care for the old: 薛青禾, 方砚秋, 陆知遥, 何望舒 (no headings)
G = ["cities"]   # reports of 安蒲, 松塬, 曲堰, 澜河; 若干措施 of 桐洲

# ---- E: questions about the texts
case("E01e", "a wrong year", None, "ask", "中国工程院跟各省共建地方研究院，是从2015年开始的吧？", "2018年以来, and the year of the question is corrected", lambda r: fixed(r, "2018年"), "high", "twin of E01; official")
case("E01f", "a wrong year", P, "ask", "护理员“领雁计划”是2022年启动的吗？", "2023年, and the year of the question is corrected", lambda r: fixed(r, "2023年", "领雁计划"), "high", "twin of E01; official")
case("E02f", "except one author", P, "ask", "除了方砚秋，别的作者有没有谈到护理员？", "薛青禾 (护理员培训班办到乡镇), nobody else; not 方砚秋's words", lambda r: who(r) == {"薛青禾"} and by(r, "薛青禾", "护理员培训班"), "high", "twin of E02; student")
case("E03e", "who does not speak of it", None, "ask", "三位作者里，谁的文章压根没提院士？", "刘忠林 and 马回; not 邹慧, who does", lambda r: silent(r, ["刘忠林", "马回"], ["邹慧"]), "high", "twin of E03; student")
case("E04e", "where an author works, the author told by the subject", None, "ask", "写院士那篇文章的作者是哪个单位的、什么职务？", "中国工程院发展战略江西研究院副院长、研究员", lambda r: tidy(r, 4) and (has(r, "中国工程院发展战略江西研究院", "副院长")), "high", "twin of E04; editor")
case("E04f", "where two authors work", P, "ask", "薛青禾和何望舒各在什么单位？版面上要署名。", "临溪大学公共管理学院; 望川市民政局养老服务科", lambda r: has(r, "临溪大学公共管理学院", "望川市民政局"), "high", "twin of E04; editor")
case("E05f", "how many parts", P, "ask", "方砚秋那篇一共分几个部分？", "三个", lambda r: tidy(r, 8) and (r["reason"] != "off_topic" and number(r, 3, "三", "把待遇提上来", "把本领练出来", "把尊严立起来") and not re.search("[四五六]个?(部分|小节|节)", own(r))), "medium", "twin of E05; student")
case("E06e", "the second part", None, "ask", "马回文章的第二部分具体说了些什么？", "构建多元格局: the state's money, the firms, social capital; nothing of the other parts", lambda r: r["status"] == "answered" and bool(re.search("政府资金撬动|财政科技支出", r["text"])) and bool(re.search("企业科技创新主体地位|刚性增长机制", r["text"])) and bool(re.search("激活社会资本|耐心资本|成果转化子基金", r["text"])) and no(r, "压舱石", "技术预测委员会", "首试首用", "分类评估"), "high", "twin of E06; student")
case("E07e", "summary of an essay without headings", None, "ask", "用三句话概括一下邹慧的文章", "the three: 战略蓝图, 创新效能, 成果落地; short; only 邹慧", lambda r: r["status"] == "answered" and who(r) == {"邹慧"} and len(quotes(r)) <= 6 and bool(re.search("战略蓝图|战略研究|政府决策", r["text"])) and bool(re.search("创新效能|技术难题|院士问诊|人才队伍|创新能力", r["text"])) and bool(re.search("落地生根|科技红娘|“纸上”|‘纸上’|双向匹配", r["text"])), "medium", "twin of E07; student")
case("E07f", "summary of an essay without headings", P, "ask", "何望舒这篇主要讲了什么？简单说说", "the three accounts: 民生账, 经营账, 安全账; only 何望舒", lambda r: r["status"] == "answered" and who(r) == {"何望舒"} and has(r, "民生账", "经营账", "安全账"), "medium", "twin of E07; small business")
case("E08f", "a code that the text does not explain", P, "ask", "9073养老格局是啥意思？", "partial: 陆知遥 names it, nobody explains it", lambda r: r["status"] == "partial" and one(r, "9073"), "medium", "twin of E08; student")
case("E09e", "did they say", None, "ask", "有没有哪位作者主张取消对企业的研发奖补？", "says that no text says so", lambda r: denies(r), "medium", "twin of E09; official")
case("E10e", "publication", None, "ask", "这组文章登在哪家报纸上，哪天登的？", "as far as the record knows, else 不详; not 与所收录的文章无关", lambda r: r["reason"] != "off_topic" and (bool(re.search("不详|没有|未|不知", own(r))) or any(c.get("field") for c in r["citations"])), "medium", "twin of E10; editor")
case("E10f", "publication", P, "ask", "陆知遥那篇文章是什么时候发表的？", "2026-03-26", lambda r: bool(re.search(r"2026-0?3-26|2026年0?3月26日|2026[./]0?3[./]26", r["text"])) and not re.search(r"0?3月(12|19)日|-03-(12|19)|0?4月0?2日|-04-02", r["text"]), "medium", "twin of E10; editor")

# ---- R: situations
case("R02e", "except one means", None, "recommend", {"profile": "设区市科技局", "need": "想引导社会资本投早投小，除了设立基金，还有哪些办法"}, "耐心资本; none that sets up a fund", lambda r: some(given(r), "耐心资本") and not any(re.search("基金", q) for q in given(r)), "high", "twin of R02; official")
case("R02f", "except one means", P, "recommend", {"profile": "县民政局", "need": "想让护理员留得住，除了发奖金，还能做些什么"}, "公租房, 薪酬指导价, 培训, 关爱日…; not the 一次性从业奖励", lambda r: sum(some(given(r), w) for w in ("公租房", "薪酬指导价", "在岗培训", "关爱日", "技能大赛", "信用档案")) >= 2 and not some(given(r), "一次性从业奖励"), "high", "twin of R02; official")
case("R03e", "对…的，给予…: the ordinary clause of a support policy", None, "recommend", {"profile": "一个县级市，这几年研发投入强度一直比较高", "need": "想知道能不能争取到奖励"}, "对研发投入强度高、创新成效显著的地区和企业给予奖励", lambda r: some(given(r)[:3], "研发投入强度高", "给予奖励"), "high", "twin of R03; official")
case("R03f", "对…的，给予…: the ordinary clause of a support policy", G, "recommend", {"profile": "开在桐洲的小工厂，二十来号人", "need": "打算买云服务，想知道能补多少"}, "第四条: 百分之五十的“上云券”, 三万元", lambda r: some(given(r)[:3], "上云券") and r["status"] != "refused", "high", "twin of R03; small business")

# ---- C: drafts (kinds of Q01 to Q24)
case("C01e", "curly and straight mark mixed, wrong author", None, "check", '刘忠林认为，“为江西留下一支带不走的高水平工程科技人才队伍"。', "misattributed: 邹慧", lambda r: mis(r) and find(r)["author"] == "邹慧", "high", "twin of Q01")
case("C01f", "straight and curly mark mixed, wrong author", P, "check", '陆知遥提出，"建立护理员薪酬指导价，按照技能等级拉开差距”。', "misattributed: 方砚秋", lambda r: mis(r) and find(r)["author"] == "方砚秋", "high", "twin of Q01")
case("C02f", "Markdown blockquote after a name, wrong author", P, "check", "何望舒在文中写道：\n\n> 把闲置的校舍、村部改造成互助养老点，是投入少、见效快的办法。\n", "misattributed: 薛青禾", lambda r: mis(r) and find(r)["author"] == "薛青禾", "high", "twin of Q02")
case("C04e", "quotation of two paragraphs, wrong author", None, "check", "马回写道：\n“加大对基础研究的投入，加强基础研究人才培养，提高基础研究水平，为关键核心技术突破提供源头支撑。\n“推动传统产业数字化、智能化、绿色化改造，促进新旧动能转换。”", "both misattributed: 刘忠林", lambda r: wrong(r) and "源头支撑" in "".join(f["quote"] for f in fs(r)) and "新旧动能转换" in "".join(f["quote"] for f in fs(r)), "high", "twin of Q04")
case("C05e", "interview, wrong speaker", None, "check", "主持人：怎么推动科研仪器共享？\n刘忠林：建立研发资源共享机制，推动高校、科研院所的科研仪器设备、实验平台向企业开放，提高资源使用效率。", "misattributed: 马回", lambda r: wrong(r) and find(r)["author"] == "马回", "high", "twin of Q05")
case("C05f", "interview, wrong speaker", P, "check", "问：社区食堂怎样才能活下去？\n薛青禾：单靠老人吃饭养不活食堂，要允许食堂面向社会营业，用年轻人的消费补贴老人的餐费。", "misattributed: 何望舒", lambda r: wrong(r) and find(r)["author"] == "何望舒", "high", "twin of Q05")
case("C06f", "blockquote with a dash and a name, no full stop", P, "check", "> 智能设备要管用、够用，老人用不上的设备就是浪费\n> ——陆知遥\n", "misattributed (薛青禾), words verbatim", lambda r: mis(r) and find(r)["author"] == "薛青禾", "high", "twin of Q06")
case("C07e", "a work that is not in the collection", None, "check", "《赣鄱科创十讲》指出，“健全以创新价值为导向的考核评价体系，对企业研发投入、专利质量、成果转化等指标实行分类考核”。", "misattributed: the words are of 《推动创新链和产业链双向赋能》", lambda r: mis(r) and "刘忠林" in str(find(r)["author"]), "medium", "twin of Q07")
case("C09e", "an antonym of one character in a long quotation", None, "check", "刘忠林指出，“健全以创新价值为导向的考核评价体系，对企业研发投入、专利质量、成果转化等指标实行分类考核，引导企业从重规模向轻创新转变”。", "altered, meaning: 重→轻", lambda r: grave(r), "high", "twin of Q09")
case("C09f", "an antonym of one character", P, "check", "何望舒认为，“财政补贴要与满意度挂钩，老人满意度高于八成的，扣减当年补贴”。", "altered, meaning: 低→高", lambda r: grave(r), "high", "twin of Q09")
case("C10f", "放宽 to 收紧", P, "check", "陆知遥建议，“支持保险机构开发老年人意外伤害险，适当收紧投保年龄上限”。", "altered, meaning", lambda r: grave(r), "high", "twin of Q10")
case("C11e", "民营 left out", None, "check", "马回说，“支持科技企业参与重大科技项目攻关，享受同等政策待遇”。", "altered, meaning: 民营 is missing", lambda r: grave(r), "medium", "twin of Q11")
case("C12e", "省级 to 市级", None, "check", "马回提出，“设立市级中试平台建设专项资金”。", "altered, meaning", lambda r: grave(r), "medium", "twin of Q12")
case("C12f", "县级 to 省级", P, "check", "薛青禾建议，“省级财政按每个互助养老点每年不低于3万元的标准安排运营经费”。", "altered, meaning", lambda r: grave(r), "medium", "twin of Q12")
case("C13f", "figures written out", G, "check", "据《安蒲市2026年政府工作报告》，“改造老旧小区六十四个，新建改建农村公路二百一十公里”。", "altered at most in form: the numbers are the same", lambda r: mild(r), "medium", "twin of Q13")
case("C14e", "an editor's insertion ［ ］", None, "check", "邹慧说：“推动更多省级规划、重大工程［从江西］上升为国家战略”。", "verbatim (insertion said), not 改变了原意", lambda r: mild(r), "medium", "twin of Q14")
case("C15e", "note marks ② [3] inside", None, "check", "刘忠林指出，“完善产业链安全评估机制②，提升产业链自主可控水平[3]”。", "verbatim, not 改变了原意", lambda r: mild(r), "high", "twin of Q15")
case("C15f", "note marks [4] ① inside", G, "check", "《桐洲市支持制造业数字化转型若干措施》规定，“对企业数字化改造贷款[4]，按照贷款利息的百分之四十给予贴息①，期限不超过两年”。", "verbatim, not 改变了原意", lambda r: mild(r), "high", "twin of Q15")
case("C16f", "leading ellipsis", P, "check", "薛青禾说：“……不如添人手，先把每周一次的上门探访落到实处。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("C17e", "page number pasted into the quotation", None, "check", "邹慧写道：“围绕项目选题立项、推进实施、绩效评价等\n— 7 —\n环节，制定全链条式项目管理操作细则”。", "verbatim after folding, not 改变了原意", lambda r: find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") != "meaning", "medium", "twin of Q17")
case("C18e", "a wrong section named", None, "check", "刘忠林在“深化体制机制改革 优化双向赋能政策环境”部分提出，“培育打造一批具有国际竞争力的先进制造业集群”。", "says that it stands in 优化产业生态体系", lambda r: any("国际竞争力" in f["quote"] and (f.get("place_wrong") or "优化产业生态体系" in f["message"]) for f in fs(r)), "medium", "twin of Q18")
case("C18f", "a wrong section named", P, "check", "方砚秋在“把本领练出来”一节里说，“将符合条件的护理员纳入公租房保障范围，让他们住得下、稳得住”。", "says that it stands in 把待遇提上来", lambda r: any("公租房" in f["quote"] and (f.get("place_wrong") or "把待遇提上来" in f["message"]) for f in fs(r)), "medium", "twin of Q18")
case("C19f", "docx draft: quotation in a footnote, wrong author", P, "check-file", "drafts/养老护理调研报告.docx", "the footnote's quotation is found and misattributed (方砚秋)", lambda r: any("技能大赛" in f["quote"] and f["verdict"] == "misattributed" for f in fs(r)), "high", "twin of Q19")
case("C20e", "words of another essay, told by its title", None, "check", "《构建研发投入配置新范式》一文提出，“建设赣深、赣沪科技合作产业园”。", "misattributed: of 《推动创新链和产业链双向赋能》", lambda r: mis(r) or any("双向赋能" in f["message"] for f in fs(r)), "high", "twin of Q20")
case("C21e", "a wrong article number", G, "check", "《桐洲市支持制造业数字化转型若干措施》第五条规定，“弄虚作假骗取补助的，追回已拨付资金，五年内不得申报市级各类补助”。", "says 第九条", lambda r: any("第九条" in f["message"] for f in fs(r)), "high", "twin of Q21")
case("C21f", "a wrong item of an article", G, "check", "《桐洲市支持制造业数字化转型若干措施》第八条第（一）项写明，“同一项目已经享受其他市级补助的”，不予补助。", "says 第（四）项", lambda r: any("享受" in f["quote"] and (f.get("place_wrong") or re.search("（四）|第四项", f["message"])) for f in fs(r)), "medium", "twin of Q21")
case("C22f", "a wrong document number", G, "check", "根据《桐洲市支持制造业数字化转型若干措施》（桐府发〔2026〕17号），“对首次通过数字化转型贯标评定的企业，一次性奖励二十万元”。", "says that the number is 桐府发〔2026〕7号", lambda r: any(f.get("place_wrong") or "17号" in f["message"] or "〔2026〕7号" in f["message"] for f in fs(r)), "medium", "twin of Q22")
case("C23e", "150万 is 一百五十万, 12% is 百分之十二", G, "check", "措施规定，“按照设备投资额的12%给予补助，单个企业最高不超过150万元”。", "altered at most in form", lambda r: mild(r), "medium", "twin of Q23")
case("C24e", "a source broken by a page in the middle of a sentence", None, "check", "刘忠林写道：“重点发展新一代信息技术、生物技术、新能源、新材料、高端装备等产业，培育壮大新动能；在未来产业方面，重点布局人工智能、量子通信、生命健康、脑科学等前沿领域”。", "altered; only 信息→通信 is told, no line end", lambda r: find(r).get("verdict") == "altered" and "\n" not in find(r)["message"] and changed(r)[0] <= set("通信") and changed(r)[1] <= set("信息") and any(changed(r)), "low", "twin of Q24")
case("C24f", "line ends in the comparison of a list", G, "check", "《若干措施》第八条规定：“有下列情形之一的，不予补助：（一）近五年发生较大以上安全生产事故的；（二）被列入失信被执行人名单的；（三）申报材料弄虚作假的；（四）同一项目已经享受其他市级补助的。”", "altered, meaning; only 三→五 is told", lambda r: grave(r) and "“\n”" not in find(r)["message"] and changed(r) == ({"五"}, {"三"}), "low", "twin of Q24")

# ---- W: everyday questions
case("W01", "what do the texts say about it", None, "ask", "写材料用：三位作者对人才这块分别是怎么讲的？", "刘忠林 基础研究人才, 邹慧 工程科技人才 …, 马回 技术转移人才队伍", lambda r: tidy(r, 12) and (by(r, "刘忠林", "人才") and by(r, "邹慧", "人才") and (by(r, "马回", "人才") or by(r, "马回", "技术经纪人"))), "high", "official")
case("W02", "which of several", G, "ask", "看了几份报告，2025年一般公共预算收入不增反降的是哪个市？", "松塬市 (下降1.4%)", lambda r: decided(r, "松塬", "下降1.4%"), "high", "official")
case("W04", "who says it", None, "ask", "“耐心资本”这个提法是谁说的？", "马回, nobody else", lambda r: who(r) == {"马回"} and has(r, "耐心资本"), "high", "student")
case("W05", "does A say it: yes", P, "ask", "薛青禾是不是主张把闲置的校舍改成养老点？", "yes: 把闲置的校舍、村部改造成互助养老点", lambda r: tidy(r, 5) and (r["status"] == "answered" and by(r, "薛青禾", "闲置的校舍") and not re.search("没有|不是|并非|并未", own(r))), "medium", "student")
case("W07", "does A say it: no", None, "ask", "邹慧有没有主张给企业减税？", "says that 邹慧 does not", lambda r: denies(r), "high", "student")
case("W08", "a wrong number", G, "ask", "安蒲市去年新认定了28家省级专精特新企业，对不对？", "18家, and the question is corrected", lambda r: fixed(r, "18家", "专精特新"), "high", "editor")
case("W10", "a detail not told", None, "ask", "省级中试平台建设专项资金总共安排多少钱？", "partial: 马回 proposes the fund, no sum is told", lambda r: r["status"] == "partial" and by(r, "马回", "省级中试平台建设专项资金"), "high", "official")
case("W11", "a topic that no text holds", P, "ask", "这几篇文章里讲没讲殡葬改革？", "no; not 与所收录的文章无关", lambda r: denies(r) and (not quotes(r) or r["status"] == "partial" or bool(re.search(NEG, own(r)))), "medium", "student")
case("W13", "two questions in one: last year and this year", G, "ask", "松塬市去年财政收入是涨了还是跌了？今年又是怎么打算的？", "下降1.4%; 由降转增", lambda r: tidy(r, 6) and (of(r, "松塬", "下降1.4%") and of(r, "松塬", "由降转增")), "high", "official")
case("W14", "next year: not told", G, "ask", "澜河市2027年打算新增多少中小学学位？", "not told: 1.5万个 is of 2026", lambda r: r["reason"] in (None, "not_in_corpus") and (r["status"] in ("partial", "refused") or of(r, "澜河", "1.5万个") and (bool({"number_mismatch", "not_specified"} & set(notes(r))) or bool(re.search("2026|今年|" + NEG, own(r))))), "medium", "small business")
case("W16", "a story before the request", G, "ask", "我是县里搞招商的，领导让我给一家想上云的小厂回个话，人家规模不大，就几十个人，请问桐洲市对买云服务的小微企业是怎么补的？", "第四条: 百分之五十, “上云券”, 每家每年不超过三万元", lambda r: one(r, "百分之五十", "三万元") and no(r, "一百五十万元"), "high", "official")
case("W17", "compare two cities' figure", G, "ask", "安蒲和松塬，哪边的空气好一点？", "安蒲 94.1%, 松塬 81.6%", lambda r: of(r, "安蒲", "94.1%") and of(r, "松塬", "81.6%") and not of(r, "曲堰", "96.3%"), "high", "small business")
case("W19", "keywords", None, "ask", "马回 技术经纪人 培养", "加强技术转移人才队伍建设…技术经纪人队伍", lambda r: who(r) == {"马回"} and one(r, "技术经纪人"), "medium", "student")
case("W20", "a typo", P, "ask", "护理员的流失律有多高", "三成上下", lambda r: tidy(r, 5) and (by(r, "方砚秋", "三成上下")), "medium", "small business")
case("W22", "very short", None, "ask", "中试？", "设立省级中试平台建设专项资金…中试熟化平台", lambda r: tidy(r, 8) and (r["status"] != "refused" and by(r, "马回", "中试平台建设专项资金")), "medium", "official")
case("W23", "very short, over several cities", G, "ask", "人才?", "安蒲, 曲堰, 澜河, each with its words", lambda r: tidy(r, 12) and (r["status"] != "refused" and (of(r, "安蒲", "人才驿站") or of(r, "安蒲", "人才公寓")) and of(r, "曲堰", "文旅专业人才") and of(r, "澜河", "人才200名")), "medium", "official")
case("W25", "very long", None, "ask", "您好，我们是一家做工业视觉检测的初创公司，去年从高校老师手里拿到一项成果，样机已经做出来了，就是找不到地方试，跑了好几家工厂人家都不敢当第一个用的，园区的同志说省里的专家写过文章，专门讲要给新产品找地方试用、要搞一批应用场景，我翻了半天也没翻到原话，麻烦您帮忙查一下，文章里说的应用场景示范工程，到底要围绕哪些领域来打造？", "工业、农业、医疗、交通 (马回)", lambda r: tidy(r, 5) and (by(r, "马回", "工业、农业、医疗、交通")), "high", "small business")
case("W26", "an outline for a speech", P, "ask", "下周座谈会我有十分钟发言，请按陆知遥那篇给我列个提纲", "the four headings: 产品供给, 居家改造, 旅居康养, 金融支撑; only 陆知遥", lambda r: has(r, "做强产品供给", "做优居家改造", "做活旅居康养", "做实金融支撑") and who(r) <= {"陆知遥"}, "high", "official")
case("W28", "a definition", None, "ask", "什么叫“科技红娘”？", "技术经理人等“科技红娘” (邹慧)", lambda r: tidy(r, 5) and (r["status"] != "refused" and by(r, "邹慧", "技术经理人", "科技红娘")), "medium", "student")
case("W29", "shortcomings of a named city", G, "ask", "曲堰市眼下有哪些短板和不足？", "no high-speed railway, 淡旺季, 财政收支矛盾; of no other city", lambda r: has(r, "没有通高铁", "淡旺季差距大", "财政收支矛盾") and no(r, "一煤独大", "交通拥堵", "人才外流"), "high", "official")
case("W31", "all places where a word stands", None, "ask", "“未来产业”这个词在三篇文章里都出现在什么地方？", "刘忠林, 邹慧 and 马回, each place a quotation with the word", lambda r: all(by(r, a, "未来产业") for a in ("刘忠林", "邹慧", "马回")) and by(r, "刘忠林", "在未来产业方面") and by(r, "刘忠林", "新兴产业和未来产业") and by(r, "马回", "聚焦未来产业") and all("未来产业" in q for q in quotes(r)), "medium", "editor")
case("W32", "the first among several cities", G, "ask", "四个市当中，2025年经济增速最快的是哪个？", "曲堰市, 6.4%", lambda r: decided(r, "曲堰", "6.4%"), "high", "official")
case("W34", "last year", G, "ask", "曲堰市去年接待了多少游客？", "2680万人次; not the aim of 2030", lambda r: of(r, "曲堰", "2680万人次") and no(r, "4000万"), "high", "small business")
case("W35", "a sum that the texts do not give", G, "ask", "四个市2025年城镇新增就业加起来一共多少人？", "3.1, 4.6, 7.9万 are told, 曲堰 has none: no sum stands there (15.6 of three)", lambda r: of(r, "安蒲", "3.1万人") and of(r, "松塬", "4.6万人") and of(r, "澜河", "7.9万人") and (denies(r) or "15.6" in r["text"]), "medium", "official")
case("W37", "the assistant's opinion asked for", P, "ask", "关于给老人配智能设备，薛青禾和陆知遥你觉得谁说得对？", "both views in their words, no side taken", lambda r: tidy(r, 8) and ((by(r, "薛青禾", "浪费") or by(r, "薛青禾", "不如添人手")) and by(r, "陆知遥", "大力推广智能养老设备") and not re.search("我认为|我觉得|我更", own(r))), "medium", "student")
case("W38", "a quotation asked for to the letter", None, "ask", "请一字不差地给出马回关于“一链一策”的原话", "the whole sentence, from 实施 to 集聚", lambda r: tidy(r, 3) and (by(r, "马回", "实施“一链一策”研发投入计划，支持链主企业", "推动研发资源向产业链薄弱环节集聚")), "high", "editor")
case("W40", "where it comes from", G, "ask", "“一煤独大”的局面没有根本改变，这话出自哪个市的报告？", "松塬市2026年政府工作报告", lambda r: r["status"] == "answered" and bool(r["citations"]) and all("松塬" in c["title"] for c in r["citations"]) and (one(r, "一煤独大") or any(c.get("field") for c in r["citations"])), "high", "editor")

if __name__ == "__main__": main(sys.argv[1:])

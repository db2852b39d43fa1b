import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import case, main, quotes, first, one, has, no, notes, find, says, who, counted, part
import unicodedata

# White space, width and print radicals (⻚ for 页) are no matter of these checks: both sides are folded.
RADICALS = str.maketrans("⻚⻓⻔⻋⻅⻉⻘⻛⻜⻢⻣⻥⻦⻩⻬⻆⺠⺟⻝⻄⻙⻨⻰⻳⻁", "页长门车见贝青风飞马骨鱼鸟黄齐角民母食西韦麦龙龟虎")
def sq(s): return re.sub(r"\s+", "", unicodedata.normalize("NFKC", s or "").translate(RADICALS))
def tx(r): return sq(r["text"])
def own(r): return re.sub(r"[“「『][^”」』]*[”」』]", "", tx(r))          # the answer without what it quotes
def H(r, *w): return all(sq(x) in tx(r) for x in w)                    # all stand in the text
def X(r, *w): return not any(sq(x) in tx(r) for x in w)                # none stands in the text
def O1(r, *w): return any(all(sq(x) in sq(q) for x in w) for q in quotes(r))   # all in one quotation
def F(r, *w): return any(sq(x) in sq(first(r)) for x in w)             # the first quotation is of the right place
def R(r, p): return re.search(p, tx(r)) is not None
def K(r, n, *w): return sum(sq(x) in tx(r) for x in w) >= n            # n of these
def count(r, zh, digits, units, *members):                            # "六章" said (第六章 is none), or every member given
    return any(re.search(rf"(?<![第十百千\d])({zh}|{digits})个?[{units}]|[{units}]数?[是为共:]*({zh}|{digits})(?![十百\d])", t) for t in (tx(r),)) or bool(members) and H(r, *members)
def cell(r, value, others, column):                                   # one cell: alone of its row, or under its column's head
    return H(r, value) and (X(r, *others) or R(r, rf"{column}.{{0,14}}{re.escape(sq(value))}"))
def absent(r, *words):                                                # says that there is no such article
    if r["status"] == "refused": return r["reason"] not in ("off_topic", "small_talk")
    return bool(re.search(r"没有|并无|不存在|无第|无此|未见|未找到|没找到|找不到|查不到|未设|未规定|未收录|不含|只有|仅有|仅到|只到|止于|为止|超出|最后一条|末条", own(r))) and any(sq(w) in own(r) for w in ("这一条", "该条", "此条", "这条") + words)
def date(r, y, m, d, zh): return R(r, rf"{y}(年|-|/|\.)0?{m}(月|-|/|\.)0?{d}(日|(?!\d))|{zh}")
def number(r, word, y, n): return R(r, rf"{word}[\[〔({{【]?{y}[\]〕)}}】]?(第)?{n}号")

# ---- documents
case("D01e", "docx: cells merged downwards, and a note merged across", ["docx/农村公路养护补助标准.docx"], "ask", "县道水泥路面一公里一年补多少养护费？", "9800 元/公里·年, in a row that names 县道", lambda r: O1(r, "县道", "水泥", "9800") and X(r, "12000", "6500", "5600"), "high", "twin of D01")
case("D03e", "docx: heading numbers of the style (一、（一）); a heading asked for", ["docx/老年助餐服务点建设方案.docx"], "ask", "汀南市老年助餐点在运营管理上有啥要求？", "每周营业不少于六天，午餐套餐价格不高于十四元，食品留样不少于四十八小时", lambda r: H(r, "每周营业不少于六天", "不高于十四元", "四十八小时") and X(r, "八十六处", "九万元", "六十平方米"), "high", "twin of D03")
case("D05e", "docx: number in a table of the first page's header; another number in the text", ["docx/森林防火通知.docx"], "ask", "今冬明春森林防火那个通知是什么文号", "霁林防发〔2025〕31号, not 沅林防〔2025〕12号", lambda r: number(r, "霁林防发", 2025, 31) and X(r, "12号"), "high", "twin of D05")
case("D06e", "docx: a paragraph mark and words before it deleted with changes tracked", ["docx/校外托管机构管理办法.docx"], "ask", "校外托管班给学生买的意外险，保额最低要多少", "one sentence: 校外托管机构应当为每名学生投保保额不低于三十万元的意外伤害险…", lambda r: one(r, "为每名学生投保保额不低于三十万元的意外伤害险") and X(r, "平安险"), "medium", "twin of D06")
case("D08e", "docx: Strict Open XML, with a table", ["strict"], "index", None, "read (or: told that it is Strict, save again); never 已损坏", lambda r: r["documents"] == 2 or bool(r["rejected"]) and all(re.search(r"(?i)strict|严格|另存|重新保存", x["reason"]) and "损坏" not in x["reason"] for x in r["rejected"]), "medium", "twin of D08")
case("D09e", "docx: relationships to ../NULL and to a picture that is not there", ["rel"], "index", None, "both are read", lambda r: r["documents"] == 2, "medium", "twin of D09")
case("D11e", "docx: w:br and w:cr inside a sentence", ["docx/公共充电站服务规范.docx"], "ask", "充电站一度电服务费最高能收多少？", "one sentence: …每千瓦时服务费最高不超过零点六二元，…接入市级监管平台", lambda r: one(r, "服务费最高不超过零点六二元"), "medium", "twin of D11")
case("D12e", "docx: a table with two rows of column heads", ["years"], "ask", "2025年高标准农田实际完成了多少万亩？", "18.6, said to be of 2025年 (完成), not 18.0 (目标), not 15.8 (2024年)", lambda r: r["status"] == "answered" and H(r, "2025") and cell(r, "18.6", ["16.2", "15.8", "18.0"], r"2025年.{0,6}完成"), "high", "twin of D12")
case("D15e", "pdf: two columns written line by line under a headline; right column asked", ["cols"], "ask", "新建一座乡村旅游厕所补多少钱？", "五万六千元 in a sentence of the right column, or the page refused; never a sentence of both columns", lambda r: X(r, "达到污水", "每家补国家", "文化旅助八千", "新建二、") and (O1(r, "每座补助五万六千元") or r["status"] == "refused"), "high", "twin of D15")
case("D16e", "pdf: narrow left column not rejoined", ["narrow/流动摊点.pdf"], "ask", "流动摊点管理费一个月多少", "摊位管理费每月一百二十元, in one sentence", lambda r: one(r, "摊位管理费每月一百二十元"), "medium", "twin of D16")
case("D19e", "pdf: a ruled table over two pages, a cell of two lines", ["table/引进人才补贴标准表.pdf"], "ask", "中级职称的人才来汀南，租房补贴每月多少？", "每月九百五十元, in one quotation with 中级职称", lambda r: O1(r, "中级职称", "九百五十元") and X(r, "一千四百元", "七百元"), "high", "twin of D19")
case("D20e", "pdf: a page's footnote and page end inside a sentence", ["foot/护理型床位运营补贴办法.pdf"], "ask", "护理型床位运营补贴的钱从哪里出？标准多少？", "所需资金从市级福利彩票公益金中列支，标准为每床每年二千六百元; not the footnote's 一千八百元", lambda r: O1(r, "所需资金从市级福利彩票公益金中列支") and H(r, "二千六百元") and not O1(r, "福利", "一千八百元"), "medium", "twin of D20")
case("D22e", "html: title that begins with the site's name and the column's", ["html/书房.html"], "ask", "城市书房一周要开多少小时？", "《禾山市城市书房管理办法》", lambda r: r["citations"][0]["title"].strip("《》 ") == "禾山市城市书房管理办法", "medium", "twin of D22")
case("D23e", "html: number in a list of facts (文　　号); another in a related link", ["html/书房.html"], "ask", "城市书房管理办法的文号", "禾政办〔2025〕18号", lambda r: number(r, "禾政办", 2025, 18) and X(r, "7号"), "high", "twin of D23")
case("D25e", "html: rowspan and colspan, capital tags, nothing closed", ["price"], "ask", "居民用气第三档多少钱一方？", "4.29, in a row that names 居民用气", lambda r: O1(r, "居民用气", "第三档", "4.29") and X(r, "3.43", "4.16"), "medium", "twin of D25")
case("D26e", "html: ordered list with a list inside", ["list"], "ask", "公共停车泊位优惠第三项是什么", "残疾人专用机动车每日首次停放，四小时以内免费", lambda r: H(r, "残疾人专用机动车", "四小时以内免费") and X(r, "最高收费五元", "减收百分之二十", "三十分钟"), "medium", "twin of D26")
case("D28e", "a user's own README.md, topics.txt and CHANGELOG.md, named one by one", ["own/README.md", "own/topics.txt", "own/CHANGELOG.md"], "index", None, "3 documents", lambda r: r["documents"] == 3, "control", "twin of D28")
case("D29e", "a user's own README.md in a folder", ["own"], "ask", "乡村医生干满十年，离岗后每服务一年每月补多少？", "二十六元", lambda r: H(r, "二十六元"), "high", "twin of D29")
case("D31e", "old and new version (html and docx): what holds now", ["versions"], "ask", "目前电动自行车以旧换新每辆补多少", "五百元 first; the old one said to be repealed", lambda r: F(r, "给予补贴五百元"), "high", "twin of D31")
case("D33e", "old and new version: what changed", ["versions"], "ask", "电动自行车以旧换新补贴，新办法跟老办法比每辆补贴变了多少", "both 三百元 and 五百元", lambda r: H(r, "三百元", "五百元"), "medium", "twin of D33")
case("D35e", "md: a table without outer bars", ["md/附件3（终稿2）.md"], "ask", "水稻统防统治一亩奖补多少", "每亩二十八元", lambda r: O1(r, "统防统治", "二十八元") and X(r, "六十五元", "四十五元"), "medium", "twin of D35")
case("D36e", "md: the first heading is the title (file named 附件3（终稿2）, a comment above)", ["md/附件3（终稿2）.md"], "ask", "油菜机械直播每亩补多少？", "title 汀南市农业社会化服务奖补办法", lambda r: r["citations"][0]["title"].strip("《》 ") == "汀南市农业社会化服务奖补办法", "medium", "twin of D36")
case("D38e", "a collection of one short document", ["short/桑蚕产业.pdf"], "ask", "2028年桑园面积要稳定在多少亩", "十二万六千亩", lambda r: H(r, "十二万六千亩"), "high", "twin of D38")
case("D39e", "a table alone in the collection", ["onlytable"], "ask", "2030年每千人口托位数要达到几个？", "5.6, of 2030年; not 4.8", lambda r: cell(r, "5.6", ["4.8"], r"2030年?"), "high", "twin of D39")

# ---- structure of official documents
G = ["gov"]
case("S01e", "an article by its number: a list and a paragraph after it", G, "ask", "麻烦问下，夜间集市管理条例第十八条是怎么规定的？", "第十八条: the lead, five items, and 暂停营业的期限不超过三十日", lambda r: F(r, "有下列情形之一的，由商务主管部门责令暂停营业", "连续两次综合评价不合格") and H(r, "综合评价不合格", "未按照规定投保", "擅自扩大经营区域", "隐瞒不报", "转让他人经营", "不超过三十日") and X(r, "二百元", "减半收取"), "high", "twin of S01")
case("S02e", "an article by its number in digits (another document has one too)", G, "ask", "夜间集市管理条例第9条说的啥", "第九条　禁止在轨道交通出入口五十米范围内设置夜间集市", lambda r: F(r, "轨道交通出入口五十米") and X(r, "废弃管线", "便民热线", "一百五十米"), "high", "twin of S02")
case("S04e", "item of an article (项), between a lead and a second paragraph", G, "ask", "夜间集市条例第七条第三项要交什么", "（三）食品安全和消防安全承诺书", lambda r: H(r, "食品安全和消防安全承诺书") and X(r, "场地使用证明", "开办申请书"), "medium", "twin of S04")
case("S06e", "a chapter (headings stand in a table of contents too)", G, "ask", "夜间集市管理条例第三章都讲些什么？", "第十条 to 第十六条 (经营与服务)", lambda r: K(r, 5, "六十元", "明码标价", "五十五分贝", "人走地净", "瓶装液化石油气", "赔偿限额", "减半收取") and X(r, "布点规划", "每季度", "二百元"), "high", "twin of S06")
case("S08e", "how many chapters (a table of contents above)", G, "ask", "夜间集市管理条例一共分几章", "六章", lambda r: count(r, "六", "6", "章", "总则", "开办与布局", "经营与服务", "监督检查", "法律责任", "附则"), "medium", "twin of S08")
case("S09e", "document number", G, "ask", "算力券发放实施方案发文字号是啥", "澄政办发〔2025〕23号", lambda r: number(r, "澄政办发", 2025, 23) and X(r, "40号"), "high", "twin of S09")
case("S11e", "addressees, not the copies", G, "ask", "请问算力券那个通知主送哪些单位？", "各县（区）人民政府，高新区管委会，市直有关单位", lambda r: H(r, "各县（区）人民政府", "高新区管委会", "市直有关单位") and X(r, "市监委", "中级人民法院"), "medium", "twin of S11")
case("S12e", "attachments: how many, which", G, "ask", "算力券方案带了几个附件，都叫什么", "three: 申领流程, 兑付标准表, 算力服务机构承诺书（样本）", lambda r: H(r, "算力券申领流程", "算力券兑付标准表", "算力服务机构承诺书"), "medium", "twin of S12")
case("S14e", "number of points", G, "ask", "算力券方案的使用规则有几条？", "四条", lambda r: count(r, "四", "4", "条项点款", "逾期自动作废", "七十万元", "百分之三十", "虚拟货币"), "medium", "twin of S14")
case("S15e", "third point of a section", G, "ask", "算力券方案支持措施第三条", "（三）对联合高校开展算法训练的企业，每个项目补助十五万元", lambda r: H(r, "联合高校", "十五万元") and X(r, "二十万元", "百分之四十", "百分之三十"), "medium", "twin of S15")
case("S17e", "50万元 is 五十万元", G, "ask", "夜市每个摊位的公众责任险，每次赔偿限额不得低于50万元，没错吧", "五十万元; no note that the question is wrong", lambda r: H(r, "五十万元") and "number_mismatch" not in notes(r), "high", "twin of S17")
case("S18e", "1000元 is 一千元", G, "ask", "夜间集市里罚款1000元的是哪种行为？", "使用瓶装液化石油气，拒不改正的; no note that the question is wrong", lambda r: O1(r, "瓶装液化石油气", "一千元") and "number_mismatch" not in notes(r), "high", "twin of S18")
case("S20e", "which document", G, "ask", "“不得用于虚拟货币挖矿”这句话是哪个文件里的", "the answer names 澄湖市算力券发放实施方案", lambda r: H(r, "算力券发放实施方案"), "medium", "twin of S20")
case("S21e", "yes or no in other words (煤气罐)", G, "ask", "夜市摊子上能用煤气罐吗？", "不得使用瓶装液化石油气", lambda r: H(r, "不得使用瓶装液化石油气"), "medium", "twin of S21")
case("S23e", "follow-up: the number of that document", G, "ask", {"question": "这个文的文号呢", "history": ["算力券的发放对象是哪些？"]}, "澄政办发〔2025〕23号", lambda r: number(r, "澄政办发", 2025, 23) and X(r, "40号"), "medium", "twin of S23")
case("S24e", "follow-up: the fourth item", G, "ask", {"question": "第四种是什么？", "history": ["夜间集市开办者在哪些情形下会被责令暂停营业？"]}, "（四）发生食品安全事故隐瞒不报的", lambda r: H(r, "食品安全事故隐瞒不报") and X(r, "擅自扩大", "转让他人"), "medium", "twin of S24")
case("S26e", "the note that corrects a number is not cut", G, "ask", "到2027年底算力券服务企业不少于2000家，对不对？", "a note with 一千二百家", lambda r: any("一千二百家" in sq(n["text"]) for n in r["notes"]), "low", "twin of S26")
case("S27e", "an article that others cite", G, "ask", "夜间集市管理条例 十五条", "第十五条 itself first", lambda r: F(r, "每次事故赔偿限额不得低于五十万元") and X(r, "五千元以上"), "medium", "twin of S27")
case("S29e", "a table of an attachment has the address of the last section", G, "ask", "超级算力的券找哪个单位兑付受理？", "市科技局; section of the attachment, not 五、组织保障", lambda r: O1(r, "超级算力", "市科技局") and X(r, "市数据局") and "组织保障" not in (r["citations"][0]["section"] or ""), "low", "twin of S29")
A = ["abbr"]
case("S30e", "an official short form: 公租房", A, "ask", "公租房租金怎么收？", "公共租赁住房租金按建筑面积每平方米每月四元二角收取", lambda r: H(r, "四元二角") and X(r, "一元八角"), "high", "twin of S30")
case("S32e", "a signature spread with wide spaces, without a colon", A, "ask", "禾山市市长叫什么名字", "沈某某", lambda r: H(r, "沈某某"), "low", "twin of S32")
case("S33e", "the number of an order (第 73 号)", A, "ask", "户外广告设施管理办法是第几号政府令？", "第73号; not 第41次", lambda r: R(r, r"73号") and not R(r, r"(?<!\d)41号"), "medium", "twin of S33")

# ---- addressed by number, record and structure
L = ["regs"]
case("N01", "an article by a bare numeral, keywords only", L, "ask", "电梯安全管理规定 十五条", "第十五条　使用年限超过十五年的电梯，应当每年进行一次安全评估", lambda r: F(r, "使用年限超过十五年的电梯") and H(r, "每年进行一次安全评估") and X(r, "每十五日", "五个工作日"), "high", "real use")
case("N02", "§12, the document after it", L, "ask", "§12 档案开放利用办法", "第十二条　…可以在六十日内向同级档案主管部门申请复核", lambda r: F(r, "六十日内向同级档案主管部门申请复核") and X(r, "十五个工作日", "数字化副本", "轿厢内不得运载"), "high", "real use")
case("N04", "an article that does not exist (last is 第二十三条)", L, "ask", "帮我查一下电梯安全管理规定第三十条", "there is no such article", lambda r: absent(r, "三十条", "30条", "二十三条", "23条") and X(r, "三十分钟"), "high", "real use")
case("N05", "paragraph of an article, numeral mixed (第九条第2款)", L, "ask", "档案开放利用办法第九条第2款", "利用者应当爱护档案，不得涂改、抽取、撕毁档案", lambda r: H(r, "不得涂改、抽取、撕毁档案") and X(r, "三十卷", "征得档案馆同意", "物业服务人"), "medium", "real use")
case("N07", "目 of an item of an article", L, "ask", "档案开放利用办法第六条第（二）项第3目是哪种事由？", "3.办理房屋权属登记", lambda r: H(r, "办理房屋权属登记") and X(r, "婚姻登记", "工龄", "其他合法权益"), "medium", "real use")
case("N08", "a chapter by its name: all fines", L, "ask", "电梯规定法律责任那一章，都罚多少钱啊", "三千元以上一万元以下; 五百元; 二千元", lambda r: H(r, "三千元以上一万元以下", "五百元", "二千元"), "high", "real use")
case("N10", "how many articles", L, "ask", "电梯安全管理规定总共有多少条？", "二十三条", lambda r: R(r, r"(?<!第)(二十三|(?<!\d)23)条|(最后一条|末条|到|至)(是|为)?第(二十三|23)条"), "medium", "real use")
case("N11", "how many items in an article", L, "ask", "电梯使用管理单位的义务，第十条一共列了几项？", "十二项 (or all twelve)", lambda r: count(r, "十二", "12", "项条个", "专职安全管理员", "操作规程", "签字确认", "一个月前", "二十四小时值守", "立即停止使用", "应急救援演练", "停用超过十五日", "一梯一档", "增设广告", "及时劝阻", "每半年向业主公布"), "medium", "real use")
case("N13", "the first article", L, "ask", "档案开放利用办法头一条写的什么", "第一条　为了规范档案开放利用工作…根据《中华人民共和国档案法》，制定本办法", lambda r: F(r, "为了规范档案开放利用工作") and H(r, "中华人民共和国档案法") and X(r, "特种设备安全法", "每年公布一次"), "medium", "real use")
case("N14", "what the second attachment holds (pdf)", L, "ask", "职业技能等级认定奖补细则 附件二 内容", "申报材料清单: four items", lambda r: H(r, "奖补申请表", "职业技能等级证书复印件", "社会保险缴费凭证", "社会保障卡复印件") and X(r, "三名专家"), "high", "real use")
case("N16", "issuing organs, two", L, "ask", "档案开放利用办法是哪几个部门联合发的？", "霁川市档案局、霁川市国家保密局", lambda r: H(r, "档案局", "国家保密局") and X(r, "负责解释", "财政局"), "high", "real use")
case("N17", "date of the signature, not of printing (pdf)", L, "ask", "职业技能等级认定奖补细则的成文日期是哪天", "2025年9月8日; not 9月11日 (printed), not 10月10日 (in force)", lambda r: date(r, 2025, 9, 8, "二〇二五年九月八日") and (X(r, "9月11日", "10月10日") or R(r, r"(成文|落款|签发).{0,14}9月8日")), "high", "real use")
case("N19", "date of coming into force, colloquial", L, "ask", "档案馆开放利用的新办法啥时候开始执行？", "2025年6月1日; not 4月27日", lambda r: date(r, 2025, 6, 1, "二〇二五年六月一日") and X(r, "4月27日", "10月1日"), "high", "real use")
case("N20", "term of validity, with a typo (有效其)", L, "ask", "档案开放利用办法有效其几年", "五年", lambda r: R(r, r"(?<![十\d])(五|5)年") and X(r, "2028", "少于五年", "十五年"), "medium", "real use")
case("N22", "number of the order, not of the repealed one", L, "ask", "电梯安全管理规定是市政府第几号令", "第112号; not 第47号", lambda r: R(r, r"(?<!\d)112号|一百一十二号") and X(r, "47号"), "high", "real use")
case("N23", "the meeting that adopted it", L, "ask", "请问电梯安全管理规定是哪次会议通过的呀？", "2025年7月21日霁川市人民政府第63次常务会议", lambda r: R(r, r"第?63次(政府)?常务会议|六十三次常务会议") and X(r, "第七次会议"), "medium", "real use")
case("N25", "which document says it (the sentence runs over a line end of a pdf)", L, "ask", "“同一证书不得重复享受奖补”出自哪份文件？", "霁川市职业技能等级认定奖补细则", lambda r: H(r, "职业技能等级认定奖补细则"), "medium", "real use")
case("N26", "the same number in two documents, one named loosely", L, "ask", "档案馆那个办法的第八条讲啥", "第八条　复制档案不得收取费用，但是单次复制超过五十页的，可以收取工本费", lambda r: F(r, "复制档案不得收取费用") and H(r, "超过五十页") and X(r, "三分之二"), "high", "real use")
case("N28", "an article by what it is about (fine for an e-bike in a lift)", L, "ask", "关于电动自行车进电梯罚款的是哪一条？", "第十八条", lambda r: H(r, "第十八条") and X(r, "第十七条", "第十九条", "三千元"), "high", "real use")
case("N29", "第三部分第二点 (第二部分 and 第四部分 have （二） too)", L, "ask", "养老服务三年行动计划第三部分第二点是什么内容？", "（二）发展社区日间照料…日间照料床位不少于二十张", lambda r: H(r, "每个街道至少建成一处", "不少于二十张") and X(r, "普惠型床位价格", "四千五百户", "六千元", "失能照护服务机构"), "high", "real use")
case("N31", "a table's cell by row and column (pdf)", L, "ask", "三级高级工，急需紧缺职业奖补多少？", "二千六百元", lambda r: cell(r, "二千六百元", ["一千九百元", "一千五百元"], "急需紧缺职业?") and X(r, "一千八百元", "一千二百元"), "high", "real use")
case("N32", "two asked at once: number and date of coming into force", L, "ask", "档案开放利用办法的文号和施行日期分别是什么", "霁档发〔2025〕6号; 2025年6月1日", lambda r: number(r, "霁档发", 2025, 6) and date(r, 2025, 6, 1, "二〇二五年六月一日"), "high", "real use")
case("N34", "follow-up: the whole of that article (two paragraphs)", L, "ask", {"question": "把这一条的全文给我", "history": ["电梯里有人被困，维护保养单位多久要赶到现场？"]}, "第十一条, both paragraphs", lambda r: H(r, "五分钟内作出应答", "三十分钟内赶到现场", "困人超过一小时未解救") and X(r, "三千元", "轿厢内不得运载"), "medium", "real use")
case("N35", "a very long article, all of it", L, "ask", "请把电梯安全管理规定第十条完整发我，谢谢", "第十条, all twelve items", lambda r: H(r, "专职安全管理员不得少于两名", "制定操作规程", "签字确认", "一个月前提出定期检验申请", "二十四小时值守", "方可重新投入使用", "每年至少组织一次应急救援演练", "停用超过十五日", "一梯一档", "核定重量", "及时劝阻", "每半年向业主公布一次") and X(r, "移动通信信号", "赶到现场"), "high", "real use")
case("N37", "an article of one sentence, the title mistyped (规订)", L, "ask", "电梯安全管理规订第6条", "第六条　电梯井道应当实现移动通信信号全覆盖", lambda r: F(r, "移动通信信号全覆盖") and X(r, "凭单位介绍信", "五个工作日"), "medium", "real use")
case("N38", "follow-up: the next article", L, "ask", {"question": "那下一条呢", "history": ["电梯安全管理规定第十三条是什么？"]}, "第十四条　维护保养记录保存期限不少于四年", lambda r: H(r, "保存期限不少于四年") and X(r, "每十五日", "安全评估", "二千元"), "medium", "real use")
case("N40", "how many articles a chapter has", L, "ask", "电梯安全管理规定第三章有几条？", "四条 (第九条 to 第十二条)", lambda r: count(r, "四", "4", "条") or H(r, "第九条", "第十条", "第十一条", "第十二条") and X(r, "第十三条", "第八条") or R(r, r"第九条(至|到|—|-|~)第?十二条"), "medium", "real use")

if __name__ == "__main__": main(sys.argv[1:])

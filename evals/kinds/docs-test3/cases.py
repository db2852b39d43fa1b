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
case("D04e", "docx: a term defined in an endnote", ["docx/柔性引才若干措施.docx"], "ask", "候鸟专家是啥意思？", "候鸟专家：是指人事关系不在本市、每年在本市连续工作不少于七十五日的外地专家", lambda r: H(r, "人事关系不在本市", "不少于七十五日") and X(r, "公开竞争"), "high", "twin of D04")
case("D07e", "docx: a table row deleted and one inserted with changes tracked", ["docx/公租房租金标准.docx"], "search", "公租房三类地段租金", "三类及以下地段 三元九角 stands; 四元二角 is deleted and stands nowhere", lambda r: any("三元九角" in sq(h["text"]) for h in r["hits"]) and not any("四元二角" in sq(h["text"]) for h in r["hits"]), "high", "twin of D07")
case("D10e", "docx: text hidden by a character style; a run with vanish off is not hidden", ["docx/工业用水加价办法.docx"], "search", "工业用水超定额加价", "加价一倍 stands; 勿外传 does not", lambda r: any("加价一倍" in sq(h["text"]) for h in r["hits"]) and not any(w in sq(h["text"]) for h in r["hits"] for w in ("勿外传", "暂缓执行")), "high", "twin of D10")
case("D14e", "pdf: odd and even page heads inside a sentence", ["running"], "ask", "千人以上的农村供水工程，维修养护经费不够的怎么办？", "…不足部分由县级财政按照每人每年十二元的标准补足, without 公报", lambda r: O1(r, "由县级财政按照每人每年十二元的标准补足") and X(r, "公报", "总第", "省政府规章"), "high", "twin of D14")
case("D18e", "pdf: a text layer of glyph names (/cid4033)", ["glyph"], "index", None, "rejected: the text layer cannot be read as text", lambda r: r["documents"] == 0 and len(r["rejected"]) == 1, "medium", "twin of D18")
case("D21e", "html: an old page laid out in tables, with font sizes, counters and a QR line", ["html/餐厨.html"], "search", "浏览次数 字体 扫一扫 热点推荐 版权所有", "none of it is part of the document", lambda r: not any(w in sq(h["text"]) for h in r["hits"] for w in ("浏览次数", "扫一扫", "热点推荐", "版权所有", "设为首页", "推进会")), "high", "twin of D21")
case("D24e", "html: hidden elements (DISPLAY : NONE, a hidden textarea, a template)", ["hidden"], "ask", "老旧小区管网改造一户补多少钱？", "四千二百元 only", lambda r: H(r, "四千二百元") and X(r, "六千元", "五千一百元", "三千元"), "high", "twin of D24")
case("D27e", "folder with kinds that are not read", ["kinds"], "index", None, "13 files: each is a document or is named in `rejected`", lambda r: r["documents"] >= 1 and r["documents"] + len(r["rejected"]) >= 13 and all(any(str(x["path"]).endswith(e) for x in r["rejected"]) for e in (".et", ".dps", ".rar", ".7z", ".png", ".mp3")), "high", "twin of D27")
case("D30e", "the same text three times (.txt, its copy, .docx)", ["dups"], "ask", "九十岁以上老人高龄津贴一个月多少", "the sentence once, or each with the name of its file", lambda r: H(r, "二百六十元") and (len({sq(q) for q in quotes(r)}) == len(quotes(r)) or "副本" in r["text"]), "medium", "twin of D30")
case("D34e", "md: inline marks of many kinds, authors in a flow list", ["md/生育补贴.md"], "ask", "生二孩每月能领多少育儿补贴？", "对生育第二个子女的家庭，每月发放育儿补贴八百元…, without marks", lambda r: H(r, "八百元", "第二个子女") and X(r, "**", "==", "`", "['", "](", "][", "<u>", "&nbsp", "[^"), "high", "twin of D34")
case("D37e", "pdf: page numbers of a print by Chromium (第 1 ⻚ / 共 2 ⻚)", ["print"], "search", "长者学堂教师课时补贴", "the page number is no part of the text", lambda r: any("一百八十元" in sq(h["text"]) for h in r["hits"]) and not any(re.search(r"第\d页|共\d页", sq(h["text"])) for h in r["hits"]), "low", "twin of D37")
case("D40e", "txt: all characters spread, the title with wide spaces", ["spaced"], "ask", "市民夜校一个班最多招多少人", "二十八人", lambda r: H(r, "二十八人"), "low", "twin of D40")

# ---- structure of official documents
G = ["gov"]
case("S03e", "third paragraph of an article (第3款)", G, "ask", "河道采砂管理条例第四条第3款讲的啥", "公安机关负责依法查处河道采砂活动中违反治安管理的行为", lambda r: H(r, "公安机关负责依法查处") and X(r, "通航安全管理", "水行政主管部门负责"), "medium", "twin of S03")
case("S07e", "a list after 有下列情形之一的", G, "ask", "采砂许可证什么情况下会被注销？", "the four items", lambda r: H(r, "届满未延续", "采砂单位依法终止", "达到许可开采量", "河势变化") and X(r, "护堤地"), "high", "twin of S07")
case("S10e", "date of issue", G, "ask", "古村落保护利用行动方案是几号印发的", "2025年10月22日 (or 10月24日印发)", lambda r: R(r, r"10月2[24]日|十月二十[二四]日|2025-10-2[24]") and X(r, "8月26日"), "high", "twin of S10")
case("S13e", "content of the second attachment (a table)", G, "ask", "古村落方案附件2是什么内容？", "责任分工: three rows", lambda r: H(r, "普查数据库", "修缮技术导则", "数字化监测平台", "市大数据局") and X(r, "石廊村"), "medium", "twin of S13")
case("S16e", "date of adoption, not of approval or of coming into force", G, "ask", "采砂条例哪天通过的？", "2024年11月29日", lambda r: date(r, 2024, 11, 29, "二〇二四年十一月二十九日") and X(r, "3月1日"), "high", "twin of S16")
case("S19e", "a wrong number in the question", G, "ask", "采砂许可证有效期三年，是这样规定的吧？", "a note: 一年", lambda r: "number_mismatch" in notes(r) and (H(r, "一年") or any("一年" in sq(n["text"]) for n in r["notes"])), "medium", "twin of S19")
case("S22e", "summary of a document", G, "ask", "帮忙概括一下古村落保护利用三年行动方案", "more than the title: the sections' main sentences", lambda r: K(r, 3, "四十六处", "普查", "原貌修复", "不少于三种", "百分之四十五", "绩效评估") and X(r, "采砂", "留样"), "medium", "twin of S22")
case("S25e", "follow-up: what else", G, "ask", {"question": "除了这个还有别的扶持吗", "history": ["修缮一处传统民居能补助多少？"]}, "（二） and （三）, not （一） again", lambda r: H(r, "十八万元", "二百六十元") and X(r, "百分之四十五"), "medium", "twin of S25")
case("S28e", "a section whose points are whole sentences", G, "ask", "传统民居修缮补助标准", "the section is 三、扶持政策, not the sentence itself", lambda r: O1(r, "百分之四十五") and "扶持政策" in sq(r["citations"][0]["section"]) and "修缮费用" not in r["citations"][0]["section"], "low", "twin of S28")
case("S31e", "an official short form: 残保金", ["abbr"], "ask", "残保金按什么标准交？", "残疾人就业保障金按照上年用人单位在职职工年平均工资的百分之五十计收", lambda r: H(r, "年平均工资的百分之五十") and X(r, "百分之二拨缴", "万分之六", "百分之一点三"), "high", "twin of S31")

# ---- addressed by number, record and structure
L = ["regs"]
case("N03", "an article that does not exist (last is 第十八条)", L, "ask", "湿地公园管理办法第四十二条写的啥", "there is no such article", lambda r: absent(r, "四十二条", "42条", "十八条", "18条"), "high", "real use")
case("N06", "item of a paragraph of a long article", L, "ask", "湿地公园管理办法第十条第一款第(五)项", "（五）破坏野生动物栖息地和迁徙通道、鱼类洄游通道", lambda r: H(r, "鱼类洄游通道") and X(r, "未达标的污水", "捡拾鸟卵", "变更备案"), "high", "real use")
case("N09", "which chapter holds an article", L, "ask", "湿地公园管理办法第十三条在第几章？", "第三章　利用与服务", lambda r: (R(r, r"第(三|3)章") or H(r, "利用与服务")) and X(r, "第二章", "第四章", "规划与保护"), "medium", "real use")
case("N12", "the last article", L, "ask", "湿地公园管理办法最后一条是什么", "第十八条　本办法自2024年10月15日起施行，有效期四年", lambda r: H(r, "2024年10月15日", "有效期四年") and X(r, "2025年4月1日", "参照本办法"), "high", "real use")
case("N15", "a list after 有下列情形之一的, with a typo (撤消)", L, "ask", "哪些情况下房屋租赁备案会被撤消", "the four items", lambda r: H(r, "虚假产权证明", "危险房屋", "冒用他人身份", "依法征收") and X(r, "二十日内"), "high", "real use")
case("N18", "date of printing, not of the signature (in a table at the end)", L, "ask", "采暖季供暖保障通知的印发日期", "2025年10月17日", lambda r: date(r, 2025, 10, 17, "二〇二五年十月十七日") and (X(r, "10月15日") or R(r, r"印发.{0,12}10月17日|10月17日印发")), "high", "real use")
case("N21", "what it repeals", L, "ask", "房屋租赁合同备案办法出来以后，废掉了哪个老文件？", "《丹陂市房屋租赁登记暂行办法》（丹房发〔2017〕5号）", lambda r: H(r, "房屋租赁登记暂行办法"), "medium", "real use")
case("N24", "copies, not addressees", L, "ask", "供暖保障通知抄送给谁了", "市委办公室，市政府办公室，市总工会，国网丹陂供电公司", lambda r: H(r, "市委办公室", "市政府办公室", "市总工会", "国网丹陂供电公司") and X(r, "各供热企业"), "medium", "real use")
case("N27", "an article's number that two documents have, none named", L, "ask", "第七条是怎么规定的？", "both, each with its document; or asks which", lambda r: H(r, "科研监测", "三十日内办理备案") or H(r, "湿地公园管理办法", "房屋租赁合同备案办法") and R(r, r"哪|请(指明|说明|注明|补充|选)"), "high", "real use")
case("N30", "第（二）项 of a section, others have （二） too", L, "ask", "供暖通知服务保障第（二）项", "（二）室温不达标超过四十八小时的，按日退还热费", lambda r: H(r, "按日退还热费") and X(r, "保供合同", "响应用户报修", "按热量计费"), "medium", "real use")
case("N33", "two articles asked at once", L, "ask", "湿地公园管理办法第五条和第九条分别规定了什么？", "第五条 and 第九条 of that document", lambda r: H(r, "不得低于百分之三十", "鸟类繁殖期") and X(r, "当场办结", "消防、治安", "资源调查", "保育区除"), "high", "real use")
case("N36", "the last item of a very long article", L, "ask", "湿地公园办法第十条第一款最后一项是什么", "（十四）其他破坏湿地公园生态功能的行为", lambda r: H(r, "其他破坏湿地公园生态功能的行为") and X(r, "界碑", "排干湿地", "采集标本"), "medium", "real use")
case("N39", "the targets of a work report (pdf), all of them", L, "ask", "雁沙县政府工作报告里2026年主要预期目标有哪些", "地区生产总值6%左右, 固定资产投资7.5%, 社零5.8%, 新增就业3600人, 粮食21万吨", lambda r: H(r, "6%左右", "7.5%", "5.8%", "3600人", "21万吨") and X(r, "5.6%", "2100", "3.2%"), "high", "real use")

if __name__ == "__main__": main(sys.argv[1:])

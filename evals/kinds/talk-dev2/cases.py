"""Cases of one set (second twins); `kinds.py` in /work/main/evals/kinds says how they are written and run.

    BOT=/work/main/.venv/bin/bot BASE=/tmp/twins2-talk python cases.py [ID ...]
"""
import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import allmis, case, counted, find, first, has, lacks, light, main, meaning, measures, mis, msg, no, notes, one, only, part, placed, quotes, same, says, who, whole

W = ["shuixiang"]
T = ["guiding"]
NOT = "没有(说|提|主张|写|谈|涉及)|未(提|见|说|主张|谈)|不曾"
def unsaid(r): return r["status"] in ("partial", "refused") or bool(r["notes"]) or says(r, NOT)
def unfounded(r, pattern): return (r["reason"] != "off_topic" or "不详" in r["text"]) and not says(r, pattern)
# ---- the shipped essays; W: three essays by 沈望舒, 魏长河, 钟意
case("E01c", "a wrong year in a name", None, "ask", "马回要扩大的是“2035启航计划”的实施规模吗？", "“2030启航计划”, with a note that the number is another", lambda r: r["status"] != "refused" and has(r, "2030启航计划") and ("number_mismatch" in notes(r) or says(r, "不是|并非")), "high", "twin of E01")
case("E01d", "a wrong year", W, "ask", "渔光互补项目是从2017年搞起来的，没错吧？", "2020年启动, with a note", lambda r: r["status"] != "refused" and has(r, "2020年") and "number_mismatch" in notes(r), "high", "twin of E01")
case("E02c", "except one author; two others do", None, "ask", "除了马回，另外还有哪几位谈到未来产业？", "刘忠林 and 邹慧; not 马回", lambda r: {"刘忠林", "邹慧"} <= who(r) and "马回" not in who(r), "high", "twin of E02")
case("E02d", "except one author", W, "ask", "沈望舒以外，还有谁讲到冷链？", "魏长河: 支持联合社建设冷链仓库; not 沈望舒", lambda r: "魏长河" in who(r) and "沈望舒" not in who(r), "high", "twin of E02")
case("E03c", "who does not speak of it", None, "ask", "哪位作者的文章没有出现招商引资？", "马回 (刘忠林 and 邹慧 do)", lambda r: lacks(r, ["马回"], ["刘忠林", "邹慧"]), "high", "twin of E03")
case("E03d", "who does not speak of it", W, "ask", "沈望舒、魏长河、钟意三个人里，谁没谈保险？", "钟意", lambda r: lacks(r, ["钟意"], ["沈望舒", "魏长河"]), "high", "twin of E03")
case("E04c", "where the author of a title works", None, "ask", "《构建研发投入配置新范式》的作者在哪里任职？", "江西省社科院江西发展战略研究所", lambda r: has(r, "江西发展战略研究所"), "high", "twin of E04")
case("E04d", "where the authors work", W, "ask", "这三位作者都是哪儿的？", "the three affiliations", lambda r: has(r, "水产技术推广站", "云江农业大学", "青年乡村建设中心"), "high", "twin of E04")
case("E04e", "which author has a post", W, "ask", "三位作者中哪位在大学教书？", "魏长河 (云江农业大学)", lambda r: r["status"] != "refused" and has(r, "魏长河"), "high", "twin of E04")
case("E05c", "how many sections", None, "ask", "邹慧的文章有几个部分？", "三", lambda r: counted(r, "三3", ["绘制契合省情发展的战略蓝图", "帮助高校企业提升创新效能", "推动标志性成果在赣落地生根"]), "medium", "twin of E05")
case("E05d", "how many sections", W, "ask", "魏长河是分几个方面写的？", "四", lambda r: counted(r, "四4", ["清退空壳", "规范分配", "补齐短板", "培养带头人"]), "medium", "twin of E05")
case("E06c", "the second part", None, "ask", "邹慧文章第二部分的内容是什么？", "帮助高校企业提升创新效能", lambda r: part(r, "帮助高校企业提升创新效能"), "high", "twin of E06")
case("E06d", "the last but one part", W, "ask", "魏长河文章的倒数第二部分写了什么？", "补齐短板", lambda r: part(r, "补齐短板"), "high", "twin of E06")
case("E07c", "summary", None, "ask", "邹慧文章的中心意思是什么，一句话讲清楚", "words of 邹慧; not 与所收录的文章无关", lambda r: only(r, "邹慧"), "medium", "twin of E07")
case("E07d", "summary", W, "ask", "帮我用一句话总结钟意的看法", "words of 钟意", lambda r: only(r, "钟意"), "medium", "twin of E07")
case("E08c", "a code that the text does not explain", None, "ask", "科技兴赣六大行动是哪六大行动？", "partial: mentioned, not listed", lambda r: r["status"] == "partial" or "not_specified" in notes(r), "medium", "twin of E08")
case("E08d", "a code that the text does not explain", W, "ask", "“三三制”放养法具体怎么放？", "partial: mentioned, not explained", lambda r: r["status"] == "partial" or "not_specified" in notes(r), "medium", "twin of E08")
case("E09c", "did they say", None, "ask", "有哪位作者主张把高校整体搬迁到开发区吗？", "the texts do not say so", unsaid, "medium", "twin of E09")
case("E09d", "did they say", W, "ask", "这几篇有没有提出禁止网箱养鱼？", "the texts do not say so", unsaid, "medium", "twin of E09")
case("E10c", "publication", None, "ask", "邹慧的文章登在哪家报纸、哪一期？", "不详 (only 智库版 is known); no invented paper or date", lambda r: unfounded(r, r"日报|晚报|20(19|2[2-9])年"), "medium", "twin of E10")
case("E10d", "publication", W, "ask", "钟意的文章发表于何时何处？", "不详; no invented date", lambda r: unfounded(r, r"20(1\d|2[1-9])年|日报"), "medium", "twin of E10")

# ---- quotations
Z = "构建“江西需求侧”与“院士供给侧”双向匹配通道，举办院士江西行、学术报告会、技术对接会等活动"   # 邹慧
Zq = Z.replace("“", "‘").replace("”", "’")
L = "加强产业链供应链安全保障，健全产业链供应链风险预警机制和应急处置机制，建立重要产品和核心技术替代清单"   # 刘忠林
M = "建立研发资源共享机制，推动高校、科研院所的科研仪器设备、实验平台向企业开放，提高资源使用效率"   # 马回
N = "扩大水产养殖保险覆盖面，县级财政对参保农户补贴一半保费"   # 沈望舒
H = "支持联合社建设冷链仓库，由成员社共同使用"   # 魏长河
C = "鼓励村集体把闲置仓库免费提供给返乡青年办工坊"   # 钟意
case("Q01c", "corner mark and curly mark mixed, wrong author", None, "check", f"邹慧强调，「{L}”。", "misattributed: 刘忠林", mis, "high", "twin of Q01")
case("Q01d", "full-width straight marks, wrong author", W, "check", f"钟意建议，＂{H}＂。", "misattributed: 魏长河", mis, "high", "twin of Q01")
case("Q02c", "Markdown blockquote of two lines after a name and a dash, wrong author", None, "check", "刘忠林的原话如下——\n\n> 建立研发资源共享机制，推动高校、科研院所的科研仪器设备、\n> 实验平台向企业开放，提高资源使用效率。\n", "misattributed: 马回", mis, "high", "twin of Q02")
case("Q02d", "Markdown blockquote under a heading that names the author, wrong author", W, "check", f"## 沈望舒的观点\n\n沈望舒指出：\n\n> {C}。\n", "misattributed: 钟意", mis, "high", "twin of Q02")
case("Q04c", "quotation of two paragraphs, wrong author", None, "check", "刘忠林写道：\n\n“组建由企业专家、行业智库、科研人员组成的技术预测委员会，开展产业技术发展趋势预测，提前布局重大研发项目。\n\n“依托全省统一的科技项目管理信息平台，整合科技、财政、产业等部门的研究资源，打破数据壁垒和部门分割，实现研发资源的统一调度、精准配置。”", "both misattributed: 马回", lambda r: allmis(r) and "技术预测委员会" in whole(r) and "部门分割" in whole(r), "high", "twin of Q04")
case("Q04d", "quotation of three paragraphs, wrong author", W, "check", "沈望舒说：\n“鼓励合作社提取风险金，防范价格波动。\n“支持联合社建设冷链仓库，由成员社共同使用。\n“允许合作社聘用职业经理人，薪酬由成员大会决定。”", "all misattributed: 魏长河", lambda r: allmis(r) and "价格波动" in whole(r) and "共同使用" in whole(r) and "成员大会决定" in whole(r), "high", "twin of Q04")
case("Q05c", "interview with a title after the name", None, "check", f"主持人：仪器设备怎么才能用起来？\n邹慧研究员：{M}。", "misattributed: 马回", mis, "high", "twin of Q05")
case("Q05d", "interview with Q and A", W, "check", f"Q：回乡青年没有场地怎么办？\nA（沈望舒）：{C}。", "misattributed: 钟意", mis, "high", "twin of Q05")
case("Q06c", "blockquote, then a dash and a name outside it", None, "check", f"> {L}\n\n——马回\n", "misattributed: 刘忠林", mis, "high", "twin of Q06")
case("Q06d", "blockquote with two hyphens and a name", W, "check", f"> {N}\n> -- 魏长河\n", "misattributed: 沈望舒", mis, "high", "twin of Q06")
case("Q07c", "a work that is not in the collection", None, "check", f"据《赣鄱科创论衡》一书：“{M}。”", "misattributed: words of 《构建研发投入配置新范式》", mis, "medium", "twin of Q07")
case("Q07d", "a work that is not in the collection", W, "check", f"“{C}”，《新村建设二十讲》如是说。", "misattributed: words of 《把年轻人请回水乡》", mis, "medium", "twin of Q07")
case("Q09c", "an antonym of one character in a long quotation", None, "check", "邹慧说，“通过建设院士专家工作站、联合实验室等方式，帮助江西培养工程科技人才，为江西留下一支带得走的高水平工程科技人才队伍”。", "不→得: altered, meaning", meaning, "high", "twin of Q09")
case("Q09d", "an antonym of one character in a long quotation", W, "check", "魏长河主张，“合作社可分配盈余按照成员交易量返还的比例不得高于百分之六十”。", "低→高: altered, meaning", meaning, "high", "twin of Q09")
case("Q10c", "降低 to 增加", None, "check", "刘忠林提出，“推广清洁生产技术和工艺，加强资源综合利用，增加污染物排放，实现绿色发展”。", "altered, meaning", meaning, "high", "twin of Q10")
case("Q10d", "放宽 to 收紧", W, "check", "钟意写道，“收紧落户条件，允许返乡青年参与村民议事”。", "altered, meaning", meaning, "high", "twin of Q10")
case("Q11c", "领军 left out", None, "check", "马回说，“支持科技企业牵头组建创新联合体，开展订单式、定制式合作研发”。", "领军 left out: altered, meaning", meaning, "medium", "twin of Q11")
case("Q11d", "两年 left out", W, "check", "魏长河说，“对未开展经营的合作社予以清退，清退结果向社会公开”。", "两年 left out: altered, meaning", meaning, "medium", "twin of Q11")
case("Q12c", "中国工程院 to 中国科学院", None, "check", "邹慧建议，“主动对接中国科学院及国家级大院大所和高校，谋划国家级创新平台、重大科技和产业项目、高层次人才等在赣布局”。", "the name changed: altered, meaning", meaning, "medium", "twin of Q12")
case("Q12d", "县 to 省", W, "check", "沈望舒提出，“建立省级良种场，每年向养殖户供应鱼苗不少于六千万尾”。", "县→省: altered, meaning", meaning, "medium", "twin of Q12")
case("Q13c", "22 in full-width digits", None, "check", "邹慧介绍，“２０１８年以来，中国工程院与２２个省（自治区、直辖市）共建地方研究院”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q13d", "百分之八 written 8%", W, "check", "沈望舒写道，“连片鱼塘应当配套尾水处理池，处理池面积不低于养殖面积的8%”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q13e", "六千万 written 6000万", W, "check", "沈望舒写道，“建立县级良种场，每年向养殖户供应鱼苗不少于6000万尾”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q14c", "an editor's insertion （引者按：…）", None, "check", "邹慧写道：“2018年以来，中国工程院（引者按：下称工程院）与22个省（自治区、直辖市）共建地方研究院”。", "verbatim (insertion said), not 改变了原意", same, "medium", "twin of Q14")
case("Q14d", "an editor's insertion 〔 〕", W, "check", "沈望舒说：“〔各县要〕建设产地冷链，在三个主产镇布局低温分拣车间”。", "verbatim (insertion said), not 改变了原意", same, "medium", "twin of Q14")
case("Q15c", "note marks ¹ ² inside", None, "check", "马回指出，“加强技术转移人才队伍建设¹，开展体系化培训²，打造一支懂技术、通市场、善运营的技术经纪人队伍”。", "verbatim, not 改变了原意", same, "high", "twin of Q15")
case("Q15d", "note marks 〔3〕 （注4） inside", W, "check", "魏长河指出，“引导农业保险机构开发价格指数产品〔3〕，增强合作社抗风险能力（注4）”。", "verbatim, not 改变了原意", same, "high", "twin of Q15")
case("Q16c", "leading ellipsis in the middle of a clause", None, "check", "刘忠林写道：“……为关键核心技术突破提供源头支撑。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("Q16d", "leading ellipsis of three dots", W, "check", "魏长河说：“...增强合作社抗风险能力。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("Q17c", "page number (第 7 页) pasted into the quotation", None, "check", "马回说：“建立研发资源共享机制，推动高校、科研院所的科研仪器\n第 7 页\n设备、实验平台向企业开放，提高资源使用效率”。", "verbatim after folding, not 改变了原意", same, "medium", "twin of Q17")
case("Q17d", "page number (· 12 ·) pasted into the quotation", W, "check", "沈望舒说：“扩大水产养殖保险覆盖面，县级财政对\n· 12 ·\n参保农户补贴一半保费”。", "verbatim after folding, not 改变了原意", same, "medium", "twin of Q17")
case("Q18c", "a wrong section named, with its number", None, "check", "马回在第一部分“优化结构布局，筑牢创新发展根基”中说，“加强技术转移人才队伍建设，开展体系化培训，打造一支懂技术、通市场、善运营的技术经纪人队伍”。", "says: stands in 聚焦成果转化，打通价值实现通道", lambda r: placed(r) or msg(r, "聚焦成果转化", "小节"), "medium", "twin of Q18")
case("Q18d", "a wrong section named, with the title", W, "check", "钟意《把年轻人请回水乡》“让回来的人有房住”一节提出，“放宽落户条件，允许返乡青年参与村民议事”。", "says: stands in 让回来的人有盼头", lambda r: placed(r) or msg(r, "有盼头", "小节"), "medium", "twin of Q18")
case("Q19c", "docx draft: two footnotes, one with a wrong author", None, "check-file", "drafts/调研稿.docx", "the second footnote's quotation (邹慧's) is misattributed, the first is not", lambda r: any("路线图研判" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]) and not any("小分队" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]), "high", "twin of Q19")
case("Q19d", "docx draft: footnote hung in a table cell, wrong author", W, "check-file", "drafts/表格稿.docx", "the footnote's quotation (魏长河's) is found and misattributed", lambda r: any("职业经理人" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]), "high", "twin of Q19")
case("Q20c", "words of another document (documents without authors)", T, "check", "《柳溪县粮食收储提升方案》要求，“供应商应当留存校服样品，留存期不少于两年”。", "misattributed: of 《柳溪县学生校服管理办法》", mis, "high", "twin of Q20")
case("Q20d", "words of another document, named after the quotation", T, "check", "“粮食企业不得拖欠农户售粮款，结算期限不超过七日”，这是《柳溪县学生校服管理办法》的规定。", "misattributed: of 《柳溪县粮食收储提升方案》", mis, "high", "twin of Q20")
case("Q21c", "a wrong article number", T, "check", "《柳溪县学生校服管理办法》第四条明确，“选用校服应当经三分之二以上的学生家长同意”。", "says 第三条", lambda r: msg(r, "第三条", "第3条"), "high", "twin of Q21")
case("Q21d", "a wrong article number in digits after the quotation's document", T, "check", "依照《柳溪县学生校服管理办法》第 10 条，“家庭经济困难学生的校服由学校免费提供，经费从公用经费中列支”。", "says 第九条", lambda r: msg(r, "第九条", "第9条"), "high", "twin of Q21")
case("Q22c", "a wrong document number (the year)", T, "check", "《柳溪县学生校服管理办法》（柳教发〔2023〕12号）规定，“学校应当在每年五月底前完成下一学年校服采购”。", "says that the number is 〔2024〕12号", lambda r: placed(r) or msg(r, "〔2024〕12号", "〔2023〕12号"), "medium", "twin of Q22")
case("Q22d", "a wrong document number (of another document)", T, "check", "按照柳教发〔2024〕12号《柳溪县粮食收储提升方案》，“建设粮食产后服务中心九个，服务半径不超过十五公里”。", "says that the number is 柳发改〔2025〕19号 or of another document", lambda r: placed(r) or msg(r, "〔2025〕19号", "〔2024〕12号"), "medium", "twin of Q22")
case("Q23c", "320元 is 三百二十元", T, "check", "办法规定，“校服价格每套不超过320元，夏装每套不超过110元”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q23d", "百分之二十五 is 25%", T, "check", "方案提出，“对新建低温仓的企业，按照投资额的百分之二十五给予补助，最高不超过260万元”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q23e", "28000 is 两万八千", T, "check", "方案提出，“对种粮大户购置烘干机的，每台补助28000元”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q24c", "line ends in the comparison of a list", T, "check", "《柳溪县学生校服管理办法》第八条：“供应商有下列情形之一的，学校应当解除合同：（一）产品抽检不合格的；（二）逾期交货超过三十日的；（三）擅自转包生产的；（四）拒绝退换问题校服的。”", "only 二→三 is told", lambda r: not msg(r, "“\n") and find(r).get("severity") == "meaning", "low", "twin of Q24")
case("Q24d", "line ends in the comparison of a list, nothing changed", T, "check", "《柳溪县粮食收储提升方案》规定：“（一）对新建低温仓的企业，按照投资额的25%给予补助，最高不超过260万元。（二）对种粮大户购置烘干机的，每台补助两万八千元。（三）对优质稻订单收购的，按照每吨六十元给予奖励。”", "verbatim; no line end is told", lambda r: not msg(r, "“\n") and find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") in ("none", "typographic"), "low", "twin of Q24")

# ---- recommending
case("R02c", "except funds", None, "recommend", {"profile": "一所高校的新材料课题组", "need": "想加快成果转化，除了设立基金以外还有什么办法"}, "技术经纪人, 首试首用, 孵化器, 提前对接…; no fund", lambda r: bool(r["measures"]) and not any("基金" in q for q in measures(r)), "high", "twin of R02")
case("R02d", "except loans", W, "recommend", {"profile": "返乡办工坊的青年", "need": "不考虑贷款，贷款之外有哪些能省钱或者拿到钱的支持"}, "闲置仓库免费提供, 给予奖励, 青年公寓; not 贷款贴息", lambda r: any(any(w in q for w in ("闲置仓库", "给予奖励", "青年公寓")) for q in measures(r)) and not any("贷款" in q and not any(w in q for w in ("闲置仓库", "给予奖励", "青年公寓")) for q in measures(r)), "high", "twin of R02")
case("R03c", "加强对…的培育辅导", None, "recommend", {"profile": "鹰潭一家铜基新材料科技企业", "need": "计划两年内上市，想要上市方面的辅导和支持"}, "支持科技企业通过资本市场融资，加强对科技企业上市的培育辅导", lambda r: any("科技企业上市的培育辅导" in q for q in measures(r)), "high", "twin of R03")
case("R03d", "对…的，…: the ordinary clause of a support policy", T, "recommend", {"profile": "种了六百亩稻子的种粮大户", "need": "想买烘干机，有没有补助"}, "（二）对种粮大户购置烘干机的，每台补助两万八千元", lambda r: any("每台补助两万八千元" in q for q in measures(r)), "high", "twin of R03")
case("R03e", "对…给予奖励", W, "recommend", {"profile": "回村创业的年轻人，工坊里雇了二十六个人", "need": "带动了不少就业，能不能得到奖励"}, "对带动就业二十人以上的创业者给予奖励", lambda r: any("带动就业二十人以上的创业者给予奖励" in q for q in measures(r)), "high", "twin of R03")

# ---- S-kinds in talk about essays (the twins on official documents stand in ../docs)
case("S17e", "30万元 is 三十万元", W, "ask", "单笔不超过30万元的是什么贷款？", "返乡创业贷款; no note that the question is wrong", lambda r: "number_mismatch" not in notes(r) and has(r, "返乡创业贷款"), "high", "twin of S17")
case("S18e", "80名 is 八十名", W, "ask", "每年选派80名理事长去学习，说的是什么计划？", "头雁培训计划; no note that the question is wrong", lambda r: "number_mismatch" not in notes(r) and has(r, "头雁培训计划"), "high", "twin of S18")
case("S19e", "a wrong number in the question", W, "ask", "合作社盈余按交易量返还的比例不低于百分之五十，对吗？", "a note: 百分之六十", lambda r: "number_mismatch" in notes(r), "medium", "twin of S19")
case("S26e", "the note that corrects a number is cut", W, "ask", "良种场每年向养殖户供应鱼苗不少于4000万尾，是吗？", "原文为“六千万尾”", lambda r: any("六千万" in n["text"] for n in r["notes"]), "low", "twin of S26")
case("S20e", "which essay", None, "ask", "“避免重复建设和资源浪费”是哪篇文章里的话？", "《推动创新链和产业链双向赋能》 (刘忠林)", lambda r: has(r, "推动创新链和产业链双向赋能") or has(r, "刘忠林"), "medium", "twin of S20")
case("S21e", "yes or no in other words", W, "ask", "合作社可以从外面请经理吗？", "允许合作社聘用职业经理人", lambda r: has(r, "允许合作社聘用职业经理人"), "medium", "twin of S21")
case("S22e", "summary of an essay", W, "ask", "《让一条鱼撑起一个产业》主要写了什么？", "words of 沈望舒, of more than one section", lambda r: only(r, "沈望舒") and sum(any(w in r["text"] for w in g) for g in (("选好苗", "放养法", "良种场"), ("养好水", "治尾水", "尾水处理", "节饲料", "精准投喂"), ("卖好鱼", "产地冷链", "养殖保险"))) >= 2, "medium", "twin of S22")
case("S23e", "follow-up: where that author works", W, "ask", {"question": "他是哪个单位的？", "history": ["谁提出要清退空壳合作社？"]}, "魏长河: 云江农业大学经济管理学院", lambda r: has(r, "云江农业大学"), "medium", "twin of S23")
case("S24e", "follow-up: the third point", None, "ask", {"question": "第三点呢？", "history": ["马回在优化研发投入结构上提出了哪几点？"]}, "三是补齐载体建设短板弱项", lambda r: has(r, "补齐载体建设短板弱项") or "中试平台" in first(r), "medium", "twin of S24")
case("S25e", "follow-up: what else", W, "ask", {"question": "为了让他们有事做，他还提了什么？", "history": ["钟意对返乡创业贷款有什么主张？"]}, "鼓励村集体把闲置仓库免费提供给返乡青年办工坊", lambda r: has(r, "闲置仓库"), "medium", "twin of S25")

if __name__ == "__main__":
    main(sys.argv[1:])

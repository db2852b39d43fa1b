"""Cases of one set; `kinds.py` beside the folder says how they are written and run."""
import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import allmis, case, counted, find, first, has, lacks, light, main, meaning, measures, mis, msg, no, notes, one, only, part, placed, quotes, same, says, who, whole


Y = ["yanglao"]
T = ["zhangcheng"]
# ---- the shipped essays; Y: three essays by 戴明远, 沈知秋, 万里平
case("E01c", "a wrong year", None, "ask", "江西研究院成立于2019年，没错吧？", "2021年…应运而生, with a note", lambda r: r["status"] != "refused" and has(r, "2021年") and "number_mismatch" in notes(r), "high", "twin of E01")
case("E01d", "a wrong year", Y, "ask", "听说云溪市第一家社区食堂2014年就开张了，是真的吗？", "2017年开张, with a note", lambda r: r["status"] != "refused" and has(r, "2017年") and "number_mismatch" in notes(r), "high", "twin of E01")
case("E02c", "except one author", None, "ask", "刘忠林之外，还有谁主张组建创新联合体？", "马回: 支持科技领军企业牵头组建创新联合体; not 刘忠林", lambda r: "马回" in who(r) and "刘忠林" not in who(r), "high", "twin of E02")
case("E02d", "except one author", Y, "ask", "不算戴明远，别的作者谁还谈过社区食堂？", "nobody else", lambda r: "戴明远" not in who(r) and (r["status"] != "answered" or says(r, "没有|未")), "high", "twin of E02")
case("E03c", "who does not speak of it", None, "ask", "哪几位作者的文章里没有出现知识产权？", "马回 and 邹慧", lambda r: lacks(r, ["马回", "邹慧"], ["刘忠林"]), "high", "twin of E03")
case("E03d", "who does not speak of it", Y, "ask", "谁的文章没说到财政？", "沈知秋 (戴明远 and 万里平: 区级财政)", lambda r: lacks(r, ["沈知秋"], ["戴明远", "万里平"]), "high", "twin of E03")
case("E04c", "where the authors work", None, "ask", "做作者简介要用：三位作者的单位和职称各是什么？", "the three affiliations", lambda r: has(r, "江西发展战略研究所", "发展战略江西研究院", "学术中心"), "high", "twin of E04")
case("E04d", "where the authors work", Y, "ask", "万里平跟沈知秋是哪里的？", "市建筑设计院; 云溪医学院护理学院", lambda r: has(r, "市建筑设计院", "云溪医学院"), "high", "twin of E04")
case("E05c", "how many sections", None, "ask", "邹慧的文章从几个方面展开？", "三 (首先、其次、还要)", lambda r: counted(r, "三3", ["绘制契合省情发展的战略蓝图", "帮助高校企业提升创新效能", "推动标志性成果在赣落地生根"]), "medium", "twin of E05")
case("E05d", "how many sections", Y, "ask", "沈知秋写的那篇有几节？", "两", lambda r: counted(r, "两二2", ["建强照护队伍", "打通医养通道"]), "medium", "twin of E05")
case("E06c", "the second part", None, "ask", "邹慧讲的第二个方面是什么内容？", "其次要帮助高校企业提升创新效能", lambda r: part(r, "帮助高校企业提升创新效能"), "high", "twin of E06")
case("E06d", "the third part", Y, "ask", "万里平文章的第三节说了些什么？", "最后管好长远", lambda r: part(r, "最后管好长远"), "high", "twin of E06")
case("E07c", "summary", None, "ask", "帮我把邹慧这篇的主要意思浓缩成三句话", "words of 邹慧", lambda r: only(r, "邹慧"), "medium", "twin of E07")
case("E07d", "summary", Y, "ask", "沈知秋的主要观点是啥，简单说说", "words of 沈知秋", lambda r: only(r, "沈知秋"), "medium", "twin of E07")
case("E08c", "a code that the text does not explain", None, "ask", "科技兴赣六大行动是哪六大行动？", "partial: mentioned, not listed", lambda r: r["status"] == "partial" or "not_specified" in notes(r), "medium", "twin of E08")
case("E08d", "a code that the text does not explain", Y, "ask", "5+2留样制度里，5和2各代表什么？", "partial: mentioned, not explained", lambda r: r["status"] == "partial" or "not_specified" in notes(r), "medium", "twin of E08")
NOT = "没有(说|提|主张|写|谈)|未(提|见|说|主张)"
case("E09c", "did they say", None, "ask", "刘忠林提没提过要限制外资企业参与科技项目？", "the text does not say so", lambda r: r["status"] in ("partial", "refused") or bool(r["notes"]) or says(r, NOT), "medium", "twin of E09")
case("E09d", "did they say", Y, "ask", "有没有哪篇提出要推迟退休年龄？", "the texts do not say so", lambda r: r["status"] in ("partial", "refused") or bool(r["notes"]) or says(r, NOT), "medium", "twin of E09")
case("E10c", "publication", None, "ask", "论文里要引邹慧这篇，报纸名称和日期怎么写？", "不详, nothing invented; not 与所收录的文章无关", lambda r: (r["reason"] != "off_topic" or "不详" in r["text"]) and not says(r, r"20(19|2[0-9])年\d*月"), "medium", "twin of E10")
case("E10d", "publication", Y, "ask", "戴明远那篇是什么时候见报的？", "2025-06-12", lambda r: says(r, r"2025\s*[-年./]\s*0?6\s*[-月./]\s*12"), "medium", "twin of E10")

# ---- quotations
Z = "举办院士江西行、学术报告会、技术对接会等活动，将院士的智力资源与我省产业升级、企业攻关需求有效链接"   # 邹慧
L = "优化产业链布局，梳理重点产业链的断点、堵点，精准补链强链，提升产业链供应链的韧性与竞争力"   # 刘忠林
M = "建立研发资源共享机制，推动高校、科研院所的科研仪器设备、实验平台向企业开放，提高资源使用效率"   # 马回
D = "为独居老人提供送餐上门服务，每单配送费由区级财政补助两元"   # 戴明远
K = "提高护理员的岗位津贴，完善职业技能等级与薪酬挂钩机制，稳定基层照护队伍"   # 沈知秋
P = "避免只改样板楼、不改旧小区，把有限的资金用在最急需的家庭"   # 万里平
case("Q01c", "an opening mark typed for the closing one, wrong author", None, "check", f"刘忠林强调，“{Z}“。", "misattributed: 邹慧", mis, "high", "twin of Q01")
case("Q01d", "curly and straight mark mixed, wrong author", Y, "check", f'万里平说：“{K}"', "misattributed: 沈知秋", mis, "high", "twin of Q01")
case("Q02c", "Markdown blockquote after a name, wrong author", None, "check", f"## 邹慧\n\n邹慧的原话：\n\n> {L}。\n", "misattributed: 刘忠林", mis, "high", "twin of Q02")
case("Q02d", "Markdown blockquote of two lines after a name, wrong author", Y, "check", f"戴明远有一段论述——\n\n> {P}。\n", "misattributed: 万里平", mis, "high", "twin of Q02")
case("Q04c", "quotation of two paragraphs, wrong author", None, "check", "刘忠林谈到：\n“支持科技领军企业牵头组建创新联合体，开展订单式、定制式合作研发，推动高校、科研院所的科研活动与产业发展提前对接。\n“加强技术转移人才队伍建设，开展体系化培训，打造一支懂技术、通市场、善运营的技术经纪人队伍，为成果转化提供专业服务。”", "misattributed: 马回", lambda r: bool(r["findings"]) and all(f["author"] == "马回" and f["claimed_author"] == "刘忠林" and f["verdict"] in ("misattributed", "altered") for f in r["findings"]) and any(f["verdict"] == "misattributed" for f in r["findings"]) and "订单式" in whole(r) and "专业服务" in whole(r), "high", "twin of Q04")
case("Q04d", "quotation of two paragraphs, wrong author", Y, "check", "沈知秋写道：\n“食堂实行明厨亮灶，市场监管部门每季度抽检一次。\n“鼓励食堂向上班族开放，以外卖收入补贴老人餐。”", "both misattributed: 戴明远", lambda r: allmis(r) and "明厨亮灶" in whole(r) and "老人餐" in whole(r), "high", "twin of Q04")
case("Q05c", "interview", None, "check", f"主持人：科研仪器闲置的问题怎么看？\n邹慧：{M}。", "misattributed: 马回", mis, "high", "twin of Q05")
case("Q05d", "interview", Y, "check", f"【记者】护理员留不住，怎么办？\n【戴明远】{K}。", "misattributed: 沈知秋", mis, "high", "twin of Q05")
case("Q06c", "blockquote with a dash, a name and a post", None, "check", f"> {L}\n> ——马回，江西省社科院\n", "misattributed: 刘忠林", mis, "high", "twin of Q06")
case("Q06d", "blockquote with a name in brackets, no full stop", Y, "check", f"> {D}\n>\n> （沈知秋）\n", "misattributed: 戴明远", mis, "high", "twin of Q06")
case("Q07c", "a work that is not in the collection", None, "check", f"《院士经济研究》一书写道：“{Z}。”", "misattributed: words of 邹慧's essay", mis, "medium", "twin of Q07")
case("Q07d", "a work that is not in the collection", Y, "check", f"据《中国养老蓝皮书》，“{P}”。", "misattributed: words of 《适老化改造要先改观念》", mis, "medium", "twin of Q07")
case("Q09c", "an antonym of one character in a long quotation", None, "check", "马回主张，“赋予科研人员更小技术路线决定权、经费支配权和成果转化收益权，落实科研成果转化尽职免责机制，激发科研人员的创新活力”。", "大→小: altered, meaning", meaning, "high", "twin of Q09")
case("Q09d", "an antonym of one character in a long quotation", Y, "check", "万里平说，“设立适老化改造基金，引导社会资本参与，形成短期投入机制”。", "长→短: altered, meaning", meaning, "high", "twin of Q09")
case("Q10c", "提高 to 降低", None, "check", "马回说，“推动高校、科研院所的科研仪器设备、实验平台向企业开放，降低资源使用效率”。", "altered, meaning", meaning, "high", "twin of Q10")
case("Q10d", "挂钩 to 脱钩", Y, "check", "沈知秋提出，“完善职业技能等级与薪酬脱钩机制，稳定基层照护队伍”。", "altered, meaning", meaning, "high", "twin of Q10")
case("Q11c", "领军 left out", None, "check", "刘忠林说，“支持有色金属、航空制造等优势产业领域的企业牵头组建创新联合体，联合高校、科研机构和上下游企业，构建‘产学研用’协同创新体系”。", "领军 left out: altered, meaning", meaning, "medium", "twin of Q11")
case("Q11d", "独居 left out", Y, "check", "戴明远说，“为老人提供送餐上门服务，每单配送费由区级财政补助两元”。", "独居 left out: altered, meaning", meaning, "medium", "twin of Q11")
case("Q12c", "省 to 县", None, "check", "马回提出，“设立县级中试平台建设专项资金，重点布局一批专业类概念验证中心和中试熟化平台”。", "altered, meaning", meaning, "medium", "twin of Q12")
case("Q12d", "区 to 市", Y, "check", "万里平建议，“政府补贴每户不超过五千元，由市级财政列支”。", "altered, meaning", meaning, "medium", "twin of Q12")
case("Q13c", "2021 written 二〇二一", None, "check", "邹慧写道，“二〇二一年，中国工程院发展战略江西研究院（以下简称江西研究院）作为院省合作的重要载体应运而生”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q13d", "三万元 written 3万元", Y, "check", "戴明远建议，“对连续经营两年以上的食堂给予奖励，每家3万元”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q14c", "an editor's insertion [ ]", None, "check", "邹慧说：“[江西研究院要]举办院士江西行、学术报告会、技术对接会等活动”。", "verbatim (insertion said), not 改变了原意", same, "medium", "twin of Q14")
case("Q14d", "an editor's insertion 〔 〕", Y, "check", "万里平说：“改造完成后由社区每年回访一次，损坏的设施〔如扶手、夜灯〕及时更换”。", "verbatim (insertion said), not 改变了原意", same, "medium", "twin of Q14")
case("Q15c", "superscript note marks inside", None, "check", "马回写道：“深入推进科研院所分类评估¹，完善以创新成效、产业贡献、社会价值为核心的评价体系²。”", "verbatim, not 改变了原意", same, "high", "twin of Q15")
case("Q15d", "note marks 〔3〕 inside", Y, "check", "沈知秋指出，“建立长期护理保险〔3〕，失能老人自付比例不超过百分之三十〔4〕”。", "verbatim, not 改变了原意", same, "high", "twin of Q15")
case("Q16c", "leading ellipsis", None, "check", "邹慧说：“……让咨询成果直达决策一线和发展一线”。", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("Q16d", "leading ellipsis", Y, "check", "沈知秋认为：“……实现小病不出院、大病快转诊。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("Q17c", "page number pasted into the quotation", None, "check", "邹慧说：“举办院士江西行、学术报告会、技术对接会等活动，将院士的智\n·27·\n力资源与我省产业升级、企业攻关需求有效链接”。", "verbatim after folding, not 改变了原意", same, "medium", "twin of Q17")
case("Q17d", "page number pasted into the quotation", Y, "check", "万里平说：“避免只改样板楼、不改旧小区，\n\n— 5 —\n\n把有限的资金用在最急需的家庭”。", "verbatim after folding, not 改变了原意", same, "medium", "twin of Q17")
case("Q18c", "a wrong section named", None, "check", "马回在“聚焦成果转化，打通价值实现通道”一节谈到，“组建由企业专家、行业智库、科研人员组成的技术预测委员会，开展产业技术发展趋势预测”。", "says: stands in 深化机制改革，提升资源配置效率", lambda r: placed(r) or msg(r, "深化机制改革", "小节"), "medium", "twin of Q18")
case("Q18d", "a wrong section named", Y, "check", "戴明远在“守住安全线”部分提出，“引入餐饮企业连锁经营，降低采购成本，提高饭菜质量”。", "says: stands in 算清运营账", lambda r: placed(r) or msg(r, "算清运营账", "小节"), "medium", "twin of Q18")
case("Q19c", "docx draft: quotation in an endnote, wrong author", None, "check-file", "drafts/初稿.docx", "the endnote's quotation (刘忠林's) is found and misattributed", lambda r: any("龙头引领" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]), "high", "twin of Q19")
case("Q19d", "docx draft: quotation in the second footnote, wrong author", Y, "check-file", "drafts/二稿.docx", "the footnote's quotation (万里平's) is found and misattributed", lambda r: any("网格员" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]), "high", "twin of Q19")
case("Q20c", "words of another document (documents without authors)", T, "check", "《云溪市家政服务业提质方案》强调：“大件垃圾应当预约收运，不得投入分类收集容器。”", "misattributed: of 《云溪市生活垃圾分类条例》", mis, "high", "twin of Q20")
case("Q20d", "words of another document", None, "check", "《推动创新链和产业链双向赋能》一文提出，“实施创新产品首试首用计划，组建应用场景促进中心”。", "of 《构建研发投入配置新范式》", lambda r: mis(r) or placed(r), "high", "twin of Q20")
case("Q21c", "a wrong article number in digits", T, "check", "《云溪市生活垃圾分类条例》第18条规定，“居民住宅区每三百户设置一个分类投放点”。", "says 第五条", lambda r: msg(r, "第五条", "第5条"), "high", "twin of Q21")
case("Q21d", "a wrong article number after the quotation", T, "check", "“收集运输车辆应当安装定位装置，数据保存不少于六个月”（《云溪市生活垃圾分类条例》第七条）。", "says 第九条", lambda r: msg(r, "第九条", "第9条"), "high", "twin of Q21")
case("Q22c", "a wrong document number (of another document)", T, "check", "依据《云溪市生活垃圾分类条例》（云府办发〔2024〕27号），“餐饮经营者应当提示消费者适量点餐，不得主动提供一次性餐具”。", "says that the number is of another document", lambda r: placed(r) or msg(r, "27号"), "medium", "twin of Q22")
case("Q22d", "a wrong document number (wrong year)", T, "check", "《云溪市家政服务业提质方案》（云府办发〔2023〕27号）提出，“建立家政服务员信用档案，一人一码，雇主扫码可查”。", "says that the number is 〔2024〕27号", lambda r: placed(r) or msg(r, "〔2023〕27号"), "medium", "twin of Q22")
case("Q23c", "6 is 六", None, "check", "马回写道，“立足中国式现代化建设江西实践，深入实施科技兴赣6大行动”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q23d", "35% is 百分之三十五", T, "check", "方案规定，“对转为员工制的家政企业，按照实缴社会保险费的35%给予补贴，期限不超过三年”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q24c", "line ends in the comparison of a list", T, "check", "《云溪市生活垃圾分类条例》第八条：“收集运输单位不得有下列行为：（一）将已分类的生活垃圾混合收运；（二）中途停运超过十四小时；（三）沿途撒漏污水；（四）擅自更改收运路线。”", "only 四→十四 is told", lambda r: not msg(r, "“\n") and find(r).get("severity") == "meaning", "low", "twin of Q24")
case("Q24d", "line ends in the comparison of a list", T, "check", "《云溪市家政服务业提质方案》规定：“申请补贴的企业应当同时符合下列条件：1.注册满一年；2.员工不少于二十人；3.近两年无重大投诉。”", "only 三→二 is told", lambda r: not msg(r, "“\n") and find(r).get("severity") == "meaning", "low", "twin of Q24")

# ---- recommending
case("R02c", "except one means", None, "recommend", {"profile": "省属高校科研处", "need": "除了建中试平台，还有哪些办法能把实验室成果转出去"}, "技术经纪人, 首试首用, 成果转化收益, 技术经理人…; not 中试平台", lambda r: bool(measures(r)) and any("转化" in q for q in measures(r)) and not any("中试平台" in q for q in measures(r)), "high", "twin of R02")
case("R02d", "except rewards", Y, "recommend", {"profile": "一家开了三年的社区食堂", "need": "除了政府奖励，还有什么办法把成本降下来"}, "房租由街道承担…; 连锁经营，降低采购成本; not 给予奖励", lambda r: any("房租由街道" in q or "降低采购成本" in q for q in measures(r)) and not any("给予奖励" in q and "房租" not in q and "采购成本" not in q for q in measures(r)), "high", "twin of R02")
case("R03c", "对…的，给予…: the ordinary clause of a support policy", T, "recommend", {"profile": "刚改成员工制的家政公司，四十来个员工", "need": "给员工缴社会保险压力大，想找补贴"}, "按照实缴社会保险费的百分之三十五给予补贴", lambda r: any("百分之三十五给予补贴" in q for q in measures(r)), "high", "twin of R03")
case("R03d", "对…的，给予…: the ordinary clause of a support policy", T, "recommend", {"profile": "家政企业，打算进社区", "need": "在小区里开家政网点，想申请一次性补助"}, "每个网点一次性补助二万元", lambda r: any("一次性补助二万元" in q for q in measures(r)), "high", "twin of R03")

if __name__ == "__main__":
    main(sys.argv[1:])

"""Cases of one set; `kinds.py` beside the folder says how they are written and run."""
import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import allmis, case, counted, find, first, has, lacks, light, main, meaning, measures, mis, msg, no, notes, one, only, part, placed, quotes, same, says, who, whole


W = ["wenlv"]
T = ["tongzhi"]
# ---- the shipped essays; W: three essays by 陆青禾, 贺小川, 岑月
case("E01a", "a wrong year", None, "ask", "中国工程院是2016年开始和各省共建地方研究院的吗？", "2018年以来…, with a note that the year is another", lambda r: r["status"] != "refused" and has(r, "2018年") and "number_mismatch" in notes(r), "high", "twin of E01")
case("E01b", "a wrong year", W, "ask", "白塘古镇夜游街区是2019年开街的，对吧？", "2022年开街, with a note", lambda r: r["status"] != "refused" and has(r, "2022年") and "number_mismatch" in notes(r), "high", "twin of E01")
case("E02a", "except one author", None, "ask", "除邹慧以外，其他几位里还有谁讲到院士？", "nobody else (院士 stands in 邹慧 only)", lambda r: "邹慧" not in who(r) and (r["status"] != "answered" or says(r, "没有|未")), "high", "twin of E02")
case("E02b", "except one author", W, "ask", "除了岑月，还有哪位作者提到了职业中学？", "贺小川: 依托职业中学办管家培训班; not 岑月", lambda r: "贺小川" in who(r) and "岑月" not in who(r), "high", "twin of E02")
case("E03a", "who does not speak of it", None, "ask", "三位作者中谁没有谈基础研究？", "邹慧 (马回 and 刘忠林 do)", lambda r: lacks(r, ["邹慧"], ["马回", "刘忠林"]), "high", "twin of E03")
case("E03b", "who does not speak of it", W, "ask", "三篇文章里，哪位作者没提到设立基金？", "陆青禾 (贺小川: 民宿发展基金; 岑月: 非遗传承基金)", lambda r: lacks(r, ["陆青禾"], ["贺小川", "岑月"]), "high", "twin of E03")
case("E04a", "where the authors work", None, "ask", "刘忠林和邹慧各在什么单位工作？", "江西省社科联学术中心; 中国工程院发展战略江西研究院", lambda r: has(r, "学术中心", "发展战略江西研究院"), "high", "twin of E04")
case("E04b", "where the authors work", W, "ask", "请列一下陆青禾、贺小川、岑月的工作单位", "白塘县文化馆; 青原大学旅游学院; 省民间艺术研究会", lambda r: has(r, "白塘县文化馆", "青原大学旅游学院", "省民间艺术研究会"), "high", "twin of E04")
case("E05a", "how many sections", None, "ask", "刘忠林这篇文章一共分成几部分？", "四", lambda r: counted(r, "四4", ["夯实双向赋能微观基础", "筑牢双向赋能科技支撑", "拓展双向赋能发展空间", "优化双向赋能政策环境"]), "medium", "twin of E05")
case("E05b", "how many sections", W, "ask", "陆青禾的文章有多少个小标题？", "三", lambda r: counted(r, "三3", ["把夜游产品做精", "把夜间服务做细", "把夜市秩序管好"]), "medium", "twin of E05")
case("E06a", "the last part", None, "ask", "马回那篇最后一部分写的是什么？", "聚焦成果转化，打通价值实现通道", lambda r: part(r, "聚焦成果转化，打通价值实现通道"), "high", "twin of E06")
case("E06b", "the second part", W, "ask", "岑月文章的第二部分主要讲什么？", "再解决身份", lambda r: part(r, "再解决身份"), "high", "twin of E06")
case("E07a", "summary", None, "ask", "刘忠林的核心观点，一句话怎么说？", "words of 刘忠林; not 与所收录的文章无关", lambda r: only(r, "刘忠林"), "medium", "twin of E07")
case("E07b", "summary", W, "ask", "贺小川到底主张什么？请用一两句话归纳", "words of 贺小川", lambda r: only(r, "贺小川"), "medium", "twin of E07")
case("E08a", "a code that the text does not explain", None, "ask", "“2030启航计划”具体包括哪些内容？", "partial: the text says only 扩大实施规模", lambda r: r["status"] == "partial" or "not_specified" in notes(r), "medium", "twin of E08")
case("E08b", "a code that the text does not explain", W, "ask", "“316”亮灯工程里的316是什么意思？", "partial: mentioned, not explained", lambda r: r["status"] == "partial" or "not_specified" in notes(r), "medium", "twin of E08")
case("E09a", "did they say", None, "ask", "几位作者有没有主张把省属科研院所合并？", "the texts do not say so", lambda r: r["status"] in ("partial", "refused") or bool(r["notes"]) or says(r, "没有(说|提|主张|写|谈)|未(提|见|说|主张)"), "medium", "twin of E09")
case("E09b", "did they say", W, "ask", "文章说没说要给民宿免税？", "the texts do not say so", lambda r: r["status"] in ("partial", "refused") or bool(r["notes"]) or says(r, "没有(说|提|主张|写|谈)|未(提|见|说|主张)"), "medium", "twin of E09")
case("E10a", "publication", None, "ask", "马回的文章是哪年哪月见报的？", "不详, no invented date; not 与所收录的文章无关", lambda r: (r["reason"] != "off_topic" or "不详" in r["text"]) and not says(r, r"20(19|2[0-9])年\d*月"), "medium", "twin of E10")
case("E10b", "publication", W, "ask", "岑月这篇发表在什么报刊、哪一天？", "不详; not 与所收录的文章无关", lambda r: (r["reason"] != "off_topic" or "不详" in r["text"]) and not says(r, r"20\d\d年"), "medium", "twin of E10")

# ---- quotations
Z = "组织院士专家参与地方重大招商引资项目论证、产业技术路线图研判、重大创新平台建设咨询等顶层设计"   # 邹慧
L = "加强创新资源的统筹规划和合理配置，避免重复建设和资源浪费"   # 刘忠林
M = "加强技术转移人才队伍建设，开展体系化培训，打造一支懂技术、通市场、善运营的技术经纪人队伍"   # 马回
N = "支持街区商户组建自律协会，由协会统一受理游客投诉"   # 陆青禾
H = "培育一批懂经营、会服务、守规矩的乡村管家，提高民宿的回头客比例"   # 贺小川
C = "把年轻学徒纳入乡村工匠职称评定，允许以作品代替论文"   # 岑月
case("Q01a", "straight and curly mark mixed, wrong author", None, "check", f'马回提出，"{L}”。', "misattributed: 刘忠林", mis, "high", "twin of Q01")
case("Q01b", "an opening mark typed for the closing one, wrong author", W, "check", f"贺小川写道：“{N}“。", "misattributed: 陆青禾", mis, "high", "twin of Q01")
case("Q02a", "Markdown blockquote after a name, wrong author", None, "check", f"刘忠林在文章中这样说：\n\n> {Z}。\n", "misattributed: 邹慧", mis, "high", "twin of Q02")
case("Q02b", "Markdown blockquote after a name in bold, wrong author", W, "check", f"**岑月**的看法是：\n\n> {H}。\n\n这一点值得各县参考。\n", "misattributed: 贺小川", mis, "high", "twin of Q02")
case("Q04a", "quotation of two paragraphs, wrong author", None, "check", "马回写道：\n“加强创新资源的统筹规划和合理配置，避免重复建设和资源浪费。\n“加大对基础研究的投入，加强基础研究人才培养，提高基础研究水平，为关键核心技术突破提供源头支撑。”", "both misattributed: 刘忠林", lambda r: allmis(r) and "统筹规划" in whole(r) and "源头支撑" in whole(r), "high", "twin of Q04")
case("Q04b", "quotation of two paragraphs, wrong author", W, "check", "陆青禾认为：\n“把年轻学徒纳入乡村工匠职称评定，允许以作品代替论文。\n“推动非遗产品进景区、进校园、进机关，减少中间环节。”", "both misattributed: 岑月", lambda r: allmis(r) and "以作品代替论文" in whole(r) and "减少中间环节" in whole(r), "high", "twin of Q04")
case("Q05a", "interview", None, "check", f"记者：院士怎么帮地方少走弯路？\n马回：{Z}。", "misattributed: 邹慧", mis, "high", "twin of Q05")
case("Q05b", "interview", W, "check", f"问：游客投诉没人管，怎么办？\n岑月答：{N}。", "misattributed: 陆青禾", mis, "high", "twin of Q05")
case("Q06a", "blockquote with a dash and a name, no full stop", None, "check", f"> {M}\n>\n> ——刘忠林\n", "misattributed: 马回", mis, "high", "twin of Q06")
case("Q06b", "blockquote with a dash and a name, no full stop", W, "check", f"> {C}\n> —— 贺小川\n", "misattributed: 岑月", mis, "high", "twin of Q06")
case("Q07a", "a work that is not in the collection", None, "check", f"《产业链强链报告》提出，“{L}”。", "misattributed: words of 《推动创新链和产业链双向赋能》", mis, "medium", "twin of Q07")
case("Q07b", "a work that is not in the collection", W, "check", f"正如《乡村旅游新观察》所言，“{H}”。", "misattributed: words of 《民宿集群要走共富路》", mis, "medium", "twin of Q07")
case("Q09a", "an antonym of one character in a long quotation", None, "check", "刘忠林提出，“健全以创新价值为导向的考核评价体系，对企业研发投入、专利质量、成果转化等指标实行分类考核，引导企业从重规模向轻创新转变”。", "重→轻: altered, meaning", meaning, "high", "twin of Q09")
case("Q09b", "an antonym of one character in a long quotation", W, "check", "贺小川说，“县级财政设立民宿发展基金，对村集体入股的民宿给予贴息，引导社会资本短期投入乡村”。", "长→短: altered, meaning", meaning, "high", "twin of Q09")
case("Q10a", "强化 to 弱化", None, "check", "刘忠林认为，“弱化知识产权保护，加大对侵犯知识产权行为的打击力度，维护企业创新成果和合法权益”。", "altered, meaning", meaning, "high", "twin of Q10")
case("Q10b", "降低 to 提高", W, "check", "陆青禾主张，“划定摊位边界，扩大环卫保洁范围，提高噪声对居民的影响”。", "altered, meaning", meaning, "high", "twin of Q10")
case("Q11a", "民营 left out", None, "check", "马回说，“支持科技企业参与重大科技项目攻关，享受同等政策待遇”。", "民营 left out: altered, meaning", meaning, "medium", "twin of Q11")
case("Q11b", "困难 left out", W, "check", "陆青禾说，“鼓励家庭申请免费摊位，每户补助启动资金三百元”。", "困难 left out: altered, meaning", meaning, "medium", "twin of Q11")
case("Q12a", "省 to 市", None, "check", "刘忠林指出，“建设高水平研发机构，承担国家和市级重大科技项目”。", "省级→市级: altered, meaning", meaning, "medium", "twin of Q12")
case("Q12b", "县 to 乡", W, "check", "岑月建议，“建立非遗工坊订单平台，由乡供销社统一接单、统一结算”。", "县→乡: altered, meaning", meaning, "medium", "twin of Q12")
case("Q13a", "2018 written 二〇一八", None, "check", "邹慧介绍，“二〇一八年以来，中国工程院与22个省（自治区、直辖市）共建地方研究院”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q13b", "三百 written 300", W, "check", "陆青禾写道，“鼓励困难家庭申请免费摊位，每户补助启动资金300元”。", "the number is the same: not meaning", light, "medium", "twin of Q13")
case("Q14a", "an editor's insertion ［ ］", None, "check", f"刘忠林说：“［各地应当］{L}”。", "verbatim (insertion said), not 改变了原意", same, "medium", "twin of Q14")
case("Q14b", "an editor's insertion （引者注）", W, "check", "岑月说：“支持工坊（引者注：指非遗工坊）与职业中学共建实训课程，学徒结业后由工坊优先录用”。", "verbatim (insertion said), not 改变了原意", same, "medium", "twin of Q14")
case("Q15a", "note marks ② ③ inside", None, "check", "刘忠林指出，“加强创新资源的统筹规划和合理配置②，避免重复建设和资源浪费③”。", "verbatim, not 改变了原意", same, "high", "twin of Q15")
case("Q15b", "note marks [1] [2] inside", W, "check", "贺小川指出，“依托职业中学办管家培训班[1]，每年培训二百人[2]，学费由县财政承担”。", "verbatim, not 改变了原意", same, "high", "twin of Q15")
case("Q16a", "leading ellipsis", None, "check", "马回说：“……为科技成果转化提供试验田。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("Q16b", "leading ellipsis", W, "check", "陆青禾说：“…由协会统一受理游客投诉。”", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q16")
case("Q17a", "page number pasted into the quotation", None, "check", "刘忠林说：“加强创新资源的统筹规划和合\n- 3 -\n理配置，避免重复建设和资源浪费”。", "verbatim after folding, not 改变了原意", same, "medium", "twin of Q17")
case("Q17b", "page number pasted into the quotation", W, "check", "贺小川说：“培育一批懂经营、会服务、守规矩的\n第 2 页 共 5 页\n乡村管家，提高民宿的回头客比例”。", "verbatim after folding, not 改变了原意", same, "medium", "twin of Q17")
case("Q18a", "a wrong section named", None, "check", "刘忠林在“优化产业生态体系 拓展双向赋能发展空间”部分提出，“加强金融机构与科技企业的对接合作，鼓励金融机构开发适合科技企业特点的信贷产品、保险产品”。", "says: stands in 深化体制机制改革 优化双向赋能政策环境", lambda r: placed(r) or msg(r, "深化体制机制改革", "小节"), "medium", "twin of Q18")
case("Q18b", "a wrong section named", W, "check", "岑月在“先解决收入”一节里写道，“推动非遗产品进景区、进校园、进机关，减少中间环节”。", "says: stands in 还要解决市场", lambda r: placed(r) or msg(r, "还要解决市场", "小节"), "medium", "twin of Q18")
case("Q19a", "docx draft: quotation in a footnote, wrong author", None, "check-file", "drafts/脚注稿.docx", "the footnote's quotation (马回's) is found and misattributed", lambda r: any("技术经纪人队伍" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]), "high", "twin of Q19")
case("Q19b", "docx draft: quotation in an endnote, wrong author", W, "check-file", "drafts/尾注稿.docx", "the endnote's quotation (贺小川's) is found and misattributed", lambda r: any("回头客比例" in f["quote"] and f["verdict"] == "misattributed" for f in r["findings"]), "high", "twin of Q19")
case("Q20a", "words of another document (documents without authors)", T, "check", "《白塘县冷链物流发展方案》明确，“养护作业单位不得将养护工程转包，但是劳务作业依法分包的除外”。", "misattributed: of 《白塘县农村公路养护办法》", mis, "high", "twin of Q20")
case("Q20b", "words of another document (documents without authors)", T, "check", "按照《白塘县农村公路养护办法》的规定，“各乡镇不得向冷库经营主体摊派费用”。", "misattributed: of 《白塘县冷链物流发展方案》", mis, "high", "twin of Q20")
case("Q21a", "a wrong article number", T, "check", "《白塘县农村公路养护办法》第八条规定，“村道保洁员按照每三公里一名的标准配备，优先聘用低收入家庭成员”。", "says 第五条", lambda r: msg(r, "第五条", "第5条"), "high", "twin of Q21")
case("Q21b", "a wrong article number in digits", T, "check", "《白塘县农村公路养护办法》第3条要求，“县财政局应当在每年三月底前将养护资金拨付到乡镇”。", "says 第九条", lambda r: msg(r, "第九条", "第9条"), "high", "twin of Q21")
case("Q22a", "a wrong document number (of another document)", T, "check", "根据《白塘县农村公路养护办法》（白府办发〔2025〕6号），“县道每年至少进行两次全面检查，乡道、村道每年至少进行一次”。", "says that the number is of another document", lambda r: placed(r) or msg(r, "〔2025〕6号"), "medium", "twin of Q22")
case("Q22b", "a wrong document number (of none)", T, "check", "《白塘县冷链物流发展方案》（白府办发〔2025〕16号）要求，“各乡镇不得向冷库经营主体摊派费用”。", "says that the number is 6号", lambda r: placed(r) or msg(r, "16号"), "medium", "twin of Q22")
case("Q23a", "6 is 六", None, "check", "邹慧提出，“紧密围绕我省‘1269’行动计划、6大未来产业和产业新赛道”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q23b", "十五万 is 15万", T, "check", "方案提出，“全县冷库总容量达到十五万立方米，建成产地冷库六十座”。", "altered, typographic or wording", light, "medium", "twin of Q23")
case("Q24a", "line ends in the comparison of a list", T, "check", "《白塘县农村公路养护办法》第六条规定：“有下列情形之一的，应当在二十四小时内设置警示标志：（一）路面塌陷面积超过两平方米的；（二）桥梁护栏缺损长度超过八米的；（三）边坡有落石危险的；（四）积水深度超过三十厘米的。”", "only 五→八 is told", lambda r: not msg(r, "“\n") and find(r).get("severity") == "meaning", "low", "twin of Q24")
case("Q24b", "line ends in the comparison of a list, nothing changed", T, "check", "《白塘县冷链物流发展方案》写明：“（一）在枇杷、生猪、水产三个主产乡镇布局产地冷库。（二）建设县级冷链信息平台，冷藏车辆全部接入平台监测。”", "verbatim; no line end is told", lambda r: not msg(r, "“\n") and find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") in ("none", "typographic"), "low", "twin of Q24")

# ---- recommending
case("R02a", "except loans", None, "recommend", {"profile": "一家有色金属加工民营企业，年营收两亿元，正在上新材料项目", "need": "银行贷款额度已经用满了，除了贷款还能从哪些渠道拿到研发资金"}, "funds, 资本市场, 奖励, 子基金; no clause of 信贷 alone", lambda r: any(any(w in q for w in ("基金", "资本市场", "奖励", "社会资本", "政策奖补")) for q in measures(r)) and not any("信贷" in q and not any(w in q for w in ("基金", "资本市场", "奖补")) for q in measures(r)), "high", "twin of R02")
case("R02b", "except loans", W, "recommend", {"profile": "一家带徒弟的竹编非遗工坊", "need": "不想再借贷款了，贷款以外还有什么资金上的支持"}, "设立非遗传承基金，对带徒三年以上的师傅给予奖励; not 小额贷款", lambda r: any("非遗传承基金" in q for q in measures(r)) and not any("小额贷款" in q and "传承基金" not in q for q in measures(r)), "high", "twin of R02")
case("R03a", "对…给予奖励: the clause of a support policy", None, "recommend", {"profile": "南昌一家电子企业，研发投入占营收百分之八", "need": "我们研发投入强度一直很高、成果也不错，有没有奖励政策"}, "对研发投入强度高、创新成效显著的地区和企业给予奖励", lambda r: any("创新成效显著的地区和企业给予奖励" in q for q in measures(r)), "high", "twin of R03")
case("R03b", "对…的，给予…: the ordinary clause of a support policy", T, "recommend", {"profile": "白塘县一家枇杷合作社", "need": "准备在村里新建一座产地冷库，想申请建设补助"}, "（一）对新建产地冷库的，按照每立方米一百二十元给予补助", lambda r: any("每立方米一百二十元" in q for q in measures(r)), "high", "twin of R03")

if __name__ == "__main__":
    main(sys.argv[1:])

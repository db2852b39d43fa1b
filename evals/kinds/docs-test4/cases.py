import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import case, main, quotes, first, notes
from documented import sq, tx, own, ans, H, X, Q, F, R, K, unnoted, noted, rows, cell, count, absent, date, number, highest, place, titled

# ---- documents
W = ["docx"]
case("D01h", "docx: cells merged downwards and across", W, "ask", "栖溪县三十升以上的植保无人机，县里一台补多少？", "四千一百元, in a row that names 植保无人机", lambda r: cell(r, ["植保无人机", "三十升以上"], "四千一百元", ["二千四百元", "一千二百元", "五千二百元"]), "high", "twin of D01")
case("D03h", "docx: heading numbers from the styles; a heading asked for", W, "ask", "滨海步道的台风应对要怎么做？", "台风蓝色预警发布后封闭全线，解除预警并经安全排查后方可开放", lambda r: H(r, "封闭全线", "安全排查后方可开放") and X(r, "五万六千元", "三十七点五公里"), "high", "twin of D03")
case("D04h", "docx: a term of a table's cell, defined in a footnote", W, "ask", "智能看护设备指的是什么？", "智能看护设备，是指具备跌倒报警、离床感应功能并接入县级养老平台的设备", lambda r: H(r, "离床感应功能并接入县级养老平台"), "high", "twin of D04")
case("D06h", "docx: words deleted and inserted with changes tracked", W, "ask", "渔船更新改造补助检验合格后多久拨付？", "九十日内, in one sentence; 一年内 is deleted", lambda r: Q(r, "检验合格后九十日内拨付") and X(r, "一年内"), "medium", "twin of D06")
case("D07h", "docx: a table row deleted with changes tracked", W, "search", "渔船更新改造补助 二十四米以上", "二十四米以上 二十八万元 is deleted and stands nowhere", lambda r: bool(r["hits"]) and not any("二十八万元" in sq(h["text"]) for h in r["hits"]), "high", "twin of D07")
case("D10h", "docx: text hidden through a character style", W, "search", "口袋公园奖补 青松街道", "the hidden note (指标暂扣不发) is not part of the text", lambda r: bool(r["hits"]) and not any("暂扣" in sq(h["text"]) or "青松街道" in sq(h["text"]) for h in r["hits"]), "high", "twin of D10")
case("D12h", "docx: a table with two rows of column heads", W, "ask", "2025年鹭湾市海洋生产总值实际完成多少亿元？", "439.2, said to be of 2025年; not 445.0 (目标), not 418.7 (2024年)", lambda r: r["status"] == "answered" and H(r, "2025") and cell(r, ["海洋生产总值"], "439.2", ["412.0", "418.7", "445.0"], r"2025年.{0,8}完成"), "high", "twin of D12")
case("D14h", "pdf: heads that differ on odd and even pages, inside a sentence", ["pdf"], "ask", "装了油水分离装置的船，含油污水接收费怎么减？", "…对主动安装油水分离装置的船舶，由市级财政减半补助接收费用, without heads", lambda r: Q(r, "对主动安装油水分离装置的船舶，由市级财政减半补助接收费用") and X(r, "公报2026", "部门规范性文件"), "high", "twin of D14")
case("D15h", "pdf: two columns written line by line under a headline", ["cols"], "ask", "市民更换厨房橱柜，每户最高补贴多少？", "四千八百元 in a sentence of the right column, or the page refused; never a sentence of both columns", lambda r: X(r, "一级能效二、", "每的,按合同", "额满即每户", "六百三十元,每的") and (Q(r, "每户最高补贴四千八百元") or r["status"] == "refused"), "high", "twin of D15")
case("D16h", "pdf: narrow right column not rejoined", ["pdf"], "ask", "松陂县临时停车二十四小时最多收多少钱？", "二十四小时最高收费二十六元, in one sentence", lambda r: Q(r, "二十四小时最高收费二十六元"), "medium", "twin of D16")
case("D19h", "pdf: a ruled table with a merged cell; the row's own first cell is empty", ["pdf"], "ask", "柏岗区村卫生室护士每个月津贴多少？", "一千一百四十元", lambda r: r["status"] != "refused" and F(r, "一千一百四十元") and (X(r, "九百二十元") or R(r, r"村卫生室.{0,40}一千一百四十元")), "high", "twin of D19")
case("D20h", "pdf: a page's footnote (*) and page end inside a sentence", ["pdf"], "ask", "海草床修复资金由谁拨付到哪里？", "…经第三方评估后由市海洋局拨付至实施单位账户; the footnote is not inside", lambda r: Q(r, "经第三方评估后由市海洋局拨付至实施单位账户"), "medium", "twin of D20")
Y = ["html"]
case("D21h", "html: menu, tools, links, footer without semantic tags", Y, "search", "RSS订阅 热搜词 浏览次数 上一条 下一条 返回顶部 访客", "none of it is part of the document", lambda r: not any(w in sq(h["text"]) for h in r["hits"] for w in ("RSS订阅", "热搜词", "上一条", "下一条", "返回顶部", "位访客")), "high", "twin of D21")
case("D24h", "html: elements hidden by a style sheet, by visibility, by a comment", Y, "ask", "松陂县校车一个月收多少钱？", "一百零五元 only", lambda r: H(r, "一百零五元") and X(r, "一百六十元", "一百八十元", "二百元"), "high", "twin of D24")
case("D25h", "html: rowspan, nothing closed", Y, "ask", "柏岗区五百平方米以上的餐饮企业每月垃圾处理费多少？", "760, in a row that names 餐饮企业", lambda r: cell(r, ["餐饮企业", "五百平方米以上"], "760", ["410", "240"]), "medium", "twin of D25")
case("D26h", "html: ordered list of paragraphs with a list inside", Y, "ask", "鹭湾市鼓励生育的措施第二项是什么？", "公租房优先配租，租金减免 (with 二孩, 三孩)", lambda r: H(r, "公租房优先配租") and X(r, "育儿礼金", "三百八十元", "公积金贷款"), "medium", "twin of D26")
case("D31h", "old and new version (html and txt): what holds now", ["versions"], "ask", "眼下松陂县发明专利一件资助多少？", "四千六百元 first; the old one said to be repealed", lambda r: F(r, "四千六百元"), "high", "twin of D31")
case("D34h", "md: inline marks, struck words, authors as a list", ["md"], "ask", "旧衣物一公斤积多少分？", "标准为每公斤三十五分, without marks, by 江某某、文某某", lambda r: Q(r, "计积分，标准为每公斤三十五分") and X(r, "**", "['", "](", "`", "~~") and any("江某某" in (c["author"] or "") and "[" not in c["author"] for c in r["citations"]), "high", "twin of D34")
case("D40h", "txt: all characters spread", ["spaced"], "ask", "粮库熏蒸时警戒线设多远？", "十五米", lambda r: H(r, "十五米警戒线"), "low", "twin of D40")

# ---- structure of official documents
G = ["gov"]
case("S01h", "an article by its number: a lead and four items", G, "ask", "海滩管理条例第九条是什么内容？", "第九条: the lead and four items", lambda r: F(r, "浴场经营者应当履行下列安全义务", "不少于一名的标准配备救生员") and H(r, "配备救生员", "安全浮标", "自动体外除颤器", "水温、浪高") and X(r, "关闭浴场", "一万元以上五万元以下"), "high", "twin of S01")
case("S03h", "paragraph of an article (款), the last of three", G, "ask", "海滩管理条例第三条第三款说的什么？", "沿海乡镇人民政府、街道办事处组织开展日常巡查", lambda r: H(r, "组织开展日常巡查") and X(r, "统筹全市海滩保护工作", "海事、应急管理"), "medium", "twin of S03")
case("S04h", "item of an article (项)", G, "ask", "海滩管理条例第五条第(3)项是什么", "（三）驾驶机动车辆进入沙滩，但是执行应急任务的除外", lambda r: H(r, "驾驶机动车辆进入沙滩", "执行应急任务的除外") and X(r, "孔明灯", "倾倒垃圾", "五百元"), "medium", "twin of S04")
case("S07h", "a list after 有下列情形之一的", G, "ask", "海边浴场什么情况下必须关闭？", "the four items", lambda r: H(r, "浪高超过一点五米", "雷电黄色以上预警", "水质不符合游泳要求", "水母、赤潮"), "high", "twin of S07")
case("S10h", "date of issue", G, "ask", "松陂县电商直播基地培育工作方案哪天印发的？", "2026年5月11日 (or 5月13日印发)", lambda r: date(r, 2026, 5, 11) or date(r, 2026, 5, 13), "high", "twin of S10")
case("S13h", "content of the second attachment (paragraphs)", G, "ask", "电商直播基地方案附件二都安排了啥课？", "three weeks of lessons", lambda r: H(r, "商品拍摄与文案写作", "直播话术与场控", "法律法规与售后处理") and X(r, "完成基地选址"), "medium", "twin of S13")
case("S14h", "number of points of a section", G, "ask", "电商直播基地方案的重点工作有几条？", "三条", lambda r: count(r, "三", "3", "条项点款", "不少于十间", "三百五十人", "产地仓三处"), "medium", "twin of S14")
case("S16h", "date of adoption, not of approval, not of coming into force", G, "ask", "鹭湾市海滩管理条例市人大常委会是什么时候通过的？", "2026年1月16日", lambda r: date(r, 2026, 1, 16) and X(r, "6月1日"), "high", "twin of S16")
case("S19h", "a wrong number in the question", G, "ask", "海滩露营可以连续住十日，是这样吗？", "a note: 不超过三日", lambda r: "number_mismatch" in notes(r) and (H(r, "不超过三日") or noted(r, "三日")), "medium", "twin of S19")
case("S22h", "summary of a document", G, "ask", "概括一下松陂县电商直播基地培育工作方案的内容", "the sections' main sentences", lambda r: K(r, 3, "十二个", "不少于十间", "三百五十人", "产地仓三处", "22万元", "60%", "予以摘牌"), "medium", "twin of S22")
case("S25h", "follow-up: what else", G, "ask", {"question": "还有别的支持吗？", "history": ["电商直播基地年销售额超过三千万元奖励多少？"]}, "（二） and （三）", lambda r: K(r, 1, "60%", "2600元"), "medium", "twin of S25")
case("S28h", "the section is the heading, not the sentence itself", G, "ask", "直播基地租场地，租金补助多少？", "60%, 15万元; the section is 三、政策支持", lambda r: H(r, "60%") and "政策支持" in (r["citations"][0]["section"] or ""), "low", "twin of S28")
A = ["abbr"]
case("S31h", "an official short form: 居民医保 (another of 职工)", A, "ask", "栖溪县居民医保2026年个人要交多少钱？", "四百三十元", lambda r: H(r, "四百三十元") and X(r, "二千八百元"), "high", "twin of S31")
case("S33h", "the number of an order (第八号)", A, "ask", "乡村道路限高限宽设施管理规定是县政府第几号令？", "第八号; not 第29次", lambda r: r["status"] != "refused" and R(r, r"第?(八|(?<!\d)8)号") and X(r, "29号"), "medium", "twin of S33")

# ---- by number, record, structure, tables; in people's own words
N = ["office"]
case("N70", "documents of like names: the article of the 办法, not of the 轮换细则", N, "ask", "市级储备粮管理办法第四条讲什么？", "第四条　储备粮实行均衡轮换，稻谷储存年限不超过三年，小麦不超过四年", lambda r: F(r, "均衡轮换") and H(r, "稻谷储存年限不超过三年") and X(r, "不少于十二个点"), "high", "real use")
case("N71", "an article of the 细则 (GB 18030, hard wraps)", N, "ask", "储备粮轮换实施细则的第四条", "轮入粮食应当为当年新粮…每批扦样不少于十二个点", lambda r: F(r, "轮入粮食应当为当年新粮") and H(r, "每批扦样不少于十二个点") and X(r, "储存年限"), "high", "real use")
case("N72", "an article that does not exist (last is 第十条)", N, "ask", "市级储备粮管理办法第十五条规定了啥", "there is no such article", lambda r: absent(r, "十五条", "15条", "第十条", "10条") and X(r, "均衡轮换", "扦样"), "high", "real use")
case("N73", "date of coming into force, colloquial", N, "ask", "储备粮那个管理办法打哪天起实行的？", "2026年1月20日, not 2025年12月18日", lambda r: date(r, 2026, 1, 20) and (F(r, "2026年1月20日") or X(r, "2025年12月18日", "2026年3月1日")), "high", "real use")
case("N74", "what it repeals, with its number", N, "ask", "市级储备粮管理办法把哪个文件废止了？文号多少？", "《鹭湾市地方储备粮管理办法》（鹭政发〔2019〕12号）", lambda r: H(r, "地方储备粮管理办法") and number(r, "鹭政发", 2019, 12), "high", "real use")
case("N75", "which article rules it", N, "ask", "轮换架空期最长几个月，是办法第几条规定的？", "第五条, 四个月", lambda r: H(r, "第五条", "四个月") and X(r, "第四条", "第六条"), "high", "real use")
case("N76", "the sum row of a sheet with merged heads", N, "ask", "松陂县一季度就业补贴总共发了多少钱？", "518470", lambda r: cell(r, ["合计"], "518470") or H(r, "518470") and X(r, "215460"), "high", "real use")
case("N77", "the fewest of a column", N, "ask", "一季度岗位补贴人数最少的是哪个乡镇，几个人？", "枫林乡, 22", lambda r: H(r, "枫林乡") and H(r, "22") and (X(r, "大柳镇", "黄溪镇") or "枫林乡" in own(r) or "枫林乡" in sq(first(r)) and R(r, "最[少低小]")), "medium", "real use")
case("N78", "minutes: automatic numbers, second part", N, "ask", "防汛会议纪要里，要检修哪几个泵站？哪个单位管？", "东门, 柳堤, 七里泵站; 区水利局", lambda r: H(r, "东门泵站", "柳堤泵站", "七里泵站", "区水利局") and X(r, "山塘"), "high", "real use")
case("N79", "a table within a table", N, "ask", "办居住证要带啥材料", "居民身份证 原件1份, 近期免冠照片 2张, 居住满半年证明 原件1份", lambda r: H(r, "居民身份证", "免冠照片", "居住满半年证明"), "high", "real use")
case("N80", "the names of an attachment (附件二 in Chinese numerals)", N, "ask", "体育后备人才基地公示附件2有哪些单位？", "海燕帆船俱乐部, 远山攀岩馆, 青禾武术社; no schools", lambda r: H(r, "海燕帆船俱乐部", "远山攀岩馆", "青禾武术社") and X(r, "柏岗区第四小学", "松陂县实验中学"), "high", "real use")
case("N81", "number in the front matter; nested lists", N, "ask", "一季度道路交通安全通报的文号和落款日期分别是什么？", "栖安委〔2026〕6号; 2026年4月8日", lambda r: number(r, "栖安委", 2026, 6) and date(r, 2026, 4, 8), "high", "real use")
case("N82", "follow-up: the next article", N, "ask", {"question": "下一条讲什么", "history": ["市级储备粮管理办法第七条是什么？"]}, "第八条　承储企业每季度末报送库存统计报表", lambda r: H(r, "每季度末报送库存统计报表") and X(r, "一百二十六元", "取消承储资格"), "medium", "real use")
case("N83", "the first article, no numeral", N, "ask", "储备粮轮换实施细则开头第一条怎么写的？", "第一条　为做好市级储备粮轮换工作，根据《鹭湾市市级储备粮管理办法》，制定本细则", lambda r: F(r, "为做好市级储备粮轮换工作") and X(r, "保障粮食安全"), "medium", "real use")

if __name__ == "__main__": main(sys.argv[1:])

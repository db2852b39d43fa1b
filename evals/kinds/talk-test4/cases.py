import re, sys
from pathlib import Path
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from kinds import case, find, first, has, main, mis, no, one, who
from talked import NEG, by, count, denies, fixed, fs, given, grave, item, lead, live, mild, of, own, silent, some, tidy, told, top, turned, wrong

V = ["schools"]  # a column on schools in villages: 商以宁 (headings), 鲍景行 (第一 … 第五), 宁采苓 (neither)
B = ["qingtan"]  # 青滩市交通运输局: summaries of 2024 and 2025, a speech of 2026
T = ["hezhou"]   # 荷州市: 若干措施 of twelve articles, a 办事指南, an interview

# ---- E: questions about the texts
case("E01k", "a wrong year", None, "ask", "江西研究院我记得是2018年挂牌的，没错吧", "2021年…应运而生, and the year of the question is corrected", lambda r: fixed(r, "2021年", "江西研究院") and tidy(r, 4), "high", "twin of E01; editor")
case("E02k", "except one author", V, "ask", "并校的事除了商以宁，别人还说过没有？", "鲍景行 (适度集中) and 宁采苓 (能不并就不并); not 商以宁's words", lambda r: who(r) == {"鲍景行", "宁采苓"} and by(r, "宁采苓", "能不并就不并") and (by(r, "鲍景行", "适度集中") or by(r, "鲍景行", "并到镇上")) and tidy(r, 6), "high", "twin of E02; official")
case("E03k", "who does not speak of it", V, "ask", "留守儿童，三位里面谁没谈到？", "商以宁 and 鲍景行; not 宁采苓, who does", lambda r: silent(r, ["商以宁", "鲍景行"], ["宁采苓"]), "high", "twin of E03; student")
case("E04k", "where an author works", V, "ask", "写村小老师那篇的作者是干什么的？", "鲍景行, 望榆县教师发展中心主任; not the headmaster", lambda r: live(r) and has(r, "鲍景行", "望榆县教师发展中心") and no(r, "榆树坪小学") and tidy(r, 4), "high", "twin of E04; editor")
case("E05k", "how many points (第一 … 第五 in running words)", V, "ask", "鲍景行说要留住老师，得做几件事，哪几件？", "five, each named", lambda r: live(r) and who(r) == {"鲍景行"} and count([r["text"]], "工资差距|八百元", "周转房", "职称", "杂事|秸秆", "婚恋|联谊") == 5 and tidy(r, 8), "high", "twin of E05; official")
case("E06k", "the third part", V, "ask", "商以宁最后一个小标题下面讲的什么", "撤下来的，也别荒着: 闲置校舍…; nothing of the others", lambda r: live(r) and who(r) == {"商以宁"} and has(r, "闲置校舍") and no(r, "家长听证", "走教") and tidy(r, 5), "high", "twin of E06; student")
case("E07k", "summary of an essay without headings", V, "ask", "宁采苓校长都干了哪几件事？概括一下", "three: 图书室, 周末不关门, 亲情电话; only 宁采苓", lambda r: live(r) and who(r) == {"宁采苓"} and has(r, "图书室") and has(r, "周末不关门") and has(r, "亲情电话") and tidy(r, 8), "medium", "twin of E07; student")
case("E08k", "a code that the text does not explain", V, "ask", "“2468”提质计划，这几个数是什么名堂？", "partial: 宁采苓 names it, nobody explains it", lambda r: r["status"] == "partial" and one(r, "2468") and tidy(r, 4), "medium", "twin of E08; official")
case("E09k", "did they say", None, "ask", "哪篇文章说过要把国有企业的研发任务取消掉？", "no text says so; 马回 asks for more", lambda r: denies(r) and tidy(r, 5), "medium", "twin of E09; student")

case("E03l", "who does not speak of it", None, "ask", "“一带一路”是哪两个人没提的？", "马回 and 邹慧; not 刘忠林, who does", lambda r: silent(r, ["马回", "邹慧"], ["刘忠林"]), "high", "twin of E03; student")

# ---- S: articles, records, counts, follow-ups
case("S01k", "an article by its number", T, "ask", "冷链若干措施第七条说了啥", "第七条: 冷链快递费用的百分之十五, 五十万元", lambda r: item(r, "第七条", "百分之十五", "五十万元") and tidy(r, 3), "high", "twin of S01; small business")
case("S03k", "paragraph of an article (款)", T, "ask", "冷链措施第二条第二款提到哪些部门？", "农业农村、交通运输、市场监管", lambda r: lead(r, "农业农村、交通运输、市场监管") and tidy(r, 3), "medium", "twin of S03; official")
case("S08k", "how many articles", T, "ask", "荷州的冷链措施一共有多少条？", "twelve", lambda r: bool(re.search(r"(?<!第)十二条|(?<!\d)12\s*条", r["text"])) and tidy(r, 13), "medium", "twin of S08; editor")
case("S09k", "document number", T, "ask", "冷链措施是荷府规几号？", "荷府规〔2026〕5号", lambda r: has(r, "荷府规〔2026〕5号") and tidy(r, 3), "high", "twin of S09; editor")
case("S16k", "until when it holds", T, "ask", "冷链这个政策哪天到期", "2028年12月31日; not the day on which it comes into force alone", lambda r: lead(r, "2028年12月31日") and tidy(r, 4), "high", "twin of S16; small business")
case("S19k", "a wrong number in the question", T, "ask", "买一台冷藏车政府给8万，是真的吗？", "四万元, and the question is corrected", lambda r: fixed(r, "四万元") and tidy(r, 4), "high", "twin of S19; small business")
case("S24k", "follow-up: the second condition", T, "ask", {"question": "第二个条件再讲讲", "history": ["申请冷链补助要具备哪些条件？"]}, "（二）食品安全信用等级为乙级以上", lambda r: lead(r, "乙级以上"), "medium", "twin of S24; small business")

# ---- R: situations
case("R02k", "except one means", V, "recommend", {"profile": "县教育局人事股", "need": "想让年轻老师留在村小，除了涨工资还有什么招"}, "周转房, 职称, 减杂事, 联谊; not the 月收入", lambda r: len(given(r)) <= 10 and count(given(r), "周转房|每校不少于六套", "职称", "秸秆禁烧|杂事", "联谊|婚恋") >= 2 and not any("八百元" in q and "周转房" not in q for q in given(r)), "high", "twin of R02; official")
case("R03k", "对…的，给予…: the ordinary clause of a support policy", T, "recommend", {"profile": "镇上的莲藕合作社", "need": "准备自己盖个六百方的保鲜库，能补多少"}, "第三条: 百分之三十, 八十万元", lambda r: some(given(r)[:3], "产地冷藏保鲜设施", "百分之三十"), "high", "twin of R03; small business")
case("R03l", "what to do in plain words", None, "recommend", {"profile": "省属国有企业", "need": "研发舍不得花钱，怎么逼一逼"}, "刚性增长机制, 纳入绩效考核 (马回)", lambda r: some(given(r)[:3], "刚性增长机制") or some(given(r)[:3], "纳入绩效考核"), "high", "twin of R03; official")

# ---- C: drafts (kinds of Q01 to Q24)
case("C01k", "straight and curly mark mixed, wrong author", V, "check", '商以宁写道，"学校合并的事，我的看法很简单：能不并就不并，孩子的家在村里，学校就应该在村里”。', "misattributed: 宁采苓", lambda r: wrong(r, "宁采苓"), "high", "twin of Q01")
case("C05k", "the words of one who is interviewed, his name in the text only (control)", T, "check", "路行简介绍说，“莲藕从地头到餐桌要损耗两成二，小河虾更高，接近三成”。", "verbatim; not misattributed", lambda r: find(r).get("verdict") == "verbatim", "medium", "twin of Q05; editor")
case("C07k", "a work that is not in the collection", None, "check", "《赣鄱新质生产力论纲》说：“加强创新资源的统筹规划和合理配置，避免重复建设和资源浪费。”", "misattributed: the words are of 《推动创新链和产业链双向赋能》", lambda r: mis(r) and "刘忠林" in str(find(r)["author"]), "medium", "twin of Q07")
case("C09k", "a negation of one character turned", V, "check", "商以宁主张，“家长同意率低于八成的，必得撤并”。", "altered, meaning: 不→必", grave, "high", "twin of Q09")
case("C10k", "a comparison turned", None, "check", "马回说，“将资金重点向基础研究、中试转化、公共创新平台倾斜，降低政府研发投入的使用效率”。", "altered, meaning: 提高→降低", grave, "high", "twin of Q10")
case("C12k", "another year's figure", B, "check", "《青滩市交通运输局2025年工作总结》写明，“全年公交客运量5120万人次”。", "not let stand: 4890 there, 5120 is of 2024 (altered meaning, or misattributed)", lambda r: grave(r) or mis(r) or any(f.get("place_wrong") for f in fs(r)), "high", "twin of Q12; official")
case("C16k", "an ellipsis in the middle", B, "check", "祝长河要求，“农村公路养护实行‘路长制’……村道找村主任”。", "verbatim, elided", lambda r: find(r).get("verdict") == "verbatim" and find(r).get("severity") in ("none", "typographic"), "medium", "twin of Q16")
case("C18k", "a wrong section named", None, "check", "马回在“聚焦成果转化，打通价值实现通道”一节里提出，“深入推进科研院所分类评估，完善以创新成效、产业贡献、社会价值为核心的评价体系”。", "says that it stands in 深化机制改革", lambda r: any("分类评估" in f["quote"] and (f.get("place_wrong") or "深化机制改革" in f["message"]) for f in fs(r)), "medium", "twin of Q18")
case("C21k", "a wrong article number", T, "check", "《荷州市促进冷链物流发展若干措施》第四条规定，“对冷库用电执行农业生产用电价格”。", "says 第五条", lambda r: any("第五条" in f["message"] for f in fs(r)), "high", "twin of Q21")

# ---- W: everyday questions
case("W80", "the sum of two years", B, "ask", "24、25两年交通投资一共完成多少亿？", "62.5 + 66.8 = 129.3", lambda r: one(r, "62.5亿元") and one(r, "66.8亿元") and has(r, "129.3"), "high", "official")
case("W81", "was the aim reached", B, "ask", "2025年定的70亿投资任务交账了没有？", "no: 66.8亿元, 没有达到", lambda r: lead(r, "66.8亿元") and (has(r, "没有达到") or bool(re.search(NEG, own(r)))) and tidy(r, 5), "high", "official")
case("W82", "which year is higher", B, "ask", "哪一年改造的危桥多一些，24年还是25年？", "2025年, 34座 (27座 in 2024); plans of 30 and 25 are not it", lambda r: top(r, "2025年工作总结", "34座", "2025年") and tidy(r, 6) and not re.search(r"2024年[^。；]{0,6}(更多|多一些|较多|最多)", own(r)), "high", "student")
case("W83", "what does he mean by it", B, "ask", "祝局长批评的“守着空车等客来”指的啥？", "还在按老线路、老班次发车", lambda r: by(r, "祝长河", "老线路、老班次") and tidy(r, 4), "medium", "student")
case("W84", "follow-up: another year", B, "ask", {"question": "前一年呢？", "history": ["青滩市2025年港口货物吞吐量是多少？"]}, "2024年: 1840万吨", lambda r: lead(r, "1840万吨") and tidy(r, 4), "high", "official")
case("W85", "do A and B agree: no", V, "ask", "村小要不要并，鲍景行跟宁采苓意见统一吗？", "not so: 适度集中 / 能不并就不并; both cited", lambda r: by(r, "宁采苓", "能不并就不并") and by(r, "鲍景行", "适度集中") and who(r) <= {"鲍景行", "宁采苓"} and not re.search(r"(?<!不)(?<!不太)(?<!不尽)(?<!不完全)(一致|一样|相同|统一)(?!吗)", own(r)) and tidy(r, 6), "high", "official")
case("W86", "a wrong premise", V, "ask", "宁采苓的学校为什么周末要锁门不让进？", "it does not: 周六上午照常开放; that is said", lambda r: (by(r, "宁采苓", "照常开放") or by(r, "宁采苓", "周末不关门")) and turned(r) and tidy(r, 5), "high", "student")
case("W87", "now and the aim: two questions", T, "ask", "莲藕路上坏掉的现在占多少？将来打算压到多少？", "两成二; 一成五以下 by 2028", lambda r: one(r, "损耗两成二") and one(r, "一成五以下") and tidy(r, 5), "high", "student")
case("W88", "time and fee, with a story", T, "ask", "您好，我和我爱人做了十来年豆腐，一直在家里做了挑到集上卖，前两天市场所的人来说要登记，不登记以后不让卖。我们俩都没什么文化，想先问一下，登这个记要等几天、要不要交钱？", "五个工作日 (promised); no fee", lambda r: one(r, "五个工作日") and one(r, "不收费") and tidy(r, 5), "high", "small business")
case("W89", "lay words", None, "ask", "企业攒的创新积分能派上什么用场？", "与信贷支持、政策奖补挂钩 (马回)", lambda r: lead(r, "信贷支持、政策奖补挂钩") and who(r) == {"马回"} and tidy(r, 4), "high", "small business")
case("W90", "follow-up: another thing", None, "ask", {"question": "那新兴产业呢？", "history": ["刘忠林说未来产业要重点布局哪些？"]}, "新一代信息技术、生物技术、新能源、新材料、高端装备", lambda r: lead(r, "新一代信息技术、生物技术、新能源、新材料、高端装备") and who(r) == {"刘忠林"} and tidy(r, 4), "high", "student")
case("W91", "a detail not told", None, "ask", "江西现在有多少家“专精特新”企业？", "not told: 刘忠林 wants them fostered, no number", lambda r: r["reason"] in (None, "not_in_corpus") and (r["status"] in ("partial", "refused") or bool(re.search(NEG, own(r)))) and tidy(r, 4), "high", "student")
case("W92", "the last sentence", None, "ask", "邹慧那篇最后一句话原文给我", "此外，加强与江西省科技成果转化中心共建共享…精准地对接江西需求。", lambda r: "让院士团队的成果更精准地对接江西需求" in first(r) and who(r) == {"邹慧"} and tidy(r, 3), "medium", "editor")
case("W93", "an outline", None, "ask", "周五要汇报，照马回那篇拉个提纲", "the four headings; only 马回", lambda r: has(r, "优化结构布局", "构建多元格局", "深化机制改革", "聚焦成果转化") and who(r) == {"马回"}, "high", "official")
case("W98", "do A and B agree: yes", None, "ask", "量子信息要提前布局，刘忠林和马回是不是都讲过？", "yes, both, each with its words", lambda r: r["status"] == "answered" and by(r, "刘忠林", "量子信息") and by(r, "马回", "量子信息") and who(r) == {"刘忠林", "马回"} and not re.search("不是|并非|没有", own(r)) and tidy(r, 5), "medium", "editor")
case("W99", "a wrong premise: turned about", None, "ask", "马回为什么要研发投入从“质效优先”转向“规模扩张”？", "the other way about: 从“规模扩张”向“质效优先”转型; that is said", lambda r: by(r, "马回", "从“规模扩张”向“质效优先”转型") and turned(r) and tidy(r, 5), "high", "student")
case("W96", "what can they do for us", None, "ask", "院士能帮我们企业解决点啥实际问题？", "攻克技术难关、升级技术工艺、提升产品品质 (邹慧)", lambda r: by(r, "邹慧", "攻克技术难关") and who(r) == {"邹慧"} and tidy(r, 8), "high", "small business")
case("W97", "follow-up: and the third?", None, "ask", {"question": "第三点呢", "history": ["马回的深化机制改革，第一点说的什么？"]}, "三是健全创新导向的评价激励机制", lambda r: live(r) and ("创新导向的评价激励机制" in first(r) or "分类评估" in first(r) or "尽职免责" in first(r)) and who(r) == {"马回"} and "技术预测委员会" not in first(r) and tidy(r, 6), "high", "student")

if __name__ == "__main__": main(sys.argv[1:])

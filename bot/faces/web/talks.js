/* A conversation: asked, stopped, asked anew; kept in the browser, opened and brought back. */
"use strict";

const policyTalk = (() => {
  const [TAB, WAITING] = ["talk", "waiting"].map((name) => policyRoute.store(name)); // of this tab alone
  const MOST_BYTES = 3_500_000, MOST_TURNS = 200, TITLE_MOST = 40;
  const DRAFT_LEAST = 100, QUOTED = /[“「『][^”」』]{8,}[”」』]/; // what is pasted rather than asked
  const UNKEPT = "本浏览器未能保存对话，关闭或刷新网页前请先导出。";
  const { note } = policyNote;
  const find = (selector) => document.querySelector(selector);
  const turns = () => [...document.querySelectorAll("#chat .turn")];
  const made = (tag, words, set = {}) => Object.assign(document.createElement(tag), { textContent: words, ...set });

  let tell = null; // tells Gradio what happens, once the page stands
  let current = policyRoute.read().talk ?? sessionStorage.getItem(TAB); // the conversation that is open; none: a new one
  const hidden = new Map(); // of a conversation, how many of its turns are too far back to be shown
  let starting = false; // one is about to be asked
  let asked = null; // {question, turn, only, talk} on its way
  let judging = null; // {turn, words}: what is said once a judgement is kept
  let mending = null; // the turn whose question stands in the box again
  let waiting = JSON.parse(sessionStorage.getItem(WAITING) ?? "[]"); // {question, turn, only, talk}, asked while another was on its way
  let wanted = null; // {kept, number, sent}: the conversation that is to be shown, until it is
  let after = null; // what is done then
  let refused = false; // the last file could not be made

  if (current) document.documentElement.dataset.restoring = ""; // no greeting while it is on its way

  function attach(element, trigger) {
    tell = trigger;
    policyChat.attach(element, trigger);
    setTimeout(async () => {
      policyKept.retype();
      const kept = current && (await talk(current));
      if (kept?.turns.length) await open(current, next);
      else {
        if (policyRoute.read().talk) note("这个对话不在本浏览器中：可能已经删除，或保存在另一个浏览器里。");
        begun(null);
        next();
      }
    });
  }

  /* ---- what is kept ---- */

  async function talk(id) {
    try {
      return await policyKept.get("talks", id);
    } catch {
      return undefined;
    }
  }

  async function talks() {
    try {
      return (await policyKept.all("talks")).filter((one) => one.turns.length).sort((a, b) => b.changed - a.changed);
    } catch {
      return [];
    }
  }

  async function keep(id, mend) {
    try {
      await policyKept.change("talks", id, (kept) => {
        kept.turns ??= [];
        mend(kept.turns);
        if (!kept.named) kept.title = (kept.turns[0]?.question ?? "").slice(0, TITLE_MOST);
        return { ...kept, changed: Date.now() };
      });
    } catch {
      note(UNKEPT);
    }
    if (id === current) entitle();
    policyTalks.refresh();
  }

  function begun(id) {
    current = id;
    if (id) sessionStorage.setItem(TAB, id);
    else sessionStorage.removeItem(TAB);
    if (policyRoute.read().talk || (id && !location.hash)) policyRoute.stay(policyRoute.room("talk", id));
    delete document.documentElement.dataset.restoring;
    entitle();
    policyTalks.latest();
  }

  async function entitle() {
    const given = current && (await talk(current))?.title, title = given || "新对话";
    for (const head of document.querySelectorAll(".talk-title")) Object.assign(head, { translate: !given, textContent: title, title });
  }

  /* Opens a kept conversation: the program compares its citations with the texts, and shows it. */
  async function open(id, then = () => {}) {
    const kept = (await talk(id))?.turns ?? [];
    let shown = kept.slice(-MOST_TURNS);
    while (shown.length > 1 && new Blob([JSON.stringify(shown)]).size > MOST_BYTES) shown = shown.slice(1);
    const before = kept.length - shown.length;
    hidden.set(id, before);
    after = then;
    current = id;
    stopped();
    show(shown);
    if (before) note(`这个对话较长，较早的 ${before} 问仍保存在本浏览器中，此处没有显示。`);
  }

  function anew() {
    mend(null);
    after = () => begun(null);
    stopped();
    current = null;
    show([]);
  }

  /* One at a time: of two on their way, the network may bring the first one last. */
  function show(turns) {
    const sent = wanted?.sent;
    wanted = { kept: JSON.stringify(turns), number: (wanted?.number ?? 0) + 1, sent };
    if (!sent) bring();
  }

  function bring() {
    wanted.sent = true;
    tell?.("open", { kept: wanted.kept, number: wanted.number });
  }

  /* ---- asking ---- */

  /* Asks what stands in the box, read from the box itself: Gradio's own events lag behind a fast typist, and lose words. */
  function send(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const words = find("#box textarea").value;
    if (!words.trim()) return;
    type("");
    sessionStorage.removeItem("policy #box textarea");
    ask(words);
  }

  function ask(question, turn = mending) {
    const quotes = question.length >= DRAFT_LEAST && QUOTED.test(question);
    note(quotes ? "这段文字带有引文，“引文核查”可以逐条与原文核对。" : "", quotes && (() => draft(question)), "前往核查");
    mending = null;
    waiting.push({ question: question.trim(), turn, only: policyChosen.told(), talk: current });
    queue();
    next();
  }

  /* What waits to be asked in the conversation that is open; what was asked in another waits until that is opened. */
  const here = () => waiting.filter((one) => (one.talk ?? null) === (current ?? null));

  /* Begins with what has waited longest. Where the program is away, it goes on waiting until the page is loaded anew. */
  async function next() {
    if (!tell || asked || starting || wanted?.sent || !here().length) return;
    starting = true;
    queue();
    if (!(await policyAlive.look())) return;
    starting = false;
    const [one] = asked || wanted?.sent ? [] : here(); // another conversation may have been opened meanwhile
    waiting = waiting.filter((other) => other !== one);
    queue();
    if (one) begin({ question: one.question, turn: one.turn ?? turns().length, only: one.only });
  }

  async function begin({ question, turn, only, replaced = null }) {
    if (!current) {
      begun(crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
      waiting.forEach((one) => (one.talk ??= current)); // asked of this new one
    }
    const mine = (asked = { question, turn, only, talk: current, replaced });
    document.body.classList.add("asking");
    if (turn < turns().length) mine.replaced ??= await talk(mine.talk);
    await keep(mine.talk, (kept) => {
      kept.length = Math.min(kept.length, turn + (hidden.get(mine.talk) ?? 0));
      kept.push({ question });
    });
    if (asked === mine) tell?.("ask", { question, turn, quoting: find("#quoting input")?.checked === true, only, talk: mine.talk });
  }

  /* What the program tells of the conversation beside what it shows. */
  async function news(told) {
    if (!told) return;
    const said = JSON.parse(told);
    if (said.told) refused = note(said.told);
    if ("opened" in said && said.opened !== wanted?.number) bring(); // another was wanted meanwhile
    else if ("opened" in said) {
      wanted.sent = false;
      const then = after;
      after = null;
      delete document.documentElement.dataset.restoring;
      entitle();
      policyTalks.latest();
      then?.();
      next();
    }
    if (said.lost && asked) {
      const again = asked; // the program was started anew meanwhile
      open(current, () => begin(again));
    }
    const id = said.talk ?? asked?.talk; // what was stopped is told without it
    if (!said.turn || !id) return;
    const mine = asked?.talk === id && asked.turn === said.at ? asked : null;
    if (mine && said.turn.ended === "failed" && !find("#box textarea").value) type(mine.question);
    if (mine) stopped();
    else if (judging?.turn === said.at) note(judging.words);
    judging = null;
    await keep(id, (kept) => {
      kept[said.at + (hidden.get(id) ?? 0)] = said.turn;
      kept.length = said.of + (hidden.get(id) ?? 0);
    });
    if (!mine) return;
    if (mine.replaced) note("原来的回答已被替换。", () => back(mine.replaced));
    policyChat.first(turns().at(said.at));
    next();
  }

  function stopped() {
    asked = null;
    document.body.classList.remove("asking");
  }

  /* Nothing more comes of what is on its way: the connection is lost, or too many ask at once. */
  function failed(sentence = "") {
    if (sentence) note(sentence);
    if (asked) type(find("#box textarea").value || asked.question);
    if (wanted) wanted.sent = false;
    stopped();
  }

  function type(words) {
    const box = find("#box textarea");
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true })); // Gradio takes the text over
  }

  /* The lines above the box: which question is being mended, and what waits its turn. */
  function queue() {
    sessionStorage.setItem(WAITING, JSON.stringify(waiting));
    const lines = here()
      .slice(starting ? 1 : 0)
      .map((one) => line(`等候作答：${one.question}`, "取消", () => ((waiting = waiting.filter((other) => other !== one)), queue())));
    if (mending !== null) lines.unshift(line("正在修改上一问，发送后替换原来的回答。", "不修改了", () => mend(null)));
    const frame = find(".waiting");
    if (!frame) return;
    frame.hidden = !lines.length;
    frame.replaceChildren(...lines);
  }

  function line(words, label, act) {
    const found = document.createElement("p");
    found.append(made("span", words), made("button", label, { type: "button", onclick: act }));
    return found;
  }

  /* Words that were asked become a draft to be checked; what stands there already is kept. */
  function draft(words) {
    policyPage.visit("check");
    const box = find("#draft textarea");
    box.value = [box.value, words].filter((part) => part.trim()).join("\n\n");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }

  /* A question about words of the original: they stand in the box, and the asker goes on. */
  function about(quote) {
    if (document.body.classList.contains("reading")) find(".close-original").click();
    if ((document.body.dataset.room ?? "talk") !== "talk") policyPage.visit("talk");
    const box = find("#box textarea");
    type(`“${quote}”${box.value}`);
    setTimeout(() => (box.focus(), box.setSelectionRange(box.value.length, box.value.length)), 50);
  }

  function mend(turn) {
    mending = turn;
    queue();
  }

  function deed(button) {
    const turn = turns().indexOf(button.closest(".turn"));
    const question = button.closest(".turn").dataset.question;
    if (button.dataset.deed === "wrong") unfold(button, ".reasons");
    else if (button.dataset.deed === "elsewhere") {
      const given = policyCollections.others().map(({ key, name }) => made("button", name, { type: "button", translate: !key, onclick: () => elsewhere(key, question) }));
      button.closest(".turn-deeds").querySelector(".elsewhere").replaceChildren(...given);
      unfold(button, ".elsewhere");
    } else if (asked) note("正在作答，请稍候，或先停止。");
    else if (button.dataset.deed === "retry") ask(question, turn);
    else {
      mend(turn);
      type(question);
      find("#box textarea").focus();
    }
  }

  /* Shows or hides what a button leads to, inside the frame. */
  function unfold(button, what) {
    const found = button.closest(".turn-deeds").querySelector(what), frame = find("#chat");
    found.hidden = !found.hidden;
    button.setAttribute("aria-expanded", String(!found.hidden));
    const hidden = found.getBoundingClientRect().bottom - frame.getBoundingClientRect().bottom + 12;
    if (!found.hidden) frame.scrollTop += Math.max(0, hidden);
  }

  /* Asks the same of another collection, in a new conversation on its page: each answers from its own texts alone. */
  function elsewhere(key, question) {
    if (asked) return note("正在作答，请稍候，或先停止。");
    const [waits, open] = ["waiting", "talk"].map((name) => policyRoute.store(name, key));
    sessionStorage.setItem(waits, JSON.stringify([...JSON.parse(sessionStorage.getItem(waits) ?? "[]"), { question, turn: null, only: "[]" }]));
    sessionStorage.removeItem(open);
    location.href = policyRoute.page(key) + policyRoute.room("talk");
  }

  function judge(button) {
    const taken = button.getAttribute("aria-pressed") === "true";
    const turn = turns().indexOf(button.closest(".turn"));
    judging = { turn, words: taken ? "评价已撤回。" : "已记下您的评价，保存在本机，可用 bot feedback export 导出。" };
    tell?.("judge", { turn, verdict: taken ? "" : button.dataset.judge, talk: current });
  }

  /* ---- going from one to another ---- */

  async function enter(id) {
    if (id === current) return;
    if (!(await talk(id))) return note("这个对话不在本浏览器中：可能已经删除，或保存在另一个浏览器里。");
    policyTalks.shut();
    mend(null);
    sessionStorage.setItem(TAB, id);
    open(id);
  }

  async function clear() {
    const kept = current && (await talk(current));
    if (!kept?.turns.length) return anew();
    waiting = waiting.filter((one) => one.talk !== kept.id);
    await policyKept.drop("talks", kept.id);
    anew();
    note("对话已清空。", () => back(kept));
  }

  /* Brings a conversation back as it was, and opens it. */
  async function back(kept) {
    await policyKept.put("talks", kept);
    policyTalks.refresh();
    sessionStorage.setItem(TAB, kept.id);
    open(kept.id);
  }

  /* ---- files ---- */

  function file(kind) {
    refused = false;
    if (!turns().length) return note("对话还没有内容，先提一个问题再导出。");
    tell?.("take", { kind, title: find(".talk-title").textContent });
  }

  /* The file that was asked for has been made: a button out of sight fetches it; none, where it could not be made. */
  function take() {
    if (!refused) requestAnimationFrame(() => find("#talk-made").click());
    return [];
  }

  const ACTS = {
    list: () => policyTalks.turn(),
    close: () => policyTalks.close(),
    new: () => (policyTalks.shut(), note(""), anew(), find("#box textarea").focus()),
    rename: () => current && policyTalks.rename(),
    docx: () => file("docx"),
    md: () => file("md"),
    print: () => window.print(),
    clear,
    undo: policyNote.undo,
  };

  document.addEventListener("click", (event) => {
    const more = find(".talk-more[open]");
    if (more && !event.target.closest(".talk-more > summary")) more.open = false;
    const target = event.target.closest("[data-talk], [data-deed], [data-judge]");
    if (target?.matches("[data-talk]")) ACTS[target.dataset.talk]();
    else if (target?.matches("[data-deed]")) deed(target);
    else if (target) judge(target);
  });

  document.addEventListener("keypress", (event) => {
    if (event.key === "Enter" && !event.shiftKey && event.target.matches?.("#box textarea")) send(event);
  }, true);
  document.addEventListener("click", (event) => event.target.closest?.("#send") && send(event), true);

  // What is folded away is printed, too.
  window.addEventListener("beforeprint", () => document.querySelectorAll("#chat details").forEach((fold) => (fold.open = true)));

  return { about, anew, ask, attach, back, enter, entitle, failed, news, open: () => current, take, talk, talks, TITLE_MOST };
})();

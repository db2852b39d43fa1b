/* The original as a book to work with: contents, finding words, the size of letters, what is selected, and notes. */
"use strict";

const policyReader = (() => {
  const SIZES = [15, 16, 18, 20, 23, 26], SIZE = "policy-size", FIND_AFTER = 250;
  const find = (selector) => document.querySelector(selector);
  const made = (tag, words, set = {}) => Object.assign(document.createElement(tag), { textContent: words, ...set });
  const paper = () => find("#pane .paper");
  let hits = [], total = 0, at = -1; // what was found, and which of it is shown
  let finding = 0;
  let undo = null; // brings back the note that was removed last

  /* ---- letters ---- */

  function size(step = 0) {
    const now = SIZES.indexOf(Number(localStorage.getItem(SIZE) ?? 18));
    const next = SIZES[Math.max(0, Math.min(SIZES.length - 1, (now < 0 ? 2 : now) + step))];
    try {
      localStorage.setItem(SIZE, next);
    } catch {} // it holds as long as the page then
    document.documentElement.style.setProperty("--paper-size", `${next}px`);
  }

  /* ---- contents ---- */

  function contents() {
    const panel = find("#reader-panel");
    if (shut("contents")) return;
    const list = made("ol", "", { className: "contents", lang: "zh-CN" });
    for (const head of paper()?.querySelectorAll(".paper-text :is(h3, h4, h5, h6)") ?? []) {
      const row = document.createElement("li");
      row.style.setProperty("--level", Number(head.tagName[1]) - 3);
      row.append(made("button", head.textContent.trim(), { type: "button", onclick: () => (panel.hidden = true, bring(head)) }));
      list.append(row);
    }
    open("contents", "目录", list.firstChild ? list : made("p", "这篇原文没有小标题。"));
  }

  /* Scrolls the pane alone, and takes the keyboard there. */
  function bring(element) {
    const pane = find("#pane .pane");
    pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - 24;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  function open(kind, title, ...parts) {
    const panel = find("#reader-panel");
    panel.dataset.kind = kind;
    panel.setAttribute("aria-label", title);
    const head = made("div", "", { className: "panel-head" });
    head.append(made("h2", title), made("button", "关闭", { type: "button", onclick: () => (panel.hidden = true) }));
    panel.replaceChildren(head, ...parts);
    panel.hidden = false;
  }

  /* Whether this panel was open; it is not any more. */
  function shut(kind) {
    const panel = find("#reader-panel");
    const was = !panel.hidden && panel.dataset.kind === kind;
    panel.hidden = was;
    return was;
  }

  /* ---- finding ---- */

  async function look() {
    const words = find(".reader-find").value.trim();
    const turn = ++finding;
    let found = { places: [], total: 0 };
    if (words) {
      try {
        const answer = await fetch(`page/find?words=${encodeURIComponent(words)}`);
        found = await answer.json();
        if (!answer.ok) return count(found.error);
      } catch {
        return count(policyAlive.LOST);
      }
    }
    if (turn !== finding) return;
    [hits, total, at] = [found.places, found.total, -1];
    if (!words) count("");
    else if (!hits.length) count("所有原文中都没有");
    else step(Math.max(0, hits.findIndex((hit) => hit.essay === paper()?.dataset.essay)) + 1);
  }

  function step(by) {
    if (!hits.length) return;
    at = (at + by + hits.length) % hits.length;
    const hit = hits[at];
    const others = hits.filter((other) => other.essay === hit.essay && other !== hit).slice(0, 150);
    policyPage.turn(hit, others.map((other) => `${other.start}-${other.end}`).join(","));
    count(total > hits.length ? `第 ${at + 1} 处，共 ${total} 处（只列前 ${hits.length} 处）` : `第 ${at + 1} 处，共 ${total} 处`);
  }

  function count(words) {
    find(".reader-count").textContent = words;
    for (const button of document.querySelectorAll("[data-step]")) button.disabled = hits.length < 2;
  }

  /* ---- what is selected ---- */

  const tools = made("div", "", { id: "picked", hidden: true });
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", "所选文字");
  for (const [act, label] of [["ask", "提问"], ["cite", "复制引文"], ["note", "记笔记"]]) {
    const button = made("button", label, { type: "button" });
    button.dataset.pick = act;
    tools.append(button);
  }

  /* The words of the original that are selected, with their place in code points; nothing else. */
  function picked() {
    const chosen = getSelection();
    const text = paper()?.querySelector(".paper-text");
    if (!text || !chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const whole = range.toString();
    const quote = whole.trim();
    if (!quote) return null;
    const start = [...before.toString()].length + [...whole.slice(0, whole.indexOf(quote))].length;
    const { essay, reference, name, author } = paper().dataset;
    return { essay, reference, name, author, quote, start, end: start + [...quote].length, box: range.getBoundingClientRect() };
  }

  function offer() {
    const found = picked();
    tools.hidden = !found;
    if (!found) return;
    if (!tools.isConnected) document.body.append(tools);
    const size = tools.getBoundingClientRect();
    const above = found.box.top - size.height - 8;
    tools.style.top = `${Math.max(8, Math.min(above > 60 ? above : found.box.bottom + 8, innerHeight - size.height - 8))}px`;
    tools.style.left = `${Math.max(8, Math.min(found.box.left, innerWidth - size.width - 8))}px`;
  }

  const cited = (one) => policyDesk.completed(`“${one.quote.replace(/\s*\n\s*/g, "")}”——${one.reference}`);

  async function pick(act) {
    const found = picked();
    if (!found) return;
    if (act === "ask") policyTalk.about(found.quote.replace(/\s*\n\s*/g, ""));
    else if (act === "cite") return policyChat.copy(tools.querySelector("[data-pick=cite]"), cited(found));
    else await take(found);
    getSelection().removeAllRanges();
  }

  /* ---- notes ---- */

  async function take({ box, ...found }) {
    const note = { ...found, id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, words: "", made: Date.now() };
    try {
      await policyKept.put("notes", note);
    } catch {
      return open("notes", "笔记", made("p", "本浏览器未能保存笔记。"));
    }
    await notes(note.id);
  }

  async function notes(fresh = null) {
    const kept = (await policyKept.all("notes").catch(() => [])).sort((a, b) => a.made - b.made);
    const list = made("ol", "", { className: "notes-list" });
    for (const note of kept) list.append(entry(note));
    const line = made("p", "", { className: "panel-line" });
    if (undo) line.append(made("span", "笔记已删除。"), made("button", "撤销", { type: "button", onclick: back }));
    if (kept.length) line.append(made("button", "导出为 Markdown", { type: "button", onclick: () => save(kept) }));
    const told = made("p", kept.length ? "笔记只保存在本机的这个浏览器里。" : "还没有笔记：在原文中选中语句，再点“记笔记”。", { className: "panel-told" });
    open("notes", "笔记", told, line, list);
    if (fresh) list.querySelector(`[data-note="${fresh}"] textarea`)?.focus();
  }

  function entry(note) {
    const row = document.createElement("li");
    row.dataset.note = note.id;
    const link = made("a", `${note.author}《${note.name}》`, { href: policyRoute.essay(note.essay, note.start, note.end), lang: "zh-CN" });
    link.dataset.essay = note.essay;
    link.onclick = () => (find("#reader-panel").hidden = true); // or it would cover the place
    const own = made("textarea", "", { value: note.words, rows: 2, placeholder: "写下自己的话", ariaLabel: "自己的话" });
    own.oninput = () => policyKept.change("notes", note.id, (kept) => ({ ...note, ...kept, words: own.value }));
    const drop = made("button", "删除", { type: "button", ariaLabel: `删除笔记“${note.quote.slice(0, 12)}”` });
    drop.onclick = async () => {
      const gone = await policyKept.get("notes", note.id);
      await policyKept.drop("notes", note.id);
      undo = gone;
      notes();
    };
    row.append(made("blockquote", note.quote, { lang: "zh-CN" }), link, own, drop);
    return row;
  }

  async function back() {
    await policyKept.put("notes", undo);
    undo = null;
    notes();
  }

  /* Markdown, with the references numbered once each; the texts' own signs are escaped. */
  async function save() {
    const kept = (await policyKept.all("notes")).sort((a, b) => a.made - b.made);
    const plain = (words) => words.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s*\n\s*/g, " ");
    const references = [...new Set(kept.map((note) => policyDesk.completed(note.reference)))];
    const parts = kept.map((note) => {
      const number = references.indexOf(policyDesk.completed(note.reference)) + 1;
      return `> “${plain(note.quote)}”\\[${number}\\]${note.words ? `\n\n${plain(note.words)}` : ""}`;
    });
    const listed = references.map((words, number) => `\\[${number + 1}\\] ${plain(words)}  `).join("\n");
    const file = new Blob([["# 笔记", ...parts, "## 参考文献", listed].join("\n\n") + "\n"], { type: "text/markdown" });
    const link = made("a", "", { href: URL.createObjectURL(file), download: "笔记.md" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const ACTS = {
    contents,
    notes: () => shut("notes") || notes(),
    smaller: () => size(-1),
    larger: () => size(1),
    link: (button) => policyChat.copy(button, location.origin + location.pathname + here()),
  };

  /* The address of what is shown: the marked place, else the whole text. */
  function here() {
    const { essay, start, end } = policyRoute.read();
    return essay === paper()?.dataset.essay ? policyRoute.essay(essay, start, end) : policyRoute.essay(paper()?.dataset.essay ?? "");
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-read], [data-step], [data-pick]");
    if (target?.dataset.read) ACTS[target.dataset.read](target);
    else if (target?.dataset.step) step(Number(target.dataset.step));
    else if (target) pick(target.dataset.pick);
  });

  let typing = 0;

  document.addEventListener("input", (event) => {
    if (!event.target.matches(".reader-find")) return;
    clearTimeout(typing);
    typing = setTimeout(look, FIND_AFTER);
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && event.target.matches?.(".reader-find")) step(event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && !find("#reader-panel")?.hidden && event.target.closest?.("#original")) {
      find("#reader-panel").hidden = true;
      event.stopImmediatePropagation();
    }
  });

  document.addEventListener("selectionchange", offer);
  tools.addEventListener("pointerdown", (event) => event.preventDefault()); // the words stay selected
  size();

  return {};
})();

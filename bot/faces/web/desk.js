/* The editors' desk: draft and findings linked both ways, the original's words taken over, and nothing typed lost. */
"use strict";

const policyDesk = (() => {
  const KEPT = "policy-desk", UNDONE_MAX = 10, SAVED_AFTER = 300;
  const CHANGED = "稿件已改动，所列结果是改动前的，请再次核查。";
  const FACTS = ["newspaper", "date"];
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const desk = () => find("#check");
  const box = () => find("#draft textarea");
  const fact = (name) => find(`#fact-${name} :is(input, textarea)`);
  let text = ""; // what stands in the box
  let sent = null; // what stood there when it was last sent to be checked
  let pending = ""; // what is being checked
  let undone = []; // earlier texts of the box, which something else than typing took away
  let own = ""; // what was last put there, and not typed
  let grade = "all"; // the filter, which holds over the next check
  let said = ""; // what is told once the check on its way is done
  let turned = null; // the finding that was turned to last
  let saving = 0;

  /* ---- what is kept in the browser ---- */

  function save() {
    clearTimeout(saving);
    const kept = { draft: text };
    for (const name of FACTS) kept[name] = fact(name)?.value ?? "";
    try {
      localStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
      tell("本浏览器未能保存稿件，刷新网页前请先另行保存。");
    }
  }

  function restore() {
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    } catch {} // storage is closed to us, or holds something else
    text = box()?.value || kept.draft || ""; // whoever was quicker than this page keeps what was typed
    return [text, ...FACTS.map((name) => kept[name] ?? "")];
  }

  /* A reference with the newspaper and its date, where the source gives none: a field's placeholder stands for it. */
  function completed(words) {
    return FACTS.map(fact).reduce((made, field) => (field?.value.trim() ? made.replaceAll(field.placeholder, field.value.trim()) : made), words);
  }

  /* Example: 2025年3月12日 -> 2025-03-12, as GB/T 7714 has it. */
  function tidy(field) {
    const [, year, month, day] = field.value.trim().match(/^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/) ?? [];
    if (year) put(field, [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"));
  }

  /* ---- the box ---- */

  function put(field, words) {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true })); // Gradio takes the text over
  }

  function tell(sentence, back = false) {
    find(".desk-note [role=status]").textContent = sentence;
    find(".desk-note .undo").hidden = !back;
  }

  function replaced(by, sentence) {
    if (text && text !== by) undone = [...undone, text].slice(-UNDONE_MAX);
    text = own = by;
    save();
    tell(sentence, undone.length > 0);
  }

  function undo() {
    const before = undone.pop();
    if (before === undefined) return;
    if (text !== own) undone.unshift(text); // what was typed since comes back last
    text = own = before;
    put(box(), before);
    save();
    tell("已恢复为此前的稿件。", undone.length > 0);
    if (sent !== null) check();
    else show("edit");
  }

  function typed() {
    text = box().value;
    clearTimeout(saving);
    saving = setTimeout(save, SAVED_AFTER);
    if (stale()) tell(CHANGED, undone.length > 0);
  }

  /* Whether the findings are of an earlier text; they are dimmed then. */
  function stale() {
    return desk().toggleAttribute("data-stale", sent !== null && text !== sent && find(".finding") !== null);
  }

  function check() {
    setTimeout(() => find("#check-send").click()); // after Gradio has taken the text over
  }

  function filled(words) {
    replaced(words, text && text !== words ? "框中原有的文字已由文件的内容替换。" : "");
    turned = null;
    show("edit");
    stale();
    return [];
  }

  function cleared() {
    replaced("", text ? "稿件已清空。" : "");
    turned = null;
    show("edit");
    stale();
    return [];
  }

  /* ---- after a check ---- */

  function checked() {
    requestAnimationFrame(() => {
      const some = find("#marked .draft") !== null;
      find("[data-view=marks]").disabled = !some;
      if (find("#check-status .error, #check-status .check-note")) return; // it failed, or was stopped
      sent = pending;
      if (stale()) tell(CHANGED, undone.length > 0); // whoever goes on writing is left at it
      else {
        show(some && find(".finding") ? "marks" : "edit");
        if (said || !undone.length) tell(said, undone.length > 0);
      }
      said = "";
      sift(find(`.grade[data-grade="${grade}"]`) ? grade : "all");
      if (turned !== null && card(turned)?.hidden === false) reveal(turned, false);
      else if (find("#check-offers")) bring(find("#check-offers")); // on a phone the findings lie below the draft
    });
    return [];
  }

  function show(view) {
    desk().dataset.view = view;
    for (const button of all(".views button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }

  /* Shows the cards of one grade: `all`, `unclean` (the gravest grade is another than 一致), or one that is told. */
  function sift(wanted) {
    grade = wanted;
    for (const button of all(".grade")) button.setAttribute("aria-pressed", String(button.dataset.grade === wanted));
    let left = 0;
    for (const card of all("#findings .finding")) {
      const grades = card.dataset.grades.trim().split(" ");
      const fits = wanted === "all" || (wanted === "unclean" ? grades[0] !== "verbatim" : grades.includes(wanted));
      card.hidden = !fits;
      left += fits;
    }
    const none = find(".none-left");
    if (none) none.hidden = left > 0 || !find(".finding");
  }

  /* ---- draft and findings, linked ---- */

  const card = (number) => find(`#findings .finding[data-number="${number}"]`);
  const mark = (number) => find(`#marked .quoted[data-number="${number}"]`);

  /* Scrolls the nearest frame only: scrollIntoView would move the page on a phone. */
  function bring(element) {
    let frame = element.parentElement;
    while (frame && !(/auto|scroll/.test(getComputedStyle(frame).overflowY) && frame.scrollHeight > frame.clientHeight + 1)) frame = frame.parentElement;
    if (!frame) return;
    const [outer, inner] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
    const draft = find("#marked"); // on a phone it stays at the top of the frame that scrolls
    const covered = frame !== draft && frame.contains(draft) ? draft.offsetHeight + 12 : (frame.clientHeight - inner.height) / 3;
    frame.scrollTop += inner.top - outer.top - Math.max(12, covered);
  }

  function reveal(number, focus, from = null) {
    const [told, words] = [card(number), mark(number)];
    if (!told || !words) return;
    turned = number;
    for (const other of all("#check .current")) other.classList.remove("current");
    for (const one of [told, ...all(`#marked .quoted[data-number="${number}"]`)]) one.classList.add("current");
    if (told.hidden) sift("all");
    if (from !== "draft") bring(words);
    if (from !== "card") bring(told);
    if (focus) (from === "draft" ? told : words).focus({ preventScroll: true });
  }

  /* ---- the original's words ---- */

  /* The index of the `points`-th character: a browser counts some as two. */
  function unit(words, points) {
    let at = 0;
    for (let left = points; left > 0 && at < words.length; left -= 1) at += words.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  }

  function adopt(button) {
    const { number, start, was, right } = button.dataset;
    let at = unit(text, Number(start));
    if (!text.startsWith(was, at)) {
      at = text.indexOf(was);
      if (at < 0 || text.indexOf(was, at + 1) >= 0) return tell("稿件已改动，找不到这处语句，请再次核查后再采用。", undone.length > 0);
    }
    const by = text.slice(0, at) + right + text.slice(at + was.length);
    const marks = button.dataset.how === "marks";
    said = marks ? `已加上引号（第 ${number} 处），并重新核查。` : `已采用原文（第 ${number} 处），并重新核查。`;
    replaced(by, marks ? `已加上引号（第 ${number} 处），正在重新核查。` : `已采用原文（第 ${number} 处），正在重新核查。`);
    put(box(), by);
    turned = Number(number);
    check();
  }

  /* The file that was asked for has been made: a button out of sight fetches it; none, where it could not be made. */
  function take() {
    if (!find("#check-status .error")) requestAnimationFrame(() => find("#check-made").click());
    return [];
  }

  /* ---- events ---- */

  document.addEventListener("input", (event) => {
    if (event.target.closest("#draft")) typed();
    else if (event.target.closest("#facts")) save();
  });

  document.addEventListener("change", (event) => {
    if (event.target.closest("#fact-date")) tidy(event.target);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#check-send")) pending = text;
    const target = event.target.closest("#check :is(.quoted, .in-draft, .grade, .adopt, .undo, [data-view])");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (target.matches(".quoted")) reveal(target.dataset.number, true, "draft");
    else if (target.matches(".in-draft")) {
      show("marks");
      reveal(target.dataset.number, true, "card");
    } else if (target.matches(".grade")) sift(target.dataset.grade);
    else if (target.matches(".adopt")) adopt(target);
    else if (target.matches(".undo")) undo();
    else show(target.dataset.view);
  });

  window.addEventListener("pagehide", save);

  return { checked, cleared, completed, filled, restore, take };
})();

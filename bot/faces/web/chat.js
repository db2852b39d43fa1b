/* The chat: chips ask, quotations are copied and shown where a marker is pointed at, outlines unfold. */
"use strict";

const policyChat = (() => {
  const find = (selector) => document.querySelector(selector);
  let chat = null; // what Gradio fills anew with every answer
  let tell = () => {}; // tells Gradio that an overview is wanted in another depth
  let deepened = null; // the turn and the depth that were asked for, until they are there
  const folds = new Map(); // what the reader folded and unfolded, by turn and place: filling anew would undo it

  function attach(element, trigger) {
    [chat, tell] = [element, trigger];
  }

  const turns = () => [...chat.querySelectorAll(".turn")];

  /* Shows the newest question at the top: a long answer is read from its beginning. Another depth moves nothing. */
  function follow() {
    refold();
    const frame = find("#chat");
    if (deepened) {
      turns()[deepened.turn]?.querySelector(`[data-depth="${deepened.depth}"]`)?.focus({ preventScroll: true });
      frame.scrollTop = deepened.top;
      deepened = null;
      return;
    }
    requestAnimationFrame(() => {
      const last = turns().at(-1);
      if (last) frame.scrollTop += last.getBoundingClientRect().top - frame.getBoundingClientRect().top - 12;
      else frame.scrollTop = 0;
    });
  }

  /* The original opens at the first citation by itself, where it stands beside the chat. */
  function first(turn) {
    const marker = turn?.querySelector(".prose-text a.marker");
    if (marker) policyPage.glance(marker);
  }

  async function copy(button, words = policyDesk.completed(button.dataset.copy)) {
    let done = true;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      done = copyBySelection(words); // plain http from another machine has no clipboard
    }
    const label = (button.dataset.label ??= button.textContent);
    button.textContent = done ? "已复制" : "复制未成功";
    setTimeout(() => (button.textContent = label), 1600);
  }

  function copyBySelection(words) {
    const area = document.createElement("textarea");
    area.value = words;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  /* ---- outlines ---- */

  const place = (fold) => {
    const turn = fold.closest(".turn");
    return `${turns().indexOf(turn)}/${[...turn.querySelectorAll("details")].indexOf(fold)}`;
  };

  function refold() {
    if (!turns().length) folds.clear();
    for (const fold of chat.querySelectorAll(".turn details")) fold.open = folds.get(place(fold)) ?? fold.open;
    for (const button of chat.querySelectorAll(".unfold")) named(button);
  }

  function named(button) {
    const open = [...button.closest(".prose-text").querySelectorAll("details")].some((fold) => fold.open);
    button.hidden = !button.closest(".prose-text").querySelector("details");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "全部收起" : "全部展开";
  }

  function unfold(button) {
    const open = button.getAttribute("aria-expanded") !== "true";
    for (const fold of button.closest(".prose-text").querySelectorAll("details")) {
      fold.open = open;
      folds.set(place(fold), open);
    }
    named(button);
  }

  function deepen(button) {
    if (deepened || chat.querySelector(".pending") || button.getAttribute("aria-pressed") === "true") return;
    const turn = turns().indexOf(button.closest(".turn"));
    const depth = Number(button.dataset.depth);
    for (const key of [...folds.keys()]) if (key.startsWith(`${turn}/`)) folds.delete(key);
    const asked = (deepened = { turn, depth, top: find("#chat").scrollTop });
    setTimeout(() => deepened === asked && (deepened = null), 10_000); // it may have failed, and can be asked for again
    button.setAttribute("aria-busy", "true");
    tell("deepen", { turn, depth, talk: policyTalk.open() });
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-depth], .unfold, .go, #chat summary, button.marker");
    if (!target) return;
    if (target.matches("[data-depth]")) deepen(target);
    else if (target.matches(".unfold")) unfold(target);
    else if (target.matches(".go")) find(`.rooms [data-room="${target.dataset.room}"]`).click();
    else if (target.matches("button.marker")) peek(target);
    else if (!event.target.closest("a, button")) setTimeout(() => remember(target.parentElement), 0); // once it is open
  });

  function remember(fold) {
    folds.set(place(fold), fold.open);
    const button = fold.closest(".prose-text")?.querySelector(".unfold");
    if (button) named(button);
  }

  /* ---- markers: the words, whose they are, and what else is cited of the same text ---- */

  function source(marker) {
    return marker.closest(".answer")?.querySelector(`.sources li[data-number="${marker.dataset.number}"]`);
  }

  /* The other places of the same document that the answer cites. Example: 12-40,77-90 */
  function beside(link) {
    const others = link.matches(".marker") ? (link.closest(".answer")?.querySelectorAll(".prose-text a.marker") ?? []) : [];
    const [own, ...spans] = [link, ...others].filter((one) => one.dataset.essay === link.dataset.essay).map(span);
    return [...new Set(spans)].filter((one) => one !== own).join(",");
  }

  function span(link) {
    const { start, end } = policyRoute.read(link.hash);
    return `${start}-${end}`;
  }

  const card = document.createElement("div");
  card.id = "peek";
  card.hidden = true;
  card.lang = "zh-CN";
  card.setAttribute("role", "tooltip");
  let peeked = null;
  let leaving = 0;

  function peek(marker) {
    const from = source(marker);
    if (!from) return;
    clearTimeout(leaving);
    hide();
    const words = document.createElement("q");
    const where = document.createElement("p");
    words.textContent = from.querySelector("blockquote").textContent;
    where.textContent = from.closest(".document").querySelector(".document-name").textContent;
    where.append(Object.assign(document.createElement("span"), { textContent: from.querySelector("summary").textContent }));
    card.replaceChildren(words, where);
    if (!card.isConnected) document.body.append(card);
    card.hidden = false;
    peeked = marker;
    marker.setAttribute("aria-describedby", card.id);
    const at = marker.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const above = at.top - size.height - 6;
    card.style.top = `${above > 8 ? above : at.bottom + 6}px`;
    card.style.left = `${Math.max(8, Math.min(at.left - 24, innerWidth - size.width - 8))}px`;
  }

  function hide() {
    peeked?.removeAttribute("aria-describedby");
    peeked = null;
    card.hidden = true;
  }

  const marked = (event) => event.target.closest?.(".turns .prose-text .marker");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return; // a finger opens the original
    if (event.target.closest?.("#peek")) clearTimeout(leaving); // it can be pointed at, and read at leisure
    else if (marked(event)) peek(marked(event));
    else if (peeked && !peeked.matches(":focus-visible")) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 200);
    }
  });
  document.addEventListener("focusin", (event) => (marked(event)?.matches(":focus-visible") ? peek(marked(event)) : hide()));
  document.addEventListener("scroll", (event) => event.target !== card && hide(), true);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("click", (event) => event.target.closest("button.marker, #peek") || hide());

  return { attach, beside, copy, first, follow };
})();

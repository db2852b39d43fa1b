/* Chinese, or English by choice: the page's own words are looked up in one table (english.js) as they come into the document.

   The texts' words carry lang="zh-CN", a user's translate="no": both are left alone. Loads before Gradio. */
"use strict";

const policyLanguage = (() => {
  const KEPT = "policy-language", CHINESE = /[\u4e00-\u9fff]/, MOST = 4000;
  const NAMED = ["aria-label", "title", "placeholder", "data-told", "data-label"];
  // Gradio holds its toasts' words in its own language; toasts.js tells what has happened.
  const NOT_OURS = '[lang^="zh"], [translate="no"], head, script, style, textarea, .toast-text, .toast-message-text, .toast-title';
  const TEXTS = ":is(#chooser, #role, #field) ul, .try"; // the texts' words, of which Gradio makes parts
  let english = false;
  try {
    english = localStorage.getItem(KEPT) === "en";
  } catch {} // storage is closed to us

  // Gradio takes its own words (loading, errors) in the browser's language; they follow the page's.
  const language = english ? "en" : "zh-CN";
  Object.defineProperty(navigator, "language", { get: () => language });
  Object.defineProperty(navigator, "languages", { get: () => [language] });

  /* ---- the table ---- */

  const known = new Map(), missing = new Set();
  const plain = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const patterns = Object.entries(policyEnglish)
    .filter(([from]) => from.includes("{}"))
    .map(([from, to]) => {
      const parts = from.split("{}");
      const quoted = parts.map((part) => /[“《]$/.test(part)); // what is quoted is nothing that the page says
      return { pattern: new RegExp(`^${parts.map(plain).join("(.+?)")}$`, "s"), to, quoted, letters: from.length - 2 * quoted.length };
    })
    .sort((one, other) => other.letters - one.letters);

  /* The English of a label or of whole sentences; null: the table has none. Example: 共 1 项措施 -> 1 measure in all */
  function look(words) {
    if (known.size > MOST) known.clear();
    if (!known.has(words)) known.set(words, policyEnglish[words] ?? filled(words) ?? sentences(words));
    return known.get(words);
  }

  function filled(words) {
    for (const { pattern, to, quoted } of patterns) {
      const [, ...given] = words.match(pattern) ?? [];
      if (!given.length) continue;
      const told = given.map((part, at) => (!quoted[at] && CHINESE.test(part) && look(part.trim())) || part.trim());
      let next = 0;
      const said = to.replace(/\{(\d?)\}/g, (_, place) => told[place ? place - 1 : next++]);
      return said.replace(/(\d+)((?: [a-z]+)+)\(s\)/g, (_, many, what) => `${many}${what}${many === "1" ? "" : "s"}`);
    }
    return null;
  }

  function sentences(words) {
    const parts = words.match(/[^。！？]+[。！？]?/g) ?? [];
    const told = parts.length > 1 ? parts.map((part) => (CHINESE.test(part) ? look(part.trim()) : part)) : [null];
    return told.includes(null) ? null : told.join(" ");
  }

  /* For words that do not come to stand in the document as text. */
  const say = (words) => (english && look(words)) || words;

  /* ---- the document ---- */

  const made = new WeakMap(), named = new WeakMap(); // what was put there, of texts and of attributes
  const guessed = new WeakSet(); // what was taken for words of the texts, because the table has none

  function foreign(element) {
    const found = element.closest(NOT_OURS);
    return found !== null && !guessed.has(found);
  }

  function text(node) {
    const from = node.data, parent = node.parentElement;
    if (from === made.get(node) || !CHINESE.test(from) || !parent || foreign(parent)) return;
    const to = look(from.trim().replace(/\s+/g, " "));
    if (to !== null) {
      if (guessed.delete(parent)) parent.removeAttribute("lang");
      node.data = from.match(/^\s*/)[0] + to + from.match(/\s*$/)[0];
      made.set(node, node.data);
    } else {
      missing.add(from.trim());
      if (parent.childElementCount || parent.lang) return;
      guessed.add(parent);
      parent.lang = "zh-CN";
    }
  }

  function attribute(element, name) {
    const from = element.getAttribute(name), before = named.get(element) ?? {};
    if (!from || from === before[name] || !CHINESE.test(from) || element.closest('[translate="no"]')) return;
    const to = look(from.trim());
    const theirs = foreign(element);
    if (to === null) return theirs || missing.add(from);
    named.set(element, { ...before, [name]: to });
    element.setAttribute(name, to);
    if (theirs && !name.startsWith("data-")) element.lang = "en"; // a marker between the texts' words
  }

  function whole(root) {
    if (root.nodeType === Node.TEXT_NODE) return text(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) text(node);
      else {
        if (node.matches(TEXTS)) node.lang = "zh-CN";
        for (const name of NAMED) if (node.hasAttribute(name)) attribute(node, name);
      }
    }
  }

  if (english) {
    document.documentElement.lang = "en";
    document.documentElement.style.setProperty("--none-of-this-name", JSON.stringify(say("没有名称相符的原文")));
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(whole);
        else if (change.type === "attributes") attribute(change.target, change.attributeName);
        else text(change.target);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: NAMED });
  }

  /* ---- the choice ---- */

  /* The page is loaded anew: what was typed, asked and dropped outlasts that, but for an answer that is on its way. */
  function choose(wanted) {
    if (document.body.classList.contains("asking")) return policyNote.note("正在作答，请稍候，或先停止。");
    try {
      localStorage.setItem(KEPT, wanted);
    } catch {
      return policyNote.note("本浏览器不允许网页保存设置，无法换用英文界面。");
    }
    location.reload();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-language]");
    if (button) choose(button.dataset.language);
  });

  return { language, missing, say };
})();

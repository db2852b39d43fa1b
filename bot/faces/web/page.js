/* The page's own behaviour: markers open the original, chips ask, quotations are copied. Loads before Gradio. */
"use strict";

const policyPage = (() => {
  const narrow = window.matchMedia("(max-width: 860px)");
  const find = (selector) => document.querySelector(selector);
  let tell = () => {}; // tells Gradio which essay is open, so that the chooser shows it
  let latest = 0; // the newest request wins
  let opener = null; // what gets the focus back when the sheet closes

  /* ---- the original ---- */

  /* Shows an original, marked from `start` to `end`; `also`: what else is marked, more faintly. */
  async function show({ essay, start, end }, also = "") {
    const turn = ++latest;
    const asked = start === undefined ? "" : `?start=${start}&end=${end}${also && `&also=${also}`}`;
    const address = `original/${encodeURIComponent(essay)}${asked}`;
    const pane = find("#pane .pane");
    if (!pane) return;
    pane.setAttribute("aria-busy", "true");
    let html;
    try {
      const answer = await fetch(address);
      html = answer.ok ? await answer.text() : message((await answer.json()).error);
    } catch {
      html = message(`无法取得原文。${policyAlive.LOST}`);
    }
    if (turn !== latest) return;
    pane.removeAttribute("aria-busy");
    pane.innerHTML = html;
    pane.scrollTop = 0;
    reveal(pane);
  }

  function message(sentence) {
    const line = document.createElement("p");
    line.className = "pane-message";
    line.textContent = sentence || "无法取得原文，请稍后再试。";
    return line.outerHTML;
  }

  /* Scrolls the pane itself: scrollIntoView would move the whole page on a phone. */
  function reveal(pane) {
    const marks = pane.querySelectorAll("mark:not(.also)");
    if (!marks.length) return;
    const frame = pane.getBoundingClientRect();
    const top = marks[0].getBoundingClientRect().top - frame.top;
    const height = marks[marks.length - 1].getBoundingClientRect().bottom - frame.top - top;
    pane.scrollTop += top - Math.max(24, (pane.clientHeight - height) / 2);
    marks.forEach((mark) => mark.classList.add("flash"));
    find("#pane .announce").textContent = "已在原文中标出引文。";
  }

  function open(link) {
    policyRoute.go(link.getAttribute("href"), raised() ? { reading: true } : null);
    raise(link);
    return mark(link);
  }

  function mark(link) {
    document.querySelectorAll("a[data-essay].current").forEach((other) => other.classList.remove("current"));
    link.classList.add("current");
    tell("select", { essay: link.dataset.essay });
    return show(policyRoute.read(link.getAttribute("href")), policyChat.beside(link));
  }

  /* The same where the original is in view anyway, and without taking the reader there. */
  function glance(link) {
    if (narrow.matches || (document.body.dataset.room ?? "talk") !== "talk") return;
    mark(link);
  }

  /* Turns to a place that was found, without a step in the history for each. */
  function turn({ essay, start, end }, also) {
    tell("select", { essay });
    policyRoute.stay(policyRoute.essay(essay, start, end));
    return show({ essay, start, end }, also);
  }

  function choose(essay) {
    if (!essay) return [];
    policyRoute.go(policyRoute.essay(essay), raised() ? { reading: true } : null);
    show({ essay });
    return [];
  }

  /* What the address names, else the first original, unless the reader was quicker. */
  function begin(essay) {
    const route = policyRoute.read();
    if (route.essay) arrive(route);
    else if (!find("#pane .pane").firstChild && !latest && essay) show({ essay });
    if (route.room) enter(route.room, route);
    return [];
  }

  /* Goes where the address says, without changing it. */
  function arrive(route) {
    if (!route.essay) {
      lower();
      enter(route.room ?? "talk", route);
    }
    if (route.talk) policyTalk.enter(route.talk);
    if (!route.essay) return;
    tell("select", { essay: route.essay });
    raise(null);
    show(route);
  }

  function attach(trigger) {
    tell = trigger;
  }

  /* ---- on a phone the original is a sheet over the chat ---- */

  const raised = () => narrow.matches; // whether an original that is opened covers the room

  function raise(from) {
    document.body.classList.add("beside"); // at the desk the original stands beside the findings once it is asked for
    if (!raised() || document.body.classList.contains("reading")) return;
    opener = from;
    document.body.classList.add("reading");
    settle();
    find(".close-original").focus();
  }

  function lower() {
    document.body.classList.remove("beside");
    if (!document.body.classList.contains("reading")) return;
    document.body.classList.remove("reading");
    settle();
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  function settle() {
    const covered = narrow.matches && document.body.classList.contains("reading");
    for (const selector of ["#talk", "#recommend", "#shelf", "#study", "#check", "#own", "#masthead"]) find(selector)?.toggleAttribute("inert", covered);
  }

  /* The phone's own back gesture does the same. */
  function back() {
    if (history.state?.reading) return history.back();
    if (policyRoute.read().essay) policyRoute.stay(place(document.body.dataset.room ?? "talk"));
    lower();
  }

  window.addEventListener("popstate", () => arrive(policyRoute.read()));
  narrow.addEventListener("change", settle);

  /* ---- the rooms: questions, recommendations, the catalogue, a draft to check ---- */

  const ROOMS = ["talk", "recommend", "shelf", "study", "check", "own"];

  /* Where in a room its user is. */
  const place = (room) => (room === "study" ? policyStudy.address() : policyRoute.room(room));

  function enter(room, route = {}) {
    if (!ROOMS.includes(room)) return;
    document.body.dataset.room = room;
    for (const button of document.querySelectorAll(".rooms button")) {
      button.setAttribute("aria-pressed", String(button.dataset.room === room));
    }
    if (room === "shelf") policyShelf.enter();
    if (room === "own") policyOwn.enter();
    if (room === "study") policyStudy.enter(route.part, route.item);
  }

  function visit(room) {
    policyRoute.go(room === "talk" ? policyRoute.room(room, policyTalk.open()) : place(room));
    enter(room);
  }

  /* The measures stand below the form: the reader is taken to their summary. */
  function reach() {
    const room = find("#recommend");
    const summary = find("#advice .check-summary");
    if (summary) room.scrollTop += summary.getBoundingClientRect().top - room.getBoundingClientRect().top - 16;
    return [];
  }

  /* Shows the cards that have the chosen actor and the chosen instrument; a button pressed again lets go. */
  function sift(button) {
    const pressed = button.getAttribute("aria-pressed") === "true";
    for (const other of button.parentElement.querySelectorAll(".sieve")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(!pressed));
    const chosen = [...document.querySelectorAll(".sieve[aria-pressed='true']")].map((sieve) => sieve.dataset);
    for (const card of document.querySelectorAll("#advice .finding")) {
      card.hidden = !chosen.every(({ kind, value }) => card.dataset[kind].split("|").includes(value));
    }
    const loose = find("#advice .findings + .loose"); // what is filtered for may be folded away
    if (loose) loose.open = chosen.length > 0;
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a[data-essay], .rooms button, .chip, .copy, .sieve, .open-original, .close-original");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (target.matches("a[data-essay]")) open(target);
    else if (target.matches(".rooms button")) visit(target.dataset.room);
    else if (target.matches(".sieve")) sift(target);
    else if (target.matches(".chip")) policyTalk.ask(target.textContent);
    else if (target.matches(".copy")) policyChat.copy(target);
    else if (target.matches(".open-original")) {
      history.pushState({ reading: true }, "");
      raise(target);
    }
    else back();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.target.closest?.("#chooser")) {
      if (document.body.classList.contains("reading")) back();
    }
  });

  // Who opens the page can type at once. Gradio's own autofocus comes before the box can be seen, and is lost then.
  new MutationObserver((_, watching) => {
    const box = find("#box textarea");
    if (!box?.checkVisibility({ visibilityProperty: true })) return;
    watching.disconnect();
    if (document.activeElement === document.body && !policyRoute.read().essay) box.focus({ preventScroll: true });
  }).observe(document, { childList: true, subtree: true });

  // Gradio filters the list of originals on keydown alone, one input too early for whoever composes Chinese.
  document.addEventListener("input", (event) => {
    if (event.target.closest("#chooser, #role, #field")) setTimeout(() => event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Process", bubbles: true })));
  });

  // Enter that ends the composing of Chinese must not send. 229: how Safari reports that key.
  for (const kind of ["keydown", "keypress"]) {
    document.addEventListener(
      kind,
      (event) => {
        if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopImmediatePropagation();
      },
      true,
    );
  }

  return { attach, begin, choose, glance, reach, turn, visit };
})();

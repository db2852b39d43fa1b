/* The catalogue of measures: fetched page by page, filtered by its map, which the arrow keys move in. */
"use strict";

const policyShelf = (() => {
  const STEPS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], Home: [0, -Infinity], End: [0, Infinity] };
  const find = (selector) => document.querySelector(selector);
  let shelved = 0; // the newest request wins

  function enter() {
    if (!find(".shelf-frame").firstChild) shelve("");
    else wide();
  }

  async function shelve(query) {
    const turn = ++shelved;
    const frame = find(".shelf-frame");
    frame.setAttribute("aria-busy", "true");
    let html, failure;
    try {
      const answer = await fetch("measures?" + query);
      if (answer.ok) html = await answer.text();
      else failure = (await answer.json()).error;
    } catch {
      failure = `无法取得对策库。${policyAlive.LOST}`;
    }
    if (turn !== shelved) return false;
    frame.removeAttribute("aria-busy");
    if (failure) {
      frame.replaceChildren(Object.assign(document.createElement("p"), { className: "pane-message", textContent: failure }));
      return false;
    }
    const folded = frame.querySelector(".heat-fold:not([open])");
    const [across, button] = [frame.querySelector(".heat")?.scrollLeft ?? 0, stop()?.dataset.cell];
    frame.innerHTML = html;
    if (folded) frame.querySelector(".heat-fold")?.removeAttribute("open");
    const cells = [...frame.querySelectorAll(".heat button")];
    rove(cells.find((cell) => cell.dataset.cell === button) ?? cells[0]);
    const heat = frame.querySelector(".heat");
    if (heat) heat.scrollLeft = across;
    wide();
    return true;
  }

  /* ---- the map: the Tab key stops at one of its cells ---- */

  const stop = () => find(".heat button[tabindex='0']");

  function rove(to) {
    for (const cell of document.querySelectorAll(".heat button")) cell.tabIndex = cell === to ? 0 : -1;
  }

  /* The next cell of that row or column that has a number; empty ones are passed over. */
  function step(cell, [down, along]) {
    const rows = [...find(".heat table").rows].map((row) => [...row.cells].map((one) => one.querySelector("button")));
    const at = rows.findIndex((row) => row.includes(cell)), column = rows[at].indexOf(cell);
    const line = down ? rows.map((row) => row[column]) : rows[at];
    const there = line.filter(Boolean);
    const next = there.indexOf(cell) + (down || along);
    return there[Math.max(0, Math.min(there.length - 1, next))];
  }

  /* Whether the map is wider than its frame, and whether there is more of it to the right. */
  function wide() {
    const heat = find(".heat");
    if (!heat) return;
    heat.toggleAttribute("data-wide", heat.scrollWidth > heat.clientWidth + 1);
    heat.toggleAttribute("data-more", heat.scrollLeft + heat.clientWidth < heat.scrollWidth - 1);
  }

  /* Takes the reader, and the keyboard, to the measures that were chosen. */
  function reach() {
    const [room, head] = [find("#shelf"), find(".measures-found")];
    if (!head) return;
    head.focus({ preventScroll: true });
    room.scrollTop += head.getBoundingClientRect().top - room.getBoundingClientRect().top - 12;
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".shelf-search")) return;
    event.preventDefault();
    shelve(new URLSearchParams(new FormData(event.target)).toString());
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches(".shelf-search select")) event.target.form.requestSubmit();
  });

  document.addEventListener("click", async (event) => {
    const target = event.target.closest("[data-shelf]");
    if (!target) return;
    const leads = target.matches(".heat button, .pager button");
    if (target.matches(".heat button")) rove(target);
    if ((await shelve(target.dataset.shelf)) && leads) reach();
  });

  document.addEventListener("keydown", (event) => {
    const [cell, by] = [event.target.closest?.(".heat button"), STEPS[event.key]];
    if (!cell || !by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = step(cell, by);
    rove(next);
    next.focus();
  });

  document.addEventListener("focusin", (event) => event.target.matches(".heat button") && rove(event.target));
  document.addEventListener("scroll", (event) => event.target.matches?.(".heat") && wide(), true);
  window.addEventListener("resize", wide);

  return { enter };
})();

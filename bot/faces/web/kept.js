/* What the browser keeps for its user: conversations and notes, in a database of this page's own. Nothing is sent. */
"use strict";

const policyKept = (() => {
  // Conversations and notes belong to the texts that they quote.
  const NAME = policyRoute.store("desk"), STORES = ["talks", "notes"];
  const others = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null; // this page in other tabs
  let opening = null;
  let heard = () => {};

  function base() {
    opening ??= new Promise((done, failed) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => STORES.forEach((store) => asked.result.createObjectStore(store, { keyPath: "id" }));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return opening;
  }

  /* One transaction; `act` gets the store and may give back a request, whose result is the outcome. */
  async function work(store, mode, act) {
    const open = (await base()).transaction(store, mode);
    const asked = act(open.objectStore(store));
    await new Promise((done, failed) => {
      open.oncomplete = done;
      open.onerror = open.onabort = () => failed(open.error);
    });
    if (mode === "readwrite") others?.postMessage(store);
    return asked?.result;
  }

  const all = (store) => work(store, "readonly", (kept) => kept.getAll());
  const get = (store, id) => work(store, "readonly", (kept) => kept.get(id));
  const put = (store, value) => work(store, "readwrite", (kept) => kept.put(value));
  const drop = (store, id) => work(store, "readwrite", (kept) => kept.delete(id));

  /* Changes one value, or a new one, in one go: two tabs may write in the same conversation. */
  const change = (store, id, mend) =>
    work(store, "readwrite", (kept) => {
      const asked = kept.get(id);
      asked.onsuccess = () => kept.put(mend(asked.result ?? { id, made: Date.now() }));
    });

  /* What stands in a box and has not been sent: of this tab, until it is. */
  const BOXES = ["#box textarea", "#need textarea"];

  document.addEventListener("input", (event) => {
    const box = BOXES.find((one) => event.target.matches?.(one));
    if (box) sessionStorage.setItem(`policy ${box}`, event.target.value);
  });

  function retype() {
    for (const box of BOXES) type(box, sessionStorage.getItem(`policy ${box}`));
  }

  function type(selector, words) {
    const box = document.querySelector(selector);
    if (!box || !words || box.value) return;
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true })); // Gradio takes the text over
  }

  if (others) others.onmessage = (event) => heard(event.data);

  return { all, change, drop, get, put, listen: (hear) => (heard = hear), retype };
})();

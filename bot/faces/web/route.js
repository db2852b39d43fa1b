/* Addresses of this page: a place of an original, a room, a conversation. The address bar follows, and back leads back.

   Examples: #/yi-hao/3-9 (a sentence), #/yi-hao (a whole text), #/-/check (a room), #/-/talk/17 (a conversation),
   #/-/study/terms/x (a part of a room, and what it shows) */
"use strict";

const policyRoute = (() => {
  /* What an address names; nothing that it does not. */
  function read(hash = location.hash) {
    let parts;
    try {
      parts = hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
    } catch {
      return {}; // no address of ours
    }
    const [first, second, third, fourth] = parts;
    if (first === "-") return second === "talk" ? { room: second, talk: third } : { room: second, part: third, item: fourth };
    const [, start, end] = second?.match(/^(\d{1,9})-(\d{1,9})$/) ?? [];
    return first ? { essay: first, start, end } : {};
  }

  const essay = (id, start, end) => `#/${encodeURIComponent(id)}${start === undefined ? "" : `/${start}-${end}`}`;
  const room = (name, ...inside) => ["#/-", name, ...inside.filter(Boolean).map(encodeURIComponent)].join("/");

  /* Goes there in the address bar alone. */
  function go(hash, state = null) {
    if (hash === location.hash && !state) return;
    history.pushState(state, "", hash);
  }

  const stay = (hash) => history.replaceState(history.state, "", hash);

  // The page of a collection lies at c/<id>/, that of the program's own texts two levels above.
  const collection = location.pathname.match(/\/c\/([0-9a-f]{12})\/$/)?.[1] ?? "";
  const top = collection ? "../../" : "";
  const page = (key) => `${top}${key ? `c/${key}/` : ""}` || "./";

  /* Under which name the browser keeps what belongs to the texts of this page. Example: policy-quiz-1f0c… */
  const store = (name, of = collection) => ["policy", name, of].filter(Boolean).join("-");

  return { collection, essay, go, page, read, room, stay, store, top };
})();

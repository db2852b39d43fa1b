/* What was done in the chat, in a sentence above the box, with a way back. */
"use strict";

const policyNote = (() => {
  let back = null; // brings back what was last deleted or replaced

  /* A sentence above the chat, with a way back or on where there is one; an empty one takes it away. */
  function note(sentence, bring = null, label = "撤销") {
    back = bring;
    const frame = document.querySelector(".talk-note");
    if (!frame) return setTimeout(() => note(sentence, bring, label), 50); // it comes with Gradio's parts
    frame.hidden = !sentence;
    frame.querySelector("[role=status]").textContent = sentence;
    Object.assign(frame.querySelector("button"), { hidden: !bring, textContent: label });
    return true;
  }

  function undo() {
    const bring = back;
    note("");
    bring?.();
  }

  return { note, undo };
})();

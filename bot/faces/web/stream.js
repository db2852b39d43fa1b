/* Keeps Gradio's script from forgetting an event that is sent while the stream of those before it ends.

   Gradio 6.31: the server ends a page's stream once no event is left in it. Until the script has read so, it takes the
   stream for open, opens none for an event that was accepted meanwhile, and waits for ever. So what accepts an event is
   handed on once the stream brings this event, or is closed. */
"use strict";

(() => {
  const STREAM = /\/gradio_api\/queue\/data\?/, JOIN = /\/gradio_api\/queue\/join/;
  const EVENT = /"event_id":"(\w+)"/g, KEPT = 100; // letters of a chunk that may be the beginning of a name
  const CLOSES = 1000; // milliseconds: within which a stream that has ended is closed by the script
  const fetched = window.fetch.bind(window);
  let stream = null; // the one that is open: {brought: names of events, look: called as it changes, closed}

  window.fetch = async (asked, given) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    if (STREAM.test(address)) return opened(new Request(asked, given));
    const answer = await fetched(asked, given);
    if (JOIN.test(address) && answer.ok) await brought((await answer.clone().json()).event_id);
    return answer;
  };

  async function opened(request) {
    const own = (stream = { brought: new Set(), look: [], closed: false });
    const tell = () => own.look.forEach((look) => look());
    const close = () => ((own.closed = true), tell());
    request.signal.addEventListener("abort", close); // the script closes a stream so
    const answer = await fetched(request).catch((error) => (close(), Promise.reject(error)));
    if (!answer.body) return close(), answer;
    const reads = new TextDecoder();
    let words = "";
    const body = answer.body.pipeThrough(
      new TransformStream({
        transform(chunk, out) {
          words = words.slice(-KEPT) + reads.decode(chunk, { stream: true });
          for (const [, event] of words.matchAll(EVENT)) own.brought.add(event);
          tell();
          out.enqueue(chunk);
        },
        flush: () => void setTimeout(close, CLOSES),
      }),
    );
    return new Response(body, answer);
  }

  /* Waits until the stream brings this event, or is closed; not at all where none is open. */
  function brought(event) {
    const own = stream;
    return new Promise((done) => {
      const look = () => (!own || own.closed || own.brought.has(event)) && done();
      own?.look.push(look);
      look();
    });
  }
})();

/* Keeps Gradio's script from forgetting an event that is sent while the stream of those before it ends.

   Gradio 6.31: the server ends a page's stream once no event is left in it. Until the script has read so, it takes the
   stream for open, opens none for an event that was accepted meanwhile, and waits for ever. So what accepts an event is
   handed on once the stream brings this event, or is closed. */
"use strict";

(() => {
  const STREAM = /\/gradio_api\/queue\/data\?/, JOIN = /\/gradio_api\/queue\/join/;
  const EVENT = /"event_id":\s*"(\w+)"/g, KEPT = 100; // letters of a chunk that may be the beginning of a name
  const CLOSES = 1000; // milliseconds: within which a stream that has ended is closed by the script
  const fetched = window.fetch.bind(window);
  let stream = null; // the one that is open: {events: names of those that it brought, looks: called as it changes, closed}

  window.fetch = async (asked, given) => {
    const address = asked instanceof Request ? asked.url : String(asked);
    if (STREAM.test(address)) return opened(new Request(asked, given));
    const answer = await fetched(asked, given);
    if (JOIN.test(address) && answer.ok) await brought((await answer.clone().json()).event_id);
    return answer;
  };

  async function opened(request) {
    const own = (stream = { events: new Set(), looks: new Set(), closed: false });
    const tell = () => own.looks.forEach((look) => look());
    const close = () => ((own.closed = true), tell());
    request.signal.addEventListener("abort", close); // the script closes a stream so
    const answer = await fetched(request).catch((error) => (close(), Promise.reject(error)));
    if (!answer.body) return close(), answer;
    const reader = answer.body.getReader(), reads = new TextDecoder();
    let words = "";
    const body = new ReadableStream({
      async pull(out) {
        try {
          const { done, value } = await reader.read();
          if (done) return setTimeout(close, CLOSES), out.close();
          words = words.slice(-KEPT) + reads.decode(value, { stream: true });
          for (const [, event] of words.matchAll(EVENT)) own.events.add(event);
          tell();
          out.enqueue(value);
        } catch (error) {
          close(); // broken off
          out.error(error);
        }
      },
      cancel: (why) => (close(), reader.cancel(why)),
    });
    return new Response(body, answer);
  }

  /* Waits until the stream brings this event, or is closed; not at all where none is open. */
  function brought(event) {
    const own = stream;
    if (!own) return;
    return new Promise((done) => {
      const look = () => (own.closed || own.events.has(event)) && (own.looks.delete(look), done());
      own.looks.add(look);
      look();
    });
  }
})();

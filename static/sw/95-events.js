/* Wiring. Installing asks the network for nothing, so it cannot fail, hang or be cut off; the
   first page then has core and language fetched in slices. */

addEventListener("install", (event) => {
  // Safe at once: bodies are named by their hash, and open tabs keep their release.
  event.waitUntil(skipWaiting());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("bp-") && name !== BLOBS && name !== META) await caches.delete(name);
    }
  };
  event.waitUntil(Promise.all([tidy().catch(() => {}), clients.claim()]));
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (gone || !isOurs(event.request, url)) return;
  const answer = url.pathname === "/o/state.json" ? proof() : reply(event.request, url);
  event.respondWith(within(LIMIT.answer, answer).catch(() => Response.error()));
});

const ACTIONS = { hello, status: report, check: checkAndReport, pump, stop, resume, remove, audit, reset };

addEventListener("message", (event) => {
  const [port] = event.ports;
  if (!port || !Object.hasOwn(ACTIONS, event.data?.type)) return;
  const act = async () => {
    try {
      port.postMessage({ type: "done", value: await ACTIONS[event.data.type](event.data) });
    } catch (fault) {
      const known = fault instanceof Fault;
      port.postMessage({ type: "error", code: known ? fault.code : "storage", detail: known ? fault.detail : {} });
    }
  };
  event.waitUntil(act());
});

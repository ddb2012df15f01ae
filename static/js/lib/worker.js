/** The way to the service worker: registration, questions with an answer, announcements. */

import { visitEnded } from "./memory.js";

const ADDRESS = "/sw.js";
/** The worker that checks translations. */
export const CHECKER = new URL("../translators/checker.js", import.meta.url).pathname;
const SOON = 4_000; // ms
const PATIENCE = 40_000; // ms; longer than any slice of work, so silence means the worker was ended

// Trusted Types allow one policy of this name per page; it admits the addresses of our two workers.
const policy = globalThis.trustedTypes?.createPolicy("sw-url", {
  createScriptURL(url) {
    if (url !== ADDRESS && url !== CHECKER) throw new TypeError(`no worker's address: ${url}`);
    return url;
  },
});

/** A worker's address in the form that the browser takes it in. */
export const script = (url) => policy?.createScriptURL(url) ?? url;

/** The worker said no. `code` as in the strings `offline.error_<code>`. */
export class WorkerFault extends Error {
  constructor(code, detail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export const supported = () => "serviceWorker" in navigator;

export async function register() {
  if (visitEnded()) throw new WorkerFault("purged"); // also where all was removed while something was asked
  return navigator.serviceWorker.register(script(ADDRESS), { updateViaCache: "none" });
}

/** The active worker; registers first where there is none. Firefox says for seconds after an
    update check that a registration has no active worker although it has: ask again. */
async function active() {
  for (let tries = 0; tries < 100; tries += 1) {
    const registration = (await navigator.serviceWorker.getRegistration("/")) ?? (await register());
    const worker = registration.active ?? navigator.serviceWorker.controller;
    if (worker) return worker;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new WorkerFault("killed");
}

/** What the worker answers; nothing where it is silent for so long. */
async function answer(message, patience) {
  const worker = await active();
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(resolve, patience);
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}

/** Send `message`, resolve to the worker's answer. Throws WorkerFault; also when everything was
    removed, since to ask would bring the worker back. A question that changes nothing is asked again
    soon: WebKit loses what is sent to a worker that was removed while another tab held it. */
export async function ask(message) {
  if (visitEnded() && message.type !== "reset") throw new WorkerFault("purged");
  const soon = /hello|status/.test(message.type) && (await answer(message, SOON));
  const { type, value, code = "killed", detail } = soon || (await answer(message, PATIENCE)) || {};
  if (type !== "done") throw new WorkerFault(code, detail);
  return value;
}

/** Call `hear` with every announcement: {type: "state" | "progress" | "gone", …}. */
export function listen(hear) {
  navigator.serviceWorker.addEventListener("message", ({ data }) => hear(data));
  navigator.serviceWorker.startMessages();
}

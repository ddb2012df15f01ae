/** The worker's own script under Node, with a network and a disk that a test commands.

    One JSON command a line on stdin, one JSON answer a line on stdout. Driven by tests/worker.py;
    what runs is the joined script of static/sw/, unchanged. */

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const FOLDER = fileURLToPath(new URL("../../static/sw/", import.meta.url));
const ORIGIN = "https://model.example";
const script = new vm.Script(
  readdirSync(FOLDER)
    .sort()
    .map((name) => readFileSync(FOLDER + name, "utf8"))
    .join("\n"),
);

let files = new Map(); // address -> bytes, as the server has them
let faults = new Map(); // address -> kind
let asked = []; // paths the worker asked the network for
let online = true;
let disk = new Map(); // cache name -> key -> {bytes, headers}
let full = null; // null, "rejects" or "empties": what put() does on a full disk
let room = 0; // puts until the disk is full
let writes = Infinity; // puts left until the worker is killed
let killed = () => {};
let handlers = {};

// Synchronous, so that the same commands always give the same order of events.
const crypto = {
  subtle: {
    digest: async (_, bytes) => new Uint8Array(createHash("sha256").update(new Uint8Array(bytes)).digest()).buffer,
  },
};

const pathOf = (request) => new URL(typeof request === "string" ? request : request.url, ORIGIN);

function spoil(kind, bytes) {
  if (kind === "portal") return Buffer.from("<h1>Log in</h1>");
  if (kind === "altered") {
    const other = Buffer.from(bytes);
    other[other.length >> 1] ^= 1;
    return other;
  }
  if (kind === "short") return bytes.subarray(0, bytes.length >> 1);
  return bytes;
}

async function fetch(request) {
  const { pathname } = pathOf(request);
  asked.push(pathname);
  const kind = faults.get(pathname) ?? faults.get("*");
  if (!online || kind === "reset") throw new TypeError("network");
  const bytes = files.get(pathname);
  const status = kind === "500" ? 500 : bytes ? 200 : 404;
  const answer = new Response(status === 200 ? spoil(kind, bytes) : "error", { status });
  Object.defineProperty(answer, "type", { value: "basic" });
  return answer;
}

class FakeCache {
  constructor(entries) {
    this.entries = entries;
  }
  async match(key) {
    const kept = this.entries.get(pathOf(key).pathname);
    return kept && new Response(kept.bytes, { headers: kept.headers });
  }
  async put(key, response) {
    if (writes <= 0) {
      killed();
      await new Promise(() => {});
    }
    writes -= 1;
    const noRoom = full && room-- <= 0;
    if (noRoom && full === "rejects") throw new DOMException("full", "QuotaExceededError");
    const bytes = noRoom ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer());
    this.entries.set(pathOf(key).pathname, { bytes, headers: [...response.headers] });
  }
  async delete(key) {
    return this.entries.delete(pathOf(key).pathname);
  }
  async keys() {
    return [...this.entries.keys()].map((path) => ({ url: ORIGIN + path }));
  }
}

const caches = {
  async open(name) {
    if (!disk.has(name)) disk.set(name, new Map());
    return new FakeCache(disk.get(name));
  },
  has: async (name) => disk.has(name),
  match: async (key, { cacheName }) => (disk.has(cacheName) ? new FakeCache(disk.get(cacheName)).match(key) : undefined),
  keys: async () => [...disk.keys()],
  delete: async (name) => disk.delete(name),
};

function locks() {
  const held = new Set();
  const waiting = [];
  return {
    async request(name, { ifAvailable }, work) {
      if (held.has(name) && ifAvailable) return work(null);
      while (held.has(name)) await new Promise((go) => waiting.push(go));
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
        waiting.splice(0).forEach((go) => go());
      }
    },
  };
}

/** A fresh worker on the disk as it is. */
function start() {
  handlers = {};
  const redirect = (path, status) => new Response(null, { status, headers: { location: path } });
  class WorkerResponse extends Response {
    static redirect = redirect;
  }
  const context = vm.createContext({
    Response: WorkerResponse, Headers, URL, AbortController, TextDecoder, TextEncoder, structuredClone,
    Uint8Array, setTimeout, clearTimeout, crypto, caches, fetch,
    location: { origin: ORIGIN },
    navigator: { locks: locks(), languages: ["en"] },
    clients: { matchAll: async () => [], claim: async () => {} },
    registration: { unregister: async () => true },
    skipWaiting: async () => {},
    addEventListener: (name, handler) => (handlers[name] = handler),
  });
  script.runInContext(context);
}

function send(data) {
  return new Promise((resolve) => {
    killed = () => resolve({ type: "killed" });
    const port = { postMessage: resolve };
    handlers.message({ data, ports: [port], waitUntil: () => {} });
  });
}

async function request(path, mode) {
  const asked = { url: ORIGIN + path, method: "GET", mode, cache: "default", headers: new Headers() };
  let answered = null;
  handlers.fetch({ request: asked, respondWith: (promise) => (answered = promise) });
  const answer = await (answered ?? fetch(asked)).catch(() => Response.error());
  const body = Buffer.from(await answer.arrayBuffer());
  return {
    status: answer.status,
    location: answer.headers.get("location"),
    digest: createHash("sha256").update(body).digest("hex"),
  };
}

const COMMANDS = {
  start: () => start(),
  publish: ({ bodies }) => {
    for (const [path, body] of Object.entries(bodies)) files.set(path, Buffer.from(body, "base64"));
  },
  spoil: ({ path, kind }) => void faults.set(path, kind),
  mend: () => {
    faults = new Map();
    online = true;
  },
  heal: () => {
    faults = new Map();
    online = true;
    full = null;
  },
  online: ({ value }) => void (online = value),
  full: ({ value, after }) => {
    [full, room] = [value, after];
  },
  erase: () => {
    [files, faults, disk, asked, online, full, writes] = [new Map(), new Map(), new Map(), [], true, null, Infinity];
    start();
  },
  send: async ({ data, killAfter = Infinity }) => {
    writes = killAfter;
    const answer = await send(data);
    writes = Infinity;
    if (answer.type === "killed") start();
    return answer;
  },
  together: ({ messages }) => Promise.all(messages.map(send)),
  request: ({ path, mode }) => request(path, mode),
  requests: ({ paths, mode }) => Promise.all(paths.map((path) => request(path, mode))),
  keys: ({ cache }) => [...(disk.get(cache)?.keys() ?? [])].sort(),
  alike: ({ key, caches: names }) => new Set(names.map((name) => String(disk.get(name)?.get(key)?.bytes))).size === 1,
  asked: () => asked.splice(0),
  lose: ({ cache, key }) => void (key ? disk.get(cache)?.delete(key) : disk.delete(cache)),
  damage: ({ cache, key }) => {
    const kept = disk.get(cache)?.get(key);
    if (kept) kept.bytes = Buffer.from("<h1>damaged</h1>");
  },
};

start();
for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  const value = await COMMANDS[command.op](command);
  process.stdout.write(`${JSON.stringify(value ?? null)}\n`);
}

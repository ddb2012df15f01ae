/** The diary: entries in IndexedDB on this phone, the same for all tabs. Nothing is ever sent. */
import { deleteDB, openDB } from "../../vendor/idb-8.0.4/index.js";
import { entry, inOrder } from "./entries.js";
import { local } from "./when.js";

const NAME = "bp-diary";
const STORE = "entries";

/** Step n leads from version n to n + 1. A step that was once published never changes and never
 * removes anything: phones come from any older version. */
const STEPS = [(db) => db.createObjectStore(STORE, { keyPath: "id" })];

/** Tells "change" after entries came or went, "blocked" while another tab holds an old version, "gone" after erase. */
export const news = new EventTarget();
const channel = globalThis.BroadcastChannel ? new BroadcastChannel(NAME) : null;
channel?.addEventListener("message", ({ data }) => news.dispatchEvent(new Event(data)));

function tell(what) {
  news.dispatchEvent(new Event(what));
  channel?.postMessage(what);
}

/** An open database, brought to the newest version by `steps`. */
export async function connect(name, steps, closed = () => {}) {
  const ways = {
    upgrade: (db, from, _, change) => steps.slice(from).forEach((step) => step(db, change)),
    blocked: () => news.dispatchEvent(new Event("blocked")),
    // Another tab brings a newer version or erases: this one makes way, and opens again when needed.
    blocking: (_, __, event) => (event.target.close(), closed()),
    terminated: closed,
  };
  try {
    return await openDB(name, steps.length, ways);
  } catch (error) {
    // A newer release was here and was taken back. Its entries are ours as well: open what there is.
    if (error.name === "VersionError") return openDB(name, undefined, ways);
    throw error;
  }
}

let connection = null;

function opened() {
  connection ??= connect(NAME, STEPS, () => (connection = null)).catch((error) => {
    connection = null;
    throw error;
  });
  return connection;
}

/** Do `work(store)` in one transaction: all of it is kept, or nothing. */
async function change(work) {
  const transaction = (await opened()).transaction(STORE, "readwrite");
  await Promise.all([work(transaction.store), transaction.done]);
  tell("change");
}

const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Keep one entry; id and time are filled in where they are missing. Throws Fault for what is no entry. */
export async function record(wanted) {
  const kept = entry({ id: fresh(), at: local(), ...wanted });
  await change((store) => store.put(kept));
  return kept;
}

/** All entries, oldest first. One that cannot be read (another release wrote it) is left where it is. */
export async function all() {
  const found = await (await opened()).getAll(STORE);
  const readable = found.filter((one) => {
    try {
      return Boolean(entry(one));
    } catch {
      return false;
    }
  });
  return inOrder(readable);
}

export function remove(id) {
  return change((store) => store.delete(id));
}

/** Put all of `entries`; with `instead` nothing else stays. */
export function putAll(entries, instead = false) {
  const checked = entries.map((one, index) => entry(one, `diary.${index}`));
  return change((store) => Promise.all([instead && store.clear(), ...checked.map((one) => store.put(one))]));
}

/** Remove the database itself. */
export async function erase() {
  if (connection) (await connection.catch(() => null))?.close();
  connection = null;
  await deleteDB(NAME);
  tell("gone");
}

/* Downloads, in slices of a few seconds asked for by a page: browsers end a worker's long work
   (Firefox after a minute, WebKit soon after the last page left). What is stored stays, so
   every slice, and every visit, goes on where the former stopped. */

let job = null; // the slice under way: {id: pack being filled, until, control}
let stream = null; // a bundle: {bundle, control, bodies, next}; stays open from slice to slice
const spoilt = new Set(); // bundles given up; their bodies are fetched one by one
const faults = new Map(); // hash -> fault; tried once until a page starts afresh
const FATAL = ["quota", "storage", "stopped", "purged"]; // the next body would fail as well

/** End the slice under way soon, so that the reader's wish need not wait. */
function interrupt() {
  if (job) job.until = 0;
}

/** Break off the download of a language, or whatever is downloaded. */
function abort(lang) {
  interrupt();
  if (!job || (lang && job.id !== lang)) return;
  job.control.abort();
  closeStream();
}

function closeStream() {
  stream?.control.abort();
  stream = null;
}

function openStream(bundle) {
  closeStream();
  const control = new AbortController();
  const bodies = unpack(receive(blobKey(bundle), control.signal));
  stream = { bundle, control, bodies, next: bodies.next() };
}

/** Bodies of the bundle while the slice lasts. A bundle that brings none of them is given up. */
async function fillFromBundle(bundle, missing, arrived, slice) {
  if (stream?.bundle !== bundle) openStream(bundle);
  const open = stream;
  open.next.catch(() => {}); // looked at in the next slice
  const before = missing.size;
  try {
    while (Date.now() < slice.until) {
      const step = await within(Math.max(0, slice.until - Date.now()), open.next);
      if (step.done) return closeStream();
      const [hash, bytes] = step.value;
      if (missing.get(hash) === bytes.length && (await sha256(bytes)) === hash) await arrived(hash, bytes);
      while (readers && Date.now() < slice.until) await pause(50);
      open.next = open.bodies.next();
      open.next.catch(() => {});
    }
  } catch (fault) {
    if (FATAL.includes(fault.code)) throw fault;
    if (fault.code === "late" && missing.size < before) return;
    spoilt.add(bundle);
    closeStream();
  }
}

/** Single bodies, `LANES` at a time. One that fails does not stop the others. */
async function fillSingly(missing, arrived, slice) {
  const queue = [...missing].filter(([hash]) => !faults.has(hash)).values();
  const lane = async () => {
    for (const [hash, size] of queue) {
      if (Date.now() >= slice.until || slice.control.signal.aborted) return;
      try {
        const bytes = await download(hash, size, slice.control.signal, slice.until + LIMIT.stall);
        await arrived(hash, bytes);
      } catch (fault) {
        if (FATAL.includes(fault.code)) throw fault;
        faults.set(hash, fault);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } catch (fault) {
    slice.control.abort();
    throw fault;
  }
}

/** Fetch what `parsed` lacks. Resolves to true when nothing is missing, false when time ran out. */
async function fill(id, parsed, bundle) {
  const slice = job;
  const sizes = bodies(parsed);
  const present = await storedHashes();
  const missing = new Map([...sizes].filter(([hash]) => !present.has(hash)));
  if (!missing.size) return true;
  const total = sum(sizes.values());
  await requireSpace(sum(missing.values()));
  const arrived = async (hash, bytes) => {
    if (!missing.has(hash)) return;
    if (slice.control.signal.aborted) throw new Fault("stopped");
    await putChecked(BLOBS, blobKey(hash), bytes);
    missing.delete(hash);
    progress(id, total - sum(missing.values()), total);
  };
  const most = sum(missing.values()) > total / 2 || stream?.bundle === bundle;
  if (bundle && most && !spoilt.has(bundle)) await fillFromBundle(bundle, missing, arrived, slice);
  await fillSingly(missing, arrived, slice);
  for (const hash of missing.keys()) if (!faults.has(hash)) return false;
  if (missing.size) throw faults.get(missing.keys().next().value);
  return true;
}

let news = null; // what pages are told in a moment

/** How far it is, a few times a second, the last step too. */
function progress(lang, done, total) {
  if (!news) setTimeout(tell, 200);
  news = { type: "progress", lang, done, total };
}

function tell() {
  if (news) broadcast(news).catch(() => {});
  news = null;
}

async function broadcast(message) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

/* Downloads, in slices of a few seconds asked for by a page: browsers end a worker's long work
   (Firefox after a minute, WebKit soon after the last page left). What is stored stays, so
   every slice, and every visit, goes on where the former stopped. */

let job = null; // the slice under way
const streams = new Map(); // bundle -> {bodies, next}: stays open from slice to slice
const spoilt = new Set(); // bundles given up; their bodies are fetched one by one
const faults = new Map(); // hash -> fault; tried once until a page starts afresh
const FATAL = ["quota", "storage", "stopped"]; // the next body would fail as well

/** End the slice under way soon, so that the reader's wish need not wait; `abort` what runs. */
function interrupt(lang, abort = false) {
  if (!job || (lang && job.lang !== lang)) return;
  job.until = 0;
  if (abort) job.control.abort();
}

function closeStreams() {
  for (const { bodies: open } of streams.values()) open.return().catch(() => {});
  streams.clear();
}

/** Bodies of the bundle while the slice lasts. A bundle that brings none of them is given up. */
async function fillFromBundle(bundle, missing, arrived) {
  if (!streams.has(bundle)) {
    closeStreams();
    const open = unpack(receive(blobKey(bundle), null));
    streams.set(bundle, { bodies: open, next: open.next() });
  }
  const stream = streams.get(bundle);
  stream.next.catch(() => {}); // looked at in the next slice
  const before = missing.size;
  try {
    while (Date.now() < job.until) {
      const step = await within(Math.max(0, job.until - Date.now()), stream.next);
      if (step.done) break;
      const [hash, bytes] = step.value;
      if (missing.get(hash) === bytes.length && (await sha256(bytes)) === hash) await arrived(hash, bytes);
      while (readers) await within(LIMIT.network, new Promise((resume) => setTimeout(resume, 50)));
      stream.next = stream.bodies.next();
      stream.next.catch(() => {});
    }
    if (Date.now() < job.until) streams.delete(bundle);
  } catch (fault) {
    if (FATAL.includes(fault.code)) throw fault;
    if (fault.code === "late" && missing.size < before) return;
    spoilt.add(bundle);
    closeStreams();
  }
}

/** Single bodies, `LANES` at a time. One that fails does not stop the others. */
async function fillSingly(missing, arrived) {
  const queue = [...missing].filter(([hash]) => !faults.has(hash)).values();
  const lane = async () => {
    for (const [hash, size] of queue) {
      if (Date.now() >= job.until || job.control.signal.aborted) return;
      try {
        const bytes = await download(hash, size, job.control.signal, job.until + LIMIT.stall);
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
    job.control.abort();
    throw fault;
  }
}

/** Fetch what `parsed` lacks. Resolves to true when nothing is missing, false when time ran out. */
async function fill(id, parsed, bundle) {
  const sizes = bodies(parsed);
  const present = await storedHashes();
  const missing = new Map([...sizes].filter(([hash]) => !present.has(hash)));
  if (!missing.size) return true;
  const total = sum(sizes.values());
  await requireSpace(sum(missing.values()));
  const arrived = async (hash, bytes) => {
    if (!missing.has(hash)) return;
    if (job.control.signal.aborted) throw new Fault("stopped");
    await putChecked(BLOBS, blobKey(hash), bytes);
    missing.delete(hash);
    await progress(id, total - sum(missing.values()), total);
  };
  const most = sum(missing.values()) > total / 2 || streams.has(bundle);
  if (bundle && most && !spoilt.has(bundle)) await fillFromBundle(bundle, missing, arrived);
  await fillSingly(missing, arrived);
  for (const hash of missing.keys()) if (!faults.has(hash)) return false;
  if (missing.size) throw faults.get(missing.keys().next().value);
  return true;
}

let told = 0;

async function progress(lang, done, total) {
  if (done < total && Date.now() - told < 200) return;
  told = Date.now();
  await broadcast({ type: "progress", lang, done, total });
}

async function broadcast(message) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}

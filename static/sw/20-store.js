/* The content-addressed store. Nothing enters but bytes of the right hash, nothing leaves
   unchecked: a disk can fail as well as a network. */

const blobKey = (hash) => `/o/${hash}`;

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes under `key`, or null. Opens nothing: that would make an empty cache where all was removed. */
async function read(cacheName, key) {
  return (await (await caches.match(key, { cacheName }))?.arrayBuffer()) ?? null;
}

/** Put and read back: at full quota Firefox lets put() resolve and keeps 0 bytes. */
async function putChecked(cacheName, key, bytes) {
  const cache = await caches.open(cacheName);
  try {
    await cache.put(key, new Response(bytes));
    if ((await read(cacheName, key))?.byteLength === bytes.byteLength) return;
  } catch (error) {
    if (!/quota|space/i.test(`${error.name} ${error.message}`)) throw new Fault("storage");
  }
  await cache.delete(key).catch(() => {});
  throw new Fault("quota");
}

/** The bytes of `hash`, or null when they are missing or no longer what they were. */
async function stored(hash) {
  const bytes = await read(BLOBS, blobKey(hash));
  if (!bytes || (await sha256(bytes)) === hash) return bytes;
  await (await caches.open(BLOBS)).delete(blobKey(hash));
  return null;
}

/** Hashes there is a body for. Their bytes are checked when they are read. */
async function storedHashes() {
  const keys = (await caches.has(BLOBS)) ? await (await caches.open(BLOBS)).keys() : [];
  const paths = keys.map((request) => new URL(request.url).pathname);
  return new Set(paths.filter((path) => path.startsWith("/o/")).map((path) => path.slice(3)));
}

/** Refuse a download the phone has no room for; engines without an estimate find out at put(). */
async function requireSpace(bytes) {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  const need = Math.ceil(bytes * 1.3) + SPARE_SPACE;
  if (quota && quota - usage < need) throw new Fault("quota", { need, free: Math.max(0, quota - usage) });
}

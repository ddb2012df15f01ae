/* Pointer (/o/latest.json) and manifests: read, checked, never believed because they parse. */

const HASH = /^[0-9a-f]{64}$/;
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isPath = (value) => /^\/(?!\/)/.test(value);

function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

function isPointer(pointer) {
  return (
    isRecord(pointer) &&
    pointer.v === 1 &&
    isCount(pointer.seq) &&
    /^[\w.-]{1,64}$/.test(pointer.release) &&
    HASH.test(pointer.core) &&
    isRecord(pointer.packs) &&
    Object.values(pointer.packs).every((pack) => HASH.test(pack?.manifest) && HASH.test(pack.bundle)) &&
    [null, "bypass", "purge"].includes(pointer.kill) &&
    Array.isArray(pointer.bad)
  );
}

function isManifest(manifest) {
  return (
    isRecord(manifest) &&
    manifest.v === 1 &&
    isRecord(manifest.headers) &&
    isRecord(manifest.entries) &&
    Object.entries(manifest.entries).every(
      ([path, entry]) =>
        isPath(path) && Array.isArray(entry) && HASH.test(entry[0]) && isCount(entry[1]) && entry[1] <= LARGEST_BODY,
    )
  );
}

async function fetchPointer() {
  const pointer = parse(await collect("/o/latest.json", LARGEST_POINTER, null, Date.now() + LIMIT.network));
  if (!isPointer(pointer)) throw new Fault("pointer");
  return pointer;
}

const manifests = new Map(); // hash -> parsed; a hash never changes its meaning

/** The manifest `hash` from the store, or null. */
async function manifest(hash) {
  if (!hash) return null;
  if (!manifests.has(hash)) {
    const bytes = await stored(hash);
    const parsed = bytes && parse(bytes);
    if (!isManifest(parsed)) return null;
    manifests.set(hash, parsed);
  }
  return manifests.get(hash);
}

/** The manifest `hash`, fetched when it is not here. */
async function needManifest(hash, stop) {
  if (!(await storedHashes()).has(hash)) manifests.delete(hash);
  const known = await manifest(hash);
  if (known) return known;
  const bytes = await download(hash, null, stop, Date.now() + LIMIT.network);
  if (!isManifest(parse(bytes))) throw new Fault("manifest");
  await putChecked(BLOBS, blobKey(hash), bytes);
  return manifest(hash);
}

/** Distinct bodies of a manifest: hash -> bytes. */
const bodies = (parsed) => new Map(Object.values(parsed.entries).map(([hash, size]) => [hash, size]));

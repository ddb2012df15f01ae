/* The one state document: which manifests are in force. A new release comes into force, and
   a language is gone, by one put of it.

   {schema, seq, latest, checked,            newest pointer seen, when
    releases: [{seq, release, core, packs: {lang: manifest}}],   whole, newest first
    pending: {lang: {manifest, release}},    first download under way, core's too
    keep: [lang], stopped: [lang],           what is wanted; what was stopped
    audits: {lang: ms}, last: lang} */

const STATE = "/bp/state";
const SPARE = "/bp/state-spare"; // a full disk can empty a document it replaces

const blankState = () => ({
  schema: SCHEMA,
  seq: 0,
  latest: null,
  checked: 0,
  releases: [],
  pending: {},
  keep: [],
  stopped: [],
  audits: {},
  last: null,
});

function isState(state) {
  return (
    isRecord(state) &&
    state.schema === SCHEMA &&
    isCount(state.seq) &&
    (state.latest === null || isPointer(state.latest)) &&
    [state.keep, state.stopped, state.releases].every(Array.isArray) &&
    [state.pending, state.audits].every(isRecord) &&
    state.releases.every((release) => HASH.test(release?.core) && isRecord(release.packs))
  );
}

async function readSlot(key) {
  const kept = await (await caches.open(META)).match(key);
  const state = kept && parse(await kept.arrayBuffer());
  return isState(state) ? state : null;
}

const readState = async () => (await readSlot(STATE)) ?? readSlot(SPARE);

/** Into the slot that is not needed first; one of the two is always whole. */
async function writeState(state) {
  const text = JSON.stringify(state);
  const bytes = new TextEncoder().encode(text);
  const [first, second] = (await readSlot(STATE)) ? [SPARE, STATE] : [STATE, SPARE];
  await putChecked(META, first, bytes);
  try {
    await putChecked(META, second, bytes);
  } catch (fault) {
    if (JSON.stringify(await readState()) !== text) throw fault;
  }
}

/** The state document lost or broken: found again from the manifests that are still stored. */
async function rebuild() {
  const present = await storedHashes();
  const cache = await caches.open(BLOBS);
  const found = [];
  for (const hash of present) {
    const headers = (await cache.match(blobKey(hash)))?.headers;
    const parsed = headers?.has("bp-seq") && (await manifest(hash));
    if (!parsed) continue;
    const whole = [...bodies(parsed).keys()].every((body) => present.has(body));
    found.push({ hash, whole, id: parsed.id, seq: Number(headers.get("bp-seq")), release: headers.get("bp-release") });
  }
  found.sort((a, b) => b.seq - a.seq);
  const state = blankState();
  const packs = found.filter(({ id }) => id !== "core");
  state.keep = [...new Set(packs.map(({ id }) => id))];
  for (const core of found.filter(({ id, whole }) => id === "core" && whole)) {
    const kept = packs.filter(({ seq, whole }) => whole && seq <= core.seq).reverse(); // newest wins
    const entered = Object.fromEntries(kept.map(({ id, hash }) => [id, hash]));
    state.releases.push({ seq: core.seq, release: core.release, core: core.hash, packs: entered });
  }
  state.seq = found[0]?.seq ?? 0;
  for (const { id, hash, release } of found.reverse()) {
    const whole = state.releases.some(({ core, packs: kept }) => (id === "core" ? core : kept[id]));
    if (!whole) state.pending[id] = { manifest: hash, release };
  }
  return state;
}

let salvaged = null; // rebuilt, until `changeState` writes it: readers of pages write nothing

async function loadState() {
  const state = (await readState()) ?? salvaged;
  if (state) return structuredClone(state);
  const rebuilt = await rebuild();
  if (rebuilt.keep.length || rebuilt.releases.length) salvaged = structuredClone(rebuilt);
  return rebuilt;
}

/** Read, change, write back, alone. Resolves to the new document. */
async function changeState(change) {
  return alone("bp-state", async () => {
    const state = await loadState();
    change(state);
    await writeState(state);
    salvaged = null;
    return state;
  });
}

const isBad = (state, release) => Boolean(state.latest?.bad.includes(release));

/** Releases that may be shown, newest first. */
const usable = (state) => state.releases.filter(({ release }) => !isBad(state, release));

/** The manifest of a first download under way, or null. */
function underWay(state, id) {
  const pending = state.pending[id];
  return pending && !isBad(state, pending.release) ? pending.manifest : null;
}

/** What this phone is to hold: the newest release that is not withdrawn; null before the first. */
function goal(state) {
  const { latest } = state;
  if (!latest || isBad(state, latest.release)) return usable(state)[0] ?? null;
  const packs = Object.fromEntries(Object.entries(latest.packs).map(([lang, pack]) => [lang, pack.manifest]));
  return { seq: latest.seq, release: latest.release, core: latest.core, packs };
}

/** The manifest that answers for a language, whole or on its way. */
const inForce = (state, lang) =>
  usable(state).find((release) => release.packs[lang])?.packs[lang] ?? underWay(state, lang);

/** The core manifest likewise. */
const coreInForce = (state) => usable(state)[0]?.core ?? underWay(state, "core");

/* The one state document: which manifests are in force. A new release comes into force, and
   a language is gone, by one put of it. It has a copy, in the other cache: what takes or
   damages one leaves the other, and a full disk can empty a document it replaces.

   {schema, seq, latest, checked,            newest pointer seen, when
    releases: [{seq, release, core, packs: {lang: manifest}}],   whole, newest first
    pending: {lang: {manifest, release}},    first download under way, core's too
    keep: [lang], stopped: [lang],           what is wanted; what was stopped
    audits: {lang: ms}, last: lang} */

const STATE = "/bp/state"; // in both caches

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

async function readCopy(cacheName) {
  const bytes = await read(cacheName, STATE);
  const state = bytes && parse(bytes);
  return isState(state) ? state : null;
}

const readState = async () => (await readCopy(META)) ?? readCopy(BLOBS);

/** The state as it is written. To look for it would make the caches again, so not once all was removed. */
async function loadState() {
  if (gone) throw new Fault("purged");
  return (await readState()) ?? blankState();
}

/** First the copy that is not needed; one of the two is always whole. */
async function writeState(state) {
  const text = JSON.stringify(state);
  const bytes = new TextEncoder().encode(text);
  const [first, second] = (await readCopy(META)) ? [BLOBS, META] : [META, BLOBS];
  await putChecked(first, STATE, bytes);
  try {
    await putChecked(second, STATE, bytes);
  } catch (fault) {
    if (JSON.stringify(await readState()) !== text) throw fault;
  }
}

let gone = 0; // when all was removed: nothing is read or written until a reader comes again or keeps a language

/** Read, change, write back, alone. Resolves to the new document. */
async function changeState(change) {
  return alone("bp-state", async () => {
    const state = await loadState();
    change(state);
    if (gone) throw new Fault("purged");
    await writeState(state);
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

/** The newest release a language is whole in. */
const wholeIn = (state, lang) => usable(state).find((release) => release.packs[lang]);

/** Stopped on its first way, and nothing to bring up to date meanwhile. */
const isStopped = (state, lang) => state.stopped.includes(lang) && !wholeIn(state, lang);

/** The manifest that answers for a language, whole or on its way. */
const inForce = (state, lang) => wholeIn(state, lang)?.packs[lang] ?? underWay(state, lang);

/** The core manifest likewise. */
const coreInForce = (state) => usable(state)[0]?.core ?? underWay(state, "core");

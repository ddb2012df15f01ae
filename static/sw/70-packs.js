/* What is kept: core and languages, brought to the newest release, removed, swept, checked. */

const NOTHING = { entries: {} };

/** Ask which release is newest. An older answer than the last one is a stale proxy's. */
async function check() {
  const pointer = await fetchPointer();
  const state = await changeState((draft) => {
    if (pointer.seq < draft.seq) throw new Fault("stale");
    draft.seq = pointer.seq;
    draft.latest = pointer;
    draft.checked = Date.now();
  });
  if (pointer.kill !== "purge") return state;
  await reset();
  throw new Fault("purged");
}

const leads = ({ releases: [newest] }, aim) => newest?.seq === aim.seq && newest.release === aim.release;

/** The goal's release is whole: it stands first. What it shares with an older one comes along. */
function enter(state, aim) {
  delete state.pending.core;
  if (leads(state, aim)) return state.releases[0];
  const packs = {};
  for (const lang of state.keep) {
    const hash = aim.packs[lang];
    if (state.releases.some((release) => release.packs[lang] === hash)) packs[lang] = hash;
  }
  const entered = { seq: aim.seq, release: aim.release, core: aim.core, packs };
  state.releases = [entered, ...state.releases.filter(({ release }) => release !== aim.release)];
  return entered;
}

const covers = (newer, older) =>
  newer.core === older.core && Object.entries(older.packs).every(([lang, hash]) => newer.packs[lang] === hash);

/** Forget old releases: the last ones stay, the last ones with other pages, and the newest good
    one of every language. */
function trim(state) {
  const { releases } = state;
  const other = releases.filter((release, i) => !releases.slice(0, i).some((newer) => covers(newer, release)));
  const needed = new Set([releases, other].flatMap((some) => some.slice(0, KEPT_RELEASES)));
  for (const lang of state.keep) needed.add(wholeIn(state, lang));
  state.releases = releases.filter((release) => needed.has(release));
}

/** Delete bodies no kept manifest names. Runs only where no download can run. */
async function sweep(state) {
  const aim = goal(state);
  const inUse = [coreInForce(state), ...state.keep.map((lang) => inForce(state, lang))].filter(Boolean);
  for (const head of inUse) if (!(await manifest(head))) return; // its bodies would look unused
  const heads = state.releases.flatMap(({ core, packs }) => [core, ...Object.values(packs)]);
  heads.push(...Object.values(state.pending).map((pending) => pending.manifest));
  if (aim) heads.push(aim.core, ...state.keep.map((lang) => aim.packs[lang]));
  const used = new Set(heads);
  for (const head of heads) for (const body of bodies((await manifest(head)) ?? NOTHING).keys()) used.add(body);
  const cache = await caches.open(BLOBS);
  for (const hash of await storedHashes()) if (!used.has(hash)) await cache.delete(blobKey(hash));
  for (const hash of manifests.keys()) if (!used.has(hash)) manifests.delete(hash);
}

/** Make core and the languages (one, or all that are kept) whole. False when time ran out. */
async function complete(lang) {
  let state = await loadState();
  const aim = goal(state);
  if (!aim) throw new Fault("pointer");
  const failed = [];
  const filled = async (id, hash) => {
    try {
      job.id = id;
      const parsed = await needManifest(hash, job.control.signal);
      const first = !usable(state).some(({ core, packs }) => (id === "core" ? core : packs[id]));
      if (first && underWay(state, id) !== hash) {
        const pending = { manifest: hash, release: aim.release };
        state = await changeState((draft) => void (draft.pending[id] = pending));
      }
      return await fill(id, parsed, state.latest?.packs[id]?.bundle);
    } catch (fault) {
      if (FATAL.includes(fault.code)) throw fault;
      failed.push(fault); // the other packs are not to wait for this one
      return null;
    }
  };
  const core = await filled("core", aim.core);
  if (core === false) return false;
  if (core && !leads(state, aim)) state = await bringIntoForce(aim);
  for (const id of lang ? [lang] : state.keep) {
    const hash = aim.packs[id];
    if (!hash || isStopped(state, id)) continue;
    const whole = await filled(id, hash);
    if (whole === false) return false;
    const inPlace = state.releases[0]?.packs[id] === hash && state.audits[id];
    if (whole && core && !inPlace) state = await bringIntoForce(aim, id, hash);
  }
  if (failed.length) throw failed[0];
  return core;
}

/** From now on this release is read: its core, and a language when that is given. */
async function bringIntoForce(aim, lang, hash) {
  const state = await changeState((draft) => {
    if (lang && !draft.keep.includes(lang)) return; // removed in the meantime
    const release = enter(draft, aim);
    if (lang) {
      release.packs[lang] = hash;
      delete draft.pending[lang];
      draft.stopped = draft.stopped.filter((other) => other !== lang);
      draft.audits[lang] = Date.now();
    }
    trim(draft);
  });
  await sweep(state);
  return state;
}

/** One slice of download; the page asks again until it is done. `begin` marks the first one,
    `known` that the page has just checked for a newer release. */
async function pump({ lang, begin, known }) {
  const work = async () => {
    job = { id: lang, until: Date.now() + LIMIT.slice, control: new AbortController() };
    try {
      if (begin) await start(lang, known);
      const state = await loadState();
      if (lang && (isStopped(state, lang) || !state.keep.includes(lang))) throw new Fault("stopped");
      return { again: !(await complete(lang)) };
    } catch (fault) {
      if (fault.code === "stopped" && !lang && !gone) return { again: true }; // one of several: on with the others
      throw fault;
    } finally {
      job = news = null;
      await broadcast({ type: "state" });
    }
  };
  return alone("bp-download", work, () => ({ again: true, busy: true }));
}

/** What was given up is tried again, with the newest pointer if it can be had. */
async function start(lang, known) {
  faults.clear();
  spoilt.clear();
  if (lang) gone = 0;
  let state = await loadState();
  try {
    if (!known) state = await check();
  } catch (fault) {
    if (!state.latest || FATAL.includes(fault.code)) throw fault;
  }
  if (!lang) return;
  if (!state.latest.packs[lang]) throw new Fault("no-pack", { lang });
  await changeState((draft) => void (draft.keep.includes(lang) || draft.keep.push(lang)));
}

/** Stop a first download; what is stored stays. */
async function stop({ lang }) {
  await changeState((draft) => {
    if (draft.keep.includes(lang) && !wholeIn(draft, lang) && !draft.stopped.includes(lang)) draft.stopped.push(lang);
  });
  abort(lang);
  await broadcast({ type: "state" });
}

/** Only the reader takes back a Stop; a download that is tried again by itself does not. */
async function resume({ lang }) {
  await changeState((draft) => void (draft.stopped = draft.stopped.filter((other) => other !== lang)));
}

async function remove({ lang }) {
  const forget = (draft) => {
    draft.keep = draft.keep.filter((other) => other !== lang);
    draft.stopped = draft.stopped.filter((other) => other !== lang);
    delete draft.pending[lang];
    delete draft.audits[lang];
    for (const release of draft.releases) delete release.packs[lang];
    trim(draft);
    return draft;
  };
  abort(lang);
  await alone("bp-download", async () => {
    try {
      await sweep(await changeState(forget));
    } catch (fault) {
      if (fault.code !== "quota") throw fault;
      await sweep(forget(await loadState())); // too full even to write that down: make room first
      await changeState(forget);
    }
  });
  await broadcast({ type: "state" });
}

/** Read every body again and drop what is no longer what it was; `pump` then fetches it. */
async function audit() {
  interrupt();
  await alone("bp-download", async () => {
    manifests.clear();
    for (const hash of await storedHashes()) await stored(hash);
    await changeState((draft) => {
      for (const lang of draft.keep) draft.audits[lang] = Date.now();
    });
  });
}

/** Nothing of the worker is left: kept languages, state, registration. */
async function reset() {
  gone = Date.now();
  abort();
  await broadcast({ type: "gone" }); // first: a page that asks anything would bring the worker back
  await alone("bp-state", async () => {
    manifests.clear();
    for (const name of await caches.keys()) if (name.startsWith("bp-")) await caches.delete(name);
  });
  await registration.unregister();
}

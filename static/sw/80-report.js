/* The proof: what is kept, counted against what there is. Read by the pages and by scripts
   (GET /o/state.json, answered here and never by the server). */

const count = (paths, lacks) => [paths.filter((path) => !lacks(path)).length, paths.length];

/** One language or the core: counts by group, and by name what is missing. */
function inventory(parsed, present) {
  const lacks = (path) => !present.has(parsed.entries[path]?.[0]);
  const paths = Object.keys(parsed.entries);
  const groups = {};
  const grouped = new Set();
  for (const [name, pattern] of Object.entries(parsed.groups ?? {})) {
    const members = paths.filter((path) => new RegExp(pattern).test(path));
    groups[name] = count(members, lacks);
    for (const path of members) grouped.add(path);
  }
  groups.other = count(paths.filter((path) => !grouped.has(path)), lacks);
  const sizes = bodies(parsed);
  return {
    files: count(paths, lacks),
    groups,
    missing: paths.filter(lacks),
    total: sum(sizes.values()),
    done: sum([...sizes].map(([hash, size]) => (present.has(hash) ? size : 0))),
  };
}

/** The inventory of a manifest; null when the manifest itself is missing. */
async function look(hash, present) {
  const parsed = present.has(hash) ? await manifest(hash) : null;
  return parsed && { name: parsed.name, dir: parsed.dir, ...inventory(parsed, present) };
}

/** One language. It is ready when its pages are here and the core of their release too. */
async function packReport(state, lang, present) {
  const offered = state.latest?.packs[lang];
  const head = inForce(state, lang);
  const base = { state: "none", wire: offered?.wire, bytes: offered?.bytes, checked: state.audits[lang] ?? null };
  if (!state.keep.includes(lang)) return base;
  const whole = wholeIn(state, lang);
  const proof = (await look(head, present)) ?? { missing: whole ? [`/${lang}/`] : [] };
  if (whole) proof.missing.push(...((await look(whole.core, present))?.missing ?? [`/${lang}/offline/`]));
  const partly = state.stopped.includes(lang) ? "stopped" : "saving";
  const kept = whole ? (proof.missing.length ? "broken" : "ready") : partly;
  return { ...base, ...proof, manifest: head, release: whole?.release, seq: whole?.seq, state: kept };
}

/** What a newer release would cost: null when there is none, bytes null when not known yet. */
async function updateReport(state, present) {
  const aim = goal(state);
  const [newest] = state.releases;
  if (!aim || !newest) return null;
  const held = state.keep.filter((lang) => !isStopped(state, lang)); // a stopped one waits for its reader
  const langs = held.filter((lang) => aim.packs[lang] && state.releases.some((one) => one.packs[lang]));
  const behind = langs.some((lang) => newest.packs[lang] !== aim.packs[lang]);
  if (newest.release === aim.release && newest.seq === aim.seq && !behind) return null;
  const missing = new Map();
  for (const hash of [aim.core, ...langs.map((lang) => aim.packs[lang])]) {
    const parsed = await manifest(hash);
    if (!parsed) return { bytes: null };
    for (const [body, size] of bodies(parsed)) if (!present.has(body)) missing.set(body, size);
  }
  return { bytes: sum(missing.values()) };
}

/** The whole report. `page`: the hash the store has for `path`, to tell whether it changed. */
async function report({ lang, path } = {}) {
  const state = await loadState();
  const present = await storedHashes();
  const shell = await look(coreInForce(state), present);
  const packs = {};
  for (const id of new Set([...state.keep, ...Object.keys(state.latest?.packs ?? {})])) {
    packs[id] = await packReport(state, id, present);
  }
  return {
    v: 1,
    seq: state.releases[0]?.seq ?? null,
    release: usable(state)[0]?.release ?? null,
    core: shell && { files: shell.files, missing: shell.missing },
    packs,
    keep: state.keep,
    last: state.last,
    update: await updateReport(state, present),
    kill: state.latest?.kill ?? null,
    urgent: Boolean(state.latest?.urgent),
    checked: state.checked,
    page: (await manifest(inForce(state, lang)))?.entries[path]?.[0] ?? null,
  };
}

/** A page says which language it is read in, so that `/` finds home without internet. */
async function hello(message) {
  const { lang, opened } = message;
  if (opened > gone) gone = 0; // not for a page that was open when all was removed
  const state = await loadState();
  if (lang !== state.last && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang)) {
    await changeState((draft) => void (draft.last = lang)).catch(() => {}); // a full phone still reads
  }
  return report(message);
}

/** Look for a newer release and find out what it would cost. */
async function checkAndReport(message) {
  const state = await check();
  const aim = goal(state);
  const heads = state.releases.length ? [aim.core, ...state.keep.map((lang) => aim.packs[lang])] : [];
  for (const hash of heads.filter(Boolean)) await needManifest(hash);
  await broadcast({ type: "state" });
  return report(message);
}

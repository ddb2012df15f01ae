/* Requests of the pages. What is kept is answered from the store, at once and checked; nothing
   is written here except a missing body that is put back. */

/** The address a page has in the manifests, whatever way it was written. */
function canonical(pathname, languages) {
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // a stray % is part of the name
  }
  path = path.replace(/\/{2,}/g, "/").replace(/\/index\.html$/, "/");
  if (!/\/[^/]*\.[^/]*$/.test(path) && !path.endsWith("/")) path += "/";
  const language = languageOf(path, languages);
  return language ? `/${language}/${path.slice(language.length + 2)}` : path;
}

function languageOf(path, languages) {
  const first = path.split("/")[1].toLowerCase();
  return languages.find((lang) => lang.toLowerCase() === first);
}

/** What a manifest has at `path`: a body, or a list in pieces. */
function pieces({ entries }, path) {
  const found = [];
  for (let entry = entries[path]; entry; entry = entries[`${path}#${found.length + 1}`]) found.push(entry);
  return found;
}

/** What the manifests have at `path`, newest first; read only as far as it is asked for. Without
    a language it is a part of a page: a tab of a withdrawn release keeps its own. */
async function* holders(state, path, lang) {
  const heads = [];
  for (const { core, packs } of lang ? usable(state) : [...usable(state), ...state.releases]) {
    heads.push(...(lang ? [packs[lang], core] : [core, ...Object.values(packs)]));
  }
  heads.push(...[lang, ...Object.keys(state.pending)].map((id) => underWay(state, id)));
  for (const head of new Set(heads.filter(Boolean))) {
    const parsed = await within(LIMIT.body, manifest(head)).catch(() => null);
    const entries = parsed ? pieces(parsed, path) : [];
    if (entries.length) yield { parsed, entries };
  }
}

function rebuilt({ parsed, entries }, bytes, status = 200) {
  const headers = new Headers(parsed.headers); // the page's policy holds offline too
  headers.set("content-type", entries[0][2]);
  headers.set("x-content-type-options", "nosniff");
  if (status !== 200) headers.set("cache-control", "no-store");
  return new Response(bytes, { status, headers });
}

async function fetched([hash, size]) {
  const bytes = await download(hash, size, null, Date.now() + LIMIT.body);
  await putChecked(BLOBS, blobKey(hash), bytes).catch(() => {}); // shown even if it cannot be kept
  return bytes;
}

const fromStore = ([hash]) => within(LIMIT.body, stored(hash)).catch(() => null);

/** The newest release's copy, put back from the network if it is gone; else an older one. */
async function kept(found, status) {
  let newest = true;
  for await (const holder of found) {
    const mayFetch = newest;
    const piece = async (entry) => (await fromStore(entry)) ?? (mayFetch ? fetched(entry).catch(() => null) : null);
    const bytes = await Promise.all(holder.entries.map(piece));
    if (bytes.every(Boolean)) return rebuilt(holder, join(bytes), status);
    newest = false;
  }
  return null;
}

/** The network's answer, or null: none in time, or only that of a gateway. */
async function fromNetwork(request) {
  readers += 1;
  try {
    const answer = await within(LIMIT.network, fetch(request));
    return [502, 503, 504].includes(answer.status) ? null : answer;
  } catch {
    return null;
  } finally {
    readers -= 1;
  }
}

/** "Not kept on this phone", in the language of the address, else of the reader. */
async function offlinePage(state, path, languages) {
  const wanted = [languageOf(path, languages), state.last, ...navigator.languages].filter(Boolean);
  const exact = wanted.map((lang) => languageOf(`/${lang}`, languages));
  const near = wanted.map((lang) => languageOf(`/${lang.split("-")[0]}`, languages));
  for (const lang of [...exact, ...near, languages[0]].filter(Boolean)) {
    const page = await kept(holders(state, `/${lang}/offline/`, lang), 503);
    if (page) return page;
  }
  return Response.error(); // nothing is left: the browser's own page is in the reader's language
}

async function languageList(state) {
  if (state.latest) return Object.keys(state.latest.packs);
  return Object.keys((await manifest(coreInForce(state)))?.languages ?? {});
}

async function navigation(request, url, state) {
  const languages = await languageList(state);
  if (url.pathname === "/" && languages.includes(state.last)) {
    return Response.redirect(`/${state.last}/${url.search}`, 302);
  }
  const path = canonical(url.pathname, languages);
  const lang = languageOf(path, languages);
  if (path !== url.pathname && !(await holders(state, path, lang).next()).done) {
    return Response.redirect(path + url.search, 302);
  }
  const page = await kept(holders(state, path, lang));
  return page ?? (await fromNetwork(request)) ?? offlinePage(state, path, languages);
}

const part = async (request, url, state) => (await kept(holders(state, url.pathname))) ?? fetch(request);

let lately = { state: null, until: 0 };

/** The state document: read anew for every page, once for its styles, scripts and pictures. */
async function stateFor({ mode, destination }) {
  if (mode !== "navigate" && destination && Date.now() < lately.until) return lately.state;
  const state = await within(LIMIT.index, loadState()).catch(() => null);
  if (state) lately = { state, until: Date.now() + LIMIT.parts };
  return state;
}

async function reply(request, url) {
  const state = await stateFor(request);
  if (!state) return fetch(request);
  if (state.latest?.kill) {
    const answer = await fromNetwork(request);
    if (answer) return answer;
  }
  const answer = request.mode === "navigate" ? navigation : part;
  return answer(request, url, state).catch(() => fetch(request));
}

async function proof() {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(JSON.stringify(await report()), { headers });
}

function isOurs(request, url) {
  return (
    request.method === "GET" &&
    url.origin === location.origin &&
    request.cache !== "only-if-cached" &&
    !request.headers.has("range") &&
    !url.searchParams.has("bp-bypass") &&
    url.pathname !== "/sw.js" &&
    (url.pathname === "/o/state.json" || !url.pathname.startsWith("/o/"))
  );
}

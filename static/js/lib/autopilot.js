/** What happens by itself: keep the first language, go on after an interruption, mend what the
    phone removed, look for a new release. Never more than the reader's data plan allows. */

import { automatic, firstInVisit, visitEnded } from "./memory.js";
import { offline } from "./offline.js";
import { register } from "./worker.js";

const BETWEEN_CHECKS = 15 * 60_000; // ms
const BETWEEN_LOOKS = 60_000;
const BETWEEN_AUDITS = 30 * 24 * 3_600_000;
const QUIET_UPDATE = 500_000; // bytes that may be fetched unasked

const thrifty = () => Boolean(navigator.connection?.saveData);

/** After the page is there and the phone has time for it. */
function settled() {
  const idle = (done) => (globalThis.requestIdleCallback ?? ((call) => setTimeout(call, 200)))(done, { timeout: 3_000 });
  return new Promise((done) => {
    if (document.readyState === "complete") idle(done);
    else addEventListener("load", () => idle(done), { once: true });
  });
}

/** Make whole what is wanted; keep the language of this page if nothing is kept yet. True when
    there was something to do, which includes a look for the newest release. */
async function complete() {
  const { language, removed, report } = offline;
  const lacks = Object.values(report.packs).some(({ state }) => state === "saving" || state === "broken");
  const first = !report.keep.length && !removed.length && automatic() && !thrifty();
  const lost = thrifty() ? [] : removed;
  for (const one of first ? [language] : lost) await offline.keep(one);
  const update = !first && (lacks || !report.core || report.core.missing.length > 0);
  if (update) await offline.update();
  return first || update || lost.length > 0;
}

let tried = 0; // when this page last asked, whatever the answer was

/** The first page of a visit looks for a newer release, then one in fifteen minutes. */
async function look(first = false) {
  if (document.visibilityState !== "visible" || !offline.report) return;
  const lately = (time) => Math.abs(Date.now() - time) < BETWEEN_CHECKS;
  if (!first && (lately(offline.report.checked) || lately(tried))) return;
  if (navigator.onLine) tried = Date.now(); // a server in trouble is not asked more often
  await refreshRelease();
}

/** Look for a newer release; fetch it quietly when it is small. */
export async function refreshRelease() {
  await offline.check();
  const { update } = offline.report;
  if (update && update.bytes !== null && update.bytes < QUIET_UPDATE && !thrifty()) await offline.update(true);
}

async function auditWhenDue() {
  const due = Object.values(offline.report.packs).some(
    ({ state, checked }) => state === "ready" && Math.abs(Date.now() - checked) > BETWEEN_AUDITS,
  );
  if (due) await offline.audit();
}

export async function begin() {
  if (!offline.supported || visitEnded()) return;
  const controlled = Boolean(navigator.serviceWorker.controller);
  if (controlled) await offline.start();
  await settled();
  if (visitEnded()) return; // everything was removed while this page was loading
  const registered = register();
  if (controlled) registered.catch(() => {}); // what is kept serves without a newer worker
  else await registered.then(() => offline.start());
  const attend = () => look().then(complete).catch(() => {}); // without internet: at the next look
  addEventListener("online", attend);
  document.addEventListener("visibilitychange", attend);
  setInterval(() => look().catch(() => {}), BETWEEN_LOOKS);
  const first = firstInVisit();
  if (!(await complete())) await look(first);
  await auditWhenDue();
}

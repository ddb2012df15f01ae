/** What went wrong, in words with a way out. */

import { s, size } from "./strings.js";

const WORDS = {
  network: "network",
  stall: "network",
  killed: "network",
  late: "network",
  http: "server",
  pointer: "server",
  stale: "server",
  manifest: "altered",
  hash: "altered",
  length: "altered",
  "no-pack": "server",
};

/** One or two sentences for a WorkerFault. */
export function explain({ code, detail }) {
  if (code === "quota" && detail?.need) {
    return s("offline.error_space", { need: size(detail.need), free: size(detail.free) });
  }
  if (code === "quota") return s("offline.error_full");
  return s(`offline.error_${WORDS[code] ?? "storage"}`);
}

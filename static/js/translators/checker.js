/** The check of a translation, in a worker of its own: Python, and the very function of the command line.
 *
 * In: {name, file: ArrayBuffer, archive: address}. Out: {ready: true} once Python runs, then {answer: JSON, shown: JSON},
 * what the check says and what a preview shows; or {fault}.
 * It fetches Python and our archive from this site, and nothing after that. What it is given stays in it.
 */
import { loadPyodide } from "../../vendor/pyodide-314.0.7/pyodide.mjs";

const HOME = new URL("../../vendor/pyodide-314.0.7/", import.meta.url).href;
const NO_PACKAGES = { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" }, packages: {} };
const ARCHIVE = "/check.zip";

async function start(archive) {
  const answer = await fetch(archive);
  if (!answer.ok) throw new Error(`${archive}: ${answer.status}`);
  const [python, body] = await Promise.all([loadPyodide({ indexURL: HOME, lockFileContents: NO_PACKAGES }), answer.arrayBuffer()]);
  python.FS.writeFile(ARCHIVE, new Uint8Array(body));
  python.pyimport("sys").path.insert(0, ARCHIVE);
  return { bytes: python.pyimport("builtins").bytes, packed: python.pyimport("pwa.catalogs.packed") };
}

let started = null;

onmessage = async ({ data: { name, file, archive } }) => {
  try {
    started ??= start(archive);
    const { bytes, packed } = await started;
    postMessage({ ready: true });
    const raw = bytes(new Uint8Array(file));
    postMessage({ answer: packed.judge(raw, name), shown: packed.show(raw, name) });
    raw.destroy();
  } catch (fault) {
    postMessage({ fault: String(fault) });
  }
};

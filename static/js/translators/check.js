/** The check of a file, in its worker: started when it is first asked for, kept for the next file. */
import { CHECKER, script } from "../lib/worker.js";

const LIMIT = 30_000; // ms for one file, once Python runs; ours take a tenth of it
const QUICK_LOOK = 65_536; // bytes in which a catalog shows what it is

/** It did not end in an answer: "network", "slow", "failed" or "stopped". */
export class CheckFault extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

let worker = null;
let running = false; // whether Python has come up in it
let end = () => {};

/** Whether everything was loaded already. */
export const loaded = () => running;

/** Whether bytes may be a PO file at all, in whatever encoding. */
export function isCatalog(bytes) {
  const start = new TextDecoder("latin1").decode(bytes.slice(0, QUICK_LOOK)).replaceAll("\0", "");
  return /^\s*(#~\s*)?msgid\s*"/m.test(start);
}

/** {language, findings, shown} of a file, `shown` being what a preview needs; calls `ready` when loading is over.
    Throws CheckFault. */
export function judge(name, file, archive, ready) {
  stop();
  return new Promise((resolve, reject) => {
    let clock = 0;
    worker ??= new Worker(script(CHECKER), { type: "module" });
    end = (code) => {
      clearTimeout(clock);
      end = () => {};
      worker.terminate();
      worker = null;
      running = false;
      reject(new CheckFault(code));
    };
    worker.onerror = () => end(running ? "failed" : "network");
    worker.onmessage = ({ data }) => {
      if (data.ready) {
        running = true;
        clock = setTimeout(() => end("slow"), LIMIT);
        ready();
      } else if (data.answer) {
        clearTimeout(clock);
        end = () => {};
        resolve({ ...JSON.parse(data.answer), shown: JSON.parse(data.shown) });
      } else end(running ? "failed" : "network");
    };
    worker.postMessage({ name, file, archive }, [file]);
  });
}

/** Give up on the file at hand. */
export const stop = () => end("stopped");

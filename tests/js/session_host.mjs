/** The player's own clock under Node: program.js and session.js of static/js/lib/, unchanged.

    One JSON command a line on stdin, one JSON answer a line on stdout; a faulty one answers {"error"}.
    Used by tests/test_session.py. */

import { register } from "node:module";
import { createInterface } from "node:readline";

// The page's modules end in .js and stand in no package, so Node has to be told what they are.
const hook = `export async function load(url, context, next) {
  return next(url, url.includes("/static/js/") ? { ...context, format: "module" } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const program = await import(new URL("../../static/js/lib/program.js", import.meta.url));
const session = await import(new URL("../../static/js/lib/session.js", import.meta.url));

/** Steps as ["tick", now], ["pause", now], …; every state on the way, and the cue of each tick. */
function play(phases, start, steps) {
  let state = start;
  return steps.map(([name, now]) => {
    const before = state;
    state = session[name](phases, state, now);
    return { state, cue: name === "tick" ? session.cue(phases, before, state) : "" };
  });
}

const operations = {
  build: ({ exercises, pace, level }) => program.build(exercises, pace, level),
  total: ({ phases }) => program.total(phases),
  begin: ({ now }) => session.begin(now),
  play: ({ phases, state, steps }) => play(phases, state, steps),
  stops: ({ phases }) => session.stops(phases),
  look: ({ phases, state }) => session.look(phases, state),
  wait: ({ phases, state }) => session.wait(phases, state),
  snapshot: ({ phases, state }) => session.snapshot(phases, state),
  restore: ({ phases, kept, now }) => session.restore(phases, kept, now),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { op, ...values } = JSON.parse(line);
  let answer;
  try {
    answer = operations[op](values) ?? null;
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

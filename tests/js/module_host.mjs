/** Pure modules of static/js/lib/ under Node, for tests written in Python.

    One JSON command a line on stdin: {module, call, args}; one JSON answer a line on stdout: {value}
    or {error: {name, message, code, path}}. An argument {"$bytes": base64} becomes bytes, {"$zeros": n}
    n of them. The page's language is LANGUAGE, its time zone TZ. */

import { register } from "node:module";
import { createInterface } from "node:readline";

// Modules end in .js, as browsers want; the tree has no package.json to tell Node what they are.
const loader = `export async function load(url, context, next) {
  const ours = url.startsWith("file:") && url.includes("/static/") && url.endsWith(".js");
  return next(url, ours ? { ...context, format: "module" } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(loader)}`);

globalThis.document = { documentElement: { lang: process.env.LANGUAGE ?? "en" } };

function given(value) {
  if (value?.$bytes !== undefined) return new Uint8Array(Buffer.from(value.$bytes, "base64"));
  if (value?.$zeros !== undefined) return new Uint8Array(value.$zeros);
  return value;
}

async function answer({ module, call, args }) {
  try {
    const found = (await import(new URL(`../../static/js/lib/${module}.js`, import.meta.url)))[call];
    return { value: typeof found === "function" ? await found(...args.map(given)) : found };
  } catch ({ name, message, code, path }) {
    return { error: { name, message, code, path } };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}

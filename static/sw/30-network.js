/* What comes from outside. A login page, a cut-off or altered body, a redirect: none of it
   gets further than this file. */

let readers = 0; // pages someone is waiting for; downloads give way to them

/** The body of `url` in chunks. Cut after `LIMIT.stall` without a byte, or at time `end`. */
async function* receive(url, stop, end = Infinity) {
  const control = new AbortController();
  const cut = () => control.abort();
  let timer;
  const arm = () => {
    timer = setTimeout(cut, Math.max(0, Math.min(LIMIT.stall, end - Date.now())));
  };
  stop?.addEventListener("abort", cut);
  try {
    if (stop?.aborted) throw new Fault("stopped");
    arm();
    const options = { cache: "no-store", credentials: "omit", redirect: "error", signal: control.signal };
    const response = await fetch(url, options);
    if (response.status !== 200 || response.type !== "basic") throw new Fault("http", { status: response.status });
    const reader = response.body.getReader();
    for (;;) {
      const { value, done } = await reader.read();
      clearTimeout(timer);
      if (done) return;
      yield value;
      arm();
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(stop?.aborted ? "stopped" : control.signal.aborted ? "stall" : "network");
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener("abort", cut);
    cut();
  }
}

/** One body of its pieces. */
function join(chunks) {
  const bytes = new Uint8Array(sum(chunks.map((chunk) => chunk.byteLength)));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(new Uint8Array(chunk), offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** The whole body of `url`, at most `ceiling` bytes of it. */
async function collect(url, ceiling, stop, end) {
  const chunks = [];
  let size = 0;
  for await (const chunk of receive(url, stop, end)) {
    size += chunk.length;
    if (size > ceiling) throw new Fault("length");
    chunks.push(chunk);
  }
  return join(chunks);
}

/** The body named `hash`, checked. `size` is exact, or null where it is not known beforehand. */
async function download(hash, size, stop, end) {
  const bytes = await collect(blobKey(hash), size ?? LARGEST_MANIFEST, stop, end);
  if (size !== null && bytes.length !== size) throw new Fault("length");
  if ((await sha256(bytes)) !== hash) throw new Fault("hash");
  return bytes;
}

/** Bodies of a bundle as they arrive: `<sha256> <bytes>\n`, the bytes, `\n`, and again. */
async function* unpack(chunks) {
  let held = new Uint8Array(0);
  const more = async () => {
    const { value, done } = await chunks.next();
    if (done) return false;
    held = join([held, value]);
    return true;
  };
  try {
    for (;;) {
      let line = held.indexOf(10);
      while (line < 0) {
        if (held.length > 80) throw new Fault("length");
        if (!(await more())) return;
        line = held.indexOf(10);
      }
      const head = /^([0-9a-f]{64}) (\d{1,7})$/.exec(new TextDecoder().decode(held.subarray(0, line)));
      const size = Number(head?.[2]);
      if (!head || size > LARGEST_BODY) throw new Fault("length");
      const end = line + 1 + size;
      while (held.length <= end) if (!(await more())) throw new Fault("length");
      yield [head[1], held.slice(line + 1, end)];
      held = held.slice(end + 1);
    }
  } finally {
    await chunks.return();
  }
}

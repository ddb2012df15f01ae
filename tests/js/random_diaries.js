/** For the page under test: `count` random diaries, each written to a file, erased, and taken in again.
    Evaluated as one expression; answers [how many came back the same, the first that did not]. */
(async (count, seed) => {
  const folder = new URL(".", document.querySelector("script[src$='/main.js']").src);
  const [backup, diary] = await Promise.all(["backup", "diary"].map((name) => import(`${folder}lib/${name}.js`)));

  // mulberry32: the same diaries for the same seed, in every engine.
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (most) => Math.floor(random() * (most + 1));
  const pick = (list) => list[upTo(list.length - 1)];
  const some = (list) => list.filter(() => random() < 0.4);
  const two = (n) => String(n).padStart(2, "0");
  const at = () =>
    `20${two(upTo(99))}-${two(1 + upTo(11))}-${two(1 + upTo(27))}T${two(upTo(23))}:${two(upTo(59))}:${two(upTo(59))}${pick(["Z", "+05:30", "-03:30", "+14:00"])}`;
  const slugs = ["low-back", "leg-back", "heat-pack", "sciatica", "x1", "a-b-c"];
  const notes = ["", "slept badly", "=1+1", "ظهري يؤلمني", "腰が痛い", "👩‍⚕️ \u202e", '"\\n\r\n\t', "<script>alert(1)</script>", "\u0000\ud7ff", "x".repeat(1000)];
  const felt = () => pick([null, upTo(10)]);
  const kinds = {
    pain: () => ({ level: upTo(10), where: some(slugs), did: some(slugs), note: pick(notes) }),
    session: () => ({ of: pick(["routine", "exercise"]), slug: pick(slugs), seconds: upTo(86400), before: felt(), after: felt(), end: pick(["done", "stopped", "hurt"]) }),
    timer: () => ({ slug: pick(slugs), seconds: upTo(86400) }),
  };
  const entry = (_, index) => {
    const kind = pick(Object.keys(kinds));
    return { id: `${index}-${upTo(1e9)}`, kind, at: at(), ...kinds[kind]() };
  };
  const plain = (entries) => JSON.stringify(entries.map((one) => Object.entries(one).sort()));

  for (let done = 0; done < count; done += 1) {
    const settings = { look: { theme: pick(["auto", "dark"]), size: pick(["0", "2"]) }, ticks: { [at().slice(0, 10)]: some(slugs) }, sound: random() < 0.5 };
    await diary.putAll(Array.from({ length: upTo(20) }, entry), true);
    const before = await diary.all();
    const file = backup.write(before, settings, at());
    await diary.erase();
    const taken = backup.read(new TextEncoder().encode(file));
    const empty = await diary.all();
    await diary.putAll(taken.diary, true);
    const after = await diary.all();
    const same = empty.length === 0 && plain(before) === plain(after) && JSON.stringify(settings) === JSON.stringify(taken.settings);
    if (!same) return [done, file];
  }
  return [count, ""];
})

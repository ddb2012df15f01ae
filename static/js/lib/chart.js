/** Days of pain as a drawing: a bar from the lowest to the highest of each day, a dot for the last. */
const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [320, 150]; // of the drawing's own units
const [TOP, BOTTOM, SIDE] = [8, 24, 22]; // room for numbers
const LABELS = 5; // days that are named, at most

function draw(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** `rows` as in pain.js; `label(day)` names a day, `number(n)` writes a number; `mirrored` for right-to-left pages. */
export function chart(rows, { title, label, number, mirrored }) {
  const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": title, class: "chart" });
  const step = (WIDTH - SIDE) / rows.length;
  const x = (index) => {
    const place = SIDE + step * (index + 0.5);
    return mirrored ? WIDTH - place : place;
  };
  const y = (level) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - level / 10);
  for (const level of [0, 5, 10]) {
    svg.append(draw("path", { class: "grid", d: `M${mirrored ? 0 : SIDE} ${y(level)}h${WIDTH - SIDE}` }));
    svg.append(draw("text", { x: mirrored ? WIDTH - SIDE / 2 : SIDE / 2, y: y(level) + 4, "text-anchor": "middle" }, number(level)));
  }
  const width = Math.max(1.5, Math.min(10, step * 0.6));
  const every = Math.ceil(rows.length / LABELS);
  rows.forEach(({ day, low, high, last, count }, index) => {
    // Counted from the end, so that today is always named.
    if ((rows.length - 1 - index) % every === 0) {
      const end = index === rows.length - 1;
      svg.append(draw("text", { x: end ? (mirrored ? 1 : WIDTH - 1) : x(index), y: HEIGHT - 6, "text-anchor": end ? "end" : "middle" }, label(day)));
    }
    if (!count) return;
    if (high > low) svg.append(draw("path", { class: "span", d: `M${x(index)} ${y(low)}V${y(high)}`, "stroke-width": width }));
    svg.append(draw("circle", { class: "dot", cx: x(index), cy: y(last), r: Math.max(1.5, width / 2) }));
  });
  return svg;
}

/** A square code that another phone's camera reads, as a drawing. */
import { encode } from "../../vendor/uqr-0.1.3/index.js";

const SVG = "http://www.w3.org/2000/svg";

/** An <svg> of `text`, dark squares on nothing: it wants a white ground round it. */
export function code(text) {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("aria-hidden", "true"); // the address stands below it in words
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", squares.join(""));
  svg.append(path);
  return svg;
}

/** Elements without markup strings: what a file holds can never become markup. */

/** `<tag …attributes>children</tag>`; children that are null are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button with something to do. */
export function button(label, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", act);
  return element;
}

/** English where the panel is not. */
export const english = (tag, ...children) => make(tag, { lang: "en", dir: "ltr" }, ...children);

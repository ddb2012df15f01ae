/** Elements without markup strings, which Trusted Types forbid. */

/** `<tag …attributes>children</tag>`; children are nodes or text, empty ones are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

/** A button that cannot be pressed twice while its work runs. */
export function button(label, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", async () => {
    element.disabled = true;
    try {
      await act();
    } finally {
      element.disabled = false;
    }
  });
  return element;
}

/** Replace what `holder` shows when `signature` changed, and keep the keyboard's place. */
export function show(holder, signature, build) {
  if (holder.dataset.shows === signature) return;
  holder.dataset.shows = signature;
  const focused = holder.contains(document.activeElement);
  holder.replaceChildren(...build());
  if (focused) holder.querySelector("button")?.focus();
}

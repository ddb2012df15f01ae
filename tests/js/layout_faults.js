/* What a reader could not read on the page as it is drawn now: a page wider than the view, text that sticks out
   of its box or is cut off, texts that lie over each other. Gives at most 6 descriptions. */
() => {
  const faults = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) faults.push(`page: ${wide} px wide`);
  const held = (element) => { for (let one = element; one; one = one.parentElement) if (/auto|scroll|clip|hidden/.test(getComputedStyle(one).overflowX)) return true; return false; };
  for (const element of document.querySelectorAll("body *")) {
    const { left, right } = element.getBoundingClientRect();
    if ((right > innerWidth + 1 || left < -1) && !held(element) && element.checkVisibility() && !element.closest(".vh, .skip")) faults.push(`sticks out: ${element.localName}.${element.className}`);
  }
  const short = (node) => `${node.parentElement.localName}.${node.parentElement.className} "${node.data.trim().slice(0, 40)}"`;
  const style = (element) => getComputedStyle(element);

  /* Ancestors that cut off or move away what is in them; what floats lies over the page on purpose. */
  const scrolls = (element) => /auto|scroll/.test(style(element).overflowX);
  const across = (element) => /hidden|clip/.test(style(element).overflowX);
  const down = (element) => /hidden|clip/.test(style(element).overflowY);
  const floats = (element) => /fixed|sticky/.test(style(element).position) || (style(element).position === "absolute" && style(element).zIndex !== "auto") || element.matches("dialog");
  const around = (element) => {
    const found = [element];
    while (!floats(found.at(-1)) && found.at(-1) !== document.body) found.push(found.at(-1).parentElement);
    return found;
  };

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, noscript, svg, option, textarea, .vh, .skip, [hidden]")) continue;
    if (around(parent).some((one) => style(one).clipPath === "inset(50%)")) continue; // for screen readers only
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (!rects.length) continue;
    const chain = around(parent);
    const size = parseFloat(style(parent).fontSize);
    texts.push({ node, rects, size, chain, layer: chain.at(-1), slides: chain.some((one) => scrolls(one) && !one.matches("dialog")) });
  }

  for (const { node, rects, size, chain, slides } of texts) {
    const box = chain.find((one) => !style(one).display.startsWith("inline") || style(one).display !== "inline");
    const edge = box.getBoundingClientRect();
    const slack = size * 0.35; // a line can be lower than its letters' own box
    for (const rect of rects) {
      if (!slides && (rect.left < -1 || rect.right > innerWidth + 1)) faults.push(`out of view: ${short(node)} ${Math.round(rect.left)}–${Math.round(rect.right)}`);
      else if (rect.left < edge.left - 1.5 || rect.right > edge.right + 1.5) faults.push(`out of its box sideways: ${short(node)} ${Math.round(rect.left)}–${Math.round(rect.right)} in ${box.localName} ${Math.round(edge.left)}–${Math.round(edge.right)}`);
      else if (rect.top < edge.top - slack || rect.bottom > edge.bottom + slack) faults.push(`out of its box: ${short(node)}`);
      const reach = chain.findIndex((one) => scrolls(one) && !one.matches("dialog"));
      for (const holder of reach < 0 ? chain : chain.slice(0, reach)) { // what is in a box that scrolls can be reached
        const cut = holder.getBoundingClientRect();
        const sideways = !slides && across(holder) && (rect.left < cut.left - 1.5 || rect.right > cut.right + 1.5);
        const upright = down(holder) && (rect.top < cut.top - slack || rect.bottom > cut.bottom + slack);
        if (sideways || upright) faults.push(`cut off: ${short(node)}`);
      }
    }
  }

  const boxes = texts.flatMap(({ node, rects, size, layer }) => rects.map((rect) => ({ node, rect, layer, slack: size * 0.35 })));
  boxes.sort((a, b) => a.rect.top - b.rect.top);
  for (let one = 0; one < boxes.length; one += 1) {
    for (let two = one + 1; two < boxes.length && boxes[two].rect.top < boxes[one].rect.bottom; two += 1) {
      const [a, b] = [boxes[one], boxes[two]];
      if (a.node === b.node || a.layer !== b.layer) continue;
      const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
      const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
      if (width > 1.5 && height > a.slack + b.slack) faults.push(`over each other: ${short(a.node)} and ${short(b.node)}`);
    }
  }
  return [...new Set(faults)].slice(0, 6);
}

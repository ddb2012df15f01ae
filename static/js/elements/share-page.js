/** <share-page>: the phone's own share sheet, or the address copied; and the printer. */
customElements.define("share-page", class extends HTMLElement {
  connectedCallback() {
    const share = this.querySelector('[data-do="share"]');
    share.hidden = !navigator.share && !navigator.clipboard;
    share.addEventListener("click", () => this.#share());
    this.querySelector('[data-do="print"]').addEventListener("click", () => print());
  }

  async #share() {
    const page = { title: document.title, url: location.origin + location.pathname };
    try {
      if (navigator.share) return await navigator.share(page);
      await navigator.clipboard.writeText(page.url);
      this.querySelector('[data-role="said"]').hidden = false;
    } catch {
      // Closed by the reader, or not allowed: nothing to tell.
    }
    return undefined;
  }
});

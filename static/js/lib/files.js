/** Hands a file that was made here to the phone. */
const LATER = 60_000; // ms until the address may go; some phones ask before they read it

const installed = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;

/** Save `text` as `name`. An installed app on iOS has no downloads; there the share sheet takes the file. */
export async function save(name, type, text) {
  const file = new File([text], name, { type });
  if (installed() && "standalone" in navigator && navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => {}); // closed by the reader
    return;
  }
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LATER);
}

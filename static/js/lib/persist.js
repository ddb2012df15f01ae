/** Asks the phone not to remove what is saved when space is short. Resolves to whether it agreed. */
const PATIENCE = 20_000; // ms; Firefox asks the reader, who may not answer

export async function keepSafe() {
  const asked = navigator.storage?.persist?.().catch(() => false) ?? false;
  return Promise.race([asked, new Promise((later) => setTimeout(later, PATIENCE, false))]);
}

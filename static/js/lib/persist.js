/** Asks the phone not to remove what is saved when space is short. */
const PATIENCE = 20_000; // ms; Firefox asks the reader, who may not answer

/** Resolves to whether the phone agreed. */
export async function askToKeep() {
  return navigator.storage?.persist?.().catch(() => false) ?? false;
}

/** The same for someone who waits for the answer. */
export const keepSafe = () => Promise.race([askToKeep(), new Promise((later) => setTimeout(later, PATIENCE, false))]);

"use strict";

/* The worker of Backpocket. The pieces of this folder are joined in name order into one
   /sw.js (importScripts is not allowed), so they share one scope; each leans only on those
   before it. It holds no list of content: its version follows from its own bytes. */

const SCHEMA = 1; // of what is stored; another number means other caches
const BLOBS = `bp-blobs-${SCHEMA}`; // /o/<sha256> -> bytes, checked; a copy of the state document
const META = `bp-meta-${SCHEMA}`; // the state document
const KEPT_RELEASES = 3; // so that open tabs find their parts, and a withdrawn one can be left

const LANES = 6; // downloads at a time
const LARGEST_BODY = 4_000_000; // bytes
const LARGEST_MANIFEST = 1_000_000;
const LARGEST_POINTER = 65_536;
const SPARE_SPACE = 50_000; // bytes that must stay free after a download

// Milliseconds. A fetch handler that never settles would lock readers out of the site, the
// repaired worker included, so every wait ends.
const LIMIT = { index: 4_000, parts: 2_000, body: 6_000, network: 10_000, answer: 25_000, stall: 8_000, slice: 12_000 };

/** A failure with a name the page has words for. */
class Fault extends Error {
  constructor(code, detail = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** `promise`, or Fault("late") after `ms` milliseconds. */
function within(ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Fault("late")), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Run `work` alone among all workers of this origin; `busy()` instead when it may not wait. */
async function alone(name, work, busy) {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: Boolean(busy) }, (lock) => (lock ? work() : busy()));
}

const sum = (numbers) => [...numbers].reduce((total, number) => total + number, 0);

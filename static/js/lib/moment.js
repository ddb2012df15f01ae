/** A moment on this phone's clock. */
import { language } from "./strings.js";

// 12 or 24 hours is the phone's own setting, whatever the language of the page.
const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
const hour = hourCycle.startsWith("h1") ? "numeric" : "2-digit"; // 9:05 in the morning, 09:05 of 24

/** ms since 1970 -> "14:35" on this phone's wall clock, which changes its zone on a journey. */
export const clock = (time) => new Intl.DateTimeFormat(language, { hour, minute: "2-digit", hourCycle }).format(time);

/** ms since 1970 -> "14:02", or the date when it was not today. */
export const moment = (time) =>
  new Date(time).toDateString() === new Date().toDateString()
    ? clock(time)
    : new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(time);

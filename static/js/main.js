/** Everything a page's script does. Each element looks after its own part of the page. */
import "./lib/appearance.js";
import "./lib/language.js";
import "./lib/disclosure.js";
import "./elements/day-plan.js";
import "./elements/emergency-call.js";
import "./elements/kept-pages.js";
import "./elements/offline-status.js";
import "./elements/running-timers.js";
import "./elements/tick-list.js";

/** Parts of few pages come with those pages. */
const rare = {
  "language-packs": () => import("./elements/language-packs.js"),
  "share-page": () => import("./elements/share-page.js"),
  "install-card": () => import("./elements/install-card.js"),
  "exercise-figure": () => import("./elements/exercise-figure.js"),
  "reader-settings": () => import("./elements/reader-settings.js"),
  "sound-settings": () => import("./elements/sound-settings.js"),
  "country-choice": () => import("./elements/country-choice.js"),
  "storage-use": () => import("./elements/storage-use.js"),
  "install-help": () => import("./elements/install-help.js"),
  "read-aloud": () => import("./elements/read-aloud.js"),
  "guided-player": () => import("./elements/guided-player.js"),
  "favourite-list": () => import("./elements/favourite-list.js"),
  "favourite-mark": () => import("./elements/favourite-mark.js"),
  "way-back": () => import("./elements/way-back.js"),
  "site-search": () => import("./elements/site-search.js"),
  "care-timer": () => import("./elements/care-timer.js"),
  "diary-entry": () => import("./elements/diary-entry.js"),
  "diary-days": () => import("./elements/diary-days.js"),
  "pain-chart": () => import("./elements/pain-chart.js"),
  "carry-over": () => import("./elements/carry-over.js"),
  "own-data": () => import("./elements/own-data.js"),
  "reminder-maker": () => import("./elements/reminder-maker.js"),
  "translation-check": () => import("./translators/translation-check.js"),
};
for (const [tag, load] of Object.entries(rare)) if (document.querySelector(tag)) load();

/** Everything a page's script does. Each element looks after its own part of the page. */
import "./lib/appearance.js";
import "./lib/language.js";
import "./lib/disclosure.js";
import "./elements/day-plan.js";
import "./elements/exercise-figure.js";
import "./elements/install-card.js";
import "./elements/kept-pages.js";
import "./elements/language-packs.js";
import "./elements/offline-status.js";
import "./elements/reader-settings.js";
import "./elements/share-page.js";
import "./elements/tick-list.js";

// Only where there is something to guide through.
if (document.querySelector("guided-player")) import("./elements/guided-player.js");

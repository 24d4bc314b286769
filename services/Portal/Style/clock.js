// Counts down what is left of a test's time, beside the time of day that the page says without scripts. Told aloud at a few moments only.
(() => {
  "use strict";

  const clock = document.querySelector("[data-left]");
  if (!clock) return;
  const SECOND = 1000, MINUTE = 60 * SECOND, DAY = 24 * 60 * MINUTE;
  const TOLD = [10, 5, 1]; // In minutes.
  const LAST_SAVE = 5 * SECOND; // Long enough for a slow line.
  // By what the server says is left: a device's own clock may be wrong.
  const ends = Date.now() + clock.dataset.left * SECOND;
  const shown = clock.querySelector(".left"), told = clock.querySelector("[role=status]"), form = clock.closest("form");
  let isSaved = false, before = Infinity;

  const counting = setInterval(count, SECOND);
  count();

  function count() {
    const left = ends - Date.now();
    if (left > DAY) return;
    shown.textContent = words(left);
    if (TOLD.some(minutes => left <= minutes * MINUTE && before > minutes * MINUTE) && before !== Infinity) told.textContent = words(left);
    before = left;
    if (left <= LAST_SAVE && !isSaved) {
      isSaved = true;
      form.dispatchEvent(new Event("save"));
    }
    if (left > 0) return;
    clearInterval(counting);
    location.replace(clock.dataset.over);
  }

  function words(left) {
    const minutes = Math.ceil(left / MINUTE), seconds = Math.max(0, Math.ceil(left / SECOND));
    if (left < MINUTE) return clock.dataset.seconds.replace("{n}", seconds);
    return minutes === 1 ? clock.dataset.minute : clock.dataset.minutes.replace("{n}", minutes);
  }
})();

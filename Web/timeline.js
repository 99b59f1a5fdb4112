"use strict";
// The time below the map: how many events a day, two handles that can be moved by keys, and a player.

const player = { timer: 0 };

/** Draws the columns of events over time, as they are under all filters but the slider's. */
function drawBars() {
  const canvas = byId("bars");
  const density = Math.max(1, window.devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = width * density;
  canvas.height = height * density;
  if (SLIDER === null || width === 0) return;
  const span = SLIDER[1] - SLIDER[0] + 1;
  const count = Math.min(span, Math.max(1, Math.floor(width / 4)));
  const columns = new Array(count).fill(0);
  for (const event of found.byDay) {
    const middle = (event.from + event.until) / 2 - SLIDER[0] + 0.5;
    columns[Math.max(0, Math.min(count - 1, Math.floor(middle / span * count)))] += 1;
  }
  const most = Math.max(1, ...columns);
  const colour = colours();
  const pen = canvas.getContext("2d");
  pen.scale(density, density);
  const [low, high] = [filters.from ?? SLIDER[0], filters.until ?? SLIDER[1]];
  columns.forEach((number, index) => {
    if (number === 0) return;
    const day = SLIDER[0] + (index + 0.5) / count * span;
    pen.fillStyle = colour(day >= low && day <= high + 1 ? "accent" : "faint");
    const tall = Math.max(2, number / most * (height - 2));
    pen.fillRect(index / count * width, height - tall, Math.max(1, width / count - 1), tall);
  });
}

/** Shows the filter in the handles and in words. */
function showTime() {
  const [from, until] = [byId("from"), byId("until")];
  const has = SLIDER !== null && SLIDER[1] > SLIDER[0];
  for (const control of [from, until, byId("play")]) control.disabled = !has;
  byId("time").setAttribute("aria-label", word("time"));
  byId("play").textContent = player.timer ? "❚❚" : "▶";
  byId("play").setAttribute("aria-label", word(player.timer ? "pause" : "play"));
  byId("play").title = word(player.timer ? "pause" : "play");
  if (SLIDER === null) { byId("span").textContent = word("noDates"); return; }
  const [low, high] = [filters.from ?? SLIDER[0], filters.until ?? SLIDER[1]].map(
    (day) => Math.max(SLIDER[0], Math.min(SLIDER[1], day)));
  for (const [control, day, name] of [[from, low, "from"], [until, high, "until"]]) {
    control.max = SLIDER[1] - SLIDER[0];
    control.value = day - SLIDER[0];
    control.setAttribute("aria-label", word(name));
    control.setAttribute("aria-valuetext", dayName(day));
  }
  // Where both handles stand at the right end, the left one must be on top, or neither could be moved.
  from.style.zIndex = low - SLIDER[0] > (SLIDER[1] - SLIDER[0]) / 2 ? 3 : 1;
  const track = byId("time").querySelector(".track");
  const all = Math.max(1, SLIDER[1] - SLIDER[0]);
  track.style.setProperty("--low", (low - SLIDER[0]) / all);
  track.style.setProperty("--high", (high - SLIDER[0]) / all);
  const [first, last] = [filters.from ?? DAYS[0], filters.until ?? DAYS[1]];
  byId("span").textContent = first === last ? dayName(first) : `${dayName(first)} – ${dayName(last)}`;
}

/** Sets the days between which events are shown; the whole time is no filter. */
function setDays(low, high) {
  filters.from = low <= SLIDER[0] ? null : low;
  filters.until = high >= SLIDER[1] ? null : high;
}

/** Makes handles and player work. */
function startTime(changed) {
  const [from, until] = [byId("from"), byId("until")];
  from.addEventListener("input", () => {
    setDays(SLIDER[0] + Math.min(from.valueAsNumber, until.valueAsNumber), SLIDER[0] + until.valueAsNumber);
    changed();
  });
  until.addEventListener("input", () => {
    setDays(SLIDER[0] + from.valueAsNumber, SLIDER[0] + Math.max(from.valueAsNumber, until.valueAsNumber));
    changed();
  });
  byId("play").addEventListener("click", () => (player.timer ? stopPlaying() : startPlaying(changed)));
}

/** Moves a window over the time: as wide as the handles stand apart, or a twelfth of the whole. */
function startPlaying(changed) {
  const whole = SLIDER[1] - SLIDER[0];
  const isWhole = filters.from === null && filters.until === null;
  const width = isWhole ? Math.max(0, Math.ceil(whole / 12) - 1)
    : (filters.until ?? SLIDER[1]) - (filters.from ?? SLIDER[0]);
  let low = isWhole || filters.until === null ? SLIDER[0] : filters.from ?? SLIDER[0];
  const step = Math.max(1, Math.ceil((width + 1) / 2));
  const show = () => {
    // The window itself is set, even where it covers an end.
    filters.from = low;
    filters.until = Math.min(SLIDER[1], low + width);
    changed();
  };
  player.timer = setInterval(() => {
    if (low + width >= SLIDER[1]) { stopPlaying(); return; }
    low += step;
    show();
  }, 700);
  show();
}

function stopPlaying() {
  clearInterval(player.timer);
  player.timer = 0;
  showTime();
}

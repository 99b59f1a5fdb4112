"use strict";
// Where it all comes together: the map, and what happens when something changes.

const map = L.map("map", {
  attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 14, worldCopyJump: false,
  preferCanvas: true, fadeAnimation: false,
});
const zoomControl = L.control.zoom().addTo(map);
const scaleControl = L.control.scale({ imperial: false }).addTo(map);
const ground = new DrawnCanvas((pen, sheet) => {
  drawGround(pen, sheet);
  // Chromium prints an upper canvas white where it is clear: on paper all is on one.
  if (document.body.classList.contains("printing")) drawEvents(pen, sheet);
}, { pane: "tilePane" });
const drawn = new DrawnCanvas(drawEvents);

/** The events of one spot that was pressed; null lists all that the map shows. */
let spot = null;

/** What the map showed when it was last seen: on a phone the list hides it. */
let seen = null;

/** Lists the events in view, then those without a place. */
function followMap() {
  if (seen === null || byId("map").clientHeight > 0) seen = map.getBounds().pad(0.001);
  const bounds = seen;
  const inView = [];
  const placeless = [];
  for (const event of found.events) {
    if (event.point === null) placeless.push(event);
    else if (event.point[1] >= bounds.getSouth() && event.point[1] <= bounds.getNorth()
      && event.point[0] >= bounds.getWest() && event.point[0] <= bounds.getEast()) inView.push(event);
  }
  byId("count").textContent = word("count")(inView.length, placeless.length, found.events.length, EVENTS.length);
  if (spot !== null) {
    const matching = new Set(found.events);
    spot = spot.filter((event) => matching.has(event));
  }
  byId("spot").hidden = spot === null;
  if (spot !== null) byId("spot-text").textContent = word("atSpot")(spot.length);
  fillList(spot ?? [...inView, ...placeless]);
}

/** Everything that follows from a change of filters. */
function changed(shallFit = false) {
  runFilters();
  showPanel();
  showTime();
  drawBars();
  drawn.redraw();
  followMap();
  if (shallFit === true && filters.district) fitTo(found.events);
  writeState();
}

/** What of the map the card leaves free, in pixels from its upper left corner. */
function freePart() {
  const box = byId("map").getBoundingClientRect();
  const card = byId("card").getBoundingClientRect();
  const isBelow = card.width > box.width - 40;
  return { width: box.width, height: box.height, left: !isBelow && card.width > 0 && language === "ar" ? card.right - box.left : 0,
    right: !isBelow && card.width > 0 && language !== "ar" ? card.left - box.left : box.width,
    bottom: isBelow && card.width > 0 ? card.top - box.top : box.height };
}

/** Shows all of some events with their circles, beside the card. */
function fitTo(events, options = {}) {
  const bounds = L.latLngBounds([]);
  for (const event of events) {
    if (event.point === null) continue;
    const reach = Math.min(0.5, (event.uncertainty_m ?? 0) / 111000);
    bounds.extend([event.point[1] - reach, event.point[0] - reach]);
    bounds.extend([event.point[1] + reach, event.point[0] + reach]);
    if (event.launch_point && events.length === 1) bounds.extend([event.launch_point[1], near(event.launch_point[0], event.point[0])]);
  }
  const { left, right, bottom, width, height } = freePart();
  const edge = Math.min(40, (right - left) / 8, bottom / 8);
  if (!bounds.isValid()) return;
  map.fitBounds(bounds, { paddingTopLeft: [left + edge, edge], paddingBottomRight: [width - right + edge, height - bottom + edge],
    maxZoom: 11, ...options });
}

/** Moves the map where an event lies beyond its edge or under the card. */
function uncover(event, room) {
  const place = map.latLngToContainerPoint([event.point[1], event.point[0]]);
  const { left, right, bottom } = freePart();
  if (place.x < left + room || place.x > right - room || place.y < room || place.y > bottom - room) {
    map.panBy([place.x - (left + right) / 2, place.y - bottom / 2], { animate: false });
  }
}

/** Opens the card of an event, or closes it. */
function choose(event, isFromMap = false) {
  view.event = event;
  fillCard(event, { close: () => { choose(null); byId("list").focus(); }, zoom: () => fitTo([event]) });
  if (event) goTo("map");
  if (event && event.point) uncover(event, isFromMap ? 14 : 50);
  drawn.redraw();
  list.first = -1;
  drawRows();
  writeState();
}

/** Opens the event that the address names, or none; one that names no part of the map too leads to it. */
function chooseNamed() {
  const hasPlace = view.center !== null;
  choose(view.event);
  if (view.event && !hasPlace) fitTo([view.event], { animate: false });
}

/** Goes where the address says, or to where most events are. */
function lookAround() {
  if (view.center) map.setView([view.center[1], view.center[2]], view.center[0], { animate: false });
  else if (DATA.frame) {
    const [west, south, east, north] = DATA.frame;
    map.fitBounds([[south, west], [north, east]], { padding: [30, 30], animate: false });
  } else map.setView([34, 41], 6, { animate: false });
}

readState();
lookAround();
ground.addTo(map);
drawn.addTo(map);
attribute();
startPanel(changed);
startTime(() => changed());
startList((event, isByKey) => {
  choose(event);
  if (isByKey) byId("card").focus();
});
dress();
changed();
goTo("map");
if (view.event) chooseNamed();

map.on("moveend", () => {
  const center = map.getCenter();
  view.center = [map.getZoom(), Math.round(center.lat * 1000) / 1000, Math.round(center.lng * 1000) / 1000];
  followMap();
  writeState();
});
map.on("click", (press) => {
  const point = map.project(press.latlng);
  const events = eventsAt(point.x, point.y, 14);
  spot = events.length > 1 ? events : null;
  followMap();
  if (events.length === 1) choose(events[0], true);
  else if (events.length > 1) {
    choose(null);
    goTo("list");
    byId("list").scrollTop = 0;
    activate(0);
    byId("list").focus();
  } else choose(null);
});
map.on("mouseout movestart", () => showTip([]));
map.on("mousemove", (move) => {
  const point = map.project(move.latlng);
  const under = eventsAt(point.x, point.y, 11);
  map.getContainer().style.cursor = under.length > 0 ? "pointer" : "";
  showTip(under, move.containerPoint);
});
byId("spot-clear").addEventListener("click", () => { spot = null; followMap(); });
byId("language").addEventListener("click", () => {
  language = language === "ar" ? "en" : "ar";
  dress();
  fillCard(view.event, { close: () => choose(null), zoom: () => fitTo([view.event]) });
  changed();
});
byId("theme").addEventListener("click", () => {
  const isDark = view.theme ? view.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  view.theme = isDark ? "light" : "dark";
  dress();
  changed();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { ground.redraw(); changed(); });
byId("views").addEventListener("click", (press) => {
  const button = press.target.closest("button");
  if (button) goTo(button.dataset.goes);
});
document.addEventListener("keydown", (key) => {
  if (key.key !== "Escape") return;
  if (view.event) { choose(null); byId("list").focus(); }
  else if (spot) { spot = null; followMap(); }
});
window.addEventListener("hashchange", () => { readState(); dress(); lookAround(); changed(); chooseNamed(); });
window.addEventListener("resize", () => { drawBars(); });
startPrinting();

// What a search needs is folded while nobody waits, so that the first search is as quick as the others.
const foldAhead = (from) => {
  const end = Math.min(EVENTS.length, from + 200);
  for (let number = from; number < end; number += 1) searchedText(EVENTS[number]);
  if (end < EVENTS.length) setTimeout(foldAhead, 20, end);
};
setTimeout(foldAhead, 300, 0);

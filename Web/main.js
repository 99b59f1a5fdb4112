"use strict";
// Where it all comes together: the map, and what happens when something changes.

const map = L.map("map", {
  attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 2, maxZoom: 14, worldCopyJump: false,
  preferCanvas: true, fadeAnimation: false,
});
L.control.zoom({ position: "topleft" }).addTo(map);
L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
const ground = new DrawnCanvas(drawGround, { pane: "tilePane" });
const drawn = new DrawnCanvas(drawEvents);

/** The events of one spot that was pressed; null lists all that the map shows. */
let spot = null;

/** Lists the events in view, then those without a place. */
function followMap() {
  const bounds = map.getBounds().pad(0.001);
  const inView = [];
  const placeless = [];
  for (const event of found.events) {
    if (event.point === null) placeless.push(event);
    else if (event.point[1] >= bounds.getSouth() && event.point[1] <= bounds.getNorth()
      && event.point[0] >= bounds.getWest() && event.point[0] <= bounds.getEast()) inView.push(event);
  }
  byId("count").textContent = word("count")(inView.length, placeless.length, found.events.length, EVENTS.length);
  if (spot !== null) spot = spot.filter((event) => found.events.includes(event));
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

/** Shows all of some events with their circles. */
function fitTo(events) {
  const bounds = L.latLngBounds([]);
  for (const event of events) {
    if (event.point === null) continue;
    const reach = Math.min(0.5, (event.uncertainty_m ?? 0) / 111000);
    bounds.extend([event.point[1] - reach, event.point[0] - reach]);
    bounds.extend([event.point[1] + reach, event.point[0] + reach]);
    if (event.launch_point && events.length === 1) bounds.extend([event.launch_point[1], near(event.launch_point[0], event.point[0])]);
  }
  if (bounds.isValid()) map.fitBounds(bounds, { padding: [40, 40], maxZoom: 11 });
}

/** Opens the card of an event, or closes it. */
function choose(event, isFromMap = false) {
  view.event = event;
  fillCard(event, { close: () => { choose(null); byId("list").focus(); }, zoom: () => fitTo([event]) });
  if (event && event.point && !isFromMap) {
    const place = map.latLngToContainerPoint([event.point[1], event.point[0]]);
    const size = map.getSize();
    const room = Math.min(80, size.x / 5, size.y / 5);
    if (place.x < room || place.y < room || place.x > size.x - room || place.y > size.y - room) {
      map.panTo([event.point[1], event.point[0]]);
    }
  }
  if (event) goTo("map");
  drawn.redraw();
  list.first = -1;
  drawRows();
  writeState();
}

/** Shows map, list or filters where there is room for one only. */
function goTo(name) {
  document.body.dataset.view = name;
  for (const button of byId("views").children) {
    button.setAttribute("aria-pressed", button.dataset.goes === name ? "true" : "false");
  }
  map.invalidateSize({ animate: false });
  drawBars();
  list.first = -1;
  drawRows();
}

/** Puts the page into its language and its light. */
function dress() {
  applyWords();
  if (view.theme) document.documentElement.dataset.theme = view.theme;
  else delete document.documentElement.dataset.theme;
  byId("language").textContent = language === "ar" ? "English" : "العربية";
  byId("language").lang = language === "ar" ? "en" : "ar";
  byId("period").textContent = DAYS === null ? "" : `${dayName(DAYS[0])} – ${dayName(DAYS[1])}`;
  document.title = `${word("heading")} (${EVENTS.length}) · EventMapper`;
  buildPanel(changed);
  ground.redraw();
}

/** Says whose the data are. */
function attribute() {
  const box = byId("attribution");
  box.replaceChildren(`${DATA.attribution} `);
  if (/^https:\/\//.test(DATA.licence)) {
    box.append(make("a", DATA.licence, { href: DATA.licence, rel: "noopener noreferrer", target: "_blank" }));
  } else box.append(DATA.licence);
  box.append(" · Leaflet · EventMapper");
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
startList((event) => choose(event));
dress();
changed();
fillCard(view.event, { close: () => { choose(null); byId("list").focus(); }, zoom: () => fitTo([view.event]) });
goTo("map");

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
map.on("mousemove", (move) => {
  const point = map.project(move.latlng);
  const isOver = eventsAt(point.x, point.y, 11).length > 0;
  map.getContainer().style.cursor = isOver ? "pointer" : "";
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
window.addEventListener("hashchange", () => { readState(); dress(); lookAround(); changed(); choose(view.event); });
window.addEventListener("resize", () => { drawBars(); });
byId("print").addEventListener("click", () => window.print());

let screenView = null;
window.addEventListener("beforeprint", () => {
  screenView = [map.getCenter(), map.getZoom()];
  const bounds = map.getBounds();
  document.body.classList.add("printing");
  fillPaper();
  map.invalidateSize({ animate: false });
  map.fitBounds(bounds, { animate: false });
  ground.redraw();
  drawn.redraw();
});
window.addEventListener("afterprint", () => {
  document.body.classList.remove("printing");
  byId("paper").replaceChildren();
  map.invalidateSize({ animate: false });
  if (screenView) map.setView(screenView[0], screenView[1], { animate: false });
});

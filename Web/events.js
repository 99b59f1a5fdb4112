"use strict";
// The events of the file: rows become objects once, with what filters and drawing need beside them.

/** Where a point lies on the whole Mercator world of one unit, top left 0, 0. */
function mercator(longitude, latitude) {
  const held = Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI / 180;
  return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + held / 2)) / (2 * Math.PI)];
}

/** A longitude turned so that it lies within half the earth of another. */
const near = (longitude, other) => longitude - 360 * Math.round((longitude - other) / 360);

/** Rings of flat longitudes and latitudes as Mercator points, on the same side as a longitude. */
function worldRings(rings, longitude) {
  return rings.map((ring) => {
    const points = new Float64Array(ring.length);
    for (let index = 0; index < ring.length; index += 2) {
      const [x, y] = mercator(near(ring[index], longitude), ring[index + 1]);
      points[index] = x;
      points[index + 1] = y;
    }
    return points;
  });
}

/** How many units of the Mercator world a metre is at a latitude. */
const worldPerMetre = (latitude) => 1 / (2 * Math.PI * 6378137 * Math.cos(latitude * Math.PI / 180));

/** Lower case, without marks, Arabic letters in one form: what is searched, never what is shown. */
function folded(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed]/g, "")
    .toLowerCase().replace(/[أإآٱ]/g, "ا").replace(/[ىی]/g, "ي").replace(/ة/g, "ه").replace(/ک/g, "ك");
}

// A file has its data inside; where a server gives the page, live.js has asked for them.
const DATA = typeof LIVE === "undefined" ? JSON.parse(byId("data").textContent) : LIVE;

const EVENTS = DATA.events.map((row, number) => {
  const event = { number };
  DATA.columns.forEach((name, column) => { event[name] = row[column]; });
  event.from = dayNumber(event.date_start);
  event.until = dayNumber(event.date_end);
  if (event.from === null || event.until === null) event.from = event.until = null;
  event.world = null;
  event.launchWorld = null;
  if (event.point) {
    event.world = mercator(event.point[0], event.point[1]);
    if (event.launch_point) {
      event.launchWorld = mercator(near(event.launch_point[0], event.point[0]), event.launch_point[1]);
    }
  }
  event.unit1 = event.admin1_name === null ? null : JSON.stringify([event.country, event.admin1_name]);
  event.unit2 = event.admin2_name === null ? null
    : JSON.stringify([event.country, event.admin1_name, event.admin2_name]);
  return event;
});
DATA.events = null;

const LEGEND = new Map(DATA.legend.map((entry, order) => [entry.kind, { ...entry, order }]));

/** The title in the page's language, as far as there is one. */
const titleOf = (event) => (language === "ar" && event.title_ar) || event.title;

/** The place in the page's language. */
const placeOf = (event) => (language === "ar" && event.place_name_ar) || event.place_name || event.location_text;

/** What is searched in an event; folded when it is first asked for. */
function searchedText(event) {
  if (event.searched === undefined) {
    event.searched = folded([
      event.id, event.title, event.title_ar, event.place_name, event.place_name_ar, event.location_text,
      event.admin1_name, event.admin2_name, event.admin1_name_ar, event.admin2_name_ar, event.actor,
      event.actor_text, event.weapon, event.target_text, event.launch_name, event.launch_name_ar,
      event.launch_text, ...event.voices.flatMap(([report, sentence]) => [report, sentence]),
    ].filter((text) => text !== null).join("\n"));
  }
  return event.searched;
}

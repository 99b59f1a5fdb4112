"use strict";
// The state of the page stands in the address after the `#`, so that a view can be kept and sent.

const view = { areas: false, lines: true, theme: "", event: null, center: null };

/** Reads the address into filters and view. */
function readState() {
  const state = new URLSearchParams(location.hash.slice(1));
  Object.assign(filters, openFilters());
  const kinds = state.get("kinds");
  if (kinds !== null) filters.kinds = new Set(kinds.split(",").filter((kind) => LEGEND.has(kind)));
  const day = (name) => {
    const text = state.get(name);
    const number = text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : NaN;
    return Number.isNaN(number) || DAYS === null ? null : Math.min(DAYS[1], Math.max(DAYS[0], number));
  };
  filters.from = day("from");
  filters.until = day("until");
  filters.query = state.get("q") ?? "";
  const district = state.get("district") ?? "";
  filters.district = EVENTS.some((event) => event.unit1 === district || event.unit2 === district) ? district : "";
  const radius = Number(state.get("radius"));
  filters.radius = RADII.includes(radius) ? radius : null;
  for (const name of ["undated", "background", "placeless"]) filters[name] = state.get(name) !== "0";
  view.areas = state.get("areas") === "1";
  view.lines = state.get("lines") !== "0";
  view.theme = ["light", "dark"].includes(state.get("theme")) ? state.get("theme") : "";
  view.event = EVENTS.find((event) => event.id === state.get("event")) ?? null;
  language = state.get("lang") === "ar" ? "ar" : "en";
  const center = (state.get("map") ?? "").split("/").map(Number);
  view.center = center.length === 3 && center.every(Number.isFinite) ? center : null;
}

/** Writes filters and view into the address; what is as it is at first is left out. */
function writeState() {
  const state = new URLSearchParams();
  if (view.center) state.set("map", view.center.join("/"));
  if (filters.kinds) state.set("kinds", [...filters.kinds].join(","));
  if (filters.from !== null) state.set("from", dayText(filters.from));
  if (filters.until !== null) state.set("until", dayText(filters.until));
  if (filters.query) state.set("q", filters.query);
  if (filters.district) state.set("district", filters.district);
  if (filters.radius !== null) state.set("radius", filters.radius);
  for (const name of ["undated", "background", "placeless"]) if (!filters[name]) state.set(name, "0");
  if (view.areas) state.set("areas", "1");
  if (!view.lines) state.set("lines", "0");
  if (view.theme) state.set("theme", view.theme);
  if (view.event) state.set("event", view.event.id);
  if (language !== "en") state.set("lang", language);
  const text = state.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  if (text !== location.hash.slice(1)) history.replaceState(null, "", `#${text}`);
}

/** The radii that can be asked for, in kilometres. */
const RADII = [2, 5, 10, 20, 50, 100];

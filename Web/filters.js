"use strict";
// Which events are shown: one pass over all of them, only when a filter changes.

/** The first and the last day of all dated events; null without any. */
const DAYS = EVENTS.reduce((days, event) => {
  if (event.from === null) return days;
  return days === null ? [event.from, event.until]
    : [Math.min(days[0], event.from), Math.max(days[1], event.until)];
}, null);

/**
 * The days at the ends of the slider.
 *
 * A few events far away in time (a report that recalls a year) would leave no room for the others: the
 * ends then stand where most events begin and end, and an end means "and all before" or "and all after".
 */
const SLIDER = (() => {
  if (DAYS === null) return null;
  const days = EVENTS.filter((event) => event.from !== null).map((event) => event.from).sort((a, b) => a - b);
  const spared = Math.floor(days.length / 33);
  const [low, high] = [days[spared], days[days.length - 1 - spared]];
  const margin = Math.ceil((high - low) / 20) + 1;
  const most = [Math.max(DAYS[0], low - margin), Math.min(DAYS[1], high + margin)];
  return DAYS[1] - DAYS[0] > 2 * (most[1] - most[0]) ? most : DAYS;
})();

/** What nothing hides. */
const openFilters = () => ({
  kinds: null, from: null, until: null, district: "", radius: null, query: "",
  undated: true, background: true, placeless: true,
});

const filters = openFilters();

/** What a filter run found: the events that match, and counts as they would be without one filter. */
const found = { events: [], kinds: new Map(), days: null, hidden: new Map() };

/** Finds the events that match all filters. */
function runFilters() {
  const query = folded(filters.query.trim()).split(/\s+/).filter((part) => part !== "");
  const radius = filters.radius === null ? null : filters.radius * 1000;
  found.events = [];
  found.kinds = new Map();
  found.byDay = [];
  for (const event of EVENTS) {
    const isDated = event.from !== null;
    if (!isDated && !filters.undated) continue;
    if (event.background && !filters.background) continue;
    if (event.point === null && !filters.placeless) continue;
    if (radius !== null && !(event.uncertainty_m !== null && event.uncertainty_m <= radius)) continue;
    if (filters.district !== "" && event.unit1 !== filters.district && event.unit2 !== filters.district) continue;
    if (query.length > 0 && !query.every((part) => searchedText(event).includes(part))) continue;
    const isOfKind = filters.kinds === null || filters.kinds.has(event.kind);
    // An undated event has a switch of its own; the slider does not hide it.
    const isInTime = !isDated || ((filters.from === null || event.until >= filters.from)
      && (filters.until === null || event.from <= filters.until));
    if (isInTime) found.kinds.set(event.kind, (found.kinds.get(event.kind) ?? 0) + 1);
    if (isOfKind && isDated) found.byDay.push(event);
    if (isOfKind && isInTime) found.events.push(event);
  }
}

"use strict";
// Runs where a server gives the page, before all that draws: asks the server for the events, makes of
// them what the other scripts read, then runs these in their order.

/** The most events that the page holds, and how many come in one answer. */
const MOST = 10000;
const PAGE = 1000;

/** What the other scripts read in place of the data inside a file. */
let LIVE = null;

// A token in the page's own address (http://x:TOKEN@host) would stand in each of its links; the browser has it now.
if (new URL(document.baseURI).password) location.replace(location.origin + location.pathname + location.search + location.hash);

/** What was asked of the server, and what it has of it; and which event the address names. */
const asked = { event: new URLSearchParams(location.hash.slice(1)).get("event"), query: new URLSearchParams(location.search), matched: 0, near: null, isPart: false,
  isPartOfAreas: false };
for (const name of ["f", "limit", "offset"]) asked.query.delete(name);

/** Where the ground is, and which scripts follow once the events are there. */
const sources = { ...document.currentScript.dataset };

language = new URLSearchParams(location.hash.slice(1)).get("lang") === "ar" ? "ar" : "en";

/** What is told while the events come, or when they do not. */
function tellLoading(text, done, ...buttons) {
  let box = byId("live");
  if (!box) {
    box = make("div", undefined, { id: "live" });
    box.setAttribute("role", "status");
    byId("stage").append(box);
  }
  const bar = make("progress", undefined, { max: 1 });
  if (done > 0) bar.value = done;
  bar.setAttribute("aria-label", word("loading"));
  box.replaceChildren(...text.split("\n").map((line) => make("p", line, { dir: "auto" })), ...(done === null ? buttons : [bar]));
}

/** A fault of the server in the words that it has for it. */
class Refusal extends Error {}

/** Asks the server for JSON; an answer that is none becomes a sentence. */
async function fetchJSON(address) {
  let answer;
  // By the page's own address, which may hold a token, browsers refuse to ask.
  const plain = new URL(address, location.origin + location.pathname);
  try {
    answer = await fetch(plain, { headers: { Accept: "application/geo+json, application/json" } });
  } catch { throw new Refusal(word("unreachable")); }
  let value = null;
  try { value = await answer.json(); } catch { if (answer.ok) throw new Refusal(word("unreadable")); }
  if (answer.ok) return value;
  const told = [value?.problem ?? value?.description, value?.fix].filter((part) => part);
  throw new Refusal(told.length > 0 ? told.join("\n") : word("refused")(answer.status));
}

/**
 * The features of a resource, page by page.
 *
 * Of the link to the next page only the query is taken: where the server stands behind another, its own
 * name for itself is not ours.
 */
async function fetchFeatures(path, query, most, told) {
  const features = [];
  const whole = new URLSearchParams([...query, ["limit", PAGE]]);
  let search = `?${whole}`;
  let first = null;
  let isPart = false;
  while (search !== null && features.length < most) {
    let page = await fetchJSON(path + search);
    // They come by day: of more than the page holds, the last are the latest.
    if (first === null && page.numberMatched > most && !query.has("offset")) {
      page = await fetchJSON(`${path}?${whole}&offset=${page.numberMatched - most}`);
      isPart = true;
    }
    first ??= page;
    for (const feature of page.features) features.push(feature);
    told(features.length, page.numberMatched ?? features.length);
    const next = page.links?.find((link) => link.rel === "next");
    search = next ? new URL(next.href, location.href).search : null;
  }
  return { first, features: features.slice(0, most), isPart: isPart || search !== null || features.length > most };
}

/** Which areas belong to some events: those of their days and their surroundings. */
function areaQuery(features) {
  const query = new URLSearchParams([["is_circle", "false"]]);
  // Near takes several kinds in any spelling, areas one as it is written.
  const same = asked.near === null ? ["kind", "datetime"] : ["datetime"];
  for (const name of same) if (asked.query.has(name)) query.set(name, asked.query.get(name));
  const days = features.map((feature) => feature.properties.date_start).filter((day) => day !== null).sort();
  if (asked.isPart && days.length > 0 && !query.has("datetime")) query.set("datetime", `${days[0]}/..`);
  if (!asked.isPart && asked.near === null && asked.query.size === 0) return query;
  const points = features.flatMap((feature) => {
    const { launch_longitude: x, launch_latitude: y } = feature.properties;
    return [...(feature.geometry ? [feature.geometry.coordinates] : []), ...(x === null ? [] : [[x, y]])];
  });
  const edge = (pick, axis, by, limit) => {
    const edges = points.reduce((best, point) => pick(best, point[axis]), points[0][axis]) + by;
    return Math.max(-limit, Math.min(limit, edges)).toFixed(2);
  };
  if (points.length > 0) {
    query.set("bbox", [edge(Math.min, 0, -0.1, 180), edge(Math.min, 1, -0.1, 90), edge(Math.max, 0, 0.1, 180),
      edge(Math.max, 1, 0.1, 90)].join(","));
  }
  return query;
}

/** The rings of a polygon or of several, each as one list of longitudes and latitudes. */
const flatRings = (geometry) => (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat())
  .map((ring) => ring.flat());

/** The frame of most points, as files have it: up to a fiftieth may lie beyond each side. */
function frameOf(points) {
  if (points.length === 0) return null;
  const spared = Math.floor(points.length / 50);
  const core = (axis) => {
    const sorted = points.map((point) => point[axis]).sort((a, b) => a - b);
    return [Math.floor(sorted[spared] * 10) / 10, Math.floor(sorted[sorted.length - 1 - spared] * 10) / 10 + 0.1];
  };
  const [[west, east], [south, north]] = [core(0), core(1)];
  return [west, south, east, north];
}

/** What the columns of a row say that no property says by itself. */
const MADE = {
  admin1_name_ar: (event, feature, ground) => ground.arabic[`${event.country}|${event.admin1_name}`] ?? null,
  admin2_name_ar: (event, feature, ground) =>
    ground.arabic[`${event.country}|${event.admin1_name}|${event.admin2_name}`] ?? null,
  voices: ({ sources, quote }) => (sources ?? "").split("; ").filter((source) => source !== "").map((source, index) =>
    [source, index === 0 ? quote : null, /[\u0600-\u06ff]/.test(quote ?? "") ? "ar" : "en"]),
  point: (event, feature) => feature.geometry?.coordinates ?? null,
  area: (event, feature, ground, areas) => areas.get(`${event.id} target`) ?? null,
  launch_point: (event) => (event.launch_longitude === null ? null : [event.launch_longitude, event.launch_latitude]),
  launch_area: (event, feature, ground, areas) => areas.get(`${event.id} launch`) ?? null,
};

/** Makes what the other scripts read. */
function gatherData(ground, features, shapes) {
  const areas = new Map(shapes.map(({ properties, geometry }) =>
    [`${properties.event_id} ${properties.role}`, geometry && flatRings(geometry)]));
  // The first of the server are those that say most; the list goes by day, the undated last.
  const place = ({ properties: { date_start: day, id } }) => `${day ?? "~"} ${id}`;
  features.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const own = Object.keys(features[0]?.properties ?? {});
  const columns = [...own.filter((name) => !(name in MADE)), ...Object.keys(MADE)];
  const events = features.map((feature) => columns.map((name) => (
    name in MADE ? MADE[name](feature.properties, feature, ground, areas) : feature.properties[name] ?? null)));
  const points = events.flatMap((row) => [row.at(-4), row.at(-2)]).filter((point) => point !== null);
  return { ...ground, frame: frameOf(points), columns, events, items: "collections/events/items/" };
}

/** Tells what went wrong, with a way to try again. */
function tellFailure(sentence, again) {
  const button = make("button", word("again"), { type: "button" });
  button.addEventListener("click", again);
  const all = make("a", word("showAll"), { href: location.pathname + location.hash });
  tellLoading(`${word("failed")}\n${sentence}`, null, button, ...(asked.query.size > 0 ? [all] : []));
}

/** Runs the other scripts. */
function follow() {
  for (const source of sources.then.split(" ")) {
    const script = make("script", undefined, { src: source });
    script.async = false;
    script.addEventListener("error", () => tellFailure(word("unreachable"), () => location.reload()));
    document.body.append(script);
  }
}

/** Asks for everything. */
async function start() {
  applyWords();
  document.body.classList.add("waiting");
  tellLoading(word("loading"), 0);
  try {
    const isNear = asked.query.has("place");
    const path = isNear ? "near" : "collections/events/items";
    const told = (count, all) => tellLoading(word("loaded")(count, all), count / Math.max(1, Math.min(all, MOST)));
    const ground = fetchJSON(sources.ground);
    ground.catch(() => {});
    const { first, features, isPart } = await fetchFeatures(path, asked.query, MOST, told);
    Object.assign(asked, { matched: first.numberMatched ?? features.length, near: isNear ? first : null, isPart });
    const shapes = await fetchFeatures("collections/areas/items", areaQuery(features), MOST / 2, () => {});
    asked.isPartOfAreas = shapes.isPart;
    LIVE = gatherData(await ground, features, shapes.features);
    byId("live").remove();
    document.body.classList.remove("waiting");
    follow();
  } catch (fault) {
    tellFailure(fault instanceof Refusal ? fault.message : word("unreadable"), start);
    if (!(fault instanceof Refusal)) throw fault;
  }
}

start();

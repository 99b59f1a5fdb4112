"use strict";
// The card of an event: what is said, where, how sure, and who says it.

/** A row of the card's table; nothing where there is no text. */
function fact(table, name, ...parts) {
  const told = parts.filter((part) => part !== null && part !== undefined && part !== "");
  if (told.length === 0) return;
  const cell = make("dd");
  for (const part of told) cell.append(part instanceof Node ? part : make("span", part, { dir: "auto" }), " ");
  table.append(make("dt", word(name)), cell);
}

/** "6–8", "5 or more", "3" of a low, best and high number. */
function range(low, best, high) {
  if (low === null) return null;
  if (high === null) return `${low} ${word("orMore")}`;
  return low === high ? `${best}` : `${low}–${high}`;
}

/** Both names of a place, and where it is. */
function placeParts(event) {
  if (event.point === null) return [word("noPlace"), event.location_text && `«${event.location_text}»`];
  const names = [event.place_name, event.place_name_ar].filter((name) => name !== null);
  const units = language === "ar"
    ? [event.admin2_name_ar ?? event.admin2_name, event.admin1_name_ar ?? event.admin1_name, event.country]
    : [event.admin2_name, event.admin1_name, event.country];
  return [...(language === "ar" ? names.reverse() : names), units.filter((unit) => unit).join(`${word("comma")} `),
    make("span", `${event.point[1].toFixed(4)}, ${event.point[0].toFixed(4)}`, { dir: "ltr", className: "quiet" })];
}

/** The distance from launch to target with its bounds, as a bar on which the best one is marked. */
function distanceParts(event) {
  if (event.distance_km === null) return [];
  const bar = make("span", undefined, { className: "bounds", dir: "ltr" });
  const most = Math.max(event.distance_max_km, 0.1);
  bar.style.setProperty("--least", event.distance_min_km / most);
  bar.style.setProperty("--best", event.distance_km / most);
  bar.append(make("i"), make("b"));
  const text = `${word("best")} ${kilometers(event.distance_km)}${word("comma")} ${word("least")} ${kilometers(event.distance_min_km)}${word("comma")} `
    + `${word("greatest")} ${kilometers(event.distance_max_km)}`;
  return [make("span", text), bar,
    event.bearing_deg === null ? null : make("span", `${word("towards")} ${Math.round(event.bearing_deg)}°`, { className: "quiet" })];
}

/** The sentences, each under the report that says it. */
function voices(event) {
  const box = make("div", undefined, { className: "voices" });
  for (const [report, sentence, tongue] of event.voices) {
    // A store keeps one sentence of an event, and the names of all its reports.
    if (sentence !== null) box.append(make("blockquote", sentence, { dir: "auto", lang: tongue }));
    box.append(make("cite", report, { dir: "auto" }));
  }
  return box;
}

/** Fills the card with an event, or hides it. */
function fillCard(event, { close, zoom }) {
  const card = byId("card");
  card.hidden = event === null;
  document.body.classList.toggle("has-card", event !== null);
  if (event === null) return card.replaceChildren();
  const head = make("header");
  const title = make("h2", titleOf(event), { dir: "auto", id: "card-title" });
  const other = language === "ar" ? event.title : event.title_ar;
  head.append(icon(event.kind), title);
  const shut = make("button", "×", { type: "button", className: "shut", title: word("close") });
  shut.setAttribute("aria-label", word("close"));
  shut.addEventListener("click", close);
  head.append(shut);
  const parts = [head];
  if (other && other !== title.textContent) {
    parts.push(make("p", other, { className: "other", dir: "auto", lang: language === "ar" ? "en" : "ar" }));
  }
  if (event.background) parts.push(make("p", word("recalled"), { className: "tag wide" }));
  const table = make("dl");
  const precision = word("precision")[event.date_precision];
  fact(table, "when", dateName(event), word("times")[event.time_of_day] ?? event.time_of_day,
    precision && event.from !== null ? make("span", precision, { className: "quiet" }) : null);
  fact(table, "where", ...placeParts(event));
  if (event.point) fact(table, "circle", word("within")(kilometers(event.uncertainty_m / 1000)));
  fact(table, "found", word("methods")[event.location_method] ?? event.location_method);
  fact(table, "words", event.location_text && `«${event.location_text}»`);
  const launch = [event.launch_name, event.launch_name_ar].filter((name) => name !== null);
  fact(table, "launched", ...(launch.length || event.launch_text ? [...launch, event.launch_text && `«${event.launch_text}»`,
    event.launch_uncertainty_m === null ? null : make("span", `± ${kilometers(event.launch_uncertainty_m / 1000)}`)] : []));
  fact(table, "distance", ...distanceParts(event));
  const count = range(event.weapon_count_low, event.weapon_count, event.weapon_count_high);
  fact(table, "weapon", event.weapon && event.weapon + (count ? ` × ${count}` : ""));
  fact(table, "attacker", event.actor ?? event.actor_text);
  fact(table, "struck", event.target, event.target_text && `«${event.target_text}»`);
  if (event.outcome !== "unknown" || event.outcome_claims) {
    fact(table, "outcome", event.outcome_claims ?? word("outcomes")[event.outcome]);
  }
  fact(table, "killed", range(event.killed_low, event.killed_best, event.killed_high));
  fact(table, "injured", range(event.injured_low, event.injured_best, event.injured_high));
  fact(table, "corrected", event.correction);
  parts.push(table, make("h3", word("sources")), voices(event));
  const why = make("details");
  why.append(make("summary", word("why")),
    make("p", word("explainHint")), make("code", word("explain")(event.voices[0]?.[0] ?? "REPORT"), { dir: "ltr" }));
  parts.push(why);
  if (event.point) {
    const button = make("button", word("zoom"), { type: "button", className: "zoom" });
    button.addEventListener("click", zoom);
    parts.push(button);
  }
  if (DATA.items) parts.push(...servedParts(event));
  card.setAttribute("aria-labelledby", "card-title");
  card.replaceChildren(...parts);
  card.scrollTop = 0;
}

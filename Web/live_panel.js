"use strict";
// What the page has besides where a server gives it: how much of the store is shown and how to choose
// from it, where the same data are for programs, and an event's own address.

/** A part of the question in words: a period, kinds, a region; what else there is, as it stands in the address. */
function askedWords([name, value]) {
  if (name === "kind") {
    return value.split(",").map((kind) => LEGEND.get(kind)?.[language] ?? kind).join(` ${word("or")} `);
  }
  if (name === "bbox") return word("partOfMap");
  if (name !== "datetime") return `${name} ${value}`;
  const [first, last] = value.split("/").map((day) => (/^\d{4}-\d\d-\d\d/.test(day) ? dayName(dayNumber(day.slice(0, 10))) : null));
  if (last === undefined) return first ?? value;
  return [first && `${word("from")} ${first}`, last && `${word("until")} ${last}`].filter((part) => part).join(" ");
}

/** What was asked of a radius besides it, in words: kinds, days, attackers, weapons, how sure. */
function nearWords(query) {
  const named = { since: "from", until: "until", actor: "attacker", weapon: "weapon", "at-least": "leastShare" };
  return [...query].filter(([name, value]) => !["place", "within"].includes(name) && value !== "").map(([name, value]) => {
    if (name === "certain") return value === "true" ? word("certainOnly") : "";
    if (!(name in named)) return askedWords([name, value]);
    const told = name === "since" || name === "until" ? askedWords(["datetime", value]) : isolated(value.replaceAll(",", ` ${word("or")} `));
    return `${word(named[name])} ${told}`;
  }).filter((words) => words !== "");
}

/** What is shown of the store, in sentences. */
function shownSentences() {
  const sentences = [];
  const { near, query, matched, isPart, isPartOfAreas } = asked;
  if (near !== null) {
    sentences.push(`${word("aroundPlace")(near.place?.name ?? query.get("place"), near.within ?? query.get("within"))}: `
      + `${word("certainIs")(near.certain, near.possible)}.`);
    const more = nearWords(query);
    if (more.length > 0) sentences.push(`${word("askedFor")}: ${more.join("; ")}.`);
    if (near.place?.taken) sentences.push(`${word("taken")(near.place.taken)}.`);
    if (near.rivals?.length) sentences.push(word("mayMean")(near.rivals.map((rival) => rival.name).join(`${word("comma")} `)));
  } else if (query.size > 0) {
    sentences.push(`${word("chosen")}: ${[...query].map(askedWords).join(`${word("comma")} `)}.`);
  }
  if (EVENTS.length === 0) sentences.push(word(query.size > 0 ? "noMatch" : "empty"));
  if (asked.event !== null && !EVENTS.some((event) => event.id === asked.event)) sentences.push(word("noSuchEvent"));
  if (isPart) sentences.push(word("part")(EVENTS.length, matched), word("newest"));
  if (isPartOfAreas) sentences.push(word("partOfAreas")(MOST / 2));
  return sentences;
}

/** An address of this page with another query; what stands behind the `#` stays but for the filters' days. */
const addressOf = (query) => `${location.pathname}${query.size > 0 ? `?${query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/")}` : ""}${location.hash}`;

/** A label with a control in it. */
function labelled(name, control) {
  const label = make("label");
  label.append(make("span", word(name)), " ", control);
  return label;
}

/** Builds what tells how much is shown, and the form that chooses from the store. */
function buildWhole() {
  const box = byId("whole") ?? make("section", undefined, { id: "whole" });
  const isOpen = box.querySelector("details")?.open ?? false;
  const sentences = shownSentences();
  const parts = [];
  if (sentences.length > 0) {
    const told = make("p", sentences.join(" "), { dir: "auto", id: "whole-text" });
    if (asked.query.size > 0) told.append(" ", make("a", word("showAll"), { href: addressOf(new URLSearchParams()) }));
    parts.push(told);
  }
  const details = make("details");
  details.open = isOpen;
  const form = make("form");
  const [first, last] = (asked.query.get("datetime") ?? "").split("/").map((day) => day.slice(0, 10));
  const [since, until] = [asked.query.get("since") ?? first, asked.query.get("until") ?? last];
  const [from, to] = [since, until ?? since].map((day) => make("input", undefined, { type: "date", value: /^\d{4}-/.test(day ?? "") ? day : "" }));
  const only = make("input", undefined, { type: "checkbox", checked: asked.query.has("bbox") });
  form.append(labelled("from", from), labelled("until", to));
  const check = make("label", undefined, { className: "switch" });
  check.append(only, make("span", word("only")));
  if (asked.near === null) form.append(check);
  form.append(make("button", word("load"), { type: "submit" }));
  form.addEventListener("submit", (sent) => {
    sent.preventDefault();
    location.assign(addressOf(chosenQuery(from.value, to.value, only.checked)));
  });
  details.append(make("summary", word("choose")), form);
  box.replaceChildren(...parts, details);
  if (!box.isConnected) byId("panel").insertBefore(box, byId("spot"));
  if (asked.isPart) byId("period").append(` · ${word("loaded")(EVENTS.length, asked.matched)}`);
}

/** The query that asks for a period and for what the map shows. */
function chosenQuery(from, until, isOnlyMap) {
  const query = new URLSearchParams(asked.query);
  for (const name of ["datetime", "since", "until", "bbox"]) query.delete(name);
  if (from || until) query.set("datetime", `${from || ".."}/${until || ".."}`);
  if (isOnlyMap && asked.near === null) {
    const bounds = map.getBounds();
    const held = (number, limit) => Math.max(-limit, Math.min(limit, number)).toFixed(3);
    query.set("bbox", [held(bounds.getWest(), 180), held(bounds.getSouth(), 90), held(bounds.getEast(), 180),
      held(bounds.getNorth(), 90)].join(","));
  }
  return query;
}

/** A line that leads somewhere, with what is found there. */
function leads(href, name, hint) {
  const item = make("li");
  item.append(make("a", word(name), { href }), make("span", word(hint), { className: "quiet" }));
  return item;
}

/** Fills the window that tells where the data are. */
function buildDoor() {
  const door = byId("door") ?? make("dialog", undefined, { id: "door" });
  door.setAttribute("aria-labelledby", "door-title");
  const head = make("header");
  const shut = make("button", "×", { type: "button", className: "shut", title: word("close") });
  shut.setAttribute("aria-label", word("close"));
  shut.addEventListener("click", () => door.close());
  head.append(make("h2", word("dataTitle"), { id: "door-title" }), shut);
  const list = make("ul");
  list.append(leads("collections?f=html", "collections", "collectionsHint"), leads("near/form", "nearLink", "nearHint"),
    leads("api?f=html", "description", "descriptionHint"));
  const address = make("input", undefined, { type: "text", readOnly: true, id: "address", dir: "ltr",
    value: new URL(".", location.href.split("?")[0].split("#")[0]).href });
  address.setAttribute("aria-label", word("qgis"));
  const copy = make("button", word("copy"), { type: "button" });
  copy.addEventListener("click", async () => {
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
      copy.textContent = word("copied");
    } catch { address.focus(); }
  });
  const row = make("div", undefined, { className: "copy" });
  row.append(address, copy);
  door.replaceChildren(head, make("p", word("dataLead")), list, make("h3", word("qgis")), make("p", word("qgisHint"), { className: "quiet" }), row);
  if (!door.isConnected) document.body.append(door);
}

/** The button that opens the window. */
function buildDoorButton() {
  const button = make("button", word("data"), { type: "button", id: "data-door" });
  button.dataset.word = "data";
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", () => byId("door").showModal());
  document.querySelector(".tools").prepend(button);
}

/** Draws the radius that was asked for. */
function drawRadius() {
  const { place, within_m: meters } = asked.near ?? {};
  if (!place || !(meters > 0)) return;
  const style = { radius: meters, color: colours()("ink"), weight: 1.5, fill: false, dashArray: "2 5", interactive: false };
  const circle = L.circle([place.latitude, place.longitude], style).addTo(map);
  if (view.center === null && !view.event?.point) map.fitBounds(circle.getBounds(), { padding: [20, 20], animate: false });
  for (const name of ["language", "theme"]) byId(name).addEventListener("click", () => circle.setStyle({ color: colours()("ink") }));
}

buildDoorButton();
const buildServed = () => { buildWhole(); buildDoor(); };
buildServed();
drawRadius();
for (const name of ["language", "theme"]) byId(name).addEventListener("click", buildServed);
window.addEventListener("hashchange", buildServed);
window.addEventListener("beforeprint", () => {
  const sentences = shownSentences();
  if (sentences.length > 0) byId("paper").prepend(make("p", sentences.join(" "), { dir: "auto" }));
});

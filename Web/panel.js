"use strict";
// The controls of the filters. Kinds are the legend at the same time.

/** Builds kinds, districts, radii and switches in the page's language. */
function buildPanel(changed) {
  const present = new Set(EVENTS.map((event) => event.kind));
  const kinds = DATA.legend.filter((entry) => present.has(entry.kind)).map((entry) => {
    const label = make("label", undefined, { className: "kind" });
    const box = make("input", undefined, { type: "checkbox", value: entry.kind });
    box.addEventListener("change", () => {
      const all = [...byId("kinds").querySelectorAll("input")];
      const chosen = all.filter((other) => other.checked).map((other) => other.value);
      filters.kinds = chosen.length === all.length ? null : new Set(chosen);
      changed();
    });
    label.append(box, icon(entry.kind), make("span", entry[language], { className: "kind-name" }),
      make("span", "", { className: "kind-count" }));
    return label;
  });
  byId("kinds").replaceChildren(byId("kinds").querySelector("legend"), ...kinds);
  buildDistricts();
  byId("radius").replaceChildren(make("option", word("anyRadius"), { value: "" }),
    ...RADII.map((km) => make("option", word("upTo")(km), { value: km })));
  byId("query").placeholder = word("searchHint");
  const count = (test) => EVENTS.reduce((sum, event) => sum + (test(event) ? 1 : 0), 0);
  const switches = [
    ["undated", filters, count((event) => event.from === null)],
    ["background", filters, count((event) => event.background)],
    ["placeless", filters, count((event) => event.point === null)],
    ["areas", view, count((event) => event.point !== null)],
    ["lines", view, count((event) => event.launchWorld !== null)],
  ].filter(([, , number]) => number > 0).map(([name, owner, number]) => {
    const label = make("label", undefined, { className: "switch" });
    const box = make("input", undefined, { type: "checkbox", id: `switch-${name}`, checked: owner[name] });
    box.addEventListener("change", () => { owner[name] = box.checked; changed(); });
    label.append(box, make("span", word(name)));
    if (owner === filters) label.append(make("span", `${number}`, { className: "kind-count" }));
    return label;
  });
  byId("switches").replaceChildren(byId("switches").querySelector("legend"), ...switches);
  byId("map").setAttribute("aria-label", word("mapLabel"));
}

/** Governorates with events, and their districts below them. */
function buildDistricts() {
  const units = new Map();
  for (const event of EVENTS) {
    if (event.unit1 === null) continue;
    const one = units.get(event.unit1) ?? { count: 0, event, parts: new Map() };
    one.count += 1;
    if (event.unit2 !== null) {
      const two = one.parts.get(event.unit2) ?? { count: 0, event };
      two.count += 1;
      one.parts.set(event.unit2, two);
    }
    units.set(event.unit1, one);
  }
  const name1 = (event) => (language === "ar" && event.admin1_name_ar) || event.admin1_name;
  const name2 = (event) => (language === "ar" && event.admin2_name_ar) || event.admin2_name;
  const sorted = (map, name) => [...map].sort(([, a], [, b]) => name(a.event).localeCompare(name(b.event), language));
  const options = sorted(units, name1).flatMap(([key, unit]) => [
    make("option", `${name1(unit.event)}${word("comma")} ${unit.event.country ?? ""} (${unit.count})`, { value: key }),
    ...sorted(unit.parts, name2).map(([inner, part]) => make("option", `\u2003${name2(part.event)} (${part.count})`, { value: inner })),
  ]);
  byId("district").replaceChildren(make("option", word("anywhere"), { value: "" }), ...options);
}

/** Shows the filters in the controls. */
function showPanel() {
  for (const box of byId("kinds").querySelectorAll("input")) {
    box.checked = filters.kinds === null || filters.kinds.has(box.value);
    box.closest("label").querySelector(".kind-count").textContent = found.kinds.get(box.value) ?? 0;
  }
  for (const [name, owner] of [["undated", filters], ["background", filters], ["placeless", filters],
    ["areas", view], ["lines", view]]) {
    const box = byId(`switch-${name}`);
    if (box) box.checked = owner[name];
  }
  byId("district").value = filters.district;
  byId("radius").value = filters.radius ?? "";
  if (byId("query").value !== filters.query) byId("query").value = filters.query;
  directQuery();
  const isOpen = filters.kinds === null && filters.from === null && filters.until === null && !filters.district
    && filters.radius === null && !filters.query && filters.undated && filters.background && filters.placeless;
  byId("reset").hidden = isOpen;
}

/** Words that are typed run as their script does; the hint runs as the page does. */
function directQuery() {
  byId("query").dir = byId("query").value ? "auto" : "";
}

/** Makes search, district and radius work. */
function startPanel(changed) {
  let wait = 0;
  byId("query").addEventListener("input", () => {
    clearTimeout(wait);
    directQuery();
    wait = setTimeout(() => { filters.query = byId("query").value; changed(); }, 120);
  });
  byId("district").addEventListener("change", () => { filters.district = byId("district").value; changed(true); });
  byId("radius").addEventListener("change", () => {
    filters.radius = byId("radius").value === "" ? null : Number(byId("radius").value);
    changed();
  });
  byId("filters").addEventListener("submit", (sent) => sent.preventDefault());
  byId("reset").addEventListener("click", () => { stopPlaying(); Object.assign(filters, openFilters()); changed(); });
}

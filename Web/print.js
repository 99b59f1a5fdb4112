"use strict";
// On paper there is no scrolling: legend and list are written out below the map.

/** How many events a print lists; the rest is counted. */
const PRINTED = 1000;

/** Writes what matches onto the paper. */
function fillPaper() {
  const paper = byId("paper");
  const legend = make("div", undefined, { className: "paper-legend" });
  for (const entry of DATA.legend) {
    const count = found.kinds.get(entry.kind) ?? 0;
    if (count === 0 || (filters.kinds !== null && !filters.kinds.has(entry.kind))) continue;
    const item = make("span");
    item.append(icon(entry.kind), ` ${entry[language]} (${count})`);
    legend.append(item);
  }
  const told = found.events.slice(0, PRINTED);
  const table = make("table");
  const body = make("tbody");
  for (const event of told) {
    const row = make("tr");
    const mark = make("td");
    mark.append(icon(event.kind));
    const what = make("td");
    what.append(make("div", titleOf(event), { dir: "auto", className: "row-title" }));
    const [voice] = event.voices;
    if (voice) what.append(make("div", voice[1], { dir: "auto", lang: voice[2] }));
    row.append(mark, what,
      make("td", event.point ? `± ${kilometers(event.uncertainty_m / 1000)}` : word("placeless"), { dir: "auto" }),
      make("td", event.voices.map(([report]) => report).filter((report, index, all) => all.indexOf(report) === index)
        .join("; "), { dir: "auto" }));
    body.append(row);
  }
  table.append(body);
  paper.replaceChildren(legend, make("p", `${word("printed")(told.length, found.events.length)} · ${byId("span").textContent}`), table);
}

/** Lays the page out for paper while it is printed. */
function startPrinting() {
  let screenView = null;
  window.addEventListener("beforeprint", () => {
    screenView = [map.getCenter(), map.getZoom()];
    const bounds = map.getBounds();
    document.body.classList.add("printing");
    document.documentElement.dataset.theme = "light";
    fillPaper();
    map.invalidateSize({ animate: false });
    map.fitBounds(bounds, { animate: false });
    ground.redraw();
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    dress();
    showPanel();
    byId("paper").replaceChildren();
    map.invalidateSize({ animate: false });
    if (screenView) map.setView(screenView[0], screenView[1], { animate: false });
  });
  byId("print").addEventListener("click", () => window.print());
}

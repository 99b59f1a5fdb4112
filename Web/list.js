"use strict";
// The list that follows the map: only the rows that are seen exist.

const ROW = 54;

const list = { events: [], active: -1, first: -1, last: -1 };

/** Shows other events in the list. */
function fillList(events) {
  const kept = list.active >= 0 ? list.events[list.active] : null;
  list.events = events;
  list.active = kept ? events.indexOf(kept) : -1;
  byId("rows").style.height = `${Math.max(1, events.length) * ROW}px`;
  list.first = -1;
  drawRows();
}

/** Makes the rows that are seen now. */
function drawRows() {
  const box = byId("list");
  const first = Math.max(0, Math.floor(box.scrollTop / ROW) - 3);
  const last = Math.min(list.events.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + 3);
  if (first === list.first && last === list.last) return;
  list.first = first;
  list.last = last;
  const rows = [];
  for (let index = first; index < last; index += 1) rows.push(makeRow(list.events[index], index));
  if (list.events.length === 0) rows.push(make("p", word("none"), { className: "none" }));
  byId("rows").replaceChildren(...rows);
  markActive();
}

function makeRow(event, index) {
  const row = make("div", undefined, { className: "row", id: `row-${index}`, role: "option" });
  row.style.top = `${index * ROW}px`;
  row.dataset.index = index;
  row.setAttribute("aria-setsize", list.events.length);
  row.setAttribute("aria-posinset", index + 1);
  row.setAttribute("aria-selected", event === view.event ? "true" : "false");
  const text = make("div", undefined, { className: "row-text" });
  text.append(make("div", titleOf(event), { className: "row-title", dir: "auto" }));
  const facts = make("div", undefined, { className: "row-facts" });
  if (event.uncertainty_m !== null && event.point) {
    facts.append(make("span", `± ${kilometers(event.uncertainty_m / 1000)}`));
  }
  if (event.point === null) facts.append(make("span", word("placeless"), { className: "tag" }));
  if (event.from === null) facts.append(make("span", word("undated"), { className: "tag" }));
  if (event.background) facts.append(make("span", word("background"), { className: "tag" }));
  const unit = (language === "ar" && event.admin1_name_ar) || event.admin1_name;
  if (unit) facts.append(make("span", unit, { dir: "auto", className: "row-unit" }));
  text.append(facts);
  row.append(icon(event.kind), text);
  return row;
}

/** Marks the row that the keyboard stands on. */
function markActive() {
  const box = byId("list");
  for (const row of byId("rows").children) {
    row.classList.toggle("active", Number(row.dataset.index) === list.active);
  }
  if (list.active >= list.first && list.active < list.last) {
    box.setAttribute("aria-activedescendant", `row-${list.active}`);
  } else box.removeAttribute("aria-activedescendant");
}

/** Moves the keyboard's row into view. */
function activate(index) {
  if (list.events.length === 0) return;
  list.active = Math.max(0, Math.min(list.events.length - 1, index));
  const box = byId("list");
  const top = list.active * ROW;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW - box.clientHeight;
  drawRows();
  markActive();
}

/** Makes the list answer to scrolling, presses and keys. */
function startList(choose) {
  const box = byId("list");
  box.addEventListener("scroll", drawRows, { passive: true });
  new ResizeObserver(() => { list.first = -1; drawRows(); }).observe(box);
  box.addEventListener("click", (press) => {
    const row = press.target.closest(".row");
    if (!row) return;
    list.active = Number(row.dataset.index);
    choose(list.events[list.active]);
  });
  box.addEventListener("keydown", (key) => {
    const page = Math.max(1, Math.floor(box.clientHeight / ROW) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (key.key in steps) activate(list.active + steps[key.key]);
    else if (key.key === "Home") activate(0);
    else if (key.key === "End") activate(list.events.length - 1);
    else if ((key.key === "Enter" || key.key === " ") && list.active >= 0) choose(list.events[list.active], true);
    else return;
    key.preventDefault();
  });
}

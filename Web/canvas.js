"use strict";
// The events on the map: areas, launch lines and markers. What would lie on top of each other at a zoom
// is one marker with its count, so that none hides; a press lists what lies under it.

/** A cell of the screen in which markers are one. */
const CELL = 20;

/** The markers as they were last drawn: by cell of the zoomed world. */
let marks = { scale: 0, cells: new Map() };

/** Draws an event's area or its circle. */
function traceArea(pen, sheet, event, isLaunch) {
  const point = isLaunch ? event.launch_point : event.point;
  const world = isLaunch ? event.launchWorld : event.world;
  const area = isLaunch ? event.launch_area : event.area;
  const radius = isLaunch ? event.launch_uncertainty_m : event.uncertainty_m;
  if (area !== null) {
    const key = isLaunch ? "launchRings" : "rings";
    event[key] ??= worldRings(area, event.point ? event.point[0] : point[0]);
    layRings(pen, event[key], sheet, false);
  } else {
    pen.beginPath();
    const size = (radius ?? 0) * worldPerMetre(point[1]) * sheet.scale;
    pen.arc(world[0] * sheet.scale - sheet.x, world[1] * sheet.scale - sheet.y, size, 0, 2 * Math.PI);
  }
}

/** Draws the areas of an event, strongly where it is the chosen one. */
function drawAreas(pen, sheet, event, isChosen, line) {
  for (const isLaunch of [false, true]) {
    if (isLaunch ? !event.launchWorld || !isChosen : !event.world) continue;
    traceArea(pen, sheet, event, isLaunch);
    const colour = LEGEND.get(event.kind).colour;
    pen.globalAlpha = isChosen ? 0.16 : 0.05;
    pen.fillStyle = colour;
    pen.fill("evenodd");
    pen.globalAlpha = isChosen ? 1 : 0.45;
    pen.strokeStyle = isChosen ? line : colour;
    pen.lineWidth = isChosen ? 1.8 : 1;
    pen.setLineDash([6, 4]);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }
}

/** Gathers the matching events of the sheet into cells, the first of the list on top. */
function gather(sheet) {
  const cells = new Map();
  const margin = 20;
  for (const event of found.events) {
    if (!event.world) continue;
    const x = event.world[0] * sheet.scale;
    const y = event.world[1] * sheet.scale;
    if (x < sheet.x - margin || y < sheet.y - margin
      || x > sheet.x + sheet.width + margin || y > sheet.y + sheet.height + margin) continue;
    const key = Math.floor(x / CELL) * 4194304 + Math.floor(y / CELL);
    const cell = cells.get(key);
    if (cell) cell.events.push(event);
    else cells.set(key, { x, y, events: [event] });
  }
  marks = { scale: sheet.scale, cells };
}

/** Writes how many events a marker stands for. */
function drawCount(pen, x, y, count, colour) {
  const text = count > 999 ? `${Math.floor(count / 1000)}k` : `${count}`;
  pen.font = `600 10.5px ${colour("font")}`;
  const half = Math.max(7, pen.measureText(text).width / 2 + 4);
  pen.beginPath();
  pen.roundRect(x - half, y - 7, half * 2, 14, 7);
  pen.fillStyle = colour("ink");
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = colour("panel");
  pen.stroke();
  pen.fillStyle = colour("panel");
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, x, y + 0.5);
}

/** Draws everything that stands for events. */
function drawEvents(pen, sheet) {
  const colour = colours();
  const chosen = view.event;
  if (view.areas) {
    // Events at one place share their area: it is drawn once.
    const done = new Set();
    for (const event of found.events) {
      if (event === chosen || event.world === null) continue;
      const key = `${event.point} ${event.uncertainty_m} ${event.area === null}`;
      if (!done.has(key)) drawAreas(pen, sheet, event, false);
      done.add(key);
    }
  }
  if (chosen) drawAreas(pen, sheet, chosen, true, colour("ink"));
  if (view.lines) drawLaunches(pen, sheet, colour);
  if (chosen && chosen.launchWorld) drawLaunch(pen, sheet, chosen, true, colour);
  gather(sheet);
  const half = MARKER + 4;
  for (const { x, y, events } of marks.cells.values()) {
    const top = events.includes(chosen) ? chosen : events.find((event) => !event.background) ?? events[0];
    pen.drawImage(sprite(top.kind, top.background), x - sheet.x - half, y - sheet.y - half, half * 2, half * 2);
  }
  for (const { x, y, events } of marks.cells.values()) {
    if (events.length > 1) drawCount(pen, x - sheet.x + 10, y - sheet.y - 9, events.length, colour);
  }
  if (chosen && chosen.world) {
    const [x, y] = [chosen.world[0] * sheet.scale - sheet.x, chosen.world[1] * sheet.scale - sheet.y];
    pen.drawImage(sprite(chosen.kind, chosen.background), x - half, y - half, half * 2, half * 2);
    pen.beginPath();
    pen.arc(x, y, MARKER + 5, 0, 2 * Math.PI);
    pen.lineWidth = 2.5;
    pen.strokeStyle = colour("focus");
    pen.stroke();
  }
}

/** The events under a point of the zoomed world: those of the markers that it touches. */
function eventsAt(x, y, reach) {
  const hits = [];
  for (const cell of marks.cells.values()) {
    const away = Math.hypot(cell.x - x, cell.y - y);
    if (away <= reach) hits.push([away, cell.events]);
  }
  return hits.sort((a, b) => a[0] - b[0]).flatMap(([, events]) => events);
}

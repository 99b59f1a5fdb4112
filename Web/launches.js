"use strict";
// Launch lines: from where it was launched to what it struck, with the distance and its bounds.

/** Draws the line from the launch place to the target, with its distance and bounds where there is room. */
function drawLaunch(pen, sheet, event, isChosen, colour, hasRoom) {
  const [x1, y1] = [event.launchWorld[0] * sheet.scale - sheet.x, event.launchWorld[1] * sheet.scale - sheet.y];
  const [x2, y2] = [event.world[0] * sheet.scale - sheet.x, event.world[1] * sheet.scale - sheet.y];
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 4) return;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const stop = Math.max(2, length - MARKER - 2);
  const [tipX, tipY] = [x1 + ux * stop, y1 + uy * stop];
  for (const [style, width] of [[colour("land"), isChosen ? 6 : 4], [LEGEND.get(event.kind).colour, isChosen ? 3 : 1.8]]) {
    pen.strokeStyle = pen.fillStyle = style;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(tipX - ux * 5, tipY - uy * 5);
    pen.stroke();
    if (length < 26) continue;
    pen.beginPath();
    pen.moveTo(tipX, tipY);
    pen.lineTo(tipX - ux * 10 - uy * 4.5, tipY - uy * 10 + ux * 4.5);
    pen.lineTo(tipX - ux * 10 + uy * 4.5, tipY - uy * 10 - ux * 4.5);
    pen.closePath();
    pen.fill();
  }
  pen.beginPath();
  pen.arc(x1, y1, isChosen ? 4 : 3, 0, 2 * Math.PI);
  pen.fill();
  if (event.distance_km === null || !(isChosen || (hasRoom && length > 90))) return;
  const text = `${figure(event.distance_km)} km (${figure(event.distance_min_km)}–${figure(event.distance_max_km)})`;
  pen.font = `${isChosen ? 600 : 400} 12px ${colour("font")}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.direction = "ltr";
  pen.lineWidth = 4;
  pen.strokeStyle = colour("land");
  pen.fillStyle = colour("ink");
  const [x, y] = [(x1 + x2) / 2 - uy * 12, (y1 + y2) / 2 + ux * 12];
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

/** Draws the launch lines in view, each course once; where there are many, only as thin lines. */
function drawLaunches(pen, sheet, colour) {
  const lines = new Map();
  const isAside = (a, b, low, high) => Math.max(a, b) * sheet.scale < low || Math.min(a, b) * sheet.scale > high;
  for (const event of found.events) {
    if (!event.launchWorld || event === view.event) continue;
    const [x1, y1, x2, y2] = [...event.launchWorld, ...event.world];
    if (isAside(x1, x2, sheet.x, sheet.x + sheet.width) || isAside(y1, y2, sheet.y, sheet.y + sheet.height)) continue;
    const key = [x1, y1, x2, y2].map((part) => Math.round(part * sheet.scale / 3)).join(" ");
    if (!lines.has(key)) lines.set(key, event);
  }
  if (lines.size <= 200) {
    for (const event of lines.values()) drawLaunch(pen, sheet, event, false, colour, lines.size <= 40);
    return;
  }
  pen.globalAlpha = 0.5;
  pen.lineWidth = 1;
  for (const entry of DATA.legend) {
    pen.strokeStyle = entry.colour;
    pen.beginPath();
    for (const event of lines.values()) {
      if (event.kind !== entry.kind) continue;
      pen.moveTo(event.launchWorld[0] * sheet.scale - sheet.x, event.launchWorld[1] * sheet.scale - sheet.y);
      pen.lineTo(event.world[0] * sheet.scale - sheet.x, event.world[1] * sheet.scale - sheet.y);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

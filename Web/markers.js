"use strict";
// How a kind looks: its colour and shape from the legend that all formats share, as a picture for the
// canvas and as one for the legend.

const MARKER = 8.5;

/** The shape of a kind as a path about a point. */
function tracePath(target, corners, x, y, size) {
  target.beginPath();
  if (corners.length === 0) target.arc(x, y, size * 0.88, 0, 2 * Math.PI);
  corners.forEach(([dx, dy], index) => {
    if (index === 0) target.moveTo(x + dx * size, y + dy * size);
    else target.lineTo(x + dx * size, y + dy * size);
  });
  target.closePath();
}

const sprites = new Map();

/** The picture of a kind, drawn once for each density of the screen. */
function sprite(kind, isFaint) {
  const density = Math.max(1, window.devicePixelRatio || 1);
  const key = `${kind} ${isFaint} ${density}`;
  let picture = sprites.get(key);
  if (!picture) {
    const half = MARKER + 4;
    picture = document.createElement("canvas");
    picture.width = picture.height = Math.ceil(half * 2 * density);
    const pen = picture.getContext("2d");
    pen.scale(density, density);
    const entry = LEGEND.get(kind);
    tracePath(pen, entry.corners, half, half, MARKER);
    pen.lineJoin = "round";
    pen.strokeStyle = "#fff";
    pen.lineWidth = 4;
    pen.stroke();
    // What is only recalled is hollow.
    pen.fillStyle = isFaint ? "#fff" : entry.colour;
    pen.fill();
    pen.strokeStyle = isFaint ? entry.colour : "#222";
    pen.lineWidth = isFaint ? 2.4 : 1;
    pen.stroke();
    sprites.set(key, picture);
  }
  return picture;
}

/** The picture of a kind for the legend, as an element. */
function icon(kind) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "-1.35 -1.35 2.7 2.7");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const entry = LEGEND.get(kind);
  const shape = document.createElementNS(space, entry.corners.length ? "polygon" : "circle");
  if (entry.corners.length) shape.setAttribute("points", entry.corners.map((point) => point.join(",")).join(" "));
  else shape.setAttribute("r", "0.88");
  shape.setAttribute("fill", entry.colour);
  picture.append(shape);
  return picture;
}

"use strict";
// The ground: land, borders, rivers and names, on a canvas that is drawn again only when the view stands.

/** A canvas of Leaflet's that covers the view with a margin, and is drawn by a function. */
const DrawnCanvas = L.Renderer.extend({
  initialize(draw, options) {
    L.Util.setOptions(this, { padding: 0.25, ...options });
    this.draw = draw;
    L.Util.stamp(this);
    this._layers = {};
  },
  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this.pen = this._container.getContext("2d");
  },
  _destroyContainer() { this._container.remove(); },
  _updatePaths() { this.redraw(); },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const density = Math.max(1, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this._container.width = size.x * density;
    this._container.height = size.y * density;
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this.density = density;
    this.fire("update");
  },
  redraw() {
    if (!this._map || !this._bounds) return;
    const size = this._bounds.getSize();
    const scale = 256 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    this.pen.setTransform(this.density, 0, 0, this.density, 0, 0);
    this.pen.clearRect(0, 0, size.x, size.y);
    this.draw(this.pen, { scale, x: origin.x, y: origin.y, width: size.x, height: size.y });
  },
});

const UNITS = DATA.units.map((unit) => ({
  ...unit, world: worldRings(unit.rings, unit.at[0]), middle: mercator(unit.at[0], unit.at[1]),
}));
const RIVERS = DATA.rivers.map((river) => ({ ...river, world: worldRings(river.lines, river.lines[0]?.[0] ?? 0) }));

/** The edges along which the ground was cut: they are no borders. */
const EDGES = DATA.box === null ? null
  : { west: mercator(DATA.box[0], 0)[0], east: mercator(DATA.box[2], 0)[0],
    south: mercator(0, DATA.box[1])[1], north: mercator(0, DATA.box[3])[1] };

const isOnEdge = (x1, y1, x2, y2) => {
  const close = (a, b, edge) => Math.abs(a - edge) < 2e-6 && Math.abs(b - edge) < 2e-6;
  return close(x1, x2, EDGES.west) || close(x1, x2, EDGES.east)
    || close(y1, y2, EDGES.south) || close(y1, y2, EDGES.north);
};

/** Lays rings of Mercator points as a path; without the edges of the cut where `isBorder`. */
function layRings(pen, rings, sheet, isBorder) {
  pen.beginPath();
  for (const ring of rings) {
    const count = ring.length;
    for (let index = 0; index < count; index += 2) {
      const x = ring[index] * sheet.scale - sheet.x;
      const y = ring[index + 1] * sheet.scale - sheet.y;
      const before = (index + count - 2) % count;
      if (index === 0 || (isBorder && isOnEdge(ring[before], ring[before + 1], ring[index], ring[index + 1]))) {
        pen.moveTo(x, y);
      } else pen.lineTo(x, y);
    }
    if (!isBorder) pen.closePath();
    else if (!isOnEdge(ring[count - 2], ring[count - 1], ring[0], ring[1])) {
      pen.lineTo(ring[0] * sheet.scale - sheet.x, ring[1] * sheet.scale - sheet.y);
    }
  }
}

/** The colours of the page, which follow light and dark. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

/** Draws land, borders, rivers and names. */
function drawGround(pen, sheet) {
  const colour = colours();
  // Beyond the cut nothing is known: neither land nor sea.
  pen.fillStyle = colour("page");
  pen.fillRect(0, 0, sheet.width, sheet.height);
  if (EDGES === null) return;
  pen.fillStyle = colour("sea");
  pen.fillRect(EDGES.west * sheet.scale - sheet.x, EDGES.north * sheet.scale - sheet.y,
    (EDGES.east - EDGES.west) * sheet.scale, (EDGES.south - EDGES.north) * sheet.scale);
  pen.lineJoin = "round";
  for (const unit of UNITS) {
    if (!unit.country) continue;
    layRings(pen, unit.world, sheet, false);
    pen.fillStyle = colour("land");
    pen.fill("evenodd");
  }
  pen.strokeStyle = colour("river");
  pen.lineWidth = 1.6;
  for (const river of RIVERS) {
    pen.beginPath();
    for (const line of river.world) {
      for (let index = 0; index < line.length; index += 2) {
        const x = line[index] * sheet.scale - sheet.x;
        const y = line[index + 1] * sheet.scale - sheet.y;
        if (index === 0) pen.moveTo(x, y); else pen.lineTo(x, y);
      }
    }
    pen.stroke();
  }
  for (const unit of UNITS) {
    layRings(pen, unit.world, sheet, true);
    pen.strokeStyle = colour(unit.country ? "border" : "border-in");
    pen.lineWidth = unit.country ? 1.5 : 0.9;
    pen.stroke();
  }
  drawNames(pen, sheet, colour);
}

/** Writes the names of countries, and of governorates once there is room for them. */
function drawNames(pen, sheet, colour) {
  const taken = [];
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.direction = language === "ar" ? "rtl" : "ltr";
  const hasParts = new Set();
  const zoom = Math.log2(sheet.scale / 256);
  for (const unit of [...UNITS].sort((a, b) => a.country - b.country)) {
    if (!unit.country && zoom < 6) continue;
    const x = unit.middle[0] * sheet.scale - sheet.x;
    const y = unit.middle[1] * sheet.scale - sheet.y;
    const name = (language === "ar" && unit.ar) || unit.en;
    pen.font = unit.country ? `600 ${zoom < 5 ? 12 : 15}px ${colour("font")}` : `11.5px ${colour("font")}`;
    const half = pen.measureText(name).width / 2 + 4;
    if (taken.some(([left, right, at]) => x + half > left && x - half < right && Math.abs(at - y) < 18)) continue;
    taken.push([x - half, x + half, y]);
    hasParts.add(unit.en);
    pen.lineWidth = 3;
    pen.strokeStyle = colour("land");
    pen.fillStyle = colour(unit.country ? "name" : "name-in");
    pen.strokeText(name, x, y);
    pen.fillText(name, x, y);
  }
}

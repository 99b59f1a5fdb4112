"use strict";
// The page around map and list: language, light, views, the tip beside the pointer, whose data it is.

/** Puts the page into its language and its light. */
function dress() {
  applyWords();
  if (view.theme) document.documentElement.dataset.theme = view.theme;
  else delete document.documentElement.dataset.theme;
  byId("language").textContent = language === "ar" ? "English" : "العربية";
  byId("language").lang = language === "ar" ? "en" : "ar";
  byId("period").textContent = DAYS === null ? "" : `${dayName(DAYS[0])} – ${dayName(DAYS[1])}`;
  document.title = `${word("heading")} (${EVENTS.length}) · EventMapper`;
  // The card opens at the end of the line; the controls stand where it begins.
  zoomControl.setPosition(language === "ar" ? "topright" : "topleft");
  scaleControl.setPosition(language === "ar" ? "bottomright" : "bottomleft");
  buildPanel(changed);
  ground.redraw();
}

/** Says whose the data are. */
function attribute() {
  const box = byId("attribution");
  box.replaceChildren(`${DATA.attribution} `);
  if (/^https:\/\//.test(DATA.licence)) {
    box.append(make("a", DATA.licence, { href: DATA.licence, rel: "noopener noreferrer", target: "_blank" }));
  } else box.append(DATA.licence);
  box.append(" · Leaflet · EventMapper");
}

/** Says beside the pointer what lies under it. */
function showTip(events, at) {
  const tip = byId("tip");
  tip.hidden = events.length === 0;
  if (events.length === 0) return;
  tip.textContent = events.length === 1 ? titleOf(events[0]) : word("atSpot")(events.length);
  const isRight = at.x > map.getSize().x / 2;
  tip.style.left = isRight ? "auto" : `${at.x + 14}px`;
  tip.style.right = isRight ? `${map.getSize().x - at.x + 14}px` : "auto";
  tip.style.top = `${at.y + 12}px`;
}

/** Shows map, list or filters where there is room for one only. */
function goTo(name) {
  document.body.dataset.view = name;
  for (const button of byId("views").children) {
    button.setAttribute("aria-pressed", button.dataset.goes === name ? "true" : "false");
  }
  if (byId("map").clientHeight > 0) map.invalidateSize({ animate: false });
  drawBars();
  list.first = -1;
  drawRows();
}

"use strict";
// What the card of an event has besides where a server gives the page; read before the page opens its first card.

/** What a card has besides: the event's part in what was asked, and its own address. */
function servedParts(event) {
  const address = DATA.items + encodeURIComponent(event.id);
  const record = make("p", `${word("record")}: `, { className: "record" });
  record.append(make("a", word("recordPage"), { href: `${address}?f=html` }), " · ", make("a", "GeoJSON", { href: `${address}?f=json` }));
  if (!event.certainty) return [record];
  const share = event.certainty === "certain" ? word("certain") : word("possible")(Math.round(event.share * 100));
  const part = make("div");
  part.append(make("p", `${word("certainty2")}: ${share}`, { className: "tag wide" }));
  return [part, record];
}

"use strict";
// The words that the page has besides where a server gives it.

/** A name or a measure that keeps its own direction among words of the other. */
const isolated = (text) => `\u2068${text}\u2069`;

Object.assign(WORDS.en, {
  loading: "The events are coming…", loaded: (count, all) => `${count.toLocaleString("en")} of ${all.toLocaleString("en")} events`,
  again: "Try again", showAll: "Show all events", failed: "The events could not be loaded.",
  unreachable: "The server does not answer.", refused: (status) => `The server answers with error ${status}.`,
  unreadable: "What the server sent cannot be read.",
  empty: "The store has no events yet.", noMatch: "No event of the store is of this period, region or kind.",
  part: (count, all) => `${count.toLocaleString("en")} of ${all.toLocaleString("en")} events are shown; choose a period or a region.`,
  partOfAreas: (most) => `There are more than ${most.toLocaleString("en")} areas that are no circles; some of the earlier events are drawn with circles.`,
  newest: "The latest are shown.", chosen: "Chosen from the store", or: "or", partOfMap: "a part of the map",
  aroundPlace: (place, within) => `Within ${isolated(within)} of ${isolated(place)}`,
  taken: (place) => `Taken for ${place}`, mayMean: (others) => `It may also mean ${others}.`,
  certainIs: (certain, possible) => `${certain} certain, ${possible} possible`,
  choose: "Period and region", only: "Only what the map shows now", load: "Load", period: "Period",
  data: "Data", dataTitle: "The data behind this map",
  dataLead: "Everything on the map comes from this server, and programs can read the same.",
  collections: "Collections", collectionsHint: "events, areas, launches and districts, as pages and as GeoJSON",
  description: "Description of the interface", descriptionHint: "OpenAPI: every resource with its parameters",
  nearLink: "What happened around a place", nearHint: "certain and possible events within a radius, with their shares",
  qgis: "Open it in QGIS", copy: "Copy", copied: "Copied",
  qgisHint: "Layer › Add Layer › Add WFS / OGC API – Features Layer › New, and paste this address:",
  record: "This event in the interface", recordPage: "page", alsoIn: "Also told in",
  certainty2: "Within the radius", certain: "certain", possible: (share) => `possible: ${share} % of its area`,
});
Object.assign(WORDS.ar, {
  loading: "جارٍ تحميل الأحداث…", loaded: (count, all) => `${count.toLocaleString("en")} من ${all.toLocaleString("en")} حدثاً`,
  again: "أعد المحاولة", showAll: "اعرض كل الأحداث", failed: "تعذّر تحميل الأحداث.",
  unreachable: "الخادم لا يجيب.", refused: (status) => `أجاب الخادم بالخطأ ${status}.`,
  unreadable: "تعذّرت قراءة ما أرسله الخادم.",
  empty: "لا أحداث في المخزن بعد.", noMatch: "لا حدث في المخزن من هذه الفترة أو المنطقة أو هذا النوع.",
  part: (count, all) => `المعروض ${count.toLocaleString("en")} من ${all.toLocaleString("en")} حدث؛ اختر فترة أو منطقة.`,
  partOfAreas: (most) => `المناطق غير الدائرية أكثر من ${most.toLocaleString("en")}؛ وبعض الأحداث الأقدم مرسوم بدوائر.`,
  newest: "المعروض هو الأحدث.", chosen: "المختار من المخزن", or: "أو", partOfMap: "جزء من الخريطة",
  aroundPlace: (place, within) => `ضمن ${isolated(within)} حول ${isolated(place)}`,
  taken: (place) => `فُهم على أنه ${place}`, mayMean: (others) => `وقد يعني أيضاً ${others}.`,
  certainIs: (certain, possible) => `${certain} مؤكدة، ${possible} محتملة`,
  choose: "الفترة والمنطقة", only: "ما تظهره الخريطة الآن فقط", load: "حمّل", period: "الفترة",
  data: "البيانات", dataTitle: "البيانات وراء هذه الخريطة",
  dataLead: "كل ما على الخريطة يأتي من هذا الخادم، وتستطيع البرامج قراءة البيانات نفسها.",
  collections: "المجموعات", collectionsHint: "الأحداث والمناطق ومواضع الإطلاق والأقضية، صفحاتٍ وبصيغة GeoJSON",
  description: "وصف الواجهة", descriptionHint: "OpenAPI: كل مورد ومَعلَماته",
  nearLink: "ماذا حدث حول مكان", nearHint: "الأحداث المؤكدة والمحتملة ضمن نصف قطر، مع حصصها",
  qgis: "افتحها في QGIS", copy: "انسخ", copied: "نُسخ",
  qgisHint: "Layer › Add Layer › Add WFS / OGC API – Features Layer › New، ثم ألصق هذا العنوان:",
  record: "هذا الحدث في الواجهة", recordPage: "صفحة", alsoIn: "ورد أيضاً في",
  certainty2: "ضمن نصف القطر", certain: "مؤكد", possible: (share) => `محتمل: ${share} % من منطقته`,
});

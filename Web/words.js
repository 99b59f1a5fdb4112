"use strict";
// All words of the page, in both languages, and how days and numbers are written.

const WORDS = {
  en: {
    heading: "Reported attacks", skip: "Skip to the list of events", theme: "Light / dark",
    print: "Print", filters: "Filters", search: "Search", map: "Map", list: "List", show: "Show",
    searchHint: "Search places, words, reports…", kinds: "Kind of attack", district: "District",
    certainty: "Known to within", anywhere: "All districts", anyRadius: "any radius",
    km: "km", comma: ",", upTo: (km) => `${km} km or less`, reset: "Clear the filters", allEvents: "All events",
    undated: "Without a date", background: "Only recalled", placeless: "Without a place",
    areas: "All 90 % areas", lines: "Launch lines",
    count: (inView, placeless, matching, all) =>
      `${inView} in view${placeless ? ` + ${placeless} without a place` : ""} · ${matching} of ${all} match`,
    atSpot: (count) => `${count} events here`, none: "No event matches. Clear a filter to see more.",
    play: "Play", pause: "Pause", time: "Time", from: "From", until: "Until", noDates: "No event has a date",
    mapLabel: "Map of the events. Arrow keys move it, plus and minus zoom. The list beside it has the same events.",
    close: "Close", zoom: "Zoom to it", when: "When", unknownDate: "date not known", where: "Where", noPlace: "no place known",
    circle: "90 % radius", within: (km) => `${km}: nine times in ten it lies within`,
    found: "How the place was found", words: "The report's words", launched: "Launched from",
    distance: "Launch to target", best: "best", least: "at least", greatest: "at most",
    towards: "direction", weapon: "Weapon", attacker: "Attacker", struck: "Struck", outcome: "Outcome",
    killed: "Killed", injured: "Injured", corrected: "Corrected", orMore: "or more", sources: "What the reports say",
    recalled: "An older event that the report only recalls", why: "Why this place and no namesake",
    explain: (report) => `eventmap explain ${report}`,
    explainHint: "with the file of the report prints every candidate and why it was rejected:",
    past: "Describes reported past events, where the words of reports put them.",
    circles: "Each area holds the true place nine times in ten.", printed: (count, all) =>
      count < all ? `The first ${count} of ${all} events` : `${all} events`,
    filtered: "Shown", description: "in a district: ",
    precision: { week: "to a week", month: "to a month", year: "to a year" },
    methods: {
      named: "The report names the place", near: "Near a place that the report names",
      offset: "At a distance and direction from a named place", between: "Between two named places",
      along: "Along a road, river or border", inside: "Somewhere inside the area that is named",
      sector: "In a part of the area that is named",
      container: "The name was not resolved: the area around it stands in",
      coordinates: "Coordinates stand in the report", given: "Given by a table", none: "No place is known",
    },
    outcomes: { hit: "hit", intercepted: "intercepted", missed: "missed", unknown: "not stated" },
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    times: {},
  },
  ar: {
    heading: "هجمات أوردتها التقارير", skip: "انتقل إلى قائمة الأحداث", theme: "فاتح / داكن",
    print: "طباعة", filters: "المرشّحات", search: "بحث", map: "الخريطة", list: "القائمة", show: "إظهار",
    searchHint: "ابحث عن مكان أو كلمة أو تقرير…", kinds: "نوع الهجوم", district: "القضاء / المنطقة",
    certainty: "دقة المكان", anywhere: "كل المناطق", anyRadius: "أي نصف قطر",
    km: "كم", comma: "،", upTo: (km) => `${km} كم أو أقل`, reset: "امسح المرشّحات", allEvents: "كل الأحداث",
    undated: "بلا تاريخ", background: "مذكورة عَرَضاً", placeless: "بلا مكان",
    areas: "كل مناطق 90 %", lines: "خطوط الإطلاق",
    count: (inView, placeless, matching, all) =>
      `${inView} ضمن المشهد${placeless ? ` + ${placeless} بلا مكان` : ""} · ${matching} من ${all} مطابقة`,
    atSpot: (count) => `أحداث هنا: ${count}`, none: "لا حدث مطابق. امسح مرشّحاً لترى المزيد.",
    play: "تشغيل", pause: "إيقاف", time: "الزمن", from: "من", until: "إلى", noDates: "لا تاريخ لأي حدث",
    mapLabel: "خريطة الأحداث. الأسهم تحرّكها، وزائد وناقص للتكبير. وفي القائمة بجانبها الأحداث نفسها.",
    close: "إغلاق", zoom: "قرّب إليه", when: "متى", unknownDate: "تاريخ غير معروف", where: "أين", noPlace: "مكان غير معروف",
    circle: "نصف قطر 90 %", within: (km) => `${km}: يقع ضمنه تسع مرات من عشر`,
    found: "كيف حُدّد المكان", words: "كلمات التقرير", launched: "مكان الإطلاق",
    distance: "من الإطلاق إلى الهدف", best: "الأرجح", least: "على الأقل", greatest: "على الأكثر",
    towards: "الاتجاه", weapon: "السلاح", attacker: "المهاجم", struck: "الهدف", outcome: "النتيجة",
    killed: "القتلى", injured: "الجرحى", corrected: "تصحيح", orMore: "أو أكثر", sources: "ما تقوله التقارير",
    recalled: "حدث أقدم يذكره التقرير عَرَضاً", why: "لماذا هذا المكان لا سميّه",
    explain: (report) => `eventmap explain ${report}`,
    explainHint: "مع ملف التقرير يعرض كل مرشّح وسبب رفضه:",
    past: "تصف أحداثاً ماضية أوردتها التقارير: ما تقوله، وحيث تضعه كلماتها.",
    circles: "كل منطقة تضم المكان الحقيقي تسع مرات من عشر.", printed: (count, all) =>
      count < all ? `أول ${count} من ${all} حدثاً` : `الأحداث: ${all}`,
    filtered: "المعروض", description: "في المنطقة: ",
    precision: { week: "بدقة أسبوع", month: "بدقة شهر", year: "بدقة سنة" },
    methods: {
      named: "يسمّي التقرير المكان", near: "قرب مكان يسمّيه التقرير",
      offset: "على مسافة واتجاه من مكان مسمّى", between: "بين مكانين مسمّيين",
      along: "على طريق أو نهر أو حدود", inside: "في موضع ما داخل المنطقة المسمّاة",
      sector: "في جزء من المنطقة المسمّاة", container: "لم يُعرف الاسم: تنوب عنه المنطقة التي تحيط به",
      coordinates: "الإحداثيات في التقرير", given: "من جدول", none: "لا مكان معروف",
    },
    outcomes: { hit: "إصابة", intercepted: "اعتراض", missed: "لم يصب", unknown: "غير مذكورة" },
    months: ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
      "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    times: { morning: "صباحاً", afternoon: "عصراً", evening: "مساءً", night: "ليلاً" },
  },
};

let language = "en";

/** The word of the page's language. */
const word = (key) => WORDS[language][key];

const DAY = 86400000;
/** The number of a day written YYYY-MM-DD, counted from 1970 in UTC; null of null. */
const dayNumber = (text) => (text === null ? null : Math.round(Date.parse(`${text}T00:00:00Z`) / DAY));
/** YYYY-MM-DD of a day's number. */
const dayText = (number) => new Date(number * DAY).toISOString().slice(0, 10);

/** "15 Nov 2023" of a day's number. */
function dayName(number) {
  const date = new Date(number * DAY);
  return `${date.getUTCDate()} ${word("months")[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "15 Nov 2023", "Nov 2023", "2023", "14 Nov 2023 – 16 Nov 2023", "date not known" of an event. */
function dateName(event) {
  if (event.from === null) return word("unknownDate");
  const first = new Date(event.from * DAY);
  const last = new Date(event.until * DAY);
  const sameYear = first.getUTCFullYear() === last.getUTCFullYear();
  if (event.date_precision === "year" && sameYear) return `${first.getUTCFullYear()}`;
  if (event.date_precision === "month" && sameYear && first.getUTCMonth() === last.getUTCMonth()) {
    return `${word("months")[first.getUTCMonth()]} ${first.getUTCFullYear()}`;
  }
  if (event.from === event.until) return dayName(event.from);
  return `${dayName(event.from)} – ${dayName(event.until)}`;
}

/** Kilometres as they are read: no decimal from 10 km on. */
const figure = (km) => (km >= 10 ? Math.round(km) : Math.round(km * 10) / 10).toLocaleString("en");

/** The same with its unit. */
const kilometers = (km) => `${figure(km)} ${word("km")}`;

/** Puts the page's words into the elements that ask for one. */
function applyWords() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
}

/** An element with text, never with markup: reports are not to be trusted. */
function make(tag, text, settings = {}) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(settings)) {
    if (name in element && name !== "dir" && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  return element;
}

const byId = (id) => document.getElementById(id);

import Events

// CSV with a row of hashtags below the names, by which humanitarian tools know the columns.
//
// Source: the HXL standard 1.1, hashtags and attributes, hxlstandard.org.

extension MapContent {
  /// `events.hxl.csv`: the rows of `events.csv` below a row of HXL hashtags.
  package func writeHXL(to out: inout ByteWriter) throws {
    let columns = MapContent.eventTable
    try writeCSV(columns, events, tags: columns.map { hxlTags[$0.name] ?? "" }, to: &out)
  }
}

/// The hashtag of each column; every one stands once.
let hxlTags: [String: String] = [
  "id": "#event+id", "title": "#event+title+i_en", "title_ar": "#event+title+i_ar",
  "kind": "#event+kind+code", "event_type": "#event+type+acled",
  "sub_event_type": "#event+subtype+acled",
  "date_start": "#date+start", "date_end": "#date+end",
  "date_precision": "#date+precision", "date_method": "#date+method",
  "acled_time_precision": "#date+precision+acled", "ucdp_date_prec": "#date+precision+ucdp",
  "time_of_day": "#date+time",
  "place_id": "#loc+id", "place_name": "#loc+name+i_en", "place_name_ar": "#loc+name+i_ar",
  "location_text": "#loc+text", "country": "#country+code+v_iso2",
  "admin1_name": "#adm1+name", "admin1_code": "#adm1+code",
  "admin2_name": "#adm2+name", "admin2_code": "#adm2+code",
  "admin3_name": "#adm3+name", "admin3_code": "#adm3+code",
  "boundaries": "#meta+boundaries", "location_method": "#geo+method",
  "uncertainty_m": "#geo+uncertainty+m", "acled_geo_precision": "#geo+precision+acled",
  "ucdp_where_prec": "#geo+precision+ucdp",
  "weapon": "#cause+weapon", "weapon_count": "#cause+weapon+num",
  "weapon_count_low": "#cause+weapon+num+min", "weapon_count_high": "#cause+weapon+num+max",
  "actor": "#group+actor", "actor_text": "#group+actor+text",
  "target": "#impact+target", "target_text": "#impact+target+text",
  "outcome": "#status+outcome", "outcome_claims": "#status+outcome+sources",
  "killed_low": "#affected+killed+min", "killed_best": "#affected+killed",
  "killed_high": "#affected+killed+max",
  "injured_low": "#affected+injured+min", "injured_best": "#affected+injured",
  "injured_high": "#affected+injured+max",
  "launch_name": "#loc+launch+name+i_en", "launch_method": "#geo+launch+method",
  "launch_latitude": "#geo+launch+lat", "launch_longitude": "#geo+launch+lon",
  "launch_uncertainty_m": "#geo+launch+uncertainty+m",
  "distance_km": "#value+distance+km", "distance_min_km": "#value+distance+km+min",
  "distance_max_km": "#value+distance+km+max", "bearing_deg": "#value+bearing+deg",
  "background": "#meta+background", "claims": "#meta+claims+num", "sources": "#meta+source+id",
  "correction": "#meta+correction", "quote": "#description+quote",
  "quote_start": "#meta+quote+start",
  "quote_end": "#meta+quote+end",
  "launch_name_ar": "#loc+launch+name+i_ar", "launch_text": "#loc+launch+text",
  "begin": "#date+start+utc", "end": "#date+end+utc",
  "latitude": "#geo+lat", "longitude": "#geo+lon",
]

/// What a column of an event table says of its event.
package enum TableRole: String, Hashable, Sendable, CaseIterable {
  /// The row's own identifier.
  case id
  /// The name of the place, or words that say where.
  case place
  /// The units around the place, from the narrowest to the widest.
  case admin3, admin2, admin1, country
  /// Degrees on WGS 84.
  case latitude, longitude
  /// The radius in metres that holds the place with 90 % likelihood.
  case uncertainty = "uncertainty_m"
  /// A code of the table's makers for how exactly the place is known.
  case precision
  case date
  case dateEnd = "date_end"
  case datePrecision = "date_precision"
  case timeOfDay = "time_of_day"
  /// What kind of attack it was.
  case kind
  /// What the table says of the kind besides: a group that the kind belongs to.
  case kindClass = "class"
  case weapon
  case weaponCount = "weapon_count"
  case weaponCountLow = "weapon_count_low"
  case weaponCountHigh = "weapon_count_high"
  case actor, target, outcome
  case killed
  case killedLow = "killed_low"
  case killedHigh = "killed_high"
  case injured
  case injuredLow = "injured_low"
  case injuredHigh = "injured_high"
  /// Where the attack was launched from.
  case launch
  case launchLatitude = "launch_latitude"
  case launchLongitude = "launch_longitude"
  case launchUncertainty = "launch_uncertainty_m"
  case background
  /// A sentence about it.
  case note
}

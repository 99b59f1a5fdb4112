public import Diagnostics

/// Why an import leaves a row or a name out.
public enum ImportReason: String, Sendable, CaseIterable, Comparable {
  case columns = "rows with too few or too many columns"
  case noIdentifier = "rows without an identifier"
  case noCoordinate = "rows without a coordinate"
  case badCoordinate = "rows with a coordinate that is none"
  case badGeometry = "features whose outline is none"
  case badFeature = "features that are no GeoJSON"
  case superseded = "rows superseded by others"
  case deprecated = "rows marked as deprecated"
  case notAPlace = "features that reports name no place by"
  case moved = "rows of one identifier that lie far apart"
  case repeated = "outlines of units that have one already"
  case noName = "places without a usable name"
  case duplicate = "places that stood there twice (their names were kept)"
  case tooLong = "names that are too long"
  case digits = "names with digits"
  case symbols = "names with brackets, symbols or an address"
  case tooShort = "names of fewer than two letters"
  case code = "airport codes"
  case otherScript = "names in another script than Arabic or Latin"
  case mixedScript = "names in mixed scripts"
  case machineMade = "machine-made romanisations"
  case areaName = "names of the area around a place"
  case notAName = "links, postcodes and other entries that are no names"

  /// Its name in diagnostics: `bad-coordinate`.
  public var id: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
  }

  /// Whether it drops a name and not a whole row.
  public var isOfName: Bool {
    switch self {
    case .tooLong, .digits, .symbols, .tooShort, .code, .otherScript, .mixedScript, .machineMade,
      .areaName, .notAName:
      true
    default: false
    }
  }

  /// Whether the row is wrong, rather than left out as it should be.
  var isFault: Bool {
    switch self {
    case .columns, .noIdentifier, .noCoordinate, .badCoordinate, .badGeometry, .badFeature,
      .moved, .repeated, .tooLong:
      true
    default: false
    }
  }

  /// Orders reasons as they are listed here.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What became of the rows of an import.
public struct ImportReport: Sendable {
  /// Rows or features that were read, without headers.
  public internal(set) var rows = 0
  /// Places or outlines that were written.
  public internal(set) var places = 0
  /// Outlines of governorates and districts for which the gazetteer has no key.
  public internal(set) var unkeyed = 0
  /// Names that were written, the shown ones among them.
  public internal(set) var names = 0
  /// How many rows and names were left out, by reason.
  public internal(set) var dropped: [ImportReason: Int] = [:]
  /// The first few of each reason, where they stand.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// Of each reason so many have a diagnostic.
  static let shown = 3

  /// Counts one that is left out; the first few of each reason get a diagnostic.
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - position: Where it stands.
  ///   - sentence: What was found there.
  ///   - fix: What to do about it.
  mutating func drop(
    _ reason: ImportReason, at position: @autoclosure () -> Position,
    _ sentence: @autoclosure () -> String, fix: @autoclosure () -> String
  ) {
    let count = dropped[reason, default: 0]
    dropped[reason] = count + 1
    guard count < Self.shown else { return }
    diagnostics.append(
      Diagnostic(
        "import.\(reason.id)", reason.isFault ? .warning : .note, at: position(), sentence(),
        fix: fix()))
  }
}

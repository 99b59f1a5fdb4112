import Diagnostics

/// Makes the project's table of places, or its outlines, from other people's gazetteers.
///
/// Memory does not grow with the input: rows are read in blocks, sorted by identifier in runs on
/// disk, and written as they come. The same files give the same bytes.
public struct GazetteerImport {
  /// Whose gazetteer it is.
  public enum Format: String, Sendable, CaseIterable {
    case geonames, whosonfirst, csv, geojson, boundaries
  }

  /// What is being done, for a bar of progress.
  public enum Stage: String, Sendable {
    /// Counted in bytes.
    case reading
    /// Counted in rows and names.
    case joining
    /// Counted in places.
    case comparing, writing
    /// Counted in bytes; of how many, nobody knows beforehand.
    case compiling
  }

  /// What the user may choose.
  public struct Settings: Sendable {
    /// Columns or properties by what they hold: `id`, `name`, `lat`, `lon` and the like.
    public var columns: [String: String] = [:]
    /// What parts the cells of a table; nil to look at its header.
    public var separator: UInt8?
    /// What is put before each identifier.
    public var prefix = ""
    /// Whether names are judged and places that stand twice are merged.
    public var isCleaning = true
    /// The country of places whose row names none: an ISO 3166-1 alpha-2 code.
    public var country = ""
    /// The class of places whose row names none.
    public var featureClass = FeatureClass.village
    /// How many bytes are sorted at once, at each of three stages.
    public var memory = 64 << 20

    /// The choices that fit a format: tables of the user's own are trusted.
    public init(for format: Format) {
      switch format {
      case .geonames: prefix = "gn:"
      case .whosonfirst: prefix = "wof:"
      case .csv, .geojson, .boundaries: isCleaning = false
      }
    }

    var prefixBytes: [UInt8] { Array(prefix.utf8) }
  }

  /// The tables that an import leans on.
  public struct Rules: Sendable {
    let codes: FeatureCodes
    let names: NameRules
    let units: UnitKeys

    /// Takes `feature_codes.tsv`, `name_rules.tsv`, and the tables of governorates and districts.
    public init(codes: FeatureCodes, names: NameRules, units: UnitKeys) {
      self.codes = codes
      self.names = names
      self.units = units
    }
  }

  /// What a column or property may hold, by the word for it on the command line.
  public static let roles = [
    "id", "name", "name_ar", "names", "lat", "lon", "country", "class", "admin1", "admin2",
    "population", "radius",
  ]

  /// The separator that is called so: tab, comma or semicolon.
  public static func separator(named name: String) -> UInt8? {
    TableShape.separators.first { $0.name == name }?.byte
  }

  let format: Format
  let files: [String]
  let settings: Settings
  let rules: Rules
  let scratch: String
  let progress: (Stage, Int, Int) -> Void

  /// Plans an import.
  ///
  /// - Parameters:
  ///   - format: Whose gazetteer it is.
  ///   - files: At most 255 files.
  ///   - settings: What the user chose.
  ///   - rules: The tables that it leans on.
  ///   - scratch: A folder with room for twice the input; what is kept there has no name.
  ///   - progress: Hears what is being done, how much is done, and of how much.
  public init(
    _ format: Format, files: [String], settings: Settings, rules: Rules, scratch: String,
    progress: @escaping (Stage, Int, Int) -> Void = { _, _, _ in }
  ) {
    self.format = format
    self.files = files
    self.settings = settings
    self.rules = rules
    self.scratch = scratch
    self.progress = progress
  }

  /// Runs it.
  ///
  /// - Parameter sink: Takes the table, or for `boundaries` the GeoJSON, block by block.
  /// - Returns: What became of the rows.
  /// - Throws: ``Diagnostic`` when a file cannot be such a gazetteer at all, or what `sink` throws;
  ///   what the sink took until then is not whole.
  public func run(_ sink: ([UInt8]) throws -> Void) throws -> ImportReport {
    guard files.count < 256 else {
      throw Diagnostic(
        "import.files", .error, "An import reads 255 files at most.",
        fix: "put the tables together, or import them one after another")
    }
    let run = ImportRun(self)
    switch format {
    case .geonames: try run.readGeoNames()
    case .whosonfirst: try run.readWhosOnFirst()
    case .csv: try run.readTables()
    case .geojson: try run.readFeatures()
    case .boundaries:
      try run.writeBoundaries(sink)
      return run.report
    }
    try run.finish(sink)
    return run.report
  }
}

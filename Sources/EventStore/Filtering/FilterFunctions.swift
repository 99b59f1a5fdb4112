public import GRDB
import FoundationEssentials
import Shapes
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What conditions on a GeoPackage need of the connection: SQLite knows no geometry, folds ASCII alone, and has
/// whole remainders.
public enum FilterFunctions {
  static let caseless = "eventmap_caseless"
  static let accentless = "eventmap_accentless"
  static let modulo = "eventmap_modulo"
  static let power = "eventmap_power"

  static func name(of relation: PlanarRelation) -> String { "eventmap_\(relation.rawValue)" }

  /// Puts the functions on a connection.
  public static func add(to database: Database) {
    for relation in PlanarRelation.allCases {
      let places = AskedGeometries()
      database.add(
        function: DatabaseFunction(name(of: relation), argumentCount: 2, pure: true) {
          places.isRelated(relation, $0[0], $0[1])
        })
    }
    addTexts(to: database)
    addNumbers(to: database)
  }

  private static func addTexts(to database: Database) {
    for (name, change) in [(caseless, Accents.folded), (accentless, Accents.removed)] {
      database.add(
        function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
          String.fromDatabaseValue(values[0]).map(change)
        })
    }
  }

  private static func addNumbers(to database: Database) {
    for (name, change) in [(modulo, fmod), (power, pow)]
      as [(String, @Sendable (Double, Double) -> Double)]
    {
      database.add(
        function: DatabaseFunction(name, argumentCount: 2, pure: true) { values in
          guard let left = Double.fromDatabaseValue(values[0]),
            let right = Double.fromDatabaseValue(values[1])
          else { return nil }
          let number = change(left, right)
          return number.isFinite ? number : nil
        })
    }
  }
}

/// The geometries that a filter writes out, kept ready while a statement runs over its rows.
private final class AskedGeometries: @unchecked Sendable {
  /// A filter has few of them.
  private static let most = 8

  /// Guards the geometries: GRDB hands a connection from thread to thread.
  private let turn = Mutex(())
  private var ready: [(bytes: Data, geometry: PlanarGeometry)] = []

  /// Whether a geometry has a relation to another; nil where one of them is none.
  func isRelated(_ relation: PlanarRelation, _ value: DatabaseValue, _ other: DatabaseValue)
    -> Bool?
  {
    guard case .blob(let row) = value.storage, case .blob(let fixed) = other.storage else {
      return nil
    }
    return turn.withLock { _ in
      guard let geometry = geometry(fixed) else { return nil }
      return row.withUnsafeBytes { bytes in
        wellKnownBinary(of: bytes).flatMap { geometry.isRelated(relation, by: $0) }
      }
    }
  }

  private func geometry(_ bytes: Data) -> PlanarGeometry? {
    if let known = ready.first(where: { $0.bytes == bytes }) { return known.geometry }
    let made = bytes.withUnsafeBytes { bytes in
      wellKnownBinary(of: bytes).flatMap { PlanarGeometry(wellKnownBinary: $0) }
    }
    guard let made else { return nil }
    if ready.count == Self.most { ready.removeFirst() }
    ready.append((bytes, made))
    return made
  }
}

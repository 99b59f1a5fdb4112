public import Geodesy

/// Coordinates as a text gives them, or what is wrong with them.
public struct WrittenCoordinates: Hashable, Sendable {
  /// How they are written.
  public enum Form: Hashable, Sendable {
    /// Latitude and longitude in degrees, perhaps with minutes and seconds.
    case degrees
    /// A `geo:` URI (RFC 5870).
    case uri
    /// A square of the Military Grid Reference System.
    case square
    /// A UTM zone, easting and northing.
    case zone
  }

  /// A point that can be read.
  public struct Point: Hashable, Sendable {
    /// The point; the middle of a square.
    public let coordinate: Coordinate
    /// How far the true point can be off by the digits that were left out.
    ///
    /// It is the distance to the corner of a box of half a last unit to each side, and says nothing of
    /// how well the writer knew the place.
    public let precision: Distance
    /// How it is written.
    public let form: Form

    init(_ coordinate: Coordinate, precision: Distance, form: Form) {
      self.coordinate = coordinate
      self.precision = precision
      self.form = form
    }
  }

  /// Why words that are meant as coordinates give no point.
  public struct Fault: Hashable, Sendable, Error {
    /// A stable name, such as `coordinates.latitude`.
    public let id: String
    /// What was found and what was expected.
    public let sentence: String
    /// What to do about it.
    public let fix: String
  }

  /// The point, or what is wrong.
  public let meaning: Result<Point, Fault>
  /// The tokens that they cover.
  public let tokens: Range<Int>
  /// Where they stand: Unicode scalars of the text, from 0, end exclusive.
  public let scalars: Range<Int>
  /// Where they stand: bytes of the text's UTF-8 form.
  public let utf8: Range<Int>

  /// The point; nil where they are refused.
  public var point: Point? { try? meaning.get() }

  /// What is wrong; nil where there is a point.
  public var fault: Fault? {
    if case .failure(let fault) = meaning { fault } else { nil }
  }
}

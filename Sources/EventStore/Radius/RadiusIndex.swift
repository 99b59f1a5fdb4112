public import Geodesy
import Places

/// An index that finds, of millions of rows, those within a geodesic distance of a point, and says of
/// each whether all of its area is within or only a part.
///
/// It is a value in a block of memory, which can be written to a file and mapped from it; opening
/// takes microseconds, and a question touches only the pages that it needs. Share it between threads.
///
/// A row is a disc: a coordinate and the radius that its event's place is known to. An area of
/// another shape gives the disc that holds it and is ``RadiusAnswer/unsure`` where that disc is
/// partly inside.
///
/// - Accuracy: a point is inside exactly when ``Coordinate/distance(to:)`` is no greater than the
///   reach, to the last bit; a disc is certain when distance and radius together are no greater than
///   the reach, and possible when the distance is no greater than reach and radius together. Both
///   are the farthest and the nearest point of the disc for reaches up to 19,970 km. Beyond, up to
///   half of a meridian (20,003.93 km), a disc around the antipode is searched: it is never wrongly
///   certain, and possible instead of certain only where its farthest point is within a millimetre of
///   the reach. A longer reach holds all. PostGIS's `ST_DWithin(geography)` says the same of points but for
///   those within some 10 nm of the reach, where its own rounding decides.
public struct RadiusIndex: Sendable {
  let bytes: RadiusBytes
  let layout: RadiusLayout
  /// What the maker of the index said of its rows: a number that changes with them.
  public let content: UInt64
  private let bodySum: UInt64

  /// How many rows it has.
  public var count: Int { layout.count }
  /// How many bytes it has, in memory or on the disk.
  public var byteCount: Int { bytes.count }

  init(_ bytes: RadiusBytes) throws(RadiusIndexFailure) {
    let (header, layout) = try RadiusHeader.read(bytes.buffer)
    self.bytes = bytes
    self.layout = layout
    content = header.content
    bodySum = header.bodySum
  }

  /// Maps an index from a file, which must not be changed while it is used: replace it by renaming.
  ///
  /// Header and length are checked, so that no damage can lead outside of the file; other damage
  /// gives wrong answers and is found by ``isWhole()``.
  ///
  /// - Throws: ``RadiusIndexFailure`` when there is no such file or it is no whole index.
  public init(mapping path: String) throws(RadiusIndexFailure) {
    try self.init(RadiusBytes(mapping: path))
  }

  /// Writes the index to a file, which it makes or empties.
  ///
  /// Nothing is flushed to the disk, and a failure leaves half an index, which is not taken for one:
  /// the caller builds under another name, flushes and renames.
  ///
  /// - Throws: ``RadiusIndexFailure/system(_:)`` when the disk refuses.
  public func write(to path: String) throws(RadiusIndexFailure) { try bytes.write(to: path) }

  /// Reads all bytes and compares them with their checksum.
  public func isWhole() -> Bool {
    BlockChecksum.of(UnsafeRawBufferPointer(rebasing: bytes.buffer[RadiusHeader.size...]))
      == bodySum
  }

  /// The rows within a distance of a point.
  public func rows(within reach: Distance, of center: Coordinate) -> RadiusAnswer {
    var answer = RadiusAnswer()
    find(within: reach, of: center, into: &answer)
    return answer
  }

  /// Adds the rows within a distance of a point to an answer, whose memory is used again.
  ///
  /// A distance that is negative or no number finds nothing.
  public func find(within reach: Distance, of center: Coordinate, into answer: inout RadiusAnswer) {
    guard reach.meters >= 0, count > 0 else { return }
    var search = RadiusSearch(self, reach.meters, center)
    search.run(into: &answer)
  }
}

/// Why a file is not taken for an index by radius.
///
/// Every one of them is mended in the same way: the index is made again from the events.
public enum RadiusIndexFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system refuses; its number of the error (`errno`).
  case system(Int32)
  /// It is a folder or a device.
  case notAFile
  /// It is something else.
  case foreign
  /// It was written on a machine with another order of bytes.
  case otherByteOrder
  /// It has another version of the format.
  case version(UInt32)
  /// It ends too early.
  case truncated(Int, of: Int)
  /// Its bytes are not those that were written.
  case damaged
  /// There are more rows than numbers of 32 bits.
  case tooManyRows

  /// A sentence for people.
  public var description: String {
    switch self {
    case .system(let number): "The index cannot be opened or written (system error \(number))."
    case .notAFile: "The index is a folder or a device."
    case .foreign: "This is no index of events."
    case .otherByteOrder: "The index was written on a machine with another order of bytes."
    case .version(let version):
      "The index has version \(version) of its format; this program reads \(RadiusHeader.version)."
    case .truncated(let count, let length): "The index ends after \(count) of \(length) bytes."
    case .damaged: "The index is damaged."
    case .tooManyRows: "An index holds at most 4,294,967,295 events."
    }
  }
}

/// The well-known binary in a geometry of a GeoPackage (OGC 12-128r17, 2.1.3), behind its header and box.
///
/// - Returns: All bytes, where they have no such header and are well-known binary alone; nil where the header
///   is broken.
func wellKnownBinary(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
  guard bytes.count > 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
    return bytes
  }
  let boxes = [0, 32, 48, 48, 64]
  let box = Int(bytes[3] >> 1 & 7)
  guard box < boxes.count, 8 + boxes[box] < bytes.count else { return nil }
  return UnsafeRawBufferPointer(rebasing: bytes[(8 + boxes[box])...])
}

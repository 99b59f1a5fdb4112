/// The bytes as one member of a gzip file (RFC 1952), for a connection: packed fast rather than small.
public func gzipped(_ bytes: Span<UInt8>) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count / 5 + 64)
  Deflater(.gzip).deflate(bytes, isLast: true, onto: &out)
  return out
}

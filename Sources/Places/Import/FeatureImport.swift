extension ImportRun {
  func readFeatures() throws {}
  func writeBoundaries(_ sink: ([UInt8]) throws -> Void) throws {}
}

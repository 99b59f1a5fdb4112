public import EventMapper
public import Layers
public import Places

/// What the server shows besides the store, read once when it starts.
public struct MapData: Sendable {
  let mapper: Mapper
  let coordinates: CoordinateReader
  let page: WebPage?

  /// Takes the data.
  ///
  /// - Parameters:
  ///   - mapper: Finds the places that `near` is asked about, and has the ground of the map.
  ///   - coordinates: Reads coordinates that are written as words.
  ///   - page: The web map as a server gives it; nil where its parts were not found.
  public init(mapper: Mapper, coordinates: CoordinateReader, page: WebPage?) {
    (self.mapper, self.coordinates, self.page) = (mapper, coordinates, page)
  }
}

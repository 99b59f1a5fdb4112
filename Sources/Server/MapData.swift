public import EventMapper
public import Layers
public import Places

/// What the server shows besides the store, read once when it starts.
public struct MapData: Sendable {
  let mapper: Mapper
  let coordinates: CoordinateReader
  /// The web map; nil where its parts were not found.
  let site: WebSite?

  /// Takes the data.
  ///
  /// - Parameters:
  ///   - mapper: Finds the places that `near` is asked about, and has the ground of the map.
  ///   - coordinates: Reads coordinates that are written as words.
  ///   - page: The web map as a server gives it; nil where its parts were not found.
  /// - Throws: Nothing that a user can mend: the parts of the map are made in memory.
  public init(mapper: Mapper, coordinates: CoordinateReader, page: WebPage?) throws {
    (self.mapper, self.coordinates) = (mapper, coordinates)
    site = try page.map { try WebSite($0, mapper.geocoder.gazetteer) }
  }
}

import Diagnostics
import Foundation
import Places

/// The gazetteer that ships, read once for all tests.
enum RealGazetteer {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Gazetteer").standardizedFileURL.path()

  static let search: Result<PlaceSearch, GazetteerFault> = {
    do throws(GazetteerFault) {
      return .success(PlaceSearch(try Gazetteer.load(folder: folder)))
    } catch {
      return .failure(error)
    }
  }()
}

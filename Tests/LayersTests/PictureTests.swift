import Events
import Geodesy
@testable import Layers
import TestSupport
import Testing

@Suite("The static map")
struct PictureTests {
  @Test(arguments: 0..<50)
  func `No name covers another, nor a mark, nor leaves the map`(seed: Int) {
    var random = Seeded(UInt64(seed))
    var labels = Labels()
    var boxes: [MapSheet.Box] = []
    let mark = MapSheet.Box(left: 400, top: 300, width: 60, height: 60)
    labels.block(mark)
    for number in 0..<120 {
      let x = Double.random(in: 20...880, using: &random)
      let y = Double.random(in: 60...740, using: &random)
      let lines = ["Name \(number)", "اسم"]
      guard let placed = labels.place(lines, besideX: x, y: y, size: 11, gap: 9) else { continue }
      let width = Labels.width(of: lines[0], size: 11)
      let left = ["start": placed.x, "middle": placed.x - width / 2, "end": placed.x - width]
      let box = MapSheet.Box(
        left: left[placed.anchor] ?? 0, top: placed.y - 11 * 0.95, width: width, height: 27.5)
      #expect(!boxes.contains { $0.overlaps(box) })
      #expect(!mark.overlaps(box) && MapSheet.map.holds(box))
      boxes.append(box)
    }
    #expect(boxes.count > 30)
  }

  @Test func `The sheet is true to scale around its middle`() {
    let sheet = MapSheet(of: MapFrame(west: 36, south: 32, east: 45, north: 37.5))
    let middle = sheet.plane.center
    for (latitude, longitude) in [(32.5, 36.5), (37.0, 44.5), (34.0, 44.9)] {
      let point = SampleMap.point(latitude, longitude)
      let (x, y) = sheet.place(point)
      let (mx, my) = sheet.place(middle)
      let pixels = ((x - mx) * (x - mx) + (y - my) * (y - my)).squareRoot()
      #expect((pixels / sheet.scale - middle.distance(to: point).meters).magnitude < 1)
      #expect(MapSheet.map.holds(x, y))
    }
    #expect(sheet.scaleError < 0.005)
  }

  @Test func `Every event is a mark, is counted in one, or is said to be missing`() throws {
    let content = SampleMap.content
    let counts = try PictureCounts(content)
    let sheet = MapSheet(of: try #require(counts.frame))
    let marked = try content.gatherMarks(on: sheet).reduce(0) { $0 + $1.count }
    #expect(marked + counts.placeless + counts.beyond == counts.events)
    let picture = try sample("map.svg")
    #expect(picture.contains("1 without a place: not on the map"))
    #expect(picture.contains("1 without a date: on the map"))
    for (kind, count) in counts.kinds {
      #expect(picture.contains("<use href=\"#\(kind.rawValue)"))
      #expect(picture.contains(">\(count)</text>"))
    }
  }

  @Test func `Texts of the data are escaped`() throws {
    let picture = try sample("map.svg")
    #expect(picture.contains("Sample places; sample boundaries &amp; names."))
    #expect(!picture.contains("<sons>"))
  }

  @Test func `Every kind has the corners of its shape, within its disc`() {
    for entry in LegendEntry.all {
      #expect(entry.corners.isEmpty == (entry.shape == "circle"))
      for corner in entry.corners {
        #expect((corner.x * corner.x + corner.y * corner.y).squareRoot() < 1.2)
      }
    }
  }
}

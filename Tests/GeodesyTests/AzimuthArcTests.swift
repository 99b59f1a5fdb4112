import Geodesy
import TestSupport
import Testing

@Suite struct AzimuthArcTests {
  @Test func `a range across north holds what lies clockwise between its ends`() {
    let arc = AzimuthArc(from: Azimuth(degrees: 350), width: .degrees(30))
    #expect(arc.end == Azimuth(degrees: 20))
    for degrees in [350.0, 0, 359.9, 20] { #expect(arc.contains(Azimuth(degrees: degrees))) }
    for degrees in [349.9, 20.1, 180] { #expect(!arc.contains(Azimuth(degrees: degrees))) }
  }

  @Test func `all directions and one direction are ranges too`() {
    #expect(AzimuthArc.whole.contains(Azimuth(degrees: 123)))
    #expect(AzimuthArc(from: Azimuth(degrees: 7), width: .degrees(400)) == .whole)
    let one = AzimuthArc(from: Azimuth(degrees: 7), width: .degrees(-1))
    #expect(one.contains(Azimuth(degrees: 7)) && !one.contains(Azimuth(degrees: 7.001)))
    #expect(!one.isWhole && one.width == .degrees(0))
  }

  @Test func `a range is widened the shorter way and holds what it held`() {
    for seed in seeds(500) {
      var random = Seeded(seed)
      let arc = AzimuthArc(
        from: Azimuth(degrees: .random(in: 0..<360, using: &random)),
        width: .degrees(.random(in: 0...180, using: &random)))
      let other = Azimuth(degrees: .random(in: 0..<360, using: &random))
      let wider = arc.widened(toHold: other)
      #expect(wider.contains(other) && wider.contains(arc.start) && wider.contains(arc.end))
      #expect(wider.width.degrees <= arc.width.degrees + 180)
      #expect(arc.contains(other) == (wider == arc), "seed \(seed)")
    }
  }
}

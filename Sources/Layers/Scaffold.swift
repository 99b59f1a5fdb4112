import Geodesy
import Shapes
import Glibc

// TEMPORARY: spherical stand-ins until Geodesy and Shapes have these.
extension Coordinate {
  func path(to other: Coordinate, step: Distance) -> [Coordinate] {
    func v(_ c: Coordinate) -> (Double, Double, Double) {
      let a = c.latitude * .pi / 180, o = c.longitude * .pi / 180
      return (cos(a) * cos(o), cos(a) * sin(o), sin(a))
    }
    let (p, q) = (v(self), v(other))
    let w = acos(max(-1, min(1, p.0 * q.0 + p.1 * q.1 + p.2 * q.2)))
    let n = max(1, Int((w * 6_371_000 / step.meters).rounded(.up)))
    return (0...n).compactMap { i in
      if i == 0 { return self }
      if i == n { return other }
      let t = Double(i) / Double(n)
      let a = sin((1 - t) * w) / sin(w), b = sin(t * w) / sin(w)
      let x = a * p.0 + b * q.0, y = a * p.1 + b * q.1, z = a * p.2 + b * q.2
      return Coordinate(
        latitude: atan2(z, (x * x + y * y).squareRoot()) * 180 / .pi,
        longitude: atan2(y, x) * 180 / .pi)
    }
  }
}
extension Area {
  var outline: [Polygon] {
    switch form {
    case .polygons(let polygons): return polygons
    case .disc(let c, let r):
      let d = r.meters / 6_371_000, a0 = c.latitude * .pi / 180, o0 = c.longitude * .pi / 180
      return [
        Polygon(
          exterior: (0..<64).compactMap { i in
            let b = -Double(i) / 64 * 2 * .pi
            let a = asin(sin(a0) * cos(d) + cos(a0) * sin(d) * cos(b))
            var o = (o0 + atan2(sin(b) * sin(d) * cos(a0), cos(d) - sin(a0) * sin(a))) * 180 / .pi
            if o > 180 { o -= 360 }
            if o < -180 { o += 360 }
            return Coordinate(latitude: a * 180 / .pi, longitude: o)
          })
      ]
    }
  }
}

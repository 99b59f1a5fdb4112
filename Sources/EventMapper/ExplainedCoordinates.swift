import Places
import Reading

/// The coordinates of a report that cannot be right, with what is wrong with each.
struct ExplainedCoordinates {
  let explanation: Explanation

  init(_ explanation: Explanation) { self.explanation = explanation }

  var lines: [String] {
    let text = explanation.text
    return explanation.located.reading.refused.flatMap { refused -> [String] in
      guard let fault = refused.fault else { return [] }
      return [
        "\(text.place(of: refused.scalars.lowerBound)) \(text.context(refused.scalars, words: 0)) "
          + "→ nothing: \(fault.sentence)",
        "    fix: \(fault.fix)",
      ]
    }
  }
}

/// How what was found compares with what careful readers found, report by report and as a whole.
///
/// `docs/evaluation.md` tells how it is counted.
public struct Evaluation: Sendable {
  /// One report's share of it.
  public struct Score: Sendable {
    /// What a reader found in the report.
    public let label: ReportLabel
    /// The file that `eventmap explain` opens; nil where the report's text is not at hand.
    public let path: String?
    /// The figures.
    public let figures: Figures
    /// What was missed and made up: attacks in the label's order, then events.
    public let slips: [Slip]
  }

  /// One group of reports.
  public struct Group: Sendable {
    /// What the reports have in common: `language`, `basis` or `phenomenon`.
    public let by: String
    /// Which of these, such as `ar`.
    public let name: String
    /// The figures.
    public let figures: Figures
  }

  /// The reports, by id.
  public let scores: [Score]
  /// The figures of all reports together.
  public let total: Figures

  /// Compares.
  ///
  /// - Parameters:
  ///   - pairs: The labels, with their reports where these are at hand.
  ///   - findings: What was found in the reports.
  ///   - countsBackground: Whether older attacks that a report only recalls must be found too.
  public init(
    _ pairs: [LabelledReports.Pair], found findings: Findings, countsBackground: Bool = false
  ) {
    scores = pairs.map { Score($0, findings, countsBackground: countsBackground) }
    total = Figures(summing: scores.map(\.figures))
  }

  /// The figures by language, by the basis of the text and by phenomenon, each that a label names.
  public var groups: [Group] {
    func grouped(_ by: String, _ names: (ReportLabel) -> [String]) -> [Group] {
      var parts: [String: [Figures]] = [:]
      for score in scores {
        for name in Set(names(score.label)) { parts[name, default: []].append(score.figures) }
      }
      return parts.sorted { $0.key < $1.key }.map {
        Group(by: by, name: $0.key, figures: Figures(summing: $0.value))
      }
    }
    return grouped("language") { $0.language.map { [$0] } ?? [] }
      + grouped("basis") { $0.basis.map { [$0] } ?? [] } + grouped("phenomenon", \.phenomena)
  }

  /// The 95 % interval of a share over reports.
  public func interval(of share: (Figures) -> Share) -> ClosedRange<Double>? {
    Bootstrap.interval(of: scores.map { share($0.figures) }) { Share(summing: $0).value }
  }

  /// The 95 % interval of a figure of the strict rule over reports.
  public func interval(ofStrict figure: (Hits) -> Double?) -> ClosedRange<Double>? {
    Bootstrap.interval(of: scores.map(\.figures.strict)) { figure(Hits(summing: $0)) }
  }
}

extension Evaluation.Score {
  init(_ pair: LabelledReports.Pair, _ findings: Findings, countsBackground: Bool) {
    label = pair.label
    path = pair.path
    func isRequired(_ attack: LabelledAttack) -> Bool {
      !attack.optional && (countsBackground || !attack.background)
    }
    let table = FitTable(label.attacks, findings.events[label.id] ?? [])
    let strict = Matching(table, by: .strict, isRequired: isRequired)
    let loose = Matching(table, by: .loose, isRequired: isRequired)
    figures = Figures(
      label, table, strict: strict, loose: loose,
      counts: findings.counts.map { $0[pair.label.id] ?? [] }, isRequired: isRequired)
    let found = Set(strict.pairs.map(\.attack))
    let missed = label.attacks.indices.filter {
      !found.contains($0) && isRequired(table.attacks[$0])
    }
    slips =
      missed.map { attack in
        let near = loose.pairs.first { $0.attack == attack }
        return Slip(
          missed: table.attacks[attack], nearest: near.map { (table.events[$0.event], table[$0]) },
          in: pair.report)
      }
      + strict.wrong.map {
        Slip(table.events[$0], isTwice: strict.duplicates.contains($0), in: pair.report)
      }
  }
}

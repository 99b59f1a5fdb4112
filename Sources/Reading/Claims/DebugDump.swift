import Events
import Foundation
import Places
func debugDump(_ m: Mentions, _ t: ReportText) {
  guard ProcessInfo.processInfo.environment["EM_DEBUG"] != nil else { return }
  func w(_ r: Range<Int>) -> String { t.words(r).words }
  print("== ", w(m.sentence.tokens))
  for p in m.places { print("   P", p.prefix, p.phrase.relation, p.phrase.cue.map { "\($0)" } ?? "-", p.phrase.anchors.map { "\($0.name)/\($0.cue.map { "\($0)" } ?? "-")/\($0.isArea)" }, "<", p.phrase.containers.map { "\($0.relation) \($0.words)" }, "|", p.phrase.words) }
  for a in m.attacks { print("   A", a.wordClass, a.kind.map { "\($0)" } ?? "-", a.inflection, w(a.tokens), a.hasArticle) }
  for a in m.weapons { print("   W", a.weapon, a.count.map { "\($0)" } ?? "-", w(a.tokens)) }
  for a in m.actors { print("   X", a.actor, a.isAdjective, w(a.tokens)) }
  for a in m.dates { print("   D", a.date.start?.description ?? "-", a.date.end?.description ?? "-", a.isSince, a.shift ?? -99, w(a.tokens)) }
  for a in m.modality { print("   M", a.wordClass, w(a.tokens)) }
  for a in m.casualties { print("   C", a.killed.map { "\($0)" } ?? "-", a.injured.map { "\($0)" } ?? "-", w(a.tokens)) }
}

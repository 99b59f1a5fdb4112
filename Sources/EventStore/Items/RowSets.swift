import CQL2
import Synchronization

/// Sets of rows that were found for a version of a store, so that the next page of a selection costs nothing;
/// those that were not asked for longest are forgotten.
final class RowSets: Sendable {
  private struct Key: Hashable {
    let collection: String
    let selection: ItemSelection
  }
  private struct Kept {
    let set: RowSet
    /// How many bytes it takes with its key.
    let size: Int
    var asked: Int
  }
  private struct State {
    var sets: [Key: Kept] = [:]
    var size = 0
    var asked = 0
  }
  private let state = Mutex(State())

  /// How many bytes are remembered, but for whole collections, which always are.
  static let room = 24 << 20
  /// How many selections are, whatever they take: the oldest is looked for among them.
  static let most = 500

  /// How much is remembered now, without whole collections.
  var kept: (count: Int, size: Int) {
    state.withLock { state in
      (state.sets.keys.count { !$0.selection.isAll }, state.size)
    }
  }

  func rows(
    of collection: ItemCollection, _ selection: ItemSelection, _ tables: any ItemTables
  ) throws -> RowSet {
    let key = Key(collection: collection.id, selection: selection)
    let known = state.withLock { state -> RowSet? in
      state.asked += 1
      state.sets[key]?.asked = state.asked
      return state.sets[key]?.set
    }
    if let known { return known }
    let found = try tables.rows(of: collection, selection)
    let size = found.size + selection.size
    // What alone would take the place of all others is found again.
    guard selection.isAll || size <= Self.room / 4 else { return found }
    state.withLock { state in
      guard state.sets[key] == nil else { return }
      state.sets[key] = Kept(set: found, size: size, asked: state.asked)
      if selection.isAll { return }
      state.size += size
      while state.size > Self.room || state.sets.count > Self.most,
        let oldest = state.sets.filter({ !$0.key.selection.isAll })
          .min(by: { $0.value.asked < $1.value.asked })
      {
        state.sets[oldest.key] = nil
        state.size -= oldest.value.size
      }
    }
    return found
  }
}

extension ItemSelection {
  /// About how many bytes it takes: a filter's parts are boxes, some sixteen times as long as its words.
  fileprivate var size: Int {
    200 + 16 * (filter.map { $0.description.utf8.count } ?? 0)
      + equal.reduce(0) { size, equality in
        if case .text(let text) = equality.value {
          size + 100 + text.utf8.count
        } else {
          size + 100
        }
      }
  }
}

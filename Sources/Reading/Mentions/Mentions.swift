import Events
import Places

/// An attack word and what it can tell.
struct AttackWord {
  enum Class: String { case attack, light, fire, fall, intercept, clash, kill, heard }

  let tokens: Range<Int>
  let wordClass: Class
  /// The kind of attack that the word itself tells.
  let kind: AttackKind?
  /// Whether the form is a plural, a dual or neither.
  let isPlural: Bool
  let isDual: Bool
  let inflection: Inflection
  let prefix: String
  let hasArticle: Bool
  let ending: String
  let isFuture: Bool
  /// Whether it is an English verb in the active: "killed", not "were killed".
  var isActive = false
}

/// A weapon, with how many of it.
struct WeaponMention {
  let tokens: Range<Int>
  let weapon: String
  let kind: AttackKind
  let count: NumberRange?
  /// An adjective such as "صاروخي" makes an attack noun one of that kind.
  let isAdjective: Bool
}

/// Somebody who may have attacked or been attacked.
struct ActorMention {
  let tokens: Range<Int>
  let actor: String
  let side: String
  let isAdjective: Bool
}

/// A thing that can be struck.
struct TargetMention {
  let tokens: Range<Int>
  let target: String
  let isSpecific: Bool
}

/// A number with how exact it is.
struct NumberMention {
  let tokens: Range<Int>
  let value: Int
  let qualifier: Aggregate.Qualifier
}

/// Killed or injured people.
struct CasualtyMention {
  let tokens: Range<Int>
  let killed: NumberRange?
  let injured: NumberRange?
}

/// Words that tell how an attack ended.
struct OutcomeMention {
  let tokens: Range<Int>
  let outcome: Outcome
}

/// A word that dates, resolved against the report's date.
struct DateMention {
  let tokens: Range<Int>
  let date: EventDate
  /// Whether it starts a period ("since 7 October").
  let isSince: Bool
  /// Whether it points at the day of the event told before ("the same day").
  let shift: Int?

  /// Whether its words are surely a date, so that "فجر" among them blows nothing up.
  var isSure: Bool { date.start != nil || shift != nil }
}

/// A word of one of the plain tables.
struct WordMention {
  let tokens: Range<Int>
  let wordClass: String
  let value: String
  let reach: String
}

/// What one sentence mentions.
struct Mentions {
  let sentence: Sentence
  /// The place and day of writing that open the sentence; empty where none do.
  var dateline: Range<Int> = 0..<0
  /// Whether a colon ends it: "Aleppo province: …", "الاثنين: …".
  var isHeaded = false
  var attacks: [AttackWord] = []
  var weapons: [WeaponMention] = []
  var actors: [ActorMention] = []
  var targets: [TargetMention] = []
  var numbers: [NumberMention] = []
  var casualties: [CasualtyMention] = []
  var dates: [DateMention] = []
  var places: [FoundPhrase] = []
  var modality: [WordMention] = []
  var discourse: [WordMention] = []
  var counting: [WordMention] = []
  var outcomes: [OutcomeMention] = []
  var references: [BackReference] = []

  /// Whether it begins with a time of day, as the lines of a live report do.
  var beginsWithTime: Bool {
    dates.contains {
      $0.date.start == nil && ($0.date.timeOfDay?.contains(":") ?? false)
        && $0.tokens.lowerBound == sentence.tokens.lowerBound
    }
  }
}

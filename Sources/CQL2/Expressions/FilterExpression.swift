/// A filter, or a part of one, as it was read.
///
/// What its properties are is known only to the table that it is asked of; what does not go together (a text
/// plus a number) is told there.
public indirect enum FilterExpression: Hashable, Sendable {
  // MARK: Values

  /// The value that a property has, by its name.
  case property(String)
  case text(String)
  case integer(Int64)
  case number(Double)
  case boolean(Bool)
  case instant(FilterInstant)
  /// All instants from one to another, both of them too; an end is a ``instant(_:)``, a property, or ``open``.
  case interval(FilterExpression, FilterExpression)
  /// The end of an interval that has none: `'..'`.
  case open
  case geometry(FilterGeometry)
  case array([FilterExpression])
  /// A function that is not of the language.
  case function(String, [FilterExpression])
  case arithmetic(FilterArithmetic, FilterExpression, FilterExpression)
  /// A text in which capital and small letters are alike: `CASEI`.
  case caseless(FilterExpression)
  /// A text in which letters with and without marks are alike: `ACCENTI`.
  case accentless(FilterExpression)

  // MARK: Answers

  /// All of them hold; at least two.
  case and([FilterExpression])
  /// One of them holds; at least two.
  case or([FilterExpression])
  case not(FilterExpression)
  case comparison(FilterComparison, FilterExpression, FilterExpression)
  /// A text is like a pattern, in which `%` stands for any letters, `_` for one, and `\` before them for themselves.
  case like(FilterExpression, pattern: FilterExpression)
  case between(FilterExpression, FilterExpression, FilterExpression)
  case isIn(FilterExpression, [FilterExpression])
  case isNull(FilterExpression)
  case spatial(SpatialRelation, FilterExpression, FilterExpression)
  case temporal(TemporalRelation, FilterExpression, FilterExpression)
  case arrays(ArrayRelation, FilterExpression, FilterExpression)
}

/// How two values compare.
public enum FilterComparison: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case unequal = "<>"
  case less = "<"
  case greater = ">"
  case atMost = "<="
  case atLeast = ">="
}

/// What is made of two numbers.
public enum FilterArithmetic: String, Hashable, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  /// What is left of a division, with the sign of the dividend.
  case modulo = "%"
  /// A division without its fraction.
  case whole = "div"
  case power = "^"
}

/// How two geometries lie to each other, by the DE-9IM of Simple Features (OGC 06-103r4).
public enum SpatialRelation: String, Hashable, Sendable, CaseIterable {
  case intersects = "S_INTERSECTS"
  case equals = "S_EQUALS"
  case disjoint = "S_DISJOINT"
  case touches = "S_TOUCHES"
  case within = "S_WITHIN"
  case overlaps = "S_OVERLAPS"
  case crosses = "S_CROSSES"
  case contains = "S_CONTAINS"
}

/// How two instants or intervals lie to each other; an instant is an interval whose ends are one.
public enum TemporalRelation: String, Hashable, Sendable, CaseIterable {
  case after = "T_AFTER"
  case before = "T_BEFORE"
  case contains = "T_CONTAINS"
  case disjoint = "T_DISJOINT"
  case during = "T_DURING"
  case equals = "T_EQUALS"
  case finishedBy = "T_FINISHEDBY"
  case finishes = "T_FINISHES"
  case intersects = "T_INTERSECTS"
  case meets = "T_MEETS"
  case metBy = "T_METBY"
  case overlappedBy = "T_OVERLAPPEDBY"
  case overlaps = "T_OVERLAPS"
  case startedBy = "T_STARTEDBY"
  case starts = "T_STARTS"
}

/// How two arrays compare.
public enum ArrayRelation: String, Hashable, Sendable, CaseIterable {
  case equals = "A_EQUALS"
  case contains = "A_CONTAINS"
  case containedBy = "A_CONTAINEDBY"
  case overlaps = "A_OVERLAPS"
}

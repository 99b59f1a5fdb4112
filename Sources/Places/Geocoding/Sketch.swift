/// What was drawn for an ``Understanding``, before it is said with which words.
struct Sketch {
  /// The drawing; nil where nothing could be drawn.
  let drawing: Geocoder.Drawing?
  /// The units that it lies in.
  let units: Geocoder.Units
  /// What a trace says of how it was drawn.
  let steps: [String]
  let abstention: String?

  /// About how many corners it keeps, its words and what was understood counted as some.
  var size: Int { (drawing?.cornerCount ?? 0) + 96 }
}

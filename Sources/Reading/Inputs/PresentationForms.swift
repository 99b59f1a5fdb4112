/// The letters behind the shapes of Arabic type (U+FB50 to U+FDFF, U+FE70 to U+FEFC) and behind Latin
/// ligatures, which PDF files write in place of letters.
///
/// The compatibility decompositions of Unicode 15, without the blank or the tatweel that they put
/// under a lone vowel sign. Foundation has them only together with ICU.
enum PresentationForms {
  /// The letters of a shape; nil when the scalar is none.
  static func letters(of scalar: Unicode.Scalar) -> String? {
    guard (0xFB00...0xFEFC).contains(scalar.value) else { return nil }
    return table[scalar.value]
  }

  private static let table: [UInt32: String] = {
    var table: [UInt32: String] = [:]
    for (first, count, letter) in runs {
      for value in first..<(first + count) { table[value] = letter }
    }
    for (first, words) in lists {
      for (index, letters) in words.unicodeScalars.split(separator: " ").enumerated() {
        let letters = String(letters).replacing("_", with: " ")
        if letters != "-" { table[first + UInt32(index)] = letters }
      }
    }
    return table
  }()

  /// Words in the order of their code points, from the first: `-` is no shape, `_` a blank.
  ///
  /// Parted as scalars, since a vowel sign joins the blank before it to one character.
  private static let lists: [(first: UInt32, words: String)] = [
    (0xFB00, "ff fi fl ffi ffl st st"),
    (
      0xFE70,
      "\u{64B} \u{64B} \u{64C} - \u{64D} - \u{64E} \u{64E} \u{64F} \u{64F} "
        + "\u{650} \u{650} \u{651} \u{651} \u{652} \u{652}"
    ),
    (0xFEF5, "لآ لآ لأ لأ لإ لإ لا لا"),
    (0xFC00, ligatures.replacing("\n", with: " ")),
  ]

  /// U+FC00 to U+FDFB.
  private static let ligatures = """
    ئج ئح ئم ئى ئي بج بح بخ بم بى بي تج تح تخ تم تى تي ثج ثم ثى ثي جح جم حج حم خج خح خم سج سح سخ
    سم صح صم ضج ضح ضخ ضم طح طم ظم عج عم غج غم فج فح فخ فم فى في قح قم قى قي كا كج كح كخ كل كم كى
    كي لج لح لخ لم لى لي مج مح مخ مم مى مي نج نح نخ نم نى ني هج هم هى هي يج يح يخ يم يى يي ذٰ رٰ
    ىٰ ٌّ ٍّ َّ ُّ ِّ ّٰ ئر ئز ئم ئن ئى ئي بر بز بم بن بى بي تر تز تم تن تى تي ثر ثز ثم ثن ثى ثي
    فى في قى قي كا كل كم كى كي لم لى لي ما مم نر نز نم نن نى ني ىٰ ير يز يم ين يى يي ئج ئح ئخ ئم
    ئه بج بح بخ بم به تج تح تخ تم ته ثم جح جم حج حم خج خم سج سح سخ سم صح صخ صم ضج ضح ضخ ضم طح ظم
    عج عم غج غم فج فح فخ فم قح قم كج كح كخ كل كم لج لح لخ لم له مج مح مخ مم نج نح نخ نم نه هج هم
    هٰ يج يح يخ يم يه ئم ئه بم به تم ته ثم ثه سم سه شم شه كل كم لم نم نه يم يه ـَّ ـُّ ـِّ طى طي
    عى عي غى غي سى سي شى شي حى حي جى جي خى خي صى صي ضى ضي شج شح شخ شم شر سر صر ضر طى طي عى عي غى
    غي سى سي شى شي حى حي جى جي خى خي صى صي ضى ضي شج شح شخ شم شر سر صر ضر شج شح شخ شم سه شه طم سج
    سح سخ شج شح شخ طم ظم اً اً - - - - - - - - - - - - - - - - - - تجم تحج تحج تحم تخم تمج تمح
    تمخ جمح جمح حمي حمى سحج سجح سجى سمح سمح سمج سمم سمم صحح صحح صمم شحم شحم شجي شمخ شمخ شمم شمم
    ضحى ضخم ضخم طمح طمح طمم طمي عجم عمم عمم عمى غمم غمي غمى فخم فخم قمح قمم لحم لحي لحى لجج لجج
    لخم لخم لمح لمح محج محم محي مجح مجم مخج مخم - - مجخ همج همم نحم نحى نجم نجم نجى نمي نمى يمم
    يمم بخي تجي تجى تخي تخى تمي تمى جمي جحى جمى سخى صحي شحي ضحي لجي لمي يحي يجي يمي ممي قمي نحي
    قمح لحم عمي كمي نجح مخي لجم كمم لجم نجح جحي حجي مجي فمي بحي كمم عجم صمم سخي نجي - - - - - - -
    - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - صلے قلے الله اكبر محمد صلعم
    رسول عليه وسلم صلى صلى_الله_عليه_وسلم جل_جلاله
    """

  /// The first code point, how many have the same letters (their forms alone, at the end, at the
  /// beginning and in the middle of a word), the letters.
  private static let runs: [(first: UInt32, count: UInt32, letters: String)] = [
    (0xFB50, 2, "ٱ"), (0xFB52, 4, "ٻ"), (0xFB56, 4, "پ"), (0xFB5A, 4, "ڀ"), (0xFB5E, 4, "ٺ"),
    (0xFB62, 4, "ٿ"), (0xFB66, 4, "ٹ"), (0xFB6A, 4, "ڤ"), (0xFB6E, 4, "ڦ"), (0xFB72, 4, "ڄ"),
    (0xFB76, 4, "ڃ"), (0xFB7A, 4, "چ"), (0xFB7E, 4, "ڇ"), (0xFB82, 2, "ڍ"), (0xFB84, 2, "ڌ"),
    (0xFB86, 2, "ڎ"), (0xFB88, 2, "ڈ"), (0xFB8A, 2, "ژ"), (0xFB8C, 2, "ڑ"), (0xFB8E, 4, "ک"),
    (0xFB92, 4, "گ"), (0xFB96, 4, "ڳ"), (0xFB9A, 4, "ڱ"), (0xFB9E, 2, "ں"), (0xFBA0, 4, "ڻ"),
    (0xFBA4, 2, "ۀ"), (0xFBA6, 4, "ہ"), (0xFBAA, 4, "ھ"), (0xFBAE, 2, "ے"), (0xFBB0, 2, "ۓ"),
    (0xFBD3, 4, "ڭ"), (0xFBD7, 2, "ۇ"), (0xFBD9, 2, "ۆ"), (0xFBDB, 2, "ۈ"), (0xFBDD, 1, "ۇٴ"),
    (0xFBDE, 2, "ۋ"), (0xFBE0, 2, "ۅ"), (0xFBE2, 2, "ۉ"), (0xFBE4, 4, "ې"), (0xFBE8, 2, "ى"),
    (0xFBEA, 2, "ئا"), (0xFBEC, 2, "ئە"), (0xFBEE, 2, "ئو"), (0xFBF0, 2, "ئۇ"),
    (0xFBF2, 2, "ئۆ"), (0xFBF4, 2, "ئۈ"), (0xFBF6, 3, "ئې"), (0xFBF9, 3, "ئى"), (0xFBFC, 4, "ی"),
    (0xFE80, 1, "ء"), (0xFE81, 2, "آ"), (0xFE83, 2, "أ"), (0xFE85, 2, "ؤ"), (0xFE87, 2, "إ"),
    (0xFE89, 4, "ئ"), (0xFE8D, 2, "ا"), (0xFE8F, 4, "ب"), (0xFE93, 2, "ة"), (0xFE95, 4, "ت"),
    (0xFE99, 4, "ث"), (0xFE9D, 4, "ج"), (0xFEA1, 4, "ح"), (0xFEA5, 4, "خ"), (0xFEA9, 2, "د"),
    (0xFEAB, 2, "ذ"), (0xFEAD, 2, "ر"), (0xFEAF, 2, "ز"), (0xFEB1, 4, "س"), (0xFEB5, 4, "ش"),
    (0xFEB9, 4, "ص"), (0xFEBD, 4, "ض"), (0xFEC1, 4, "ط"), (0xFEC5, 4, "ظ"), (0xFEC9, 4, "ع"),
    (0xFECD, 4, "غ"), (0xFED1, 4, "ف"), (0xFED5, 4, "ق"), (0xFED9, 4, "ك"), (0xFEDD, 4, "ل"),
    (0xFEE1, 4, "م"), (0xFEE5, 4, "ن"), (0xFEE9, 4, "ه"), (0xFEED, 2, "و"), (0xFEEF, 2, "ى"),
    (0xFEF1, 4, "ي"),
  ]
}

extension PlaceSearch {
  /// What a name is heard as: its phones, as `phones.tsv` names them.
  ///
  /// Nothing is given for a name without a word, or in a script that the table does not have.
  public func phones(of name: String) -> [String] {
    var speller = NameSpeller(rules, generics)
    var found: [String] = []
    var name = name
    name.withUTF8 { utf8 in
      speller.forEachForm(of: utf8, isQuery: false) { form in
        if found.isEmpty { found = form.phones.map { rules.phones.names[Int($0)] } }
      }
    }
    return found
  }
}

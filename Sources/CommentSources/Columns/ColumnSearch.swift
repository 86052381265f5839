internal import LanguagePacks
internal import VerbatimModel

/// Weighs what speaks for each column in each role.
///
/// The points are judgement, not measurement: a name counts for up to 4, content for up to 4.
struct ColumnSearch {
  /// The points for a role with the reason to tell the user; nil where the column cannot have the role.
  typealias Case = (points: Double, reason: String)?

  let header: [String]
  let labels: [String]
  let hints: ColumnHints
  var used: Set<Int>
  var profiles: [ColumnProfile] = []
  var inferences: [InferredScale?] = []
  /// The column of the score, once it is known.
  var score: Int?

  /// The column for which most speaks; it is not offered again.
  ///
  /// The first wins a tie.
  mutating func take(_ judge: (ColumnSearch, Int) -> Case) -> ColumnChoice? {
    var best: (index: Int, points: Double, reason: String)?
    for index in header.indices where !used.contains(index) {
      guard let found = judge(self, index), found.points > best?.points ?? 0 else { continue }
      best = (index, found.points, found.reason)
    }
    guard let best else { return nil }
    used.insert(best.index)
    return ColumnChoice(index: best.index, name: header[best.index], reason: best.reason, isGiven: false)
  }

  /// All columns that could have the role and have no other, in the order of the header.
  func all(_ judge: (ColumnSearch, Int) -> Case) -> [ColumnChoice] {
    header.indices.compactMap { index in
      guard !used.contains(index), let found = judge(self, index) else { return nil }
      return ColumnChoice(index: index, name: header[index], reason: found.reason, isGiven: false)
    }
  }

  /// What the names of the columns were found to say; each is asked for many times.
  private final class NameMatches {
    /// The names of each column as ``ColumnHints`` compares them, and what they say for each role.
    var names: [Int: [ColumnHints.Name]] = [:]
    var found: [Int: [ColumnHints.Role: (strength: Double, pattern: String)?]] = [:]
  }

  private let matches = NameMatches()

  /// How strongly a column's name, or the question it stands for, speaks for a role: 3–4 points.
  private func match(_ index: Int, _ role: ColumnHints.Role) -> (strength: Double, pattern: String)? {
    if let known = matches.found[index]?[role] { return known }
    let found = names(of: index).compactMap { hints.match($0, role) }.max { $0.strength < $1.strength }
    matches.found[index, default: [:]][role] = .some(found)
    return found
  }

  private func names(of index: Int) -> [ColumnHints.Name] {
    if let known = matches.names[index] { return known }
    // Of a nested key (`answers.why`) its last part is the name.
    let nested = header[index].contains(" ") ? nil : header[index].split(separator: ".").last.map(String.init)
    let names = [header[index], labels.indices.contains(index) ? labels[index] : "", nested ?? ""]
    var different: [String] = []
    for name in names where !name.isEmpty && !different.contains(name) { different.append(name) }
    let forms = different.map { ColumnHints.Name($0) }
    matches.names[index] = forms
    return forms
  }

  private func named(_ index: Int, _ role: ColumnHints.Role) -> Case {
    match(index, role).map { (3 + $0.strength, "its name matches '\($0.pattern)'") }
  }

  /// Whether the name is one that is listed whole, not by a part of it.
  private func isNamedExactly(_ index: Int, _ role: ColumnHints.Role) -> Bool {
    match(index, role)?.pattern.contains("*") == false
  }

  /// How many words its name has in common with that of the score: `nps_comment` belongs to `nps_score`.
  private func commonWords(_ index: Int) -> Int {
    guard let score else { return 0 }
    let words = [index, score].map { NamePattern.normalise(header[$0]).split(separator: " ") }
    // Whole questions have words in common that mean nothing.
    guard words.allSatisfy({ $0.count <= 4 }) else { return 0 }
    return Set(words[0]).intersection(words[1]).count
  }

  private func isNamed(_ index: Int, _ roles: [ColumnHints.Role]) -> Bool {
    roles.contains { named(index, $0) != nil }
  }

  // MARK: - Roles

  /// What customers wrote: sentences, different in each row.
  func text(_ index: Int) -> Case {
    let profile = profiles[index]
    guard profile.filled > 0, profile.share(profile.numbers) < 0.5, profile.share(profile.dates) < 0.5,
      !isNamed(index, [.ignored])
    else { return nil }
    let isRepeated = profile.filled >= 20 && profile.variety < 0.3
    let content = profile.words >= 8 ? 4.0 : profile.words >= 4 ? 3 : profile.words >= 2 ? 1.5 : 0
    if let name = named(index, .text) {
      // A column called "comment" holds comments, however short and alike they are; "Product review" may hold grades.
      let isExact = isNamedExactly(index, .text)
      if isRepeated && profile.words < 3 && !isExact { return nil }
      // Of two questions, the one that belongs to the score, and the one that more people answered.
      let fit = 2 * Double(profile.filled) / Double(max(1, profile.rows)) + 0.4 * Double(commonWords(index))
      return (name.points + content + fit - (isRepeated ? isExact ? 1 : 2 : 0), name.reason)
    }
    guard content >= 3, !isRepeated, profile.variety > 0.5 || profile.filled < 20 else { return nil }
    return (content, "it holds sentences (\(Int(profile.words.rounded())) words on average)")
  }

  /// An answer on a scale: few different numbers or known words.
  func score(_ index: Int) -> Case {
    let profile = profiles[index]
    guard mayBeScore(index), let scale = inferences[index] else { return nil }
    let few = profile.distinct <= 21 ? 1.0 : 0
    // Of "9" and "Promoter" beside each other, the number says more.
    let exact = profile.share(profile.numbers) >= 0.9 ? 1.5 : 0
    if let name = named(index, .score) { return (name.points + few + exact, name.reason) }
    // Yes/no columns and labels of sentiment are scores only where the name says so.
    guard few > 0, profile.filled > 1, profile.highest > 2 || profile.answers > 0,
      scale.scale.id != "sentiment",
      !isNamed(index, [.id, .time, .weight, .segment, .language, .ignored, .text]),
      profile.share(profile.numbers) >= 0.9 || profile.share(profile.answers) >= 0.7
    else { return nil }
    return (1, "its values fit a scale (\(scale.reason))")
  }

  /// Whether its cells are answers rather than sentences.
  func mayBeScore(_ index: Int) -> Bool {
    let profile = profiles[index]
    return profile.share(profile.numbers + profile.answers) >= 0.5 || profile.words < 6
  }

  /// A date in most rows.
  func time(_ index: Int) -> Case {
    let profile = profiles[index]
    let isDated = profile.share(profile.dates) > 0.5
    if let name = named(index, .time), isDated || profile.share(profile.numbers) > 0.5 {
      return (name.points + (isDated ? 2 : 0), name.reason)
    }
    return profile.share(profile.dates) > 0.9 ? (1, "it holds dates") : nil
  }

  /// Every column that holds dates in nearly all of its cells, whatever its role.
  func dated() -> [ColumnChoice] {
    header.indices.filter { profiles[$0].share(profiles[$0].dates) > 0.9 }.map {
      ColumnChoice(index: $0, name: header[$0], reason: "it holds dates", isGiven: false)
    }
  }

  /// Numbers under a score's name that are on no known scale.
  func unknownScore(_ index: Int) -> Case {
    let profile = profiles[index]
    guard inferences[index] == nil, profile.filled > 0 else { return nil }
    // Short texts under the very name of a score are answers, too.
    let isAnswer = isNamedExactly(index, .score) && profile.words < 4 && profile.isCategorical
    return profile.share(profile.numbers) >= 0.5 || isAnswer ? named(index, .score) : nil
  }

  /// Something else in each row.
  func id(_ index: Int) -> Case {
    let profile = profiles[index]
    guard let name = named(index, .id), profile.words < 3,
      profile.variety > 0.9 || profile.distinct >= ColumnProfile.mostDistinct
    else { return nil }
    return (name.points, name.reason)
  }

  /// Values that come back under the name of an id; groups by their number (`store id`) are none.
  func repeatedID(_ index: Int) -> Case {
    let profile = profiles[index]
    guard profile.distinct >= 2, profile.words < 3, id(index) == nil,
      isNamedExactly(index, .id) || !profile.isCategorical
    else { return nil }
    return named(index, .id)
  }

  /// Few short values under a name that says so.
  func language(_ index: Int) -> Case {
    let profile = profiles[index]
    guard profile.words < 3, profile.distinct <= 60, profile.share(profile.numbers) < 0.5 else {
      return nil
    }
    return named(index, .language)
  }

  /// Numbers under a name that says so.
  func weight(_ index: Int) -> Case {
    profiles[index].share(profiles[index].numbers) > 0.9 ? named(index, .weight) : nil
  }

  /// Few texts under a name that says so.
  func question(_ index: Int) -> Case {
    profiles[index].variety < 0.5 || profiles[index].filled < 20 ? named(index, .question) : nil
  }

  /// Few values that come back again and again.
  func segment(_ index: Int) -> Case {
    let profile = profiles[index]
    guard !isNamed(index, [.ignored, .id]), profile.words < 6, profile.share(profile.dates) < 0.5,
      profile.distinct >= 2
    else { return nil }
    if let name = named(index, .segment), profile.distinct <= 500,
      profile.variety < 0.8 || profile.filled < 20
    {
      return name
    }
    guard profile.isCategorical, profile.share(profile.numbers) < 0.5 else { return nil }
    return (1, "it has \(profile.distinct) different values")
  }
}

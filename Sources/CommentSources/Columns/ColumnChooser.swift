public import LanguagePacks
public import VerbatimModel

/// Finds out what the columns of an input are, by their names and by what the first rows hold.
public struct ColumnChooser: Sendable {
  private let hints: ColumnHints
  private let catalog: ScaleCatalog
  private let months: MonthNames

  /// A chooser with the names of `hints` and the scales of `catalog`.
  public init(hints: ColumnHints, catalog: ScaleCatalog, months: MonthNames) {
    self.hints = hints
    self.catalog = catalog
    self.months = months
  }

  /// The roles of the columns: those that the user named, and what looks like the others.
  ///
  /// `labels` are the questions asked, where the file gives them beside the names; `file` is for messages.
  public func choose(
    header: [String], labels: [String], sample: [RecordBatch], request: ColumnRequest, file: String
  ) throws(InputError) -> ColumnRoles {
    var roles = ColumnRoles()
    try adopt(request, header, file, &roles)
    var search = ColumnSearch(header: header, labels: labels, hints: hints, used: Self.used(roles))
    search.profiles = header.indices.map { column in
      let dates = DateReader(order: .dayFirst, months: months)
      return ColumnProfile(column: column, in: sample, catalog: catalog, dates: dates)
    }
    search.inferences = header.indices.map { column in
      // No score is looked for among sentences.
      if !search.mayBeScore(column), column != roles.score?.index { return nil }
      let name = labels.indices.contains(column) ? labels[column] : header[column]
      return ScaleInference(catalog).infer(column: column, named: name, in: sample)
    }
    fill(&roles, &search)
    if request.segments.isEmpty { leaveOutBands(&roles, search, sample) }
    return roles
  }

  private static func used(_ roles: ColumnRoles) -> Set<Int> {
    let single = [roles.score, roles.id, roles.time, roles.language, roles.question, roles.weight]
    return Set((roles.text + roles.segments + single.compactMap(\.self)).map(\.index))
  }

  private func adopt(
    _ request: ColumnRequest, _ header: [String], _ file: String, _ roles: inout ColumnRoles
  ) throws(InputError) {
    func find(_ wanted: String, _ option: String) throws(InputError) -> ColumnChoice {
      try ColumnRoles.resolve(wanted, in: header, option: option, file: file)
    }
    for name in request.text { roles.text.append(try find(name, "--text")) }
    for name in request.segments { roles.segments.append(try find(name, "--by")) }
    if let name = request.score { roles.score = try find(name, "--score") }
    if let name = request.id { roles.id = try find(name, "--id") }
    if let name = request.time { roles.time = try find(name, "--time") }
    if let name = request.language { roles.language = try find(name, "--language-column") }
    if let name = request.question { roles.question = try find(name, "--question") }
    if let name = request.weight { roles.weight = try find(name, "--weight") }
  }

  /// Columns that say nothing but the score's band ("Promoter" beside a 9) are no segments: they would explain it by itself.
  private func leaveOutBands(_ roles: inout ColumnRoles, _ search: ColumnSearch, _ sample: [RecordBatch]) {
    guard let score = roles.score?.index, let scale = search.inferences[score]?.scale else { return }
    let reader = ScoreReader(scale: scale, answers: catalog.answers(of: scale))
    roles.segments.removeAll { segment in
      var bands: [String: Int] = [:]
      var rows = 0
      for batch in sample {
        for row in batch.rows.indices {
          let value = batch.text(row, segment.index)
          guard !value.isBlank, case .score(let points) = batch.withCell(row, score, { reader.read($0) }),
            let band = scale.band(of: points)
          else { continue }
          if bands[value, default: band] != band { return false }
          bands[value] = band
          rows += 1
        }
      }
      return rows >= 20 && Set(bands.values).count > 1 && rows >= 5 * bands.count
    }
  }

  private func fill(_ roles: inout ColumnRoles, _ search: inout ColumnSearch) {
    if roles.score == nil { roles.score = search.take { $0.score($1) } }
    if roles.score == nil { roles.unknownScores = search.all { $0.unknownScore($1) } }
    search.score = roles.score?.index
    if roles.text.isEmpty {
      if let text = search.take({ $0.text($1) }) { roles.text = [text] }
    }
    roles.otherText = search.all { $0.text($1) }
    roles.dates = search.dated()
    if roles.time == nil { roles.time = search.take { $0.time($1) } }
    if roles.id == nil { roles.id = search.take { $0.id($1) } }
    if roles.id == nil { roles.repeatedID = search.all { $0.repeatedID($1) }.first }
    if roles.language == nil { roles.language = search.take { $0.language($1) } }
    if roles.weight == nil { roles.weight = search.take { $0.weight($1) } }
    if roles.question == nil { roles.question = search.take { $0.question($1) } }
    if roles.segments.isEmpty {
      let taken = Set(roles.otherText.map(\.index))
      roles.segments = search.all { $0.segment($1) }.filter { !taken.contains($0.index) }
    }
  }
}

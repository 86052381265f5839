internal import RootCause

extension RowCounts {
  /// Makes sure that every record became exactly one of: scored, rejected, without a score because it has no text.
  func requireSound() throws(LostRecords) {
    let unscored = read - scored - rejected.values.reduce(0, +)
    try LostRecords.check(
      "records without a score", read: min(max(unscored, 0), withoutText), found: unscored)
  }
}

extension SummaryData {
  /// Makes sure that the figures rest on exactly the records that were scored.
  func requireSound() throws(LostRecords) {
    try rows.requireSound()
    try LostRecords.check("scored records", read: rows.scored, found: Int(all.scored.n))
    try LostRecords.check(
      "records of the base", read: min(max(rows.tagged, 0), rows.base), found: rows.tagged)
  }
}

extension Codebook {
  /// `sha256:…` over ids and terms: two codebooks with the same one tag alike.
  public var fingerprint: String {
    var hash = SHA256()
    for theme in themes {
      hash.update("\u{1}\(theme.id)\u{2}\(theme.scope.rawValue)".utf8)
      if theme.isFallback { hash.update([6]) }
      for terms in [theme.terms, theme.exclusions] {
        for language in terms.keys.sorted() {
          hash.update("\u{3}\(language)".utf8)
          for term in terms[language] ?? [] { hash.update("\u{4}\(term.source)".utf8) }
        }
        hash.update([5])
      }
    }
    return "sha256:" + hash.finish()
  }
}

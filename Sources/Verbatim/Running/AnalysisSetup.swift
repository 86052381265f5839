public import LanguagePacks
public import TextAnalysis

/// Opens lexicons and codebooks the way the command line does.
public enum AnalysisSetup {
  /// The lexicon files in force: a folder, else the one that `VERBATIM_LEXICONS` names, else those inside the program.
  public static func files(folder: String?, environment: [String: String]) throws(LexiconError)
    -> LexiconFiles
  {
    if let folder = folder ?? environment["VERBATIM_LEXICONS"], !folder.isEmpty {
      return try LexiconFiles(folder: folder)
    }
    return .embedded
  }

  /// An engine with these codebooks, by name or path; the default codebook when none is named.
  public static func engine(
    _ files: LexiconFiles, codebooks names: [String] = [], languages: [String]? = nil
  ) throws(LexiconError) -> TextEngine {
    let library = CodebookLibrary(files)
    var codebooks: [Codebook] = []
    for name in names.isEmpty ? [CodebookLibrary.defaultName] : names {
      codebooks.append(try library.codebook(name))
    }
    return try TextEngine(files: files, languages: languages, codebooks: codebooks)
  }
}

internal import CommentSources
public import LanguagePacks
public import TextAnalysis

/// Opens lexicons and codebooks the way the command line does.
public enum AnalysisSetup {
  /// The lexicon files in force: a folder, else the one that `VERBATIM_LEXICONS` names, else those inside the program.
  public static func files(folder: String?, environment: [String: String]) throws(LexiconError)
    -> LexiconFiles
  {
    if let folder = folder ?? environment["VERBATIM_LEXICONS"], !folder.isEmpty {
      let files = try LexiconFiles(folder: folder)
      for name in files.names { FilesRead.note(folder + "/" + name) }
      return files
    }
    return .embedded
  }

  /// An engine with these codebooks, by name or path; the default codebook when none is named.
  public static func engine(
    _ files: LexiconFiles, codebooks names: [String] = [], languages: [String]? = nil
  ) throws(LexiconError) -> TextEngine {
    var codebooks: [Codebook] = []
    for name in names.isEmpty ? [CodebookLibrary.defaultName] : names {
      codebooks.append(try codebook(name, files))
    }
    return try TextEngine(files: files, languages: languages, codebooks: codebooks)
  }

  /// A codebook, by name or path.
  public static func codebook(_ name: String, _ files: LexiconFiles) throws(LexiconError) -> Codebook {
    let codebook = try CodebookLibrary(files).codebook(name)
    if codebook.file == name { FilesRead.note(name) }
    return codebook
  }
}

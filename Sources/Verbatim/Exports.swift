// A program that imports Verbatim sees the engine, the packs and the value types without naming their modules.

@_exported public import CommentSources
@_exported public import LanguagePacks
@_exported public import RootCause
@_exported public import TextAnalysis
@_exported public import VerbatimModel

/// The tools as clients see them: names, what they are for, and the JSON Schema of their arguments.
enum ToolSchema {
  /// One argument of a tool.
  struct Argument {
    let name: String
    /// The JSON Schema of its value.
    let schema: [String: any Sendable]
    var isRequired = false
  }

  /// One tool.
  struct Tool {
    let name: String
    let description: String
    let arguments: [Argument]

    /// As `tools/list` gives it.
    var json: [String: Any] {
      [
        "name": name, "description": description,
        "annotations": ["readOnlyHint": true, "openWorldHint": false],
        "inputSchema": [
          "type": "object", "additionalProperties": false,
          "properties": Dictionary(
            uniqueKeysWithValues: arguments.map { ($0.name, $0.schema as [String: Any]) }),
          "required": arguments.filter(\.isRequired).map(\.name),
        ] as [String: Any],
      ]
    }
  }

  private static func text(_ name: String, _ about: String, required: Bool = false) -> Argument {
    Argument(name: name, schema: ["type": "string", "description": about], isRequired: required)
  }

  private static func number(_ name: String, _ about: String, least: Int = 1) -> Argument {
    Argument(name: name, schema: ["type": "integer", "minimum": least, "description": about])
  }

  private static let path = text(
    "path", "The file with comments, or a folder of them: CSV, XLSX, JSON, JSON Lines, text, transcripts.",
    required: true)
  private static let codebook = text(
    "codebook",
    "The codebook: a name that list_themes knows, or the path of a YAML file; customer-experience when left out."
  )
  private static let language = text(
    "language", "The language of all texts: nl, sv or en; decided for each when left out.")
  private static let redact = Argument(
    name: "redact",
    schema: [
      "type": "boolean",
      "description":
        "Mask personal data (names, addresses, numbers) before anything is analysed, so that none is in the answer; false when left out.",
    ])
  private static let columns = [
    text("text_column", "The column with the comments, by name or number; found when left out."),
    text("score_column", "The column with the score, by name or number; found when left out."),
    text("scale", "nps, nps10, csat, csat4, dsat, ces or sentiment; inferred when left out."),
  ]

  /// All tools, in the order in which they are listed.
  static let tools: [Tool] = [
    Tool(
      name: "tag",
      description:
        "Language, sentiment and themes of comments, with the words that each rests on. Offsets count Unicode scalars.",
      arguments: [
        Argument(
          name: "texts",
          schema: [
            "type": "array", "items": ["type": "string"], "minItems": 1, "maxItems": 1000,
            "description": "The comments.",
          ] as [String: any Sendable], isRequired: true), codebook, language, redact,
      ]),
    Tool(
      name: "explain",
      description:
        "Why one comment is scored and tagged as it is: tokens, words with sentiment, the rules that changed them, the patterns of its themes.",
      arguments: [text("text", "The comment.", required: true), codebook, language, redact]),
    Tool(
      name: "summary",
      description:
        "Themes of a file of comments linked to score bands: shares, lift, impact on the headline score, with intervals.",
      arguments: [path] + columns + [
        codebook, language, redact, number("top", "The most themes; all when left out."),
        number("min_n", "The fewest comments of a theme; 10 when left out."),
      ]),
    Tool(
      name: "why",
      description:
        "Root cause of a score band or of a theme: drivers, sub-themes, what goes together, phrases.",
      arguments: [path] + columns + [
        codebook, language, redact,
        text("band", "The band to explain, such as detractor; the lowest when left out."),
        text("theme", "The theme to explain, by id, such as contact.waiting."),
        number("min_n", "The fewest comments that a step rests on; 10 when left out."),
      ]),
    Tool(
      name: "discover",
      description: "What the codebook misses: frequent terms of comments that carry no theme.",
      arguments: [path] + columns + [
        codebook, language, redact, number("top", "The most terms; 30 when left out."),
        number("min_n", "The fewest comments of a term; 5 when left out."),
      ]),
    Tool(
      name: "list_themes",
      description: "The themes of a codebook with labels in all languages and the number of their terms.",
      arguments: [codebook]),
  ]
}

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
    /// The keys of the result and the JSON types of their values.
    let result: [String: String]

    /// As `tools/list` gives it.
    ///
    /// With `withResult` the schema of the result is part of it.
    func json(withResult: Bool) -> [String: Any] {
      var json: [String: Any] = [
        "name": name, "description": description,
        "annotations": ["readOnlyHint": true, "openWorldHint": false],
        "inputSchema": [
          "type": "object", "additionalProperties": false,
          "properties": Dictionary(
            uniqueKeysWithValues: arguments.map { ($0.name, $0.schema as [String: Any]) }),
          "required": arguments.filter(\.isRequired).map(\.name),
        ] as [String: Any],
      ]
      if withResult {
        json["outputSchema"] =
          [
            "type": "object", "properties": result.mapValues { ["type": $0] },
            "required": result.keys.sorted(),
          ] as [String: Any]
      }
      return json
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
  private static let role = Argument(
    name: "role",
    schema: [
      "type": "string", "enum": ["customer", "agent", "all"],
      "description": "Whose words count where the file is a transcript; the customer's when left out.",
    ] as [String: any Sendable])

  /// The key under which a result that is a list stands where only an object may.
  static let list = "comments"
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
      ], result: [list: "array"]),
    Tool(
      name: "explain",
      description:
        "Why one comment is scored and tagged as it is: tokens, words with sentiment, the rules that changed them, the patterns of its themes.",
      arguments: [text("text", "The comment.", required: true), codebook, language, redact],
      result: ["text": "string", "language": "string", "sentiment": "object", "themes": "array"]),
    Tool(
      name: "summary",
      description:
        "Themes of a file of comments linked to score bands: shares, lift, impact on the headline score, with intervals.",
      arguments: [path] + columns + [
        codebook, language, role, redact, number("top", "The most themes; all when left out."),
        number("min_n", "The fewest comments of a theme; 10 when left out."),
      ], result: ["rows": "object", "score": "object", "themes": "array"]),
    Tool(
      name: "why",
      description:
        "Root cause of a score band or of a theme: drivers, sub-themes, what goes together, phrases.",
      arguments: [path] + columns + [
        codebook, language, role, redact,
        text("band", "The band to explain, such as detractor; the lowest when left out."),
        text("theme", "The theme to explain, by id, such as contact.waiting."),
        number("min_n", "The fewest comments that a step rests on; 10 when left out."),
      ], result: ["target": "object", "drivers": "array", "steps": "array"]),
    Tool(
      name: "discover",
      description: "What the codebook misses: frequent terms of comments that carry no theme.",
      arguments: [path] + columns + [
        codebook, language, role, redact, number("top", "The most terms; 30 when left out."),
        number("min_n", "The fewest comments of a term; 5 when left out."),
      ], result: ["coverage": "object", "terms": "array"]),
    Tool(
      name: "transcript",
      description:
        "Calls and chats: contact reasons, outcome, customer's mood and what agents do, turn by turn and by agent. Reads WebVTT, SRT, lines of 'Speaker: text', WhatsApp and Teams exports, JSON with turns, a row an utterance.",
      arguments: [
        text("path", "The transcript, or a folder of them.", required: true),
        text("codebook", "A codebook beside contact-centre: a name that list_themes knows, or a YAML file."),
        language, redact,
        text("agent", "A speaker who is an agent, by name or a part of it; found when left out."),
        text("customer", "A speaker who is a customer; found when left out."),
        text("by", "The field that figures are given by: agent, team or another one; agent when left out."),
        number("top", "The most conversations turn by turn; 20 when left out. Figures count all."),
        number("min_n", "The fewest conversations that an agent's figures rest on; 5 when left out."),
      ],
      result: ["conversations": "array", "agents": "array", "total": "object", "files": "object"]),
    Tool(
      name: "list_themes",
      description: "The themes of a codebook with labels in all languages and the number of their terms.",
      arguments: [codebook], result: ["codebook": "string", "themes": "array"]),
  ]
}

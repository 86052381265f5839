/// The tables and views of a database of tags.
enum TagSchema {
  /// What the tables hold is told by their names; `docs/file-formats.md` says it at length.
  static let tables = """
    CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
    CREATE TABLE bands (band TEXT PRIMARY KEY, place INTEGER NOT NULL, low REAL, high REAL) WITHOUT ROWID;
    CREATE TABLE themes (theme TEXT PRIMARY KEY, label TEXT NOT NULL, parent TEXT REFERENCES themes) WITHOUT ROWID;
    CREATE TABLE comments (
      comment INTEGER PRIMARY KEY, "row" INTEGER NOT NULL, "column" TEXT, id TEXT NOT NULL, text TEXT NOT NULL,
      language TEXT, score REAL, band TEXT REFERENCES bands, rejected TEXT,
      sentiment REAL, sentiment_label TEXT, positive REAL, negative REAL,
      no_text INTEGER NOT NULL, no_answer INTEGER NOT NULL, score_mismatch INTEGER NOT NULL);
    CREATE TABLE tags (
      comment INTEGER NOT NULL REFERENCES comments, theme TEXT NOT NULL REFERENCES themes,
      sentiment REAL NOT NULL, sentiment_label TEXT NOT NULL, PRIMARY KEY (comment, theme)) WITHOUT ROWID;
    CREATE TABLE hits (
      comment INTEGER NOT NULL REFERENCES comments, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
      entry TEXT NOT NULL, valence REAL NOT NULL, weight REAL NOT NULL, rules TEXT NOT NULL);
    CREATE TABLE evidence (
      comment INTEGER NOT NULL REFERENCES comments, theme TEXT NOT NULL REFERENCES themes,
      start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, term TEXT NOT NULL);
    """

  /// Indexes and views, made when all rows are there.
  ///
  /// A tag counts for the themes above it too, once a row; the base is scored rows with text that says something.
  static let views = """
    CREATE INDEX tags_by_theme ON tags (theme);
    CREATE INDEX hits_by_comment ON hits (comment);
    CREATE INDEX evidence_by_comment ON evidence (comment);
    CREATE INDEX comments_by_row ON comments ("row");
    CREATE VIEW lineage (theme, ancestor) AS
      WITH RECURSIVE up (theme, ancestor) AS (
        SELECT theme, theme FROM themes
        UNION ALL
        SELECT up.theme, themes.parent FROM up JOIN themes ON themes.theme = up.ancestor
          WHERE themes.parent IS NOT NULL)
      SELECT theme, ancestor FROM up;
    CREATE VIEW base AS
      SELECT "row", min(band) AS band, min(score) AS score FROM comments
      WHERE band IS NOT NULL AND no_text = 0 GROUP BY "row" HAVING min(no_answer) = 0;
    CREATE VIEW band_summary AS
      SELECT bands.band, count(answers.band) AS n,
        count(answers.band) * 1.0 / nullif((SELECT count(DISTINCT "row") FROM comments WHERE band IS NOT NULL), 0)
          AS share
      FROM bands LEFT JOIN (SELECT DISTINCT "row", band FROM comments) AS answers USING (band)
      GROUP BY bands.band ORDER BY bands.place;
    CREATE VIEW mentions AS
      SELECT DISTINCT comments."row" AS "row", lineage.ancestor AS theme
      FROM tags JOIN comments USING (comment) JOIN lineage USING (theme);
    CREATE VIEW theme_summary AS
      SELECT themes.theme, themes.label, count(*) AS n,
        count(*) * 1.0 / (SELECT count(*) FROM base) AS share, avg(base.score) AS mean_score
      FROM mentions JOIN base USING ("row") JOIN themes USING (theme)
      GROUP BY themes.theme ORDER BY n DESC, themes.theme;
    CREATE VIEW theme_bands AS
      SELECT themes.theme, themes.label, base.band, count(*) AS n,
        count(*) * 1.0 / totals.n AS share
      FROM mentions JOIN base USING ("row") JOIN themes USING (theme)
        JOIN (SELECT band, count(*) AS n FROM base GROUP BY band) AS totals ON totals.band = base.band
      GROUP BY themes.theme, base.band ORDER BY themes.theme, base.band;
    """
}

"""Tags a folder of Parquet into another, sets rejects apart, and prints the summary. It runs as it stands:

    spark-submit integrations/spark/examples/tag_parquet.py --binary verbatim --text comment --score nps --scale nps IN OUT

OUT/tagged and OUT/rejects are written; together they hold every row of IN.
"""

import argparse

import verbatim_spark as vs
from pyspark.sql import SparkSession


def main() -> None:
    """Reads, tags, writes, counts."""
    parser = argparse.ArgumentParser(description="Tags a folder of Parquet.")
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--binary", help="the program or its bundle; on PATH of every executor when left out")
    for option in ("--text", "--score", "--scale", "--id"):
        parser.add_argument(option, required=option == "--text")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("verbatim").getOrCreate()
    vs.ship(spark, options.binary)
    choices = {"text": options.text, "score": options.score, "scale": options.scale, "id": options.id}
    comments = spark.read.parquet(options.source)

    tagged = vs.tag(comments, **choices)
    tagged.write.mode("overwrite").parquet(options.target + "/all")
    # Read back, so that nothing is tagged twice for the two halves.
    written = spark.read.parquet(options.target + "/all")
    vs.accepted(written).write.mode("overwrite").parquet(options.target + "/tagged")
    vs.rejects(written).write.mode("overwrite").parquet(options.target + "/rejects")

    print(vs.summary(comments, format="table", **choices))
    spark.stop()


if __name__ == "__main__":
    main()

"""Structured Streaming: files of JSON Lines that arrive in a folder are tagged as they come. It runs as it stands:

    spark-submit integrations/spark/examples/tag_arriving.py --binary verbatim \\
        --schema 'id string, nps int, comment string' --text comment --score nps --scale nps INBOX OUT

Rows go to OUT/tagged as Parquet; OUT/state remembers what was read, so a restart goes on where it ended. With --once it
takes what is there and ends.
"""

import argparse

import verbatim_spark as vs
from pyspark.sql import SparkSession


def main() -> None:
    """Starts the query and waits for it."""
    parser = argparse.ArgumentParser(description="Tags files that arrive in a folder.")
    parser.add_argument("inbox")
    parser.add_argument("target")
    parser.add_argument("--schema", required=True, help="the columns of the files, as Spark writes them")
    parser.add_argument("--binary", help="the program or its bundle; on PATH of every executor when left out")
    parser.add_argument("--once", action="store_true", help="take what is there, then end")
    for option in ("--text", "--score", "--scale", "--id"):
        parser.add_argument(option, required=option == "--text")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("verbatim-stream").getOrCreate()
    vs.ship(spark, options.binary)

    arriving = spark.readStream.schema(options.schema).option("maxFilesPerTrigger", 100).json(options.inbox)
    tagged = vs.tag(arriving, text=options.text, score=options.score, scale=options.scale, id=options.id)
    query = (
        tagged.writeStream.format("parquet")
        .option("path", options.target + "/tagged")
        .option("checkpointLocation", options.target + "/state")
        .trigger(**({"availableNow": True} if options.once else {"processingTime": "10 seconds"}))
        .start()
    )
    query.awaitTermination()


if __name__ == "__main__":
    main()

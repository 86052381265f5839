"""Structured Streaming: files of JSON Lines that arrive in a folder are tagged as they come. It runs as it stands:

    spark-submit integrations/spark/examples/tag_arriving.py --binary verbatim \\
        --schema 'id string, nps int, comment string' --text comment --score nps --scale nps INBOX OUT

Each batch of rows goes to OUT/tagged/batch=N as Parquet; rows without a usable score, without an answer, or that do not fit
the schema go to OUT/rejects/batch=N with the reason. OUT/state remembers what was read, so a restart goes on where it ended,
and writes an unfinished batch again in its own place. With --once it takes what is there and ends.
"""

import argparse

import verbatim_spark as vs
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, lit

# Where Spark's reader puts a line that is no JSON.
CORRUPT = "_corrupt_record"


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

    schema = f"{options.schema}, {CORRUPT} string"
    arriving = spark.readStream.schema(schema).option("maxFilesPerTrigger", 100).json(options.inbox)
    tagged = vs.tag(arriving, text=options.text, score=options.score, scale=options.scale, id=options.id)
    query = (
        tagged.writeStream.foreachBatch(lambda batch, number: write(batch, number, options.target))
        .option("checkpointLocation", options.target + "/state")
        .trigger(**({"availableNow": True} if options.once else {"processingTime": "10 seconds"}))
        .start()
    )
    query.awaitTermination()


def write(batch: DataFrame, number: int, target: str) -> None:
    """One batch, each row in one of two places; kept meanwhile, so that nothing is tagged twice."""
    batch = batch.persist()
    is_json = col(CORRUPT).isNull()
    broken = batch.where(~is_json).withColumn("reason", lit("no record of this schema"))
    rejected = vs.rejects(batch.where(is_json)).unionByName(broken)
    rejected.write.mode("overwrite").parquet(f"{target}/rejects/batch={number}")
    vs.accepted(batch.where(is_json)).drop(CORRUPT).write.mode("overwrite").parquet(f"{target}/tagged/batch={number}")
    batch.unpersist()


if __name__ == "__main__":
    main()

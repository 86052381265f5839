"""A Spark whose executors are processes of their own and have nothing but what is sent to them: run by test_shipping.

Prints one JSON value: what came of the mode that was named.
"""

import json
import os
import sys
import warnings

import verbatim_spark as vs
from pyspark.sql import SparkSession
from verbatim_spark.binary import find_binary

TEXTS = ["They left me on hold", "What a zorgelblorp shop"]


def main():
    """The mode, and the files that it sends."""
    mode, *files = sys.argv[1:]
    warnings.simplefilter("ignore")
    spark = (
        SparkSession.builder.master("local-cluster[1,1,512]")
        .config("spark.ui.enabled", "false")
        .config("spark.executor.memory", "512m")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.task.maxFailures", "1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    try:
        print(json.dumps({"shipped": shipped, "submitted": answers}[mode](spark, *files)))
    finally:
        spark.stop()


def shipped(spark, bundle, lexicons, codebook, broken):
    """First nothing is sent, then a program that does not start, then all that is needed."""
    df = spark.createDataFrame([(text,) for text in TEXTS], "text string").coalesce(1)
    missing = error_of(vs.tag(df, text="text"))
    vs.ship(spark, files=[broken])
    cannot = error_of(vs.tag(df, text="text", binary="/elsewhere/" + os.path.basename(broken)))
    for _ in range(2):
        vs.ship(spark, bundle, lexicons=lexicons, files=[codebook])
    found = answers(spark, lexicons, codebook)
    with open(os.path.join(lexicons, "en", "sentiment.tsv"), "a") as file:
        file.write("nice\t-1\n")
    try:
        vs.ship(spark, lexicons=lexicons)
        again = "it was sent"
    except vs.VerbatimError as error:
        again = str(error)
    return {"missing": missing, "broken": cannot, "again": again, **found}


def answers(spark, lexicons, codebook):
    """What executors say, and where they found the program; files are named by paths that are not on this machine."""
    df = spark.createDataFrame([(text,) for text in TEXTS], "text string").coalesce(1)
    names = {"lexicons": "/elsewhere/" + os.path.basename(lexicons), "codebooks": ["/elsewhere/" + os.path.basename(codebook)]}
    rows = vs.tag(df, text="text", lang="en", **names).collect()
    return {
        "themes": [[theme["id"] for theme in row["themes"]] for row in rows],
        "scores": [row["sentiment"]["score"] for row in rows],
        "counted": vs.summary(df, text="text", lang="en", **names)["rows"]["read"],
        "found": spark.sparkContext.parallelize([0], 1).map(lambda _: [find_binary(), os.getcwd()]).first(),
    }


def error_of(df):
    """What the job says where it fails."""
    try:
        df.collect()
    except Exception as error:
        return str(error)
    return "it did not fail"


if __name__ == "__main__":
    main()

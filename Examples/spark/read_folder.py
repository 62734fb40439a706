"""Reads a folder of texts with Apache Spark, each with its conclusions as one line of JSON.

    read_folder.py FOLDER [PROGRAM]

FOLDER holds plain texts in UTF-8; PROGRAM is `suivi` unless another is named. Spark runs in local mode here; on a cluster
the program must be on each machine.
"""

import json
import os
import shlex
import shutil
import sys

from pyspark.sql import SparkSession

folder = os.path.abspath(sys.argv[1])
program = shutil.which(sys.argv[2] if len(sys.argv) > 2 else "suivi")
if program is None:
    sys.exit("the program suivi is not on PATH; name it as the second argument")

spark = SparkSession.builder.master("local[2]").appName("suivi").config("spark.ui.enabled", "false").getOrCreate()
texts = spark.sparkContext.wholeTextFiles("file://" + folder, minPartitions=2)
# One record a line goes to each copy of the program, and one line comes back.
records = texts.map(lambda pair: json.dumps({"file": os.path.basename(pair[0]), "text": pair[1]}))
lines = records.pipe(shlex.quote(os.path.abspath(program)) + " read --format jsonl --each-line -", checkCode=True)
for line in lines.toLocalIterator():
    print(line)
spark.stop()

"""count.py MASTER FOLDER [NAME TABLE CSV]...: in Spark, the query FOLDER/NAME.sql over TABLE, which is the CSV as
Parquet in two partitions by case, into FOLDER/NAME.csv; and how much of the processor's time each took. While the
first is counted a worker on this machine is killed: another does its part again, and the bytes are the same."""
import os, pathlib, signal, subprocess, sys, threading, time

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, crc32, encode

master, folder = sys.argv[1], pathlib.Path(sys.argv[2])
spark = (SparkSession.builder.master(master).config("spark.ui.enabled", "false")
         .config("spark.sql.constraintPropagation.enabled", "false").config("spark.driver.memory", "2g")
         .config("spark.sql.shuffle.partitions", "4").getOrCreate())
spark.sparkContext.setLogLevel("ERROR")
driver = pathlib.Path(f"/proc/{spark.sparkContext._gateway.proc.pid}/stat")


def now():
    used = driver.read_text().rsplit(")", 1)[1].split()[11:13]
    return time.monotonic(), sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def told(name, what, since):
    then = now()
    print(f"{name}: {what} {then[0] - since[0]:.1f} s, {then[1] - since[1]:.1f} s of the driver's processor", flush=True)
    return then


def workers():
    """The processes that count for the driver."""
    found = subprocess.run(["pgrep", "-P", str(spark.sparkContext._gateway.proc.pid), "-f", "CoarseGrainedExecutorBackend"],
                           capture_output=True, text=True)
    return [int(number) for number in found.stdout.split()]


def kill_one():
    while not spark.sparkContext.statusTracker().getActiveStageIds():
        time.sleep(0.05)
    killed.append(workers()[0])
    os.kill(killed[0], signal.SIGKILL)


killed = []
for name, table, csv in zip(*[iter(sys.argv[3:])] * 3):
    parquet, parts = str(folder / f"{name}.parquet"), folder / f"{name}.parts"
    rows = spark.read.csv(csv, header=True, multiLine=True, quote='"', escape='"')
    part = crc32(encode(col(f"`{rows.columns[0]}`"), "UTF-8")) % 2
    rows.withColumn("part", part).write.partitionBy("part").parquet(parquet)
    spark.read.parquet(parquet).createOrReplaceTempView(table)
    since = now()
    cube = spark.sql((folder / f"{name}.sql").read_text())
    since = told(name, "analysed in", since)
    killer = threading.Thread(target=kill_one)
    if not killed:
        killer.start()
    cube.coalesce(1).write.csv(str(parts), header=True, escape='"', emptyValue="")
    told(name, "planned and counted, a worker killed, in" if killer.ident else "planned and counted in", since)
    assert killed and killed[0] not in workers(), "no worker was killed"
    next(parts.glob("part-*.csv")).rename(folder / f"{name}.csv")
spark.stop()

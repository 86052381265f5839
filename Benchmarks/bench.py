"""Times the program against the yardsticks and writes docs/performance.md (see bench.sh).

usage: bench.py PROGRAM FOLDER SHARED ROWS
"""
import csv, os, platform, re, resource, statistics, subprocess, sys, time

PROGRAM, FOLDER, SHARED, ROWS = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
RUNS = 7


def run(command, timeout=900):
    """CPU seconds, wall seconds, peak memory in MB and what a command printed."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
    out, err = process.communicate(timeout=timeout)
    wall = time.monotonic() - began
    if process.returncode not in (0,):
        sys.exit(f"{' '.join(command)}: {err[:400]}")
    return wall, out


def measured(command):
    """CPU seconds, wall seconds and peak memory in MB of one run, by the kernel's own account."""
    report = f"{FOLDER}/usage"
    code = (
        "import os,resource,subprocess,sys\n"
        "import time\n"
        "t=time.monotonic();r=subprocess.run(sys.argv[2:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL).returncode\n"
        "w=time.monotonic()-t;u=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "open(sys.argv[1],'w').write(f'{u.ru_utime+u.ru_stime} {w} {u.ru_maxrss/1024} {r}')\n"
    )
    subprocess.run([sys.executable, "-c", code, report, *command], check=True)
    cpu, wall, memory, status = open(report).read().split()
    if status != "0":
        sys.exit(f"{' '.join(command)} ended with status {status}")
    return float(cpu), float(wall), float(memory)


def repeated(rows, path, text_path=None):
    """Writes the bench file's rows over and over, with ids of their own; returns the bytes of comment text."""
    with open(f"{SHARED}/bench/bench.csv", newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        header, body = next(reader), list(reader)
    size = 0
    with open(path, "w", newline="", encoding="utf-8") as file:
        text = open(text_path, "w", encoding="utf-8") if text_path else None
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(rows):
            row = body[number % len(body)]
            writer.writerow([f"r{number:08d}", *row[1:]])
            comment = row[-1]
            size += len(comment.encode())
            if text:
                text.write(comment.replace("\n", " ") + "\n")
    return size


def icu(path):
    """MB/s of CPU time that the ICU yardstick reports."""
    out = subprocess.run([f"{FOLDER}/icu_words", path], capture_output=True, text=True, check=True).stdout
    return float(re.search(r"([\d.]+) MB/s", out).group(1))


def tag(path, *more):
    return [PROGRAM, "tag", path, "--quiet", "-o", f"{FOLDER}/out.jsonl", *more]


def summary(path, *more):
    return [PROGRAM, "summary", path, "--by", "region", "--quiet", "--format", "json", "-o", f"{FOLDER}/out.json", *more]


def hostile():
    """Inputs that make careless programs quadratic, with their size."""
    def cell(name, text):
        path = f"{FOLDER}/{name}.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "score"])
            writer.writerow([text, 3])
            for i in range(20):
                writer.writerow(["snelle levering", 3 + i % 2])
        return path

    yield "one comment of 20 MB, ordinary words", cell("long", "de levering was niet goed maar de service prima " * 420_000)
    yield "a comment of two million negators", cell("negators", "niet goed " * 1_000_000)
    yield "a million emoji", cell("emoji", "😀" * 1_000_000)
    yield "a word of 10 MB", cell("word", "a" * 10_000_000)
    yield "a million quotes", cell("quotes", '"' * 1_000_000)
    path = f"{FOLDER}/distinct.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("text,score\n")
        for i in range(100_000):
            file.write(" ".join(f"w{i * 10 + j:x}q" for j in range(10)) + f",{i % 5 + 1}\n")
    yield "a million distinct words", path
    path = f"{FOLDER}/wide.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(["text", "score"] + [f"c{i}" for i in range(9_998)]) + "\n")
        for i in range(100):
            file.write(",".join(["snelle levering", str(i % 5 + 1)] + ["x"] * 9_998) + "\n")
    yield "10,000 columns", path


def codebook(terms):
    """A codebook with so many made-up terms, and the path it was written to."""
    path = f"{FOLDER}/terms{terms}.yaml"
    with open(path, "w", encoding="utf-8") as file:
        file.write("codebook: bench\nversion: 1\nthemes:\n")
        for theme in range(10):
            words = ", ".join(f"'zq{theme}x{i} *ing'" if i % 5 == 0 else f"kw{theme}v{i}" for i in range(terms // 10))
            file.write(f"  - id: t{theme}\n    label: {{en: T{theme}}}\n    terms: {{nl: [{words}], sv: [{words}], en: [{words}]}}\n")
    return path


def commit():
    out = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    dirty = subprocess.run(["git", "status", "--porcelain", "Sources", "lexicons"], capture_output=True, text=True).stdout
    return out + (" with changes" if dirty else "")


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    source, text = f"{FOLDER}/bench.csv", f"{FOLDER}/bench.txt"
    size = repeated(ROWS, source, text) / 1e6
    small = f"{FOLDER}/small.csv"
    repeated(20_000, small)
    lines = [
        "# Performance", "",
        f"Written by `Scripts/bench.sh` from commit {commit()} on {os.cpu_count()} cores of {processor()}.",
        f"Input: {ROWS:,} real comments in three languages ({size:.1f} MB of comment text). Medians of {RUNS} runs, each beside a run",
        "of the yardstick: plain ICU word boundaries over the same text and nothing else. MB are of comment text, a second of CPU",
        "time; ratios are what to compare, since machines differ.", "",
        "| what | MB/s | × plain ICU words |", "|---|---|---|",
    ]
    plain, rows = [], {"`tag` to JSON Lines, one thread": [], "`summary --by region`, one thread": []}
    for _ in range(RUNS):
        plain.append(icu(text))
        rows["`tag` to JSON Lines, one thread"].append(measured(tag(source, "--threads", "1"))[0])
        rows["`summary --by region`, one thread"].append(measured(summary(source, "--threads", "1"))[0])
    yardstick = statistics.median(plain)
    lines.append(f"| plain ICU word boundaries | {yardstick:.1f} | 1.00 |")
    for name, times in rows.items():
        speed = size / statistics.median(times)
        lines.append(f"| {name} | {speed:.1f} | {speed / yardstick:.3f} |")
    one = statistics.median(measured(tag(source, "--threads", "1"))[1] for _ in range(3))
    two = statistics.median(measured(tag(source, "--threads", "2"))[1] for _ in range(3))
    lines += ["", "| what | measured |", "|---|---|", f"| two threads against one, by the clock | {one / two:.2f} × |"]
    start = statistics.median(measured([PROGRAM, "--version"])[1] for _ in range(RUNS)) * 1000
    explain = statistics.median(measured([PROGRAM, "explain", "Snelle levering, maar slechte service"])[1] for _ in range(RUNS)) * 1000
    lines.append(f"| start: `--version` · `explain` of a sentence | {start:.0f} ms · {explain:.0f} ms |")
    whole = statistics.median(measured(summary(small))[1] for _ in range(3))
    lines.append(f"| `summary` of 20,000 rows, whole process | {whole:.2f} s |")
    few, many = (
        statistics.median(measured(tag(small, "--threads", "1", "--themes", codebook(n)))[0] for _ in range(5))
        for n in (100, 10_000))
    lines.append(f"| a codebook of 10,000 terms against one of 100, 20,000 rows, reading it included | {many / few:.2f} × |")
    for name, command in (("tag", tag), ("summary", summary)):
        memory = [measured(command(path))[2] for path in (small, source)]
        lines.append(f"| peak memory of `{name}`, 20,000 and {ROWS:,} rows | {memory[0]:.0f} and {memory[1]:.0f} MB |")
    lines += ["", "## Hostile input", "", "`summary` of files that make careless programs slow without end; time a byte, start included.", "",
              "| input | size | CPU time | ns a byte | peak memory |", "|---|---|---|---|---|"]
    for name, path in hostile():
        cpu, _, memory = measured([PROGRAM, "summary", path, "--text", "text", "--score", "score", "--quiet"])
        bytes_ = os.path.getsize(path)
        lines.append(f"| {name} | {bytes_ / 1e6:.1f} MB | {cpu:.2f} s | {cpu / bytes_ * 1e9:.0f} | {memory:.0f} MB |")
    notes = "docs/performance-notes.md"
    if os.path.exists(notes):
        lines += ["", open(notes, encoding="utf-8").read().strip()]
    open("docs/performance.md", "w", encoding="utf-8").write("\n".join(lines) + "\n")
    print("\n".join(lines))


main()

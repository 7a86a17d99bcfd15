"""The commands about whom to learn from: districts alike, what is expected, clusters of neighbours."""

import argparse
from typing import Any

from stuntmap.cli import clustered, learned
from stuntmap.language import Language
from stuntmap.vocabulary import LATEST_YEAR


def add_learning(words: Language, commands: Any, as_json: argparse.ArgumentParser) -> None:
    """Add the commands about whom to learn from."""
    _ = words.text
    year = _("year of a comparable survey ({year})", year=LATEST_YEAR)
    for name, run, told in (
        ("alike", learned.print_alike, _("districts in like circumstances, and whom to learn from")),
        ("expected", learned.print_expected, _("what circumstances let expect of a district")),
    ):
        command = commands.add_parser(name, help=told, parents=[as_json])
        command.add_argument("region", help=_("region code, for example 3310"))
        command.add_argument("--year", default=str(LATEST_YEAR), help=year)
        command.set_defaults(run=run)
    told = _("clusters of districts that border each other (Moran's I)")
    command = commands.add_parser("clusters", help=told, parents=[as_json])
    command.add_argument("--province", help=_("two-digit province code, for example 33"))
    command.add_argument("--island", help=_("an island group, in place of a province"))
    command.add_argument("--year", default=str(LATEST_YEAR), help=year)
    command.add_argument("--geojson", action="store_true", help=_("print the districts as GeoJSON instead of words"))
    command.set_defaults(run=clustered.print_clusters)

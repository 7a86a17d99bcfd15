"""`stuntmap minilok`: the pack of a kecamatan's mini lokakarya, made of the own recap of its district."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stuntmap.cli.files import made_folder, read_bounded, write_whole
from stuntmap.cli.output import print_json
from stuntmap.cli.recap import recap_in
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.reading_day import today

if TYPE_CHECKING:
    from stuntmap.answers.interventions import Interventions
    from stuntmap.answers.recap import Recap


def print_minilok(options: argparse.Namespace) -> int:
    """Make the packs of one kecamatan, or of all kecamatan of the district, and print what was written."""
    from stuntmap.answers.parts_meeting import parts_facts
    from stuntmap.report.parts.pack import minilok_bytes, minilok_name

    words: Language = options.words
    recap, interventions = recap_of(options), interventions_of(options)
    assert recap is not None
    codes = [options.kecamatan] if options.kecamatan else _every_kecamatan(recap)
    facts = [
        parts_facts(recap, subdistrict_code=code, month=recap.month, interventions=interventions) for code in codes
    ]
    folder = Path(options.out)
    made_folder(folder)
    date = options.date or words.day(today())
    files = []
    for one in facts:
        content = minilok_bytes(words, one, date)
        path = folder / minilok_name(one)
        write_whole(path, content)
        files.append(
            {"region_code": one.region_code, "region_name": one.region_name, "path": str(path), "bytes": len(content)}
        )
        if not options.json:
            print(words.text("{path} ({size} MB)", path=path, size=words.number(len(content) / 1e6, 1)))
    if options.json:
        print_json({"month": recap.month, "files": files})
    return 0


def recap_of(options: argparse.Namespace) -> "Recap | None":
    """The recap that the options name; None where they name none.

    Raises:
        BadChoiceError: expected children, names, rows or interventions without a recap; or as `recap_in`.
    """
    if not options.recap:
        if options.expected or options.interventions or options.names or options.month or options.anyway:
            raise BadChoiceError("recap_not_named")
        return None
    return recap_in(options.recap, options, options.region)


def interventions_of(options: argparse.Namespace) -> "Interventions | None":
    """The table of interventions that the options name; None where they name none. Raises as `read_interventions`."""
    from stuntmap.answers.interventions import read_interventions

    if not options.interventions:
        return None
    return read_interventions(read_bounded(options.interventions), district_code=options.region)


def _every_kecamatan(recap: "Recap") -> list[str]:
    """The kecamatan of the district of which the recap has measured children in its month, and figures to hand out."""
    from stuntmap.vocabulary import CHILDREN_MEASURED, IS_HIDDEN, SUBDISTRICT

    table = recap.by_region(SUBDISTRICT)
    return [str(code) for code in table.index[(table[CHILDREN_MEASURED] > 0) & ~table[IS_HIDDEN].astype(bool)]]

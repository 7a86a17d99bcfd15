"""`stuntmap interventions`: what an own table of interventions holds and what is wrong in it; a table to fill."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stuntmap.cli.files import read_bounded, write_whole
from stuntmap.cli.output import FOR_PROGRAMS, print_json
from stuntmap.cli.recap import NOTHING_USABLE, print_names_and_findings
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language

if TYPE_CHECKING:
    from stuntmap.answers.interventions import Interventions


def check_interventions(options: argparse.Namespace) -> int:
    """Print what a table of interventions holds; 2 where no figure of it may be used."""
    from stuntmap.answers.interventions import read_interventions
    from stuntmap.data.recaps.confirmations import confirmations_csv, read_confirmations

    table = read_interventions(
        read_bounded(options.file),
        period=options.period,
        district_code=options.district,
        confirmed=read_confirmations(read_bounded(options.names)) if options.names else None,
    )
    if options.save_names:
        write_whole(Path(options.save_names), confirmations_csv(table.places.matches, table.places.register.names))
    if options.json:
        from stuntmap.report.records.interventions import interventions_record

        print_json(interventions_record(table, FOR_PROGRAMS))
    else:
        _print(table, options.words)
    return 0 if len(table.used()) else NOTHING_USABLE


def write_template(options: argparse.Namespace) -> int:
    """Write the table of a district's kecamatan or desa that is to be filled in."""
    from stuntmap.answers.recap_places import register_of
    from stuntmap.data.interventions.periods import is_intervention_period
    from stuntmap.report.intervention_template import intervention_template
    from stuntmap.vocabulary import SUBDISTRICT, VILLAGE

    if options.period and not is_intervention_period(options.period):
        raise BadChoiceError("interventions_bad_period", period=options.period)
    register, level = register_of(options.region), VILLAGE if options.villages else SUBDISTRICT
    path = Path(options.out)
    content = intervention_template(register.subdistricts, register.villages, level, options.period or "")
    write_whole(path, content)
    rows = len(register.villages if options.villages else register.subdistricts)
    if options.json:
        print_json({"file": str(path), "rows": rows})
    else:
        words: Language = options.words
        print(words.text("{file}: {rows} rows.", file=path, rows=words.number(rows)))
    return 0


def _print(table: "Interventions", words: Language) -> None:
    from stuntmap import phrases
    from stuntmap import vocabulary as v
    from stuntmap.report.narrative.interventions import (
        ROUTINE_WARNING,
        TARGETS_NOTE,
        indicator_title,
        interventions_sentence,
        share_words,
        taken_sentence,
        weakest_sentence,
    )

    _ = words.text
    shares = table.by_region(table.level)
    print(_(ROUTINE_WARNING))
    print(taken_sentence(words, table, None))
    print(interventions_sentence(words, table, table.period, shares, table.level))
    own = table.of_district().set_index(v.INDICATOR)
    for name, row in own.iterrows():
        one = table.indicators[str(name)]
        share = phrases.DASH if row[v.COVERED] != row[v.COVERED] else share_words(words, row)
        target = "" if one.target_pct is None else _("target {target}", target=words.percent(one.target_pct))
        told = ", ".join(filter(None, (share, target)))
        print(f"  {indicator_title(words, one)}: {told}")
        print(f"    {weakest_sentence(words, shares, one, table.level)}")
    print(_(TARGETS_NOTE))
    print_names_and_findings(table, words)

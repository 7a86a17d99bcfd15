"""`stuntmap recap`: what a region's own recap of routine weighing holds and what is wrong in it; a table to fill in."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stuntmap.cli.files import read_bounded, write_whole
from stuntmap.cli.output import FOR_PROGRAMS, print_json
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.language.error_words import term_words

if TYPE_CHECKING:
    from stuntmap.answers.interventions import Interventions
    from stuntmap.answers.recap import Recap

NOTHING_USABLE = 2


def recap_in(file: str, options: argparse.Namespace, district_code: str | None) -> "Recap":
    """The recap in `file`, read as the options say: expected, month, names, anyway.

    Raises:
        BadChoiceError: a row to use anyway that is none, or about which nothing can be decided; or as `read_recap`.
    """
    from stuntmap.answers.recap import IMPOSSIBLE, read_recap
    from stuntmap.data.recaps.confirmations import read_confirmations

    content, asked = read_bounded(file), _rows_of(options.anyway or "")
    recap = read_recap(
        content,
        expected=read_bounded(options.expected) if options.expected else None,
        month=options.month,
        district_code=district_code,
        confirmed=read_confirmations(read_bounded(options.names)) if options.names else None,
        used_anyway=asked,
    )
    open_to_decision = {
        row
        for one in recap.findings
        if one.excludes and one.kind not in IMPOSSIBLE
        for row in ((one.sheet, one.row), (None, one.row))
    }
    if beside := [str(row) for sheet, row in asked if (sheet, row) not in open_to_decision]:
        raise BadChoiceError("recap_row_undecidable", rows=beside)
    return recap


def _rows_of(text: str) -> list[tuple[str | None, int]]:
    """Sheet and row of each part of "12,Rekap:15"; None as the sheet stands for any."""
    found: list[tuple[str | None, int]] = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        sheet, _, row = part.rpartition(":")
        if not row.strip().isdigit():
            raise BadChoiceError("recap_bad_row", row=part)
        found.append((sheet or None, int(row)))
    return found


def check_recap(options: argparse.Namespace) -> int:
    """Print what a recap holds; 2 where no row of it may be used."""
    from stuntmap.data.recaps.confirmations import confirmations_csv

    recap = recap_in(options.file, options, options.district)
    if options.save_names:
        names = confirmations_csv(recap.places.matches, recap.places.register.names)
        write_whole(Path(options.save_names), names)
    if options.json:
        from stuntmap.report.records.recap import recap_record

        print_json(recap_record(recap, FOR_PROGRAMS))
    else:
        _print(recap, options.words)
    return 0 if len(recap.used()) else NOTHING_USABLE


def write_template(options: argparse.Namespace) -> int:
    """Write the table of a district's villages that is to be filled in."""
    from stuntmap.answers.recap_places import register_of
    from stuntmap.data.recaps.months import is_period
    from stuntmap.report.recap_template import recap_template

    if options.month and not is_period(options.month):
        raise BadChoiceError("recap_bad_month", month=options.month)
    register = register_of(options.region)
    path = Path(options.out)
    write_whole(path, recap_template(register.subdistricts, register.villages, options.month or ""))
    if options.json:
        print_json({"file": str(path), "rows": len(register.villages)})
    else:
        words: Language = options.words
        print(words.text("{file}: {rows} villages.", file=path, rows=words.number(len(register.villages))))
    return 0


def _print(recap: "Recap", words: Language) -> None:
    from stuntmap.answers.recap import UNIT_NAMES

    _ = words.text
    totals = recap.totals()
    unknown = _("unknown")
    print(_("Routine data (e-PPGBM), not comparable with the survey."))
    print(
        _(
            "{rows} rows by {unit} of {district}, month {month}; {excluded} not used.",
            rows=words.number(len(recap.rows)),
            unit=_(UNIT_NAMES[recap.unit]),
            district=recap.district_name,
            month=recap.month or unknown,
            excluded=words.number(recap.excluded),
        )
    )
    print(
        _(
            "{stunted} of {measured} children measured are stunted: {prevalence}.",
            stunted=words.number(totals.children_stunted),
            measured=words.number(totals.children_measured),
            prevalence=unknown if totals.prevalence_pct is None else words.percent(totals.prevalence_pct),
        )
    )
    expected = unknown if totals.children_expected is None else words.number(totals.children_expected)
    coverage = unknown if totals.coverage_pct is None else words.percent(totals.coverage_pct)
    print(_("Children expected: {expected}; coverage: {coverage}.", expected=expected, coverage=coverage))
    print_names_and_findings(recap, words)


def print_names_and_findings(table: "Recap | Interventions", words: Language) -> None:
    """Print how the names of a table were found, those to confirm, and everything that is wrong or odd in it."""
    from stuntmap.data.recaps.matching import CERTAIN, DOUBTFUL, UNMATCHED

    _ = words.text
    print(
        _(
            "Names: {matched} matched, {doubtful} to confirm, {unmatched} not found.",
            matched=words.number(len(table.matches(*CERTAIN))),
            doubtful=words.number(len(table.matches(DOUBTFUL))),
            unmatched=words.number(len(table.matches(UNMATCHED))),
        )
    )
    names = table.places.register.names
    for place, match in table.matches(DOUBTFUL).items():
        offered = "; ".join(f"{code} {names[code]}" for code in match.candidates)
        print(f"  ?  {place.name} ({place.subdistrict}): {offered}")
    for place in table.matches(UNMATCHED):
        print(f"  -  {place.name} ({place.subdistrict})")
    for finding in table.findings:
        at = _("row {row}", row=finding.row) if finding.row else ""
        where = " ".join(filter(None, (finding.sheet, at)))
        print(f"  !  {where}{': ' if where else ''}{term_words(finding.words, words)}")

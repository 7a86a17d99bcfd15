"""`stuntmap verify` and `stuntmap boundaries`: whether the data are sound, and the reader's own boundary file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from stuntmap.cli.output import FOR_PROGRAMS, print_json
from stuntmap.language import Language, Term
from stuntmap.language.error_words import said
from stuntmap.vocabulary import LEVEL_OF_NAME

if TYPE_CHECKING:
    from stuntmap.data.own_areas import OwnAreas
    from stuntmap.data.own_boundaries import MatchReport


def verify(options: argparse.Namespace) -> int:
    """Print every check of the data files and its outcome; 1 when one fails."""
    from stuntmap.data.verification import verify_project

    words: Language = options.words
    _ = words.text
    results = verify_project()
    failed = [result for result in results if not result.ok]
    if options.json:
        print_json(
            [
                {"name": said(result.name, FOR_PROGRAMS), "ok": result.ok, "detail": said(result.found, FOR_PROGRAMS)}
                for result in results
            ]
        )
    else:
        for result in results:
            print(f"{_('ok') if result.ok else _('FAULT')}  {said(result.name, words)}: {said(result.found, words)}")
        print(_("{count} checks, {failed} with a fault.", count=len(results), failed=len(failed)))
    return 1 if failed else 0


def check_boundaries(options: argparse.Namespace) -> int:
    """Print what a boundary file would bring."""
    from stuntmap.data import own_boundaries

    if options.district:
        _print_areas(own_boundaries.check_areas(Path(options.file), options.district, crs=options.crs), options)
        return 0
    _print_report(
        own_boundaries.check_boundaries(Path(options.file), keep_covered=options.keep_covered, crs=options.crs), options
    )
    return 0


def import_boundaries(options: argparse.Namespace) -> int:
    """Take a boundary file over and print what it brought."""
    from stuntmap.data import own_boundaries

    if options.district:
        _print_areas(own_boundaries.import_areas(Path(options.file), options.district, crs=options.crs), options)
    else:
        _print_report(
            own_boundaries.import_boundaries(Path(options.file), keep_covered=options.keep_covered, crs=options.crs),
            options,
        )
    if not options.json:
        print(
            options.words.text(
                "Taken over. Start the dashboard again; `stuntmap boundaries restore` puts the previous ones back."
            )
        )
    return 0


def restore_boundaries(options: argparse.Namespace) -> int:
    """Put the boundaries back that the last import replaced."""
    from stuntmap.data import own_boundaries

    own_boundaries.restore_boundaries()
    if options.json:
        print_json({"restored": True})
    else:
        print(options.words.text("The previous boundaries are back. Start the dashboard again."))
    return 0


def _print_areas(own: "OwnAreas", options: argparse.Namespace) -> None:
    """What a file of kecamatan or desa holds of one district."""
    if options.json:
        tables = {name: getattr(own, name).to_dict("records") for name in ("matched", "unmatched")}
        print_json(
            {"file": options.file, "level": own.level, **tables, "elsewhere": own.elsewhere, "missing": own.missing}
        )
        return
    words: Language = options.words
    _ = words.text
    for row in own.matched.to_dict("records"):
        print(f"{_('ok')}  {row['region_code']}  {row['region_name']}  <- {row['name_in_file']}")
    for row in own.unmatched.to_dict("records"):
        print(_("not matched: row {row} ({name})", row=row["row"], name=row["name_in_file"]))
    print(
        _(
            "{level}: {matched} rows matched, {unmatched} not, {elsewhere} of other districts; {missing} are missing.",
            level=_(LEVEL_OF_NAME[own.level].one),
            matched=words.number(len(own.matched)),
            unmatched=words.number(len(own.unmatched)),
            elsewhere=words.number(own.elsewhere),
            missing=words.number(len(own.missing)),
        )
    )


def _print_report(report: "MatchReport", options: argparse.Namespace) -> None:
    if options.json:
        from stuntmap.report.records.values import plain

        print_json(
            {
                "file": str(report.path),
                **{
                    name: [
                        {
                            key: said(cell, FOR_PROGRAMS) if isinstance(cell, Term) else plain(cell)
                            for key, cell in row.items()
                        }
                        for row in table.to_dict("records")
                    ]
                    for name, table in (("matched", report.matched), ("unmatched", report.unmatched))
                },
                "repaired": report.repaired,
                "kept": report.kept,
            }
        )
        return
    words: Language = options.words
    _ = words.text
    for row in report.matched.to_dict("records"):
        named = row["name_in_file"] or row["code_in_file"]
        joined = f" ({_('{count} parts joined', count=words.number(row['parts']))})" if row["parts"] > 1 else ""
        print(f"{_('ok')}  {row['region_code']}  {row['region_name']}  <- {named}{joined}")
    for row in report.unmatched.to_dict("records"):
        name = row["name_in_file"] or row["code_in_file"]
        print(
            _("not matched: row {row} ({name}): {reason}", row=row["row"], name=name, reason=said(row["reason"], words))
        )
    print(
        _(
            "{matched} matched, {unmatched} not matched, {repaired} repaired; {kept} districts keep their shape.",
            matched=len(report.matched),
            unmatched=len(report.unmatched),
            repaired=report.repaired,
            kept=report.kept,
        )
    )

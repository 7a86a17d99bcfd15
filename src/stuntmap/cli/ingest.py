"""`stuntmap ingest`: take recaps of any length into the store of this installation."""

import argparse
import csv
import io
import sys
import time
from typing import TYPE_CHECKING, Any, Final

from stuntmap.cli.files import write_whole
from stuntmap.cli.output import FOR_PROGRAMS, print_json
from stuntmap.cli.reading import reading_day
from stuntmap.language import Language, marked
from stuntmap.language.error_words import error_words, term_words

if TYPE_CHECKING:
    from stuntmap.answers.recap_intake.run import Taken
    from stuntmap.data.recap_store.records import SourceRecord
    from stuntmap.language.findings import Finding

SOURCE_REFUSED = 2
# In Bahasa whatever the language of the reader, as in the file of confirmed names.
_HEADINGS: Final = ("berkas", "baris", "jenis", "temuan")
_FORMULAS: Final = ("=", "+", "-", "@")
_ASIDE: Final = {
    "total": marked("totals"),
    "note": marked("notes"),
    "no_place": marked("without a place"),
    "no_district": marked("without a district"),
    "no_figures": marked("without figures"),
    "month_unknown": marked("without a month"),
}


def ingest(options: argparse.Namespace) -> int:
    """Take the sources in and tell of each as it is done; 2 where one was refused."""
    from stuntmap.answers.recap_intake.run import sources_in, take_in
    from stuntmap.data.recap_store.records import RecapStore, on_disk

    words: Language = options.words
    store = RecapStore(on_disk(options.out))
    sources = sources_in(on_disk(options.source))

    def keep_findings(record: "SourceRecord", findings: "list[Finding]") -> None:
        write_whole(store.findings(record), _listed(record, findings, words))

    started = time.perf_counter()
    told: list[Taken] = []
    # Whoever reads the answer as JSON still sees how far it is.
    shown = sys.stderr if options.json else sys.stdout
    run = take_in(sources, store, reading_day(None), keep_findings)
    for number, (source, path) in enumerate(sources.items(), start=1):
        _say_begun(f"{number}/{len(sources)} {source} ({path.stat().st_size / 1e6:.0f} MB)")
        taken = next(run)
        told.append(taken)
        print(f"{number}/{len(sources)} {_line(taken, words)}", file=shown, flush=True)
    run.close()
    seconds = time.perf_counter() - started
    if options.json:
        print_json({"seconds": round(seconds, 2), "sources": [_record(taken) for taken in told]})
    else:
        print(_sum(told, seconds, words))
    return SOURCE_REFUSED if any(taken.error for taken in told) else 0


def _say_begun(what: str) -> None:
    """Show which file is being read, where somebody looks; the line about what became of it takes its place."""
    if sys.stderr.isatty():
        print(f"{what} …", end="\r", file=sys.stderr, flush=True)


def _line(taken: "Taken", words: Language) -> str:
    _ = words.text
    record = taken.record
    if record is None:
        return f"{taken.source}: {error_words(taken.error, words) if taken.error else ''}"
    if not taken.is_new:
        return _("{source}: is in the store already.", source=taken.source)
    aside = ", ".join(f"{words.number(count)} {_(_ASIDE[kind])}" for kind, count in record.set_aside.items())
    told = _(
        "{source}: {rows} rows, {excluded} not used, {unplaced} without a certain place.",
        source=taken.source,
        rows=words.number(record.rows),
        excluded=words.number(record.excluded),
        unplaced=words.number(record.unplaced),
    )
    return f"{told} {_('Left aside: {rows}.', rows=aside)}" if aside else told


def _sum(told: "list[Taken]", seconds: float, words: Language) -> str:
    rows = sum(taken.record.rows for taken in told if taken.record and taken.is_new)
    return words.text(
        "{rows} rows in {seconds} s ({rate} a second); {refused} sources refused.",
        rows=words.number(rows),
        seconds=words.number(seconds, 1),
        rate=words.number(rows / seconds),
        refused=words.number(sum(taken.error is not None for taken in told)),
    )


def _record(taken: "Taken") -> dict[str, Any]:
    record = taken.record
    if record is None:
        error = taken.error
        return {
            "source": taken.source,
            "refused": error and {"code": error.code, "words": error_words(error, FOR_PROGRAMS)},
        }
    return {
        "source": taken.source,
        "is_new": taken.is_new,
        "rows": record.rows,
        "stored": record.stored,
        "excluded": record.excluded,
        "unplaced": record.unplaced,
        "set_aside": record.set_aside,
        "sha256": record.sha256,
    }


def _listed(record: "SourceRecord", findings: "list[Finding]", words: Language) -> bytes:
    """The rows that are not used, each with its reason, as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(_HEADINGS)
    for finding in findings:
        told = term_words(finding.words, words)
        # A spreadsheet would work a name that begins so out.
        safe = f"'{told}" if told.startswith(_FORMULAS) else told
        writer.writerow((record.source, finding.row, finding.kind, safe))
    return text.getvalue().encode("utf-8-sig")

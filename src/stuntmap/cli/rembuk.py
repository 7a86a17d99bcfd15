"""`stuntmap rembuk`: the pack of a meeting for one region, or for a province and all of its districts."""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stuntmap.cli.files import made_folder, write_whole
from stuntmap.cli.output import FOR_PROGRAMS, print_json
from stuntmap.cli.rembuk_jobs import Job, checked_jobs
from stuntmap.errors import BadChoiceError, StuntmapError
from stuntmap.language import Language, language
from stuntmap.language.error_words import error_words
from stuntmap.reading_day import today, typed_day

if TYPE_CHECKING:
    from stuntmap.answers.meeting import MeetingFacts
    from stuntmap.report.rembuk.saved_file import Saved
    from stuntmap.report.rembuk.settings import Commitment, MeetingSettings

# Each process holds the tables and the fonts (some 300 MB); more of them gain little.
MOST_PROCESSES: Final = 4
# As the shell numbers a command that Ctrl+C ended.
STOPPED: Final = 130


@dataclass(frozen=True)
class Made:
    """A pack that was written, or `refusal`: why there is none (no figure in that survey)."""

    job: Job
    path: Path | None = None
    bytes: int = 0
    refusal: BadChoiceError | None = None


def print_pack(options: argparse.Namespace) -> int:
    """Make the pack of a region, or of a province with its districts, and print what was written."""
    from stuntmap.answers import shared_answers

    words: Language = options.words
    _ = words.text
    jobs = checked_jobs(options)
    # Damaged data are told before a folder is made.
    shared_answers().data.read_all()
    folder = Path(options.out)
    is_new = made_folder(folder)
    try:
        made = _all_made(jobs, words) if options.province else [make_pack(jobs[0])]
    except KeyboardInterrupt:
        print(_("stuntmap: stopped; what was written is complete."), file=sys.stderr)
        return STOPPED
    finally:
        # A folder that was made for nothing goes again.
        if is_new and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    written = [pack for pack in made if pack.path is not None]
    if not written and made[0].refusal is not None:
        raise made[0].refusal
    if options.json:
        print_json(_facts(made, jobs[0].survey_year))
        return 0
    for pack in written:
        megabytes = words.number(pack.bytes / 1e6, 1)
        print(_("{path} ({size} MB)", path=pack.path, size=megabytes))
    for pack in made:
        if pack.refusal is not None:
            print(_("Left out: {reason}", reason=error_words(pack.refusal, words)))
    return 0


def _facts(made: list[Made], survey_year: int) -> dict[str, object]:
    return {
        "survey_year": survey_year,
        "files": [
            {
                "region_code": pack.job.region_code,
                "region_name": pack.job.region_name,
                "path": str(pack.path),
                "bytes": pack.bytes,
            }
            for pack in made
            if pack.path is not None
        ],
        "left_out": [
            {
                "region_code": pack.job.region_code,
                "region_name": pack.job.region_name,
                "reason": error_words(pack.refusal, FOR_PROGRAMS),
            }
            for pack in made
            if pack.refusal is not None
        ],
    }


def make_pack(job: Job) -> Made:
    """Make one pack and write it; runs in a process of its own where many are made.

    Raises:
        StuntmapError: it cannot be written, or a text or file in it is refused.
    """
    from stuntmap.answers import Question, shared_answers
    from stuntmap.report.rembuk.pack import pack_bytes, pack_name

    saved = _opened(job)
    target_year, own_target_pct = job.target_year, job.target_pct
    if saved is not None and target_year is None and own_target_pct is None:
        target_year, own_target_pct = saved.chosen_target_year, saved.own_target_pct
    asked = Question(
        as_of=_day_of(job, saved),
        survey_year=job.survey_year,
        target_year=target_year,
        own_target_pct=own_target_pct,
    )
    try:
        facts = replace(shared_answers().meeting(asked, job.region_code), parts=job.parts)
    except BadChoiceError as error:
        if error.code not in ("no_figure", "no_figure_at_all"):
            raise
        return Made(job, refusal=error)
    words = language(job.language_code)
    settings, commitment = _typed(job, saved, facts)
    content = pack_bytes(words, facts, settings, commitment, logo=job.logo, template=job.template)
    path = job.folder / pack_name(facts)
    write_whole(path, content)
    return Made(job, path, len(content))


def _opened(job: Job) -> "Saved | None":
    from stuntmap.report.rembuk.saved_file import opened

    saved = None if job.saved is None else opened(job.saved)
    if saved is not None and saved.region_code != job.region_code:
        raise BadChoiceError("saved_of_other_region", region=saved.region_code)
    return saved


def _day_of(job: Job, saved: "Saved | None") -> date:
    """The day that the command names, else the date of the meeting where it can be understood, else today."""
    typed = job.date or (saved.settings.date if saved else "")
    return job.as_of or typed_day(typed) or today()


def _typed(job: Job, saved: "Saved | None", facts: "MeetingFacts") -> "tuple[MeetingSettings, Commitment]":
    """Settings and commitment: those of the saved file where there is one, with what the options say besides."""
    from stuntmap.report.rembuk.screens import telling_screens
    from stuntmap.report.rembuk.settings import Commitment, default_settings

    words = language(job.language_code)
    settings, commitment = default_settings(words, facts), Commitment()
    settings = replace(settings, screens=telling_screens(words, facts))
    if saved is not None:
        settings, commitment = saved.settings, saved.commitment
    typed = {name: text for name in ("date", "place", "link") if (text := getattr(job, name))}
    return replace(settings, **typed), commitment


def _all_made(jobs: list[Job], words: Language) -> list[Made]:
    """All packs in the order of `jobs`, made beside one another, with a line on stderr for each that is done."""
    made: dict[str, Made] = {}
    for number, pack in enumerate(_as_made(jobs), start=1):
        made[pack.job.region_code] = pack
        line = words.text("{number} of {of}: {region}", number=number, of=len(jobs), region=pack.job.region_name)
        print(line, file=sys.stderr, flush=True)
    return [made[job.region_code] for job in jobs]


def _processes() -> int:
    """As many processes as there are cores for this one, and no more than help."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES)


def _as_made(jobs: list[Job]) -> Iterator[Made]:
    """The packs as they are finished. After the first failure no other is begun."""
    processes = min(_processes(), len(jobs))
    if processes == 1:
        yield from map(make_pack, jobs)
        return
    # New processes on every system: a copy of this one could hang on the locks of its threads.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_leave_ctrl_c) as pool:
        try:
            for done in as_completed([pool.submit(make_pack, job) for job in jobs]):
                yield done.result()
        except BrokenProcessPool as error:
            raise StuntmapError("process_ended") from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _leave_ctrl_c() -> None:
    """Let the first process hear Ctrl+C alone: it stops the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)

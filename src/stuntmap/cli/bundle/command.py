"""`stuntmap bundle`: a folder or zip that runs the dashboard on another computer without network.

The packages are those of requirements.lock, chosen by pip for this Python and this computer: numpy and others are built
for one minor version of Python, so the other computer needs the same one. Made in a folder beside the target and
renamed at the end: nothing half finished is ever found.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

from stuntmap.cli.output import print_json
from stuntmap.data.project import ROOT
from stuntmap.errors import BadChoiceError, StuntmapError
from stuntmap.language import Language

LOCK: Final = "requirements.lock"


def make_bundle(options: argparse.Namespace) -> int:
    """Make the bundle that the options ask for and print where it lies, what it holds and how large it is."""
    words: Language = options.words
    _ = words.text
    target = _target(Path(options.out), options.zip)
    lock = ROOT / LOCK
    if not lock.is_file():
        raise StuntmapError("no_lock", file=LOCK, folder=ROOT)
    _check_target(target, options.replace)
    try:
        facts = _made(target, lock, words, as_zip=options.zip)
    except OSError as error:
        raise StuntmapError("bundle_unwritable", folder=target.parent, reason=error) from error
    if options.json:
        print_json(facts)
    else:
        print(
            _(
                "Bundle: {place} ({packages} packages, {megabytes} MB), for Python {python} on {computer}.",
                place=facts["path"],
                packages=facts["packages"],
                megabytes=words.number(float(str(facts["bytes"])) / 1e6),
                python=facts["python"],
                computer=facts["computer"],
            )
        )
        print(_("Copy it to the other computer and start it there; BACA-SAYA.txt says how."))
    return 0


def _target(out: Path, as_zip: bool) -> Path:
    # Absolute, since hatchling runs in the folder of the project.
    out = out.absolute()
    return out.with_name(f"{out.name}.zip") if as_zip and out.name and out.suffix.lower() != ".zip" else out


def _check_target(target: Path, replace: bool) -> None:
    """Return quietly when the bundle may be put at `target`.

    Raises:
        BadChoiceError: its folder does not exist, or something stands there that may not be replaced.
    """
    from stuntmap.cli.bundle.contents import KNOWN, is_bundle

    if not target.parent.is_dir():
        raise BadChoiceError("bundle_no_folder", folder=target.parent)
    if not (target.exists() or target.is_symlink()):
        return
    if target.is_symlink() or not is_bundle(target):
        raise BadChoiceError("bundle_other", place=target)
    if not replace:
        raise BadChoiceError("bundle_exists", place=target)
    own = sorted({place.name for place in target.iterdir()} - KNOWN) if target.is_dir() else []
    if own:
        raise BadChoiceError("bundle_own_files", place=target, names=own)


def _made(target: Path, lock: Path, words: Language, *, as_zip: bool) -> dict[str, object]:
    """Make the bundle beside `target` and put it there; what it is, as printed by --json."""
    from stuntmap.cli.bundle import contents, start, wheels

    _ = words.text

    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".stuntmap-bundle-", ignore_cleanup_errors=True) as work:
        folder = Path(work) / "new" / (target.stem if as_zip else target.name)
        (folder / "wheels").mkdir(parents=True)
        locks = (lock, contents.TEMPLATES / "pip.lock")
        others = wheels.download_wheels(locks, folder / "wheels", _tell_progress)
        _tell(_("Building stuntmap's own package ..."))
        own = wheels.own_wheel(folder / "wheels")
        packages = [own, *others]
        contents.write_beside_wheels(folder, packages)
        finished = folder
        if as_zip:
            _tell(_("Packing the zip file ..."))
            finished = Path(work) / target.name
            contents.zipped(folder, finished)
        size = sum(place.stat().st_size for place in (finished, *finished.rglob("*")) if place.is_file())
        _put(finished, target, Path(work) / "previous")
    return {
        "path": str(target),
        "bytes": size,
        "packages": len(packages),
        "version": own.requirement.split("==")[1],
        "python": f"{sys.version_info[0]}.{sys.version_info[1]}",
        "computer": start.computer(),
    }


def _put(finished: Path, target: Path, previous: Path) -> None:
    """Rename `finished` to `target`; an older bundle there goes to `previous`, and back when the renaming fails."""
    replaced = target.exists()
    if replaced:
        target.rename(previous)
    try:
        finished.rename(target)
    except OSError:
        if replaced:
            previous.rename(target)
        raise


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _tell_progress(count: int, total: int, name: str) -> None:
    """One line a package, written over the last one where a person watches."""
    if sys.stderr.isatty():
        print(f"\r\033[K{count}/{total} {name}", end="\n" if count == total else "", file=sys.stderr, flush=True)
    else:
        _tell(f"{count}/{total} {name}")

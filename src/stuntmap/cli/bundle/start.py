"""Starts stuntmap from the folder of a bundle, where it is called start.py: makes a private environment there, once.

Runs before anything is installed, so it knows the standard library alone. Needs no network. Every refusal is one line
in Bahasa and English. The environment holds no path that the command needs, so a moved folder goes on working.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Final

ENVIRONMENT: Final = "lingkungan"
LOCK: Final = "lingkungan.lock"
LOG: Final = "pemasangan.log"
# What a start leaves beside the files of the bundle.
MADE_AT_START: Final = (ENVIRONMENT, LOCK, LOG)
_READY: Final = "siap.txt"
_COMMAND: Final = "import sys; from stuntmap.cli import main; sys.exit(main())"
_ON_WINDOWS: Final = os.name == "nt"


class CannotStartError(Exception):
    """The bundle cannot be started here; one sentence a language says why and what to do."""

    def __init__(self, bahasa: str, english: str) -> None:
        super().__init__(f"stuntmap: {bahasa} | {english}")


def computer() -> str:
    """System, processor and word size of the running Python, such as "Linux x86_64 64-bit"."""
    return f"{platform.system()} {platform.machine().lower()} {64 if sys.maxsize > 2**32 else 32}-bit"


def system_version() -> tuple[int, ...]:
    """What decides which wheels fit: version of glibc on Linux, of macOS on a Mac; empty elsewhere (musl, Windows)."""
    text = platform.mac_ver()[0] if sys.platform == "darwin" else ""
    if sys.platform == "linux":
        library, text = platform.libc_ver()
        text = text if library == "glibc" else ""
    return tuple(int(part) for part in text.split(".")[:2] if part.isdecimal())


def check_computer(facts: Mapping[str, Any]) -> None:
    """Return quietly when the packages of the bundle fit this computer and this Python.

    Raises:
        CannotStartError: another system or processor, another Python, an older system.
    """
    if facts["computer"] != computer():
        raise CannotStartError(
            f"bundel ini untuk {facts['computer']}, komputer ini {computer()}: minta bundel untuk komputer ini.",
            f"this bundle is for {facts['computer']}, this computer is {computer()}: ask for one made for it.",
        )
    here, wanted = f"{sys.version_info[0]}.{sys.version_info[1]}", facts["python"]
    if here != wanted or sys.implementation.name != "cpython":
        raise CannotStartError(
            f"perlu CPython {wanted}, yang berjalan {sys.implementation.name} {here}: pasang Python {wanted}.",
            f"CPython {wanted} is needed, this is {sys.implementation.name} {here}: install Python {wanted}.",
        )
    oldest = tuple(facts["oldest_system"])
    if system_version() < oldest:
        needed, found = (".".join(map(str, version)) or "-" for version in (oldest, system_version()))
        name = "macOS" if sys.platform == "darwin" else "glibc"
        raise CannotStartError(
            f"sistem ini terlalu lama: perlu {name} {needed} atau lebih baru, di sini {found}.",
            f"this system is too old: {name} {needed} or newer is needed, here it is {found}.",
        )


def ready_python(folder: Path, facts: Mapping[str, Any]) -> Path:
    """The Python of the private environment in `folder`, made first where it is missing or of another bundle.

    Raises:
        CannotStartError: it cannot be made; nothing of it will be taken for ready.
    """
    if _is_ready(folder):
        return _python(folder)
    try:
        lock = (folder / LOCK).open("a+b")
    except OSError:
        raise CannotStartError(
            f"folder {folder} tidak dapat ditulisi: salin ke cakram komputer ini, lalu mulai dari sana.",
            f"the folder {folder} cannot be written: copy it to the disk of this computer and start it there.",
        ) from None
    with lock:
        if not _is_alone(lock):
            raise CannotStartError(
                "lingkungan sedang disiapkan di jendela lain: tunggu sampai selesai.",
                "the environment is being prepared in another window: wait until it is done.",
            )
        try:
            _make_environment(folder, facts)
        except OSError as error:
            raise CannotStartError(
                f"lingkungan tidak dapat dibuat di {folder} ({error.strerror}): salin folder ini ke cakram komputer "
                "ini, tutup dasbor yang berjalan, lalu mulai lagi.",
                "the environment cannot be made there: copy this folder to the disk of this computer, close a running "
                "dashboard and start again.",
            ) from None
    return _python(folder)


def _python(folder: Path) -> Path:
    return folder / ENVIRONMENT / ("Scripts/python.exe" if _ON_WINDOWS else "bin/python")


def _contents(folder: Path) -> str:
    return hashlib.sha256((folder / "requirements.txt").read_bytes()).hexdigest()


def _is_ready(folder: Path) -> bool:
    """Whether the environment was finished, of these packages, and its Python still runs (a copied one may not)."""
    try:
        if (folder / ENVIRONMENT / _READY).read_text("utf-8") != _contents(folder):
            return False
        code = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
        return subprocess.run([_python(folder), "-I", "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _is_alone(lock: IO[bytes]) -> bool:
    """Whether no other process prepares the environment; the system gives the lock back when this one ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        # A file system without locks: two starts at once are then the reader's own care.
        return True
    return True


def _make_environment(folder: Path, facts: Mapping[str, Any]) -> None:
    missing = [name for name in facts["wheels"] if not (folder / "wheels" / name).is_file()]
    if missing:
        raise CannotStartError(
            f"bundel tidak lengkap ({missing[0]} tidak ada): salin lagi seluruh folder.",
            f"the bundle is incomplete ({missing[0]} is missing): copy the whole folder again.",
        )
    environment = folder / ENVIRONMENT
    if environment.exists():
        shutil.rmtree(environment)
    _check_space(folder, facts)
    print(
        "stuntmap: menyiapkan lingkungan, sekali saja, tanpa internet ... | preparing, once, without internet ...",
        flush=True,
    )
    try:
        import venv
    except ImportError:
        raise CannotStartError(
            "Python ini tidak lengkap (tanpa venv): pasang python3-venv.",
            "this Python lacks venv: install python3-venv.",
        ) from None
    # Without pip: Debian's Python may lack ensurepip, and the pip that the bundle carries is the one it was tried with.
    venv.EnvBuilder(with_pip=False, symlinks=not _ON_WINDOWS).create(environment)
    _install(folder, facts)
    (environment / _READY).write_text(_contents(folder), "utf-8")
    (folder / LOG).unlink(missing_ok=True)


def _check_space(folder: Path, facts: Mapping[str, Any]) -> None:
    needed, free = facts["installed_bytes"] // 10**6, shutil.disk_usage(folder).free // 10**6
    if free < needed:
        raise CannotStartError(
            f"ruang cakram kurang: perlu {needed} MB, tersedia {free} MB.",
            f"not enough disk space: {needed} MB needed, {free} MB free.",
        )


def _install(folder: Path, facts: Mapping[str, Any]) -> None:
    """Fill the environment from wheels/ alone; settings of the machine's own pip (mirrors, targets) are left out."""
    wheels = folder / "wheels"
    options = ["--no-index", "--find-links", str(wheels), "--require-hashes", "--no-deps", "--no-compile"]
    command = [str(_python(folder)), str(wheels / facts["pip"] / "pip"), "--isolated", "install", *options]
    settings = {**_plain_settings(), "PIP_CONFIG_FILE": os.devnull}
    with (folder / LOG).open("wb") as log:
        process = subprocess.Popen(
            [*command, "-r", str(folder / "requirements.txt")], stdout=log, stderr=log, cwd=folder, env=settings
        )
        try:
            _show_progress(process, folder, facts)
        finally:
            process.terminate()
            process.wait()
    if process.returncode:
        raise _install_refusal(folder)


def _show_progress(process: "subprocess.Popen[bytes]", folder: Path, facts: Mapping[str, Any]) -> None:
    library = "Lib" if _ON_WINDOWS else f"lib/python{facts['python']}"
    site, total, shown = folder / ENVIRONMENT / library / "site-packages", len(facts["wheels"]) - 1, -1
    while process.poll() is None:
        count = len(list(site.glob("*.dist-info")))
        if count != shown and sys.stdout.isatty():
            print(f"\r{count}/{total}", end="", flush=True)
        shown = count
        time.sleep(0.1)
    if sys.stdout.isatty():
        print()


def _install_refusal(folder: Path) -> CannotStartError:
    text = (folder / LOG).read_text("utf-8", errors="replace")
    # The last two: a pip that cannot even be read.
    if any(words in text for words in ("DO NOT MATCH THE HASHES", "BadZipFile", "zipimport", "can't open file")):
        return CannotStartError(
            "isi bundel rusak: salin lagi seluruh folder dari asalnya.",
            "the bundle is damaged: copy the whole folder again from where it came.",
        )
    if "No space left" in text:
        return CannotStartError("ruang cakram habis.", "the disk is full.")
    return CannotStartError(
        f"paket tidak dapat dipasang, sebabnya di {folder / LOG}; di Windows coba folder dengan nama pendek.",
        "the packages could not be installed, the reason is in that file; on Windows try a folder with a short path.",
    )


def _plain_settings() -> dict[str, str]:
    """The environment variables without those that lead Python or pip astray."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}


def run(python: Path, arguments: Sequence[str]) -> int:
    """Run the `stuntmap` command, `serve` unless another is named; its status. On POSIX this process becomes it."""
    words = list(arguments) if arguments and not arguments[0].startswith("-") else ["serve", *arguments]
    command = [str(python), "-I", "-c", _COMMAND, *words]
    if not _ON_WINDOWS:
        os.execve(command[0], command, _plain_settings())
    with subprocess.Popen(command, env=_plain_settings()) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # Ctrl+C reaches the command too, which then ends by itself.
                continue


def main(arguments: Sequence[str], folder: Path) -> int:
    """Start the bundle in `folder`; 1 when it cannot be started, else the status of the command."""
    try:
        facts = json.loads((folder / "bundle.json").read_text("utf-8"))
        check_computer(facts)
        python = ready_python(folder, facts)
    except CannotStartError as refusal:
        print(str(refusal).encode("ascii", "replace").decode(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stuntmap: dibatalkan. | cancelled.", file=sys.stderr)
        return 130
    return run(python, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))

"""How commands write files: whole or not at all, with one line that says why where it fails."""

import os
from pathlib import Path

from stuntmap.errors import BadChoiceError, StuntmapError


def made_folder(folder: Path) -> bool:
    """Make the folder where it is not there, find out whether it takes files, and say whether it was made.

    Raises:
        BadChoiceError: something else stands there, or nothing may be written.
    """
    is_new = not folder.exists()
    probe = folder / f".stuntmap-{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            probe.write_bytes(b"")
        finally:
            probe.unlink(missing_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise BadChoiceError("no_folder", folder=folder) from None
    except OSError as error:
        raise BadChoiceError("unwritable", path=folder, reason=error) from error
    return is_new


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under another name and rename it: what stood there before is replaced by a complete file only.

    Raises:
        StuntmapError: the disk is full, or the folder or the file may not be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                # A full disk may be noticed only now.
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StuntmapError("unwritable", path=path, reason=error) from error


def read_bounded(name: str) -> bytes:
    """The bytes of a file, once it was found not to be too large.

    Raises:
        BadChoiceError: there is no such file, it cannot be read, or it is too large.
    """
    from stuntmap.data.uploads.files import LARGEST_BYTES

    path = Path(name)
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadChoiceError("upload_too_large", most=LARGEST_BYTES // 10**6)
        return path.read_bytes()
    except OSError as error:
        raise BadChoiceError("recap_file_unreadable", path=path, reason=error) from error

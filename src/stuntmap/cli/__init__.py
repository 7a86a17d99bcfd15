"""The `stuntmap` command: the dashboard's figures as text or JSON, checks of the data, own boundaries, the server.

Bad input ends with status 2 and one line on stderr; damaged data with status 1, what nobody foresaw with
status 70. Each command imports what it
needs when it runs, so that none waits for another's packages.
"""

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from stuntmap.cli.arguments import language_asked, parsed
from stuntmap.errors import DataFileError, StuntmapError, unforeseen
from stuntmap.language import DEFAULT_LANGUAGE, Language, language
from stuntmap.language.error_words import error_words

OK = 0
DATA_FAULT = 1
BAD_INPUT = 2
# As sysexits.h numbers a fault of the program itself.
FAULT = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process unless given); the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    words = language(DEFAULT_LANGUAGE)
    try:
        given = sys.argv[1:] if arguments is None else arguments
        words = language_asked(given, os.environ)
        options = parsed(given, words)
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except StuntmapError as error:
        return _refused(error_words(error, words), DATA_FAULT if isinstance(error, DataFileError) else BAD_INPUT)
    except Exception as error:  # the last handler of the command line: nobody is left who could take it
        return _refused(_unforeseen_words(error, words), FAULT)
    return status


def _refused(message: str, status: int) -> int:
    print(f"stuntmap: {' '.join(message.split())}", file=sys.stderr)
    return status


def _unforeseen_words(error: Exception, words: Language) -> str:
    """What to tell of an error that nobody foresaw; where it arose is kept in a file that a maintainer can read."""
    found = unforeseen(error)
    place = Path(tempfile.gettempdir()) / f"stuntmap-{found.reference}.txt"
    try:
        place.write_text(found.trace, encoding="utf-8")
    except OSError:
        print(found.trace, file=sys.stderr)
        return words.text("An error that was not foreseen (number {reference}).", reference=found.reference)
    return words.text(
        "An error that was not foreseen (number {reference}). Send the file {file} to whoever looks after stuntmap.",
        reference=found.reference,
        file=place,
    )

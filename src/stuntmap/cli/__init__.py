"""The `stuntmap` command: the dashboard's figures as text or JSON, checks of the data, own boundaries, the server.

Bad input ends with status 2 and one line in Bahasa on stderr; damaged data with status 1. Each command imports what it
needs when it runs, so that none waits for another's packages.
"""

import io
import os
import sys
from collections.abc import Sequence

from stuntmap.cli.arguments import UsageError, parsed
from stuntmap.errors import DataFileError, StuntmapError

OK = 0
DATA_FAULT = 1
BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process unless given); the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        options = parsed(sys.argv[1:] if arguments is None else arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except UsageError as error:
        return _refused(str(error), BAD_INPUT)
    except StuntmapError as error:
        return _refused(str(error), DATA_FAULT if isinstance(error, DataFileError) else BAD_INPUT)
    return status


def _refused(message: str, status: int) -> int:
    print(f"stuntmap: {' '.join(message.split())}", file=sys.stderr)
    return status

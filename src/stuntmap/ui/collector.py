"""Keeps Python's garbage collector out of the visitors' way.

Streamlit has it look through the whole heap after every script run. With the tables and figures of all visitors kept,
that was four fifths of what a quiet change of page cost. It still runs by itself when enough new objects have gathered.
"""

import gc

from streamlit import config


def collect_only_when_needed() -> None:
    """Switch off Streamlit's full collection after every script run, however the server was started."""
    config.set_option("runner.postScriptGC", False)


def set_aside_what_stands() -> None:
    """Take all that lives now (modules, tables) out of the collector's sight: none of it will ever be garbage."""
    gc.collect()
    gc.freeze()

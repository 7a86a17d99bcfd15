"""stuntmap: the stunting figures of Indonesia's 514 kabupaten/kota, with their uncertainty and their sources."""

from importlib.metadata import version

__version__ = version("stuntmap")

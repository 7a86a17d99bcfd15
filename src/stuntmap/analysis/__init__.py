"""Pure functions: tables in, tables out. No files, no figures, no language."""

"""Takes recaps of any length into a store of an installation: read, checked and written by an engine, source by source.

The reader of recaps says what headings and cells mean, its checks what may not be used; DuckDB only carries the rows.
"""

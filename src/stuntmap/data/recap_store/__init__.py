"""The store of recaps of an installation: Parquet by district, a record a source, and the queries over both."""

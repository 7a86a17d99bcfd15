"""The only code that opens the project's files; every table it returns has been checked against its record."""

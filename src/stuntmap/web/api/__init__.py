"""`/api/v1/`: the figures for programs, as JSON and CSV, asked of the same answers as the pages."""

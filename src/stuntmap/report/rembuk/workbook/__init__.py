"""The workbook of a rembuk: every table behind the other files."""

"""The day on which the tests read the figures: no test asks a clock."""

from datetime import date

AS_OF = date(2026, 11, 30)

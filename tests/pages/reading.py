"""What a page says: the words of an AppTest run, outside figures and tables."""

from streamlit.testing.v1 import AppTest

SPEAKING = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")


def words_on(page: AppTest) -> str:
    """Every text of the page, sidebar included, one a line."""
    return "\n".join(str(element.value) for kind in SPEAKING for element in page.get(kind))

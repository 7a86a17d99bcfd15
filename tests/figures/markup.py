"""Reading the texts of a figure without their markup."""


def plain(words: str) -> str:
    """Label text without its tags."""
    return "".join(part.split(">")[-1] for part in words.split("<"))

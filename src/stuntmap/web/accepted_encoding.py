"""Whether a browser takes gzip, read from the header it sends."""

from starlette.requests import Request


def accepts_gzip(request: Request) -> bool:
    """True where the request's accept-encoding names gzip and does not refuse it with a weight of zero."""
    for entry in request.headers.get("accept-encoding", "").lower().split(","):
        coding, *parameters = (part.strip() for part in entry.split(";"))
        if coding == "gzip":
            return not any(_is_zero_weight(parameter) for parameter in parameters)
    return False


def _is_zero_weight(parameter: str) -> bool:
    """True for "q=0" and "q=0.000", the header's way of refusing."""
    name, _, weight = parameter.replace(" ", "").partition("=")
    return name == "q" and weight.strip("0") in {"", "."}

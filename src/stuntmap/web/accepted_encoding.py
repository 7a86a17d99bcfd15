"""Which compressions a browser takes, read from the header it sends."""

from starlette.requests import Request

BROTLI = "br"
GZIP = "gzip"


def accepts(request: Request, coding: str) -> bool:
    """True where the request's accept-encoding names `coding` and does not refuse it with a weight of zero."""
    for entry in request.headers.get("accept-encoding", "").lower().split(","):
        named, *parameters = (part.strip() for part in entry.split(";"))
        if named == coding:
            return not any(_is_zero_weight(parameter) for parameter in parameters)
    return False


def _is_zero_weight(parameter: str) -> bool:
    """True for "q=0" and "q=0.000", the header's way of refusing."""
    name, _, weight = parameter.replace(" ", "").partition("=")
    return name == "q" and weight.strip("0") in {"", "."}

"""What the page draws of a recap, made once for the same recap and choices; it lives in the visit, as a recap does."""

from collections.abc import Callable
from typing import Final, TypeVar

from stuntmap.answers.recap import Recap
from stuntmap.links.visit import Visit
from stuntmap.ui.intervensi import intervention_upload
from stuntmap.ui.parts import own_bounds
from stuntmap.ui.parts.visit_store import forget_kept, kept_in_visit

Made = TypeVar("Made")
_PLACE: Final = "recap_view"


def kept(visit: Visit, recap: Recap, what: object, make: Callable[[], Made]) -> Made:
    """What `make` gives for a recap, the interventions and areas brought beside it, and the choices of this visit."""
    beside = intervention_upload.loaded(visit.selection.district_code), own_bounds.loaded(visit)
    return kept_in_visit((recap, *beside), (visit.asked, what), make, _PLACE)


def forget() -> None:
    """Let go of all that was drawn."""
    forget_kept(_PLACE)

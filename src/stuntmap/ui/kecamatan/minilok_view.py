"""The pack of a kecamatan's mini lokakarya, from the recap of this visit."""

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.parts_meeting import parts_facts
from stuntmap.answers.recap import Recap
from stuntmap.links.visit import Visit
from stuntmap.report.parts.pack import minilok_bytes
from stuntmap.ui.intervensi import intervention_upload
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.parts import downloads, own_bounds


def show(visit: Visit, recap: Recap) -> None:
    """One of the kecamatan that the recap tells of by its desa, and a button for its pack; nothing of other recaps."""
    if recap.level != vocabulary.VILLAGE:
        return
    language, month = visit.language, month_shown(visit, recap)
    table = recap.by_region(vocabulary.SUBDISTRICT, month)
    there = table[(table[vocabulary.CHILDREN_MEASURED] > 0) & ~table[vocabulary.IS_HIDDEN].astype(bool)]
    names = {str(code): str(name) for code, name in there[vocabulary.REGION_NAME].items()}
    if not names:
        return
    with st.expander(language.text("Mini lokakarya of a kecamatan"), icon=":material/slideshow:", key="minilok"):
        st.caption(
            language.text(
                "Slides, a document with an action sheet, tables and pictures of the desa of one kecamatan: coverage, "
                "lokus, what changed since the month before. They hold no desa with fewer than 5 children measured."
            )
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="minilok_choices"):
            code = st.selectbox(
                language.text("Kecamatan"), sorted(names), key="minilok_kecamatan", format_func=names.__getitem__
            )

            def as_zip() -> bytes:
                facts = parts_facts(
                    recap,
                    subdistrict_code=code,
                    month=month,
                    interventions=intervention_upload.loaded(recap.district_code),
                    lent=own_bounds.loaded(visit),
                )
                return minilok_bytes(language, facts, language.day(visit.as_of))

            label = language.text("Pack of the mini lokakarya (ZIP)")
            name = f"minilok-{code}-{month}.zip" if month else f"minilok-{code}.zip"
            downloads.download(label, as_zip, name, downloads.ZIP_TYPE, "minilok_zip")

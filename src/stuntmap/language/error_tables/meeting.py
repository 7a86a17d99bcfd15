"""The words of errors about what people type and bring for a meeting. Slots: see `language.error_words`."""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_SAVED_FILE: Final = marked("Open the file that this page saved; nothing was changed.")
_SMALLER: Final = marked("Make the picture smaller, then choose it again.")
_PNG: Final = marked("Save the logo as PNG or JPEG, then choose it again.")
_PPTX: Final = marked("Save the template as a PowerPoint presentation (.pptx) without password and macros.")

MEETING: Final = {
    "text_letters": Words(
        marked("{field}: holds characters that cannot be printed: {letters}."),
        marked("Leave these characters out or write them in Latin letters."),
    ),
    "text_length": Words(
        marked("{field}: {count} characters, at most {most} are allowed."), marked("Shorten the text.")
    ),
    "text_nik": Words(
        marked("{field}: holds a number like a NIK (16 digits)."),
        marked("Remove it: personal data do not belong in the papers of a meeting."),
    ),
    "text_link": Words(marked("{field}: not the address of a page."), marked("Begin with https:// or leave it empty.")),
    "text_count": Words(marked("{field}: {count}, at most {most} are allowed."), marked("Take some out.")),
    "agreed_target": Words(
        marked("The agreed target is not a percentage above 0 and below 100."),
        marked("Enter another number or leave it empty."),
    ),
    "agreed_target_year": Words(
        marked("The year of the agreed target is not between {first:plain} and {last:plain}."),
        marked("Enter another year or leave it empty."),
    ),
    "pack_too_large": Words(
        marked("The pack is larger than {most} MB."), marked("Take a smaller logo or a smaller template.")
    ),
    "saved_other_kind": Words(marked("This is not a saved rembuk file."), _SAVED_FILE),
    "saved_other_version": Words(
        marked("The saved file is of another version; this stuntmap reads version {version}."), _SAVED_FILE
    ),
    "saved_region": Words(marked("The saved file names a region that does not exist."), _SAVED_FILE),
    "saved_survey": Words(marked("The saved file names a survey that does not exist."), _SAVED_FILE),
    "saved_too_large": Words(marked("The file is too large: a saved rembuk file has at most {most} kB."), _SAVED_FILE),
    "saved_no_json": Words(marked("The file is damaged or is not a saved rembuk file (no valid JSON)."), _SAVED_FILE),
    "saved_screens": Words(marked("The saved file names a screen that does not exist, or one twice."), _SAVED_FILE),
    "saved_field": Words(marked("The saved file is damaged: “{field}” is not as expected."), _SAVED_FILE),
    "logo_too_large": Words(marked("Logo {name}: {megabytes:1} MB, at most {most} MB."), _SMALLER),
    "logo_svg": Words(
        marked("Logo {name}: SVG cannot be used on slides."), marked("Export the logo as PNG, about 1,000 pixels wide.")
    ),
    "logo_kind": Words(marked("Logo {name}: not a PNG or JPEG file."), _PNG),
    "logo_empty": Words(marked("Logo {name}: the file is empty."), _PNG),
    "logo_pixels": Words(marked("Logo {name}: too many pixels ({width} × {height})."), _SMALLER),
    "logo_bomb": Words(marked("Logo {name}: too many pixels."), _SMALLER),
    "logo_tiny": Words(
        marked("Logo {name}: too few pixels ({width} × {height})."), marked("Choose a picture about 1,000 pixels wide.")
    ),
    "logo_damaged": Words(marked("Logo {name}: the picture is damaged."), _PNG),
    "template_too_large": Words(
        marked("Template {name}: {megabytes:1} MB, at most {most} MB."),
        marked("Take out slides and pictures that are not needed, or compress the pictures in PowerPoint."),
    ),
    "template_locked": Words(marked("Template {name}: locked with a password."), _PPTX),
    "template_old": Words(marked("Template {name}: the old PowerPoint format (.ppt) cannot be used."), _PPTX),
    "template_unpacked": Words(marked("Template {name}: more than {most} MB when unpacked."), _PPTX),
    "template_macros": Words(marked("Template {name}: holds macros."), _PPTX),
    "template_potx": Words(
        marked("Template {name}: a PowerPoint template (.potx) must be saved as .pptx first."), _PPTX
    ),
    "template_damaged": Words(marked("Template {name}: not an undamaged .pptx file."), _PPTX),
    "template_shape": Words(
        marked("Template {name}: its slides are not 16:9."),
        marked("Change it in PowerPoint: Design, Slide Size, Widescreen (16:9)."),
    ),
    "template_layout": Words(
        marked("Template {name}: no layout with a title only, and no blank one."),
        marked("Add a layout “Title Only” to the slide master."),
    ),
}

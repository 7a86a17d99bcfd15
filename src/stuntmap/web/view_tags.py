"""The tags in the head of a page by which chats, networks and search engines know a view."""

from html import escape
from typing import Final

from stuntmap.language import LANGUAGES, Language
from stuntmap.links.cards import Card

SITE: Final = "stuntmap"


def view_tags(card: Card, words: Language, address: str, picture: str) -> str:
    """Title, canonical address, Open Graph and Twitter tags as HTML, every text escaped.

    Args:
        card: title and description of the view.
        words: the language of the view.
        address: of the view, in full and without what does not count.
        picture: address of its picture, in full.
    """
    properties = {
        "og:type": "website",
        "og:site_name": SITE,
        "og:locale": LANGUAGES[words.code].tag.replace("-", "_"),
        "og:title": card.title,
        "og:description": card.description,
        "og:url": address,
        "og:image": picture,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": card.title,
    }
    named = {
        "description": card.description,
        "twitter:card": "summary_large_image",
        "twitter:title": card.title,
        "twitter:description": card.description,
        "twitter:image": picture,
    }
    return "".join(
        [
            f"<title>{escape(card.title)} · {SITE}</title>",
            f'<link rel="canonical" href="{escape(address)}" />',
            *(f'<meta property="{name}" content="{escape(text)}" />' for name, text in properties.items()),
            *(f'<meta name="{name}" content="{escape(text)}" />' for name, text in named.items()),
        ]
    )

"""Keeps the server from asking another host for its own address.

When a page of another origin knocks at the socket, Streamlit asks a public service for the machine's external address,
to compare the two. stuntmap serves its own origin only, and no request may leave the server.
"""

from streamlit import net_util


def forbid_external_lookup() -> None:
    """Make Streamlit take the machine's external address as unknown; foreign origins are then refused at once."""
    net_util.get_external_ip = lambda: None

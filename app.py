"""The ASGI application: Streamlit's main script with stuntmap's own routes and middleware around it."""

import streamlit as st

from stuntmap.ui.asked_state import look_up_what_is_asked
from stuntmap.ui.frame import show_script_error
from stuntmap.ui.kept_options import keep_options
from stuntmap.ui.no_lookup import forbid_external_lookup
from stuntmap.ui.warm_up import warmed
from stuntmap.web.application import MAIN_SCRIPT, middleware, routes
from stuntmap.web.metering import log_as_set

forbid_external_lookup()
keep_options()
look_up_what_is_asked()
log_as_set()
app = st.App(
    MAIN_SCRIPT,
    routes=routes(),
    middleware=middleware(),
    lifespan=warmed,
    on_script_error=show_script_error,
)

"""The only code that imports Streamlit: page frame, choices, cached loading, messages."""

"""HTTP beside Streamlit: boundary files with their cache headers, compression, the language of the page."""

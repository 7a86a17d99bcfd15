"""Tables in, Plotly figures out; colours, words and number formats come from the caller's language and theme."""

"""`stuntmap bundle`: stuntmap with its packages as a folder that runs without a network."""

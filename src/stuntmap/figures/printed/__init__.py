"""One exhibit in, the bytes of one picture out, drawn by Matplotlib without a browser: for slides, paper and files."""

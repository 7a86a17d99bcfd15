"""What is read rather than looked at: sentences, workbooks and the tables behind a download."""

"""What a meeting about the parts of a district or kecamatan takes along: screens, tables, document, pack."""

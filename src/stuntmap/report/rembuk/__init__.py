"""What a rembuk stunting needs, each made from the same facts: screens, slides, document, workbook, pictures, sheet."""

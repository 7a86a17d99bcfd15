"""What a link asks for, and what the view behind it says: the same for pages, cards, light pages and the API."""

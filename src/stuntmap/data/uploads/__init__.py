"""Tables that a reader brings: their cells as whoever made them sees them, or refused; nothing of persons is kept."""

"""What slides are made of: grounds, text that fits, native charts, footers, notes."""

"""What several pages share: choices, cards, charts, maps, tables, sources."""

"""The page Profil daerah."""

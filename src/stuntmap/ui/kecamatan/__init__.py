"""The page Kecamatan dan desa."""

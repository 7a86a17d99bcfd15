"""A region's own table of interventions: numerator and denominator of indicators by puskesmas, kecamatan or desa."""

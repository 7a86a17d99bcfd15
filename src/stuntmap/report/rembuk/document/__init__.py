"""The printed document of a rembuk: two pages a region, or a province's edition with a page a district."""

"""Who may see what: one answer for pages, files, SQL and documents."""

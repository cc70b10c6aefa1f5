"""Records and archive: SQLModel tables, sessions, mapping, migrations."""

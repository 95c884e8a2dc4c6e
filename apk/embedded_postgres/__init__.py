"""A database engine that starts its own PostgreSQL at the first connection (docs/decisions/0001).

In use when `DATABASE_URL` is not set: `ENGINE = "apk.embedded_postgres"`. Commands that never touch the
database never start it.
"""

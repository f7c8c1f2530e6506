"""Runs the migrations on the connection that `storage.schema` hands over, inside its transaction."""

from alembic import context
from sqlmodel import SQLModel

from storage import (  # noqa: F401 - importing them declares the tables
    tables_accounts,
    tables_desk,
    tables_health,
    tables_in,
    tables_out,
    tables_through,
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()

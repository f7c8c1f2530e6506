"""Looks up a source's secret, which its settings name and never hold."""

from __future__ import annotations

from pipeline.errors import CollectError
from pipeline.settings.environment import Environment
from pipeline.types import Source


def secret_of(source: Source, key: str, environment: Environment | None = None) -> str:
    """The secret whose variable the key `key` (`password_env`) of `source` names; `environment` defaults to this one.

    Raises `CollectError` where no variable is named or it holds nothing; the secret is never part of a message.
    """
    variable = source.options.get(key)
    if not variable:
        raise CollectError(f"{source.name} has no {key}; name there the variable of .env that holds the secret")
    secret = (environment or Environment()).secret(variable)
    if not secret:
        raise CollectError(f"{source.name} needs the variable {variable}, which is empty; set it in .env")
    return secret

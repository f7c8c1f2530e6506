"""What programs send: ids of the right form, and words that can be stored."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field


def _storable(words: str) -> str:
    """`words`; raises ValueError for characters that no database takes."""
    if "\0" in words or any("\ud800" <= letter <= "\udfff" for letter in words):
        raise ValueError("holds a character that is none (NUL, or half of a pair)")
    return words


ClaimId = Annotated[str, Path(pattern=r"^c-[0-9a-f]{16}$", description="The id of a claim.")]
EditionId = Annotated[str, Path(pattern=r"^e-[0-9a-f]{16}$", description="The id of an edition.")]
BeatName = Annotated[str, Path(max_length=200, description="The name of a beat.")]
AnyId = Annotated[str, Path(pattern=r"^[\w.:-]{1,80}$")]

Words = Annotated[str, Field(max_length=20_000), AfterValidator(_storable)]
Name = Annotated[str, Field(max_length=300), AfterValidator(_storable)]
Reason = Annotated[str, Field(max_length=2_000, description="Why, for colleagues."), AfterValidator(_storable)]
Claim = Annotated[str, Field(pattern=r"^c-[0-9a-f]{16}$")]
Passage = Annotated[str, Field(pattern=r"^[\w-]{1,80}$")]


class Given(BaseModel):
    """What a program sends: nothing that is not known here."""

    model_config = ConfigDict(extra="forbid")

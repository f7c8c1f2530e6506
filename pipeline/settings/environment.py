"""What the machine and `.env` say: the database, opened addresses, the contact, the log, and the secrets by name."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal

from dotenv import dotenv_values
from pydantic import BeforeValidator, Field, PrivateAttr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from pipeline.errors import SettingsError
from pipeline.settings.faults import Fault, meant, quoted, refuse, visible
from pipeline.settings.fields import MAX_URL, check_variable

PREFIX = "ITEMWIRE_"
"""What the names of our environment variables begin with."""
ENV_FILE = Path(".env")
"""Where secrets and addresses are written, in the working folder."""
DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:")
"""How the address of a database may begin."""
MAX_CONTACT = 200
"""Characters of the contact: it travels in every request."""

_HOSTS = "a list such as 127.0.0.1:8765, 10.0.0.0/8:443, [::1]:8765, news.test:80"


@dataclass(frozen=True)
class AllowedHost:
    """A non-public place on the network that may be asked all the same."""

    port: int
    host: str | None = None
    """A name, lower case; None: addresses are meant."""
    network: IPv4Network | IPv6Network | None = None
    """Addresses; a single one is a network of its own."""

    def covers(self, host: str, address: IPv4Address | IPv6Address, port: int) -> bool:
        """Whether a connection to `address` and `port`, asked for by the name `host`, is allowed by this."""
        if port != self.port:
            return False
        if self.network is not None:
            return address in self.network
        return host.lower().rstrip(".") == self.host

    def __str__(self) -> str:
        """The place as `.env` writes it."""
        if self.network is None:
            return f"{self.host}:{self.port}"
        single = self.network.prefixlen == self.network.max_prefixlen
        place = str(self.network.network_address if single else self.network)
        return f"[{place}]:{self.port}" if self.network.version == 6 else f"{place}:{self.port}"


def parse_allow_hosts(value: object) -> object:
    """The places that a text such as `127.0.0.1:8765,127.0.0.0/8:9000` opens; raises ValueError for any other text."""
    if not isinstance(value, str):
        return value
    return tuple(_allowed_host(part.strip()) for part in value.split(",") if part.strip())


def _allowed_host(text: str) -> AllowedHost:
    place, colon, port = text.rpartition(":")
    if not colon or not port.isascii() or not port.isdigit() or not 1 <= int(port[:6]) <= 65535:
        raise ValueError(f"has no port from 1 to 65535 in {quoted(text)}; allowed: {_HOSTS}")
    bare = place.removeprefix("[").removesuffix("]")
    if "/" in bare or ":" in bare or bare.replace(".", "").isdigit():
        try:
            return AllowedHost(int(port), network=ip_network(bare))
        except ValueError:
            raise ValueError(f"has no address or network in {quoted(text)}; allowed: {_HOSTS}") from None
    name = bare.lower().rstrip(".")
    if not name or not name.replace("-", "a").replace(".", "a").isalnum():
        raise ValueError(f"has no host name in {quoted(text)}; allowed: {_HOSTS}")
    return AllowedHost(int(port), host=name)


def _check_database(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(DATABASES):
        raise ValueError("is no address of a database; allowed: sqlite:///FILE or postgresql://USER@HOST/NAME")
    return value


def _check_contact(value: object) -> object:
    if not isinstance(value, str) or not (value.isascii() and value.isprintable()) or len(value) > MAX_CONTACT:
        raise ValueError(f"fits no request header; allowed: up to {MAX_CONTACT} plain ASCII characters, such as a mail")
    return value


def parse_names(value: object) -> object:
    """The names of variables that a text such as `ALARM_MAIL, ALARM_CHAT` lists; raises ValueError for other words."""
    if not isinstance(value, str):
        return value
    return tuple(check_variable(name.strip()) for name in value.split(",") if name.strip())


def parse_host_names(value: object) -> object:
    """The names that a text such as `desk.example.org, 10.0.0.7` lists; raises ValueError for what is no name."""
    if not isinstance(value, str):
        return value
    names = tuple(part.strip().lower().rstrip(".") for part in value.split(",") if part.strip())
    for name in names:
        if not name.strip("[]").replace("-", "a").replace(".", "a").replace(":", "a").isalnum() or not name.isascii():
            raise ValueError(f"has no host name in {quoted(name)}; allowed: such as desk.example.org, without a port")
    return names


def parse_bytes(value: object) -> object:
    """The bytes that a text such as `20G` or `500M` means; raises ValueError for any other."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([0-9]{1,6})([MGT])", value.strip().upper())
    if found is None or not int(found[1]):
        raise ValueError("is no size; allowed: a number and M, G or T, such as 500M, 20G")
    return int(found[1]) * 1024 ** (2 + "MGT".index(found[2]))


def parse_days(value: object) -> object:
    """The days that a text such as `90d` means; raises ValueError for any other."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"([0-9]{1,5})d", value.strip().lower())
    if found is None or not int(found[1]):
        raise ValueError("is no number of days; allowed: such as 90d")
    return int(found[1])


def _check_ping(value: object) -> object:
    """An address or a file; raises ValueError, without repeating it, for what is neither: addresses hold keys."""
    if not isinstance(value, str):
        return value
    if not value.isprintable() or len(value) > MAX_URL:
        raise ValueError("is neither an address nor a file; allowed: http(s)://host/… or the name of a file")
    if "://" in value and not value.startswith(("http://", "https://")):
        raise ValueError("is no web address; allowed: http(s)://host/… or the name of a file")
    return value.strip()


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Environment(BaseSettings):
    """The settings of a machine: each is the variable `ITEMWIRE_` + name, from the environment, else from `.env`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file_encoding="utf-8", extra="ignore", frozen=True, env_ignore_empty=True,
        hide_input_in_errors=True,
    )  # fmt: skip

    database: Annotated[str, BeforeValidator(_check_database)] = Field(
        "sqlite:///var/itemwire.db", repr=False, description="The database; its address may hold a password"
    )
    data: Path = Field(Path("var"), description="Folder for what is no table: the lock, rejected lines, backups")
    allow_hosts: Annotated[tuple[AllowedHost, ...], NoDecode, BeforeValidator(parse_allow_hosts)] = Field(
        (), description="Non-public addresses that may be fetched, as host:port or network:port, comma separated"
    )
    contact: Annotated[str, BeforeValidator(_check_contact)] = Field(
        "", description="Mail or page for the owners of the sites we fetch; part of the User-Agent"
    )
    log_level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = Field(
        "info", description="The least important log line to write: debug, info, warning, error"
    )
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_lower)] = Field(
        "console", description="How log lines are written: console (for people) or json (for programs)"
    )
    alarms: Annotated[tuple[str, ...], NoDecode, BeforeValidator(parse_names)] = Field(
        (), description="Names of the variables that say whom alarms are told, each an address as Apprise writes it"
    )
    ping: Annotated[str | None, BeforeValidator(_check_ping)] = Field(
        None, repr=False, description="An address that is asked, or a file that is touched, after each good pass"
    )
    disk_budget: Annotated[int | None, BeforeValidator(parse_bytes)] = Field(
        None, description="How much disk may be taken, such as 20G: a warning comes at four fifths of it"
    )
    keep_captures: Annotated[int | None, BeforeValidator(parse_days)] = Field(
        None, description="Days that fetched bytes are kept, such as 90d (`itemwire keep`); empty: for ever"
    )
    keep_fetches: Annotated[int | None, BeforeValidator(parse_days)] = Field(
        None, description="Days that the list of visits is kept, such as 365d; the log keeps each for ever"
    )
    keep_rejected: Annotated[int | None, BeforeValidator(parse_days)] = Field(
        None, description="Days that refused lines are kept, such as 90d"
    )
    keep_drafts: Annotated[int | None, BeforeValidator(parse_days)] = Field(
        None, description="Days that superseded draft round-ups are kept, such as 30d"
    )
    desk_hosts: Annotated[tuple[str, ...], NoDecode, BeforeValidator(parse_host_names)] = Field(
        (), description="Names by which the desk is asked besides this machine's own, comma separated"
    )
    eval: Path | None = Field(None, description="Folder of the labelled sets that tests and benches run on")

    _file: Path = PrivateAttr(default=ENV_FILE)

    def __init__(self, env_file: Path = ENV_FILE, **values: object) -> None:
        """Read the environment and `env_file`; `values` win over both; raises SettingsError with every fault."""
        faults = _misspelt(env_file)
        try:
            super().__init__(_env_file=env_file, **values)  # type: ignore[arg-type]
        except ValidationError as error:
            faults += [_fault(env_file, str(detail["loc"][0]), detail["msg"]) for detail in error.errors()]
        if faults:
            raise refuse(env_file, faults)
        self._file = env_file

    def secret(self, name: str) -> str | None:
        """The value of the environment variable `name`, else of that name in `.env`; None where neither has one."""
        return os.environ.get(name) or _written(self._file).get(name) or None


def variables() -> tuple[str, ...]:
    """The names of the environment variables that itemwire reads."""
    return tuple(f"{PREFIX}{name.upper()}" for name in Environment.model_fields)


def _written(file: Path) -> dict[str, str | None]:
    """What `file` says; nothing where there is none; raises SettingsError where it is no text."""
    if not file.is_file():
        return {}
    try:
        return dotenv_values(file, encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(
            [f"{visible(str(file), 4096)}: cannot be read as UTF-8 text; allowed: lines NAME=value"]
        ) from None


def _misspelt(file: Path) -> list[Fault]:
    """The names in `file` that look like ours and are not."""
    known = variables()
    return [
        Fault(_line_of(file, name), name, f"is no setting{meant(name, known)}; allowed: {', '.join(known)}")
        for name in _written(file)
        if name.upper().startswith(PREFIX) and name.upper() not in known
    ]


def _fault(file: Path, field: str, message: str) -> Fault:
    name = f"{PREFIX}{field.upper()}"
    what = visible(message.removeprefix("Value error, "), 300)
    line = _line_of(file, name)
    return Fault(line, name, what if line else f"{what} (set in the environment)")


def _line_of(file: Path, name: str) -> int:
    """The last line of `file` that sets `name`; 0 where none does or the environment wins over it."""
    if name in os.environ or not file.is_file():
        return 0
    lines = file.read_text(encoding="utf-8").split("\n")
    found = [number for number, line in enumerate(lines, 1) if line.split("=")[0].split()[-1:] == [name]]
    return found[-1] if found else 0

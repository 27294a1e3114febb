"""The settings, read once at the edge and passed down as plain values.

Guarantees that a wrong value is one sentence naming the setting and the cure, not a traceback.
"""

from functools import cache
from importlib.metadata import version
from ipaddress import ip_network
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from etl.steps import PIPELINES

MIB = 1 << 20


class BadSetting(Exception):
    """A setting that cannot be used; the message says which, and what to do."""


def _user_agent() -> str:
    return f"Dateline/{code_version()}"


class Settings(BaseSettings):
    """Every setting of the job, from `DATELINE_*` in the environment."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", env_ignore_empty=True)

    lake: Path = Field(Path("lake"), description="Folder of the lake.")
    inbox: Path = Field(Path("seeds"), description="Folder that articles arrive in.")
    catalog: str | None = Field(
        None,
        pattern=r"^(postgres(ql)?://|sqlite:).+",
        description="DuckLake catalog: sqlite:PATH or postgresql://…; a SQLite file in the lake if unset.",
    )
    batch_size: int = Field(100, ge=1, le=100_000, description="Sources a batch.")
    max_page_bytes: int = Field(
        10 * MIB, ge=1_000, le=1 << 30, description="Largest page read, in bytes."
    )
    max_reject_share: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Share of new sources rejected above which a run is held;"
        " if unset, half of at least 20.",
    )
    feeds: Path = Field(Path("feeds.toml"), description="List of the feeds to follow.")
    user_agent: str = Field(
        default_factory=_user_agent,
        pattern=r"^[A-Za-z_-]+[ -~]{0,300}$",
        description="Who we say we are to sites: a name, and where they can reach you.",
    )
    allowed_networks: str = Field(
        "",
        description="Networks reached beside the public internet, as 10.0.0.0/8,192.168.1.5.",
    )
    annotators: str = Field(
        "all", description="Which layers of facts are coded: all, none, or names with commas."
    )
    pipelines: str = Field(
        PIPELINES,
        pattern=r"^[a-z]{2,3}=[^=,]+(,[a-z]{2,3}=[^=,]+)*$",
        description="The spaCy pipeline of each language: en=NAME_OR_PATH,fr=NAME_OR_PATH.",
    )
    entities: Path | None = Field(
        None,
        description="A CSV of people, organisations and places of your own: qid,name,aliases,type,…",
    )
    workers: int = Field(2, ge=1, le=256, description="Processes that read articles side by side.")

    @field_validator("allowed_networks")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        for name in value.split(","):
            if name.strip():
                ip_network(name.strip())
        return value


def settings(**overrides: object) -> Settings:
    """The settings, with the caller's own values first; raises `BadSetting` with one sentence."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings.model_validate({**Settings().model_dump(), **given})
    except ValidationError as error:
        raise BadSetting(_sentence(error)) from None


def layers(names: str) -> tuple[str, ...]:
    """The layers that `annotators` names; raises `BadSetting`. Apart, since it loads all of them."""
    from etl.annotate import chosen

    try:
        return chosen(names)
    except ValueError as fault:
        raise BadSetting(f"DATELINE_ANNOTATORS={names!r}: {fault}.") from None


def own_table(path: Path) -> Path:
    """The user's own entities, once they can be read; raises `BadSetting`."""
    from etl.annotate.knowledge import load

    try:
        load(path)
    except (OSError, UnicodeDecodeError, ValueError) as fault:
        raise BadSetting(f"DATELINE_ENTITIES={str(path)!r}: {fault}.") from None
    return path


def _sentence(error: ValidationError) -> str:
    fault = error.errors(include_url=False)[0]
    name = str(fault["loc"][0]) if fault["loc"] else "settings"
    told = Settings.model_fields[name].description if name in Settings.model_fields else ""
    wrong = fault["msg"].removeprefix("Value error, ")
    return f"DATELINE_{name.upper()}={fault['input']!r}: {wrong}. It sets: {told}"


@cache
def code_version() -> str:
    """Version of the installed package."""
    return version("dateline")

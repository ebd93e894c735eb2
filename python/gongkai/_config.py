# SPDX-License-Identifier: Apache-2.0
"""Which rules are made, and how grave their failures are: in code, or in a table of TOML."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from gongkai._core import RuleId, Severity
from gongkai._enum import near_in_both
from gongkai._language import InputError

RuleChoice: TypeAlias = Severity | str | bool | None
"""A severity or its code; None, False or "off" for a rule that is not made; True for the catalogue's severity."""

RuleChoices: TypeAlias = (
    Mapping[RuleId, RuleChoice] | Mapping[RuleId, Severity | None] | Mapping[str, RuleChoice] | Mapping[RuleId | str, RuleChoice]
)
"""What to make of each rule, by the rule or its id."""


class ConfigError(InputError):
    """A configuration that cannot be meant: an unknown rule or severity, or a file that is no TOML."""


def _rule(name: object) -> RuleId:
    if isinstance(name, RuleId):
        return name
    for rule in RuleId:
        if rule.code == name:
            return rule
    hint = near_in_both(str(name), (rule.code for rule in RuleId))
    raise ConfigError(f"没有规则{name!r}{hint.zh}", f"there is no rule {name!r}{hint.en}")


def rule_settings(choices: RuleChoices | None) -> dict[RuleId, Severity | None]:
    """What is chosen otherwise than in the catalogue, by rule; None for a rule that is off. ConfigError otherwise."""
    settings: dict[RuleId, Severity | None] = {}
    for name, choice in (choices or {}).items():
        rule = _rule(name)
        if choice is True:
            continue
        if choice in (None, False, "off"):
            settings[rule] = None
        elif isinstance(choice, Severity):
            settings[rule] = choice
        else:
            for level in Severity:
                if level.code == choice:
                    settings[rule] = level
                    break
            else:
                codes = [level.code for level in Severity]
                hint = near_in_both(str(choice), [*codes, "off"])
                raise ConfigError(
                    f"{rule.code} 设为 {choice!r}；可设为 {'、'.join(codes)} 或 off{hint.zh}",
                    f"{rule.code} is set to {choice!r}; it can be {', '.join(codes)} or off{hint.en}",
                )
    return settings


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """A key of TOML without quotes, as in ``cell.blank = "off"``, is a table within a table."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _rules_of(document: Mapping[str, Any], file: str) -> Mapping[str, Any] | None:
    """The table of rules of a file; None where it has none. `gongkai.toml` may leave out `tool.gongkai`."""
    tool = document.get("tool")
    own = tool.get("gongkai") if isinstance(tool, Mapping) else None
    if own is None and os.path.basename(file) != "pyproject.toml":
        own = document
    if own is None:
        return None
    if not isinstance(own, Mapping) or not isinstance(own.get("rules", {}), Mapping):
        raise ConfigError(f"{file}：tool.gongkai.rules 不是表", f"{file}: tool.gongkai.rules is no table")
    for key in own:
        if key not in ("rules", "tool"):
            hint = near_in_both(key, ["rules"])
            raise ConfigError(f"{file}：没有设置项 {key!r}{hint.zh}", f"{file}: there is no setting {key!r}{hint.en}")
    return own.get("rules")


def _load(file: str) -> Mapping[str, Any] | None:
    import tomllib  # only here: most runs have no configuration

    try:
        with open(file, "rb") as stream:
            document = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}：不是 TOML：{error}", f"{file}: no TOML: {error}") from None
    return _rules_of(document, file)


def read_config(file: str | os.PathLike[str]) -> dict[RuleId, Severity | None]:
    """The rules that the table ``[tool.gongkai.rules]`` of a TOML file chooses, for `Report.check`; of a file that is not
    called pyproject.toml also ``[rules]``.

        [tool.gongkai.rules]
        "cell.blank" = "off"
        "filing.late" = "error"

    Raises OSError where the file cannot be read, and ConfigError for what cannot be meant, with the likely rule.
    """
    name = os.fspath(file)
    try:
        return rule_settings(dict(_flat(_load(name) or {})))
    except ConfigError as error:
        if name in error.message_en:
            raise
        raise ConfigError(f"{name}：{error.message_zh}", f"{name}: {error.message_en}") from None


def find_config(start: str | os.PathLike[str] = ".") -> str | None:
    """The nearest ``gongkai.toml``, or ``pyproject.toml`` with a table ``tool.gongkai``, from a directory upwards; of two
    in one directory the former. None where there is none."""
    directory = os.path.realpath(start)
    while True:
        if os.path.isfile(own := os.path.join(directory, "gongkai.toml")):
            return own
        if os.path.isfile(shared := os.path.join(directory, "pyproject.toml")) and _names_us(shared):
            return shared
        above = os.path.dirname(directory)
        if above == directory:
            return None
        directory = above


def _names_us(file: str) -> bool:
    """Also where it is no TOML: whoever wrote the table wants to know."""
    try:
        with open(file, "rb") as stream:
            return b"tool.gongkai" in stream.read()
    except OSError:
        return False

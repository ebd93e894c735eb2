# SPDX-License-Identifier: Apache-2.0
"""The commands ``gongkai codes`` and ``gongkai rules``."""

from __future__ import annotations

import itertools
import json

import click

import gongkai as gk
from gongkai._commands.command_line import option
from gongkai._commands.shared import _format_option, _level, cli


@cli.command()
@_format_option("text", "json")
@option(
    "--ledgers",
    is_flag=True,
    help=("改为主动公开、栏目和服务台账的代码。", "Those of the ledgers of publication, columns and service."),
)
def codes(form: str, ledgers: bool) -> None:
    """List every legal item with its code

    json is a list of {group, code, zh, zh_2019, zh_2021, en, basis, editions}; zh_2019 and zh_2021 are the wordings of the two
    editions of the form, null where an edition does not have the item.

    ---
    列出条例和格式中的各项及其代码

    json 是 {group, code, zh, zh_2019, zh_2021, en, basis, editions} 的列
    表；zh_2019 和 zh_2021 是两版格式的用语，该版没有这一项的为 null。
    """
    items = gk.codes(ledgers=ledgers)
    if form == "json":
        click.echo(json.dumps(items, ensure_ascii=False, indent=2))
        return
    width = max(len(item["code"]) for item in items)
    for group, members in itertools.groupby(items, key=lambda item: item["group"]):
        click.echo(click.style(group, bold=True))
        for item in members:
            editions = f" ({', '.join(item['editions'])})" if item["editions"] else ""
            basis = f" [{item['basis']}]" if item["basis"] else ""
            click.echo(f"  {item['code']:{width}}  {item['zh']} · {item['en']}{basis}{editions}")


@cli.command()
@_format_option("text", "json")
def rules(form: str) -> None:
    """List every check with its severity and basis

    json is a list of {id, severity, scope, basis, zh, en}; scope is what it is judged on.

    ---
    列出全部检查规则及其严重程度和依据

    json 是 {id, severity, scope, basis, zh, en} 的列表；scope 说明核对的是什么。
    """
    items = gk.rules()
    if form == "json":
        click.echo(json.dumps(items, ensure_ascii=False, indent=2))
        return
    for item in items:
        click.echo(f"{click.style(item['id'], bold=True)}: {_level(item['severity'])} [{item['basis']}]")
        click.echo(f"  {item['zh']}")
        click.echo(f"  {item['en']}")

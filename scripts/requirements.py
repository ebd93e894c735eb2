"""Prints what pyproject.toml needs for building and for some of its extras, one a line: requirements.py EXTRA..."""

import re
import sys
import tomllib

with open("pyproject.toml", "rb") as file:
    settings = tomllib.load(file)
project = settings["project"]


def expand(requirements: list[str]) -> list[str]:
    """An extra may name others of this package."""
    out = []
    for requirement in requirements:
        own = re.fullmatch(rf"{project['name']}\[(.+)\]", requirement)
        if own:
            for extra in own[1].split(","):
                out += expand(project["optional-dependencies"][extra])
        else:
            out.append(requirement)
    return out


wanted = [f"{project['name']}[{extra}]" for extra in sys.argv[1:]]
print("\n".join(settings["build-system"]["requires"] + project["dependencies"] + expand(wanted)))

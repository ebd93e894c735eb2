# SPDX-License-Identifier: Apache-2.0
"""LibreOffice, where it is installed, turns what nothing else opens into docx or xlsx. It gets a profile of its own in which
macros, links and the network are off, a network of its own without any way out where the system lets it, and a time limit."""

from __future__ import annotations

import atexit
import functools
import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path
from xml.sax.saxutils import escape

from gongkai._core import ErrorCode
from gongkai._error import ReadError

SECONDS = 60
"""A conversion takes two or three."""

_lock = threading.Lock()

_SETTINGS = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
    ("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def program() -> str | None:
    """The path of soffice, or None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@functools.cache
def _without_network() -> tuple[str, ...]:
    """The command before a command that runs in a network of its own, where the system has one."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    command = (unshare, "--user", "--map-root-user", "--net", "--")
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()


@functools.cache
def _profile() -> Path:
    """The profile of this process, gone with it."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-libreoffice-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "user").mkdir()
    items = "".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )
    return folder


def convert(content: bytes, suffix: str, target: str, what: str) -> bytes:
    """The document as docx or xlsx. ``suffix``: of what it is, as programs name it. ReadError where it cannot be converted."""
    office = program()
    assert office is not None
    with _lock, tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        source = Path(folder) / f"document.{suffix}"
        source.write_bytes(content)
        out = Path(folder) / "out"
        profile = _profile()
        command = [
            *_without_network(),
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo"),
            *("--convert-to", target, "--outdir", str(out), str(source)),
        ]
        environment = {name: value for name, value in os.environ.items() if not re.search("proxy", name, re.I)}
        environment |= {"HOME": str(profile), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ReadError(ErrorCode.FORMAT_TOO_COMPLEX, f"{what}: LibreOffice > {SECONDS} s") from error
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        made = out / f"document.{target}"
        if not made.exists():
            raise ReadError(ErrorCode.FORMAT_DAMAGED, f"{what}: LibreOffice")
        return made.read_bytes()

"""The command line. Each command is a module, loaded when it is called; errors become one line on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from kg_service.cli.common import ConfigOption, Invocation, VersionOption, plain
from kg_service.errors import InputError, SettingsError, ThiduaError

FAILURE, USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes."""

# typer shows its usage errors only by what they share with BadParameter: ClickException, two steps up.
_ClickError: Any = typer.BadParameter.__mro__[2]

_MODULES = {
    "extract": "extract",
    "evaluate": "evaluate",
    "review": "review",
    "build": "build",
    "ingest": "ingest",
    "link": "link",
    "serve": "serve",
    "query": "query",
    "validate": "validate",
    "export": "export",
    "release": "release",
    "backup": "maintain",
    "restore": "maintain",
    "settings": "settings",
}
"""Which module has a command, in the order that help shows them."""


class _Commands(MutableMapping[str, Any]):
    """The commands by name. To load all of them takes longer than most of them run."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            part = typer.Typer()
            part.callback()(lambda: None)
            import_module(f"{__name__}.{_MODULES[name]}").register(part)
            group: Any = typer.main.get_command(part)
            self._loaded |= {name: command for name, command in group.commands.items() if name not in self._loaded}
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


class _Group(TyperGroup):
    """All commands, none of which is loaded before it is asked for."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "commands": _Commands()})

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, in the order of help."""
        return list(_MODULES)


app = typer.Typer(
    cls=_Group,
    name="thidua",
    help="Đồ thị tri thức về phong trào thi đua ở Việt Nam · A knowledge graph of Vietnam's emulation campaigns",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _common(context: typer.Context, config: ConfigOption = None, version: VersionOption = False) -> None:
    context.obj = Invocation(config)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 fine, 1 failed, 2 used wrongly; errors are one clear line on stderr."""
    command: Any = typer.main.get_command(app)
    sys.exit(_run(command, arguments))


def _run(command: Any, arguments: Sequence[str] | None) -> int:
    try:
        code = command.main(args=arguments, prog_name="thidua", standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as stop:
        return stop.exit_code
    except _ClickError as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
            return USAGE
        return _fail(f"{error.format_message()} (thidua --help)", USAGE)
    except (typer.Abort, KeyboardInterrupt):
        return _fail("stopped", INTERRUPTED)
    except (InputError, SettingsError) as error:
        return _fail(error.message, USAGE)
    except ThiduaError as error:
        return _fail(error.message, FAILURE)
    except BrokenPipeError:  # the reader of a pipe has seen enough; Python must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a folder that is not there or may not be written, a full disk
        return _fail(f"{error.filename or 'system'}: {error.strerror or error}", FAILURE)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    print(f"thidua: {plain(' '.join(message.split()))}", file=sys.stderr)
    return code

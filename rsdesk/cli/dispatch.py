"""Which function runs a command; its module is imported only when it is asked for."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from rsdesk.cli.context import Context

Command = Callable[[Namespace, Context], int]

_COMMANDS = {
    "demo": "rsdesk.cli.demo:demo",
    "new": "rsdesk.cli.cases:new",
    "list": "rsdesk.cli.cases:list_cases",
    "record": "rsdesk.cli.cases:record",
    "export": "rsdesk.cli.export:export",
    "verify": "rsdesk.cli.verify:verify",
    "assess": "rsdesk.cli.checks:assess",
    "check-guidance": "rsdesk.cli.checks:check_guidance",
    "vault create": "rsdesk.cli.vaults:create",
    "vault backup": "rsdesk.cli.vaults:back_up",
    "vault restore": "rsdesk.cli.vaults:restore",
    "vault password": "rsdesk.cli.vaults:change_password",
}


def command_for(arguments: Namespace) -> Command:
    """Return the function of a parsed command."""
    name = arguments.command
    if name == "vault":
        name = f"vault {arguments.action}"
    module, _, function = _COMMANDS[name].partition(":")
    command: Command = getattr(import_module(module), function)
    return command

"""How templates become Python: as Jinja2 does it, without what none of our templates needs.

At each call Jinja2 looks how the function takes its context, it makes marked-up text anew wherever
it is put in, and looks among the items for what is no attribute: a fifth of the time of an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

marked_up: Callable[[str], Markup] = partial(str.__new__, Markup)
"""HTML as such, faster than `Markup`, which looks what it is given."""
_escaped_text = lru_cache(2048)(escape)


def escaped(value: object) -> Markup:
    """The value as HTML; what is marked up already stays the same object."""
    if type(value) is Markup:
        return value
    return _escaped_text(value) if type(value) is str else escape(value)


def joined(*values: object) -> Markup:
    """The values one after the other as HTML."""
    return marked_up("".join(map(escaped, values)))


class PlainMacro(Macro):
    """A macro whose arguments are seldom named, in templates that all escape."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        """The words of the macro as HTML; raises TypeError for arguments that it does not have."""
        left = self._argument_count - len(args)
        if kwargs or left < 0 or self.caller:
            return marked_up(super().__call__(*args, **kwargs))
        return marked_up(self._func(*args, *(missing,) * left))


class Compiler(CodeGenerator):
    """Writes the code of a template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole; what it calls stands in the globals of its code."""
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import PlainMacro as Macro, escaped as escape, joined")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call of a macro or a function."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self._in_brackets((*node.args, *node.kwargs), frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """What "~" joins."""
        self.write("joined")
        self._in_brackets(node.nodes, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """An attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _in_brackets(self, arguments: Iterable[nodes.Node], frame: Frame) -> None:
        self.write("(")
        for argument in arguments:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

"""What a form shows: a step, the summary, what can be changed, and how a trial went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.render import Renderer
from bot.render.plain import PlainWords
from bot.telegram.buttons import Row
from bot.telegram.editors.button_data import EditorAction, cancel_row, editor_button
from bot.telegram.editors.forms.choices import FormAction, FormChoice
from bot.telegram.editors.forms.kinds import FormKind
from bot.telegram.editors.forms.lookups import VALUES, shown
from bot.telegram.editors.forms.sentences import FormSentence, form_sentence
from knowledge.drafting.errors import StepError
from knowledge.drafting.form import Filled, Form
from knowledge.drafting.links import sources_at
from knowledge.drafting.newer import Newer
from knowledge.drafting.steps import Cells, Step
from knowledge.drafting.trial import Tried
from knowledge.types.fact import Language

_ON_A_PAGE = 8
_IN_A_ROW = 2
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Screen:
    """A message with its buttons."""

    html: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Screens:
    """The screens of one form in the editor's language; `draft` is the number of its draft."""

    renderer: Renderer
    kind: FormKind
    form: Form
    filled: Filled
    draft: int

    @property
    def language(self) -> Language:
        """The language of the editor."""
        return self.form.lookups.language

    def current(self, error: StepError | None = None, page: int = 0) -> Screen:
        """The step that is asked, with what is wrong with its answer, or the summary."""
        step = self.form.step(self.filled)
        return self.summary(error) if step is None else self._step(step, error, page)

    def summary(self, error: StepError | None = None) -> Screen:
        """What the form comes to, before it is handed in."""
        cells, error = self._whole(error)
        html = self._page("form_summary.html", cells, error, held=self._held(cells))
        to_step = [self._change(error.column)] if error is not None and error.column else []
        hand_in = [self._say(FormSentence.SUBMIT, FormAction.SUBMIT)] if error is None else []
        trial = [self._say(FormSentence.TRY, FormAction.TRY)] if self.is_told and hand_in else []
        fields = self._say(FormSentence.CHANGE, FormAction.FIELDS)
        return Screen(html, [*to_step, *hand_in, *trial, fields, self._back_row()])

    def overtaken(self, newer: Newer) -> Screen:
        """What others have changed meanwhile, beside what the editor wants."""
        id = self.filled.cells["id"]
        html = self.renderer.page(
            "form_overtaken.html", self.language, id=id, changes=newer.changes
        )
        return Screen(html, [])

    def fields(self, page: int) -> Screen:
        """The steps that can be changed."""
        names = [step.name for step in self.form.applying(self.filled.cells)]
        rows = self._pages([self._change(name) for name in names], page, FormAction.FIELDS)
        html = form_sentence(FormSentence.WHICH, self.language)
        return Screen(html, [*rows, self._say(FormSentence.SUMMARY, FormAction.SUMMARY)])

    def trial(self, tried: Sequence[Tried]) -> Screen:
        """Which of the questions would find the statement."""
        html = self.renderer.page(
            "form_trial.html", self.language,
            found=[entry for entry in tried if entry.finds],
            missed=[entry for entry in tried if not entry.finds],
        )  # fmt: skip
        return Screen(html, [self._say(FormSentence.SUMMARY, FormAction.SUMMARY)])

    def _step(self, step: Step, error: StepError | None, page: int) -> Screen:
        cells, lookups = self.filled.cells, self.form.lookups
        position, count = self.form.progress(self.filled)
        proposed = step.proposed(cells, lookups)
        html = self._page(
            "form_step.html", cells, error, step=step, position=position, count=count,
            proposed=proposed, held=self._held({**cells, step.name: ""}),
        )  # fmt: skip
        suggested = error.suggestions if error is not None else ()
        choices = [self._pick(step, id) for id in suggested or step.choices(cells, lookups)]
        rows = self._pages(choices, page, FormAction.PAGE)
        take = [self._say(FormSentence.TAKE, FormAction.TAKE)] if proposed else []
        offers = step.name in self.kind.asides
        aside = [self._say(FormSentence.ASIDE, FormAction.ASIDE)] if offers else []
        return Screen(html, [*rows, *take, *aside, self._step_row(step)])

    def _step_row(self, step: Step) -> Row:
        """The buttons that every step has: back, leave it, pass it over, give up."""
        is_first = self.form.back(self.filled) == self.filled
        back = [] if is_first else self._say(FormSentence.BACK, FormAction.BACK)
        is_kept = bool(self.filled.cells.get(step.name))
        keep = self._say(FormSentence.KEEP, FormAction.KEEP) if is_kept else []
        is_needed = step.needed(self.filled.cells, self.form.lookups)
        skip = [] if is_needed else self._say(FormSentence.SKIP, FormAction.SKIP)
        return [*back, *keep, *skip, *cancel_row(self.language, self.draft)]

    def _back_row(self) -> Row:
        is_new = not self.filled.replaces
        back = self._say(FormSentence.BACK, FormAction.BACK) if is_new else []
        return [*back, *cancel_row(self.language, self.draft)]

    def _whole(self, error: StepError | None) -> tuple[dict[str, str], StepError | None]:
        """All cells, and what does not fit together if nothing else was wrong."""
        try:
            self.kind.proposal(self.form, self.filled)
            id = {"id": self.filled.cells.get("id", "")}
            return {**id, **self.form.whole(self.filled)}, error
        except StepError as found:
            return dict(self.filled.cells), error or found

    def _page(
        self,
        template: str,
        cells: Cells,
        error: StepError | None,
        **more: Any,  # noqa: ANN401 (what the template asks for)
    ) -> str:
        store, url = self.form.lookups.store, cells.get("url", "")
        sources = (*store.sources(), *store.retired_sources())
        return self.renderer.page(
            template, self.language, kind=self.kind.draft, cells=shown(cells), error=error,
            is_told=self.is_told, is_new=not self.filled.replaces,
            same_address=sources_at(url, sources, but=cells.get("id", "")), **more,
        )  # fmt: skip

    @property
    def is_told(self) -> bool:
        """Whether it is a statement, which is found by words."""
        return any(step.name == "keywords_en" for step in self.form.applying(self.filled.cells))

    def _held(self, cells: Cells) -> list[str]:
        """The steps that hold something."""
        return [step.name for step in self.form.applying(cells) if cells.get(step.name)]

    def _pages(self, buttons: Sequence[Row], page: int, action: FormAction) -> list[Row]:
        """A page of buttons, two in a row, with buttons to the pages beside it."""
        buttons = [row for row in buttons if row]
        last = max(len(buttons) - 1, 0) // _ON_A_PAGE
        page = min(page, last)
        page_of = buttons[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE]
        pairs = range(0, len(page_of), _IN_A_ROW)
        rows = [[one for row in page_of[at : at + _IN_A_ROW] for one in row] for at in pairs]
        before = self._to_page(f"‹ {page}/{last + 1}", action, page - 1) if page else []
        after = self._to_page(f"{page + 2}/{last + 1} ›", action, page + 1) if page < last else []
        return [*rows, [*before, *after]]

    def _to_page(self, label: str, action: FormAction, page: int) -> Row:
        return self._button(label, FormChoice(action, str(page)))

    def _pick(self, step: Step, id: str) -> Row:
        words = PlainWords(self.renderer.words(VALUES, self.language))
        label = words("choice", step.name, id, shown(self.filled.cells))
        return self._button(label[:_LONGEST_LABEL], FormChoice(FormAction.PICK, id))

    def _change(self, name: str) -> Row:
        label = form_sentence(FormSentence.FIELD, self.language, column=name)
        return self._button(label, FormChoice(FormAction.CHANGE, name))

    def _say(self, name: FormSentence, action: FormAction) -> Row:
        return self._button(form_sentence(name, self.language), FormChoice(action))

    def _button(self, label: str, choice: FormChoice) -> Row:
        return editor_button(label, EditorAction.CHOOSE, self.draft, choice.written())

"""An evaluation to read: lines for a terminal, and a page that needs nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from qa.evaluation.figures import Bin, Choice, Evaluation, Figure
from qa.evaluation.outcomes import Outcome

_SHOWN = 5
"""Questions that the terminal shows; the page and --json have all."""

_WIDTH, _HEIGHT, _MARGIN = 480, 280, 44
"""Of a chart, in pixels; the margin holds the labels of the axes."""

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --a: #0b6e4f; --b: #b3541e; --c: #3867b5 }
@media (prefers-color-scheme: dark) { :root { --a: #4cc296; --b: #f0a070; --c: #8fb4f5 } }
body { max-width: 62em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 system-ui, sans-serif }
table { border-collapse: collapse } td, th { padding: .2em .8em; text-align: left }
td.number { text-align: right; font-variant-numeric: tabular-nums }
tr { border-bottom: 1px solid var(--line) } .charts { display: flex; flex-wrap: wrap; gap: 2em }
figure { margin: 0 } figcaption { max-width: 30em } svg text { font-size: 12px; fill: currentColor }
.a { color: var(--a) } .b { color: var(--b) } .c { color: var(--c) } .below { font-weight: bold }
"""


def report_text(evaluation: Evaluation) -> str:
    """The figures with their intervals, and the worst questions."""
    width = max(len(name) for name in evaluation.figures)
    lines = [f"{'':<{width}}   value    95 % interval    of"]
    lines += [
        f"{name:<{width}}  {one.value:6.3f}    {one.low:.3f} to {one.high:.3f}  {one.n:4}"
        for name, one in evaluation.figures.items()
    ]
    lines.append(f"answers below a confidence of {evaluation.threshold} count as declined")
    worst = [(one, fault) for one in evaluation.outcomes if (fault := _fault(one, evaluation))]
    if worst:
        lines.append(
            f"\nWhat went wrong in {len(worst)} of {len(evaluation.outcomes)}, worst first:"
        )
    for one, fault in worst[:_SHOWN]:
        lines.append(f"  {one.question}\n    {fault} ({one.confidence:.2f}): {_said(one)}")
    return "\n".join(lines)


def report_html(evaluation: Evaluation, title: str) -> str:
    """The same as a page, with the trade-off and the calibration as pictures and every question."""
    charts = _tradeoff(evaluation.choices, evaluation.threshold) + _calibration(evaluation.bins)
    below = "".join(f'<p class="below">{escape(line)}</p>' for line in evaluation.below)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1>{below}"
        f"<p>{len(evaluation.outcomes)} questions. Answers below a confidence of "
        f"{evaluation.threshold} count as declined.</p>"
        f'{_figures_table(evaluation)}<div class="charts">{charts}</div>'
        f"<h2>Every question, the worst first</h2>{_questions_table(evaluation)}</html>"
    )


def _fault(one: Outcome, evaluation: Evaluation) -> str:
    """What is wrong with an outcome, "" if nothing is."""
    given = one.confidence >= evaluation.threshold
    if given and not one.answerable:
        return "answered, though no article says"
    if given and not one.right:
        return "wrong article" if one.right_article is False else "no right answer in the quote"
    if not given and one.answerable:
        return "declined, though the right quote was at hand" if one.right else "declined"
    return ""


def _said(one: Outcome) -> str:
    return f"{one.answer} | {one.quote}" if one.quote not in ("", one.answer) else one.answer


def _figures_table(evaluation: Evaluation) -> str:
    def row(name: str, figure: Figure) -> Iterable[str]:
        yield escape(name)
        yield f"{figure.value:.3f}"
        yield f"{figure.low:.3f} to {figure.high:.3f}"
        yield str(figure.n)

    rows = [row(name, figure) for name, figure in evaluation.figures.items()]
    return _table(("figure", "value", "95 % interval", "questions"), rows)


def _questions_table(evaluation: Evaluation) -> str:
    rows = [
        map(
            escape,
            (
                one.question,
                _fault(one, evaluation),
                f"{one.confidence:.2f}",
                str(one.rank or ""),
                one.answer,
                one.quote,
                one.cited,
            ),
        )
        for one in evaluation.outcomes
    ]
    heads = ("question", "fault", "confidence", "rank", "answer", "quote", "source")
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """The cells' HTML in a table; those of numbers to the right."""
    top = "".join(f"<th>{head}" for head in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}" for row in rows)
    return f"<table><thead><tr>{top}<tbody>{body}</table>"


def _cell(html: str) -> str:
    number = html.replace(".", "").replace(" to ", "").isdecimal()
    return f'<td class="number">{html}' if number else f"<td>{html}"


def _tradeoff(choices: Sequence[Choice], threshold: float) -> str:
    lines = [
        (
            "a",
            "right answers given",
            [(one.threshold, 1 - one.right) for one in choices if one.right is not None],
        ),
        (
            "b",
            "wrong answers declined",
            [(one.threshold, one.wrong) for one in choices if one.wrong is not None],
        ),
        (
            "c",
            "unanswerable questions declined",
            [(one.threshold, one.unanswerable) for one in choices if one.unanswerable is not None],
        ),
    ]
    drawn = "".join(_line(kind, points) for kind, _, points in lines if points)
    x, _ = _at(threshold, 0)
    now = (
        f'<path d="M{x} {_MARGIN / 2}V{_HEIGHT - _MARGIN}" stroke="var(--line)" stroke-width="2"/>'
    )
    names = ", ".join(f'<b class="{kind}">{name}</b>' for kind, name, points in lines if points)
    about = f"What a threshold would do: {names}. The grey line is the threshold that is set."
    return _chart("the trade-off between answering and declining", "threshold", now + drawn, about)


def _calibration(bins: Sequence[Bin]) -> str:
    ideal = f'<g stroke-dasharray="4">{_line("", [(0, 0), (1, 1)])}</g>'
    dots = "".join(
        f'<circle class="a" cx="{x}" cy="{y}" r="{3 + one.n**0.5 / 2:.1f}" fill="currentColor"'
        f' opacity=".8"><title>{one.n} answers</title></circle>'
        for one in bins
        for x, y in [_at(one.confidence, one.right)]
    )
    about = (
        "How often answers of a confidence are right; larger dots stand for more answers. On the "
        "dashed line a confidence is a probability."
    )
    return _chart("the calibration of the confidence", "confidence", ideal + dots, about)


def _chart(label: str, across: str, drawn: str, about: str) -> str:
    """A chart from 0 to 1 in both directions."""
    ticks = "".join(_ticks())
    return (
        f'<figure><svg width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' role="img" aria-label="{label}">{ticks}{drawn}'
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 6}" text-anchor="middle">{across}</text></svg>'
        f"<figcaption>{about}</figcaption></figure>"
    )


def _ticks() -> Iterator[str]:
    for value in (0, 0.25, 0.5, 0.75, 1):
        x, y = _at(value, value)
        yield f'<path d="M{_MARGIN} {y}H{_WIDTH - _MARGIN / 2}" stroke="var(--line)"/>'
        yield f'<text x="{_MARGIN - 6}" y="{y + 4}" text-anchor="end">{value}</text>'
        yield f'<text x="{x}" y="{_HEIGHT - _MARGIN + 18}" text-anchor="middle">{value}</text>'


def _line(kind: str, points: Sequence[tuple[float, float]]) -> str:
    path = "L".join("{} {}".format(*_at(across, up)) for across, up in points)
    return f'<path class="{kind}" d="M{path}" fill="none" stroke="currentColor" stroke-width="2"/>'


def _at(across: float, up: float) -> tuple[float, float]:
    """Where a point of a chart is, in pixels."""
    x = _MARGIN + across * (_WIDTH - 1.5 * _MARGIN)
    y = _HEIGHT - _MARGIN - up * (_HEIGHT - 1.5 * _MARGIN)
    return round(x, 1), round(y, 1)

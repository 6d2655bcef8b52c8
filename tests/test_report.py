from qa.evaluation.figures import evaluation
from tests.test_figures import outcome, unanswerable
from ui.report import report_html, report_text

OUTCOMES = [
    outcome(0.9, question="Why did <b>it</b> sink?"),
    outcome(0.8, right=False, question="Where was it built?"),
    outcome(0.7, right_article=False, question="Who built it?"),
    unanswerable(0.9),
    outcome(0.2, question="What broke?"),
]


def test_the_text_has_every_figure_and_what_went_wrong() -> None:
    text = report_text(evaluation(OUTCOMES, 0.5, {}))
    assert "hit@10" in text and "calibration_error" in text
    assert "What went wrong in 4 of 5, worst first:" in text
    faults = ["no article says", "no right answer in the quote", "wrong article", "was at hand"]
    places = [text.index(fault) for fault in faults]
    assert places == sorted(places)
    assert "They blamed the hinge." in text


def test_the_page_needs_nothing_else_and_is_never_made_of_questions() -> None:
    page = report_html(evaluation(OUTCOMES, 0.5, {"hit@1": 1.1}), "Answers to <mine>")
    assert "<b>it</b>" not in page and "&lt;b&gt;it&lt;/b&gt;" in page
    assert "Answers to &lt;mine&gt;" in page
    assert "hit@1 is 1.000, its floor 1.100" in page
    assert "<script" not in page and "http" not in page
    assert page.count("<svg") == 2


def test_a_chart_leaves_out_what_the_questions_do_not_give() -> None:
    page = report_html(evaluation([outcome()], 0.5, {}), "Answers")
    assert "unanswerable questions declined" not in page

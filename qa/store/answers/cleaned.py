"""Answers without what is personal in them."""

from dataclasses import replace

from qa.answer import Answer
from qa.text.masking import found, masked


def cleaned(answer: Answer) -> Answer:
    """An answer that repeats no e-mail address, telephone number or address of a machine but what
    stands in its quotes."""
    quoted = "\n".join(one.quote for one in (*answer.citations, *answer.nearest))
    quoted = " ".join(quoted.split())
    parts, last = [], 0
    for start, end, word in found(answer.answer):
        if answer.answer[start:end] not in quoted:
            parts += [answer.answer[last:start], word]
            last = end
    text = "".join((*parts, answer.answer[last:]))
    same = text == answer.answer
    period = answer.looked_at
    return replace(
        answer,
        answer=text,
        marked_start=answer.marked_start if same else None,
        marked_end=answer.marked_end if same else None,
        standalone_question=masked(answer.standalone_question),
        notice=answer.notice and masked(answer.notice),
        looked_at=period and replace(period, because=period.because and masked(period.because)),
    )

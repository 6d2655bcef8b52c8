"""A question in a language that the reader was not made for.

What it would read would be chance, and look as sure as any answer. So nothing is answered; what the
embedding model finds nearest is shown, and the visitor is told in the same language.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.article import Quote
from qa.reading.reader import Reading
from qa.retrieve import Hit, by_sentence
from qa.store.index import Index
from qa.text.sentences import statements

_NEAREST = 3
"""Articles of which a sentence is shown."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a visitor is told: `unread` for an answer and `reason` for why, or `unverified` below a
    language model's answer from articles in another language."""

    unread: str
    reason: str
    unverified: str


_WORDS_BY_LANGUAGE = {
    "en": Words(
        "I cannot answer questions in this language.",
        "The models that read here were not made for it; what came nearest is shown unread.",
        "The articles are in another language: only the figures were compared with them.",
    ),
    "de": Words(
        "Fragen in dieser Sprache kann ich nicht beantworten.",
        "Die Modelle, die hier lesen, sind nicht für sie gemacht; was am nächsten kam, wird "
        "ungelesen gezeigt.",
        "Die Artikel sind in einer anderen Sprache: nur die Zahlen wurden mit ihnen verglichen.",
    ),
    "fr": Words(
        "Je ne peux pas répondre aux questions dans cette langue.",
        "Les modèles qui lisent ici ne sont pas faits pour elle ; ce qui s'en approche le plus "
        "est montré sans avoir été lu.",
        "Les articles sont dans une autre langue : seuls les chiffres ont été comparés avec eux.",
    ),
    "es": Words(
        "No puedo responder preguntas en este idioma.",
        "Los modelos que leen aquí no están hechos para él; lo más cercano se muestra sin leer.",
        "Los artículos están en otro idioma: solo se compararon las cifras con ellos.",
    ),
    "it": Words(
        "Non posso rispondere a domande in questa lingua.",
        "I modelli che leggono qui non sono fatti per questa lingua; ciò che è più vicino viene "
        "mostrato senza essere stato letto.",
        "Gli articoli sono in un'altra lingua: solo le cifre sono state confrontate con essi.",
    ),
    "ar": Words(
        "لا أستطيع الإجابة عن الأسئلة بهذه اللغة.",
        "النماذج التي تقرأ هنا ليست معدّة لها؛ وما هو أقرب يُعرض دون قراءة.",
        "المقالات بلغة أخرى: لم تُقارن معها إلا الأرقام.",
    ),
}
"""In the languages of the widget."""


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])


def read(index: Index, question: str, hits: Sequence[Hit]) -> Reading:
    """A reading without an answer: the passages as they were found, and of each of the first
    articles the sentence that is nearest to the question."""
    nearest: dict[str, Quote] = {}
    for hit, told in by_sentence(index, question, hits):
        passage, tells = hit.passage, set(statements(hit.passage.text))
        saying = [one for one in told if one[0] in tells]
        (start, end), _ = max(saying or told, key=lambda one: one[1])
        quote = Quote(passage.article_id, passage.start + start, passage.start + end)
        nearest.setdefault(passage.article_id, quote)
    return Reading((), tuple(nearest.values())[:_NEAREST], tuple(hits), 0.0, None)

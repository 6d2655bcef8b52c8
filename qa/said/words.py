"""What visitors are told where the editors wrote no text of their own, by language."""

_DECLINED = {
    "en": "The editors have chosen not to answer questions about this here.",
    "de": "Die Redaktion beantwortet Fragen dazu hier nicht.",
    "fr": "La rédaction a choisi de ne pas répondre ici aux questions à ce sujet.",
    "es": "La redacción ha decidido no responder aquí a preguntas sobre este tema.",
    "it": "La redazione ha scelto di non rispondere qui a domande su questo tema.",
    "ar": "اختارت هيئة التحرير عدم الإجابة هنا عن أسئلة حول هذا الموضوع.",
}

_FROM_EDITORS = {
    "en": "From the editors:",
    "de": "Von der Redaktion:",
    "fr": "De la rédaction :",
    "es": "De la redacción:",
    "it": "Dalla redazione:",
    "ar": "من هيئة التحرير:",
}


def declined(language: str | None) -> str:
    """The polite text of a blocked topic."""
    return _DECLINED.get(language or "en", _DECLINED["en"])


def from_editors(language: str | None) -> str:
    """What stands above the editors' text, so that nobody takes it for an article's."""
    return _FROM_EDITORS.get(language or "en", _FROM_EDITORS["en"])

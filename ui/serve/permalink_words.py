"""What the page of a kept answer says, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`dir` is the direction in which the language is written."""

    code: str
    dir: str
    given: str
    until: str
    machine: str
    ask: str
    sources: str
    nearest: str
    withdrawn: str
    changed: str
    corrected: str
    still: str
    no_longer: str


_ALL = (
    Words(
        code="en",
        dir="ltr",
        given="As given on {day}",
        until="Kept until {day}.",
        machine="A program put this answer together: read the sources before you rely on it.",
        ask="Ask a question of your own",
        sources="Sources",
        nearest="What came nearest",
        withdrawn="An article that this answer quoted has been withdrawn. What it said is no "
        "longer shown.",
        changed="An article below has changed since this answer was given.",
        corrected="Corrected since:",
        still="This article has changed since. The quoted sentence still stands in it.",
        no_longer="This article has changed since. The quoted sentence no longer stands in it.",
    ),
    Words(
        code="it",
        dir="ltr",
        given="Risposta data il {day}",
        until="Conservata fino al {day}.",
        machine="Questa risposta è stata composta da un programma: leggete le fonti prima di "
        "farvi affidamento.",
        ask="Fate una domanda vostra",
        sources="Fonti",
        nearest="Ciò che più si avvicina",
        withdrawn="Un articolo citato in questa risposta è stato ritirato. Ciò che diceva non "
        "viene più mostrato.",
        changed="Un articolo qui sotto è cambiato da quando è stata data questa risposta.",
        corrected="Corretto in seguito:",
        still="Questo articolo è cambiato in seguito. La frase citata vi si trova ancora.",
        no_longer="Questo articolo è cambiato in seguito. La frase citata non vi si trova più.",
    ),
    Words(
        code="de",
        dir="ltr",
        given="So beantwortet am {day}",
        until="Aufbewahrt bis {day}.",
        machine="Ein Programm hat diese Antwort zusammengestellt: Lesen Sie die Quellen, bevor Sie "
        "sich darauf verlassen.",
        ask="Selbst eine Frage stellen",
        sources="Quellen",
        nearest="Was am nächsten kam",
        withdrawn="Ein Artikel, den diese Antwort zitiert hat, wurde zurückgezogen. Was darin "
        "stand, wird nicht mehr gezeigt.",
        changed="Ein Artikel unten hat sich geändert, seit diese Antwort gegeben wurde.",
        corrected="Seither berichtigt:",
        still="Dieser Artikel hat sich seither geändert. Der zitierte Satz steht noch darin.",
        no_longer="Dieser Artikel hat sich seither geändert. Der zitierte Satz steht nicht mehr "
        "darin.",
    ),
    Words(
        code="fr",
        dir="ltr",
        given="Réponse donnée le {day}",
        until="Conservée jusqu'au {day}.",
        machine="Un programme a composé cette réponse : lisez les sources avant de vous y fier.",
        ask="Poser votre propre question",
        sources="Sources",
        nearest="Ce qui s'en approche le plus",
        withdrawn="Un article cité dans cette réponse a été retiré. Ce qu'il disait n'est plus "
        "affiché.",
        changed="Un article ci-dessous a changé depuis cette réponse.",
        corrected="Corrigé depuis :",
        still="Cet article a changé depuis. La phrase citée s'y trouve toujours.",
        no_longer="Cet article a changé depuis. La phrase citée ne s'y trouve plus.",
    ),
    Words(
        code="es",
        dir="ltr",
        given="Respuesta dada el {day}",
        until="Se conserva hasta el {day}.",
        machine="Un programa compuso esta respuesta: lea las fuentes antes de fiarse de ella.",
        ask="Haga su propia pregunta",
        sources="Fuentes",
        nearest="Lo más cercano",
        withdrawn="Se ha retirado un artículo que esta respuesta citaba. Lo que decía ya no se "
        "muestra.",
        changed="Un artículo de abajo ha cambiado desde que se dio esta respuesta.",
        corrected="Corregido después:",
        still="Este artículo ha cambiado después. La frase citada sigue en él.",
        no_longer="Este artículo ha cambiado después. La frase citada ya no está en él.",
    ),
    Words(
        code="ar",
        dir="rtl",
        given="كما أُجيب في {day}",
        until="تُحفظ حتى {day}.",
        machine="جمع برنامجٌ هذه الإجابة: اقرأ المصادر قبل أن تعتمد عليها.",
        ask="اطرح سؤالك",
        sources="المصادر",
        nearest="الأقرب إلى السؤال",
        withdrawn="سُحبت مقالة اقتبست منها هذه الإجابة، ولم يعد ما قالته معروضًا.",
        changed="تغيّرت مقالة أدناه منذ هذه الإجابة.",
        corrected="صُحّح لاحقًا:",
        still="تغيّرت هذه المقالة لاحقًا، وما زالت الجملة المقتبسة فيها.",
        no_longer="تغيّرت هذه المقالة لاحقًا، ولم تعد الجملة المقتبسة فيها.",
    ),
)
_BY_CODE = {words.code: words for words in _ALL}


def words_for(accepted: str) -> Words:
    """In the first language of an Accept-Language header that there are words in, or English."""
    for one in accepted.lower().split(","):
        code = one.partition(";")[0].partition("-")[0].strip()
        if code in _BY_CODE:
            return _BY_CODE[code]
    return _BY_CODE["en"]

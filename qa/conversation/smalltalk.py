"""What people say to a chat that is no question: it gets a short reply, and nothing is searched."""

from collections.abc import Callable

from qa.conversation.intent import Intent

_REPLIES = {
    "en": {
        "hello": "Hello! Ask me about the articles; every answer quotes the sentence it rests on.",
        "thanks": "Gladly. What else would you like to know from the articles?",
        "bye": "Goodbye! Ask again whenever you like.",
        "wrong": "My answers quote the articles, and I may have picked the wrong sentence. Open "
        "the quote to see what stands around it, or ask in other words.",
        "able": "I am a program. I answer questions from the articles and quote the sentence "
        "each answer rests on; when the articles do not say, I say so. You can also ask for a "
        "summary of an article, or for the articles about something.",
    },
    "de": {
        "hello": "Hallo! Fragen Sie mich nach den Artikeln; jede Antwort zitiert den Satz, auf "
        "dem sie beruht.",
        "thanks": "Gern. Was möchten Sie noch aus den Artikeln wissen?",
        "bye": "Auf Wiedersehen! Fragen Sie gern wieder.",
        "wrong": "Meine Antworten zitieren die Artikel, und ich kann den falschen Satz gewählt "
        "haben. Öffnen Sie das Zitat, um zu sehen, was darum herum steht, oder fragen Sie mit "
        "anderen Worten.",
        "able": "Ich bin ein Programm. Ich beantworte Fragen aus den Artikeln und zitiere den "
        "Satz, auf dem die Antwort beruht; was die Artikel nicht sagen, sage ich nicht. Sie "
        "können auch nach Artikeln zu einem Thema fragen.",
    },
    "fr": {
        "hello": "Bonjour ! Interrogez-moi sur les articles ; chaque réponse cite la phrase sur "
        "laquelle elle repose.",
        "thanks": "Avec plaisir. Que voulez-vous encore savoir des articles ?",
        "bye": "Au revoir ! Revenez quand vous voulez.",
        "wrong": "Mes réponses citent les articles, et j'ai pu choisir la mauvaise phrase. "
        "Ouvrez la citation pour voir ce qui l'entoure, ou posez la question autrement.",
        "able": "Je suis un programme. Je réponds aux questions d'après les articles et je cite "
        "la phrase sur laquelle repose chaque réponse ; ce que les articles ne disent pas, je "
        "ne le dis pas. Vous pouvez aussi demander les articles sur un sujet.",
    },
    "es": {
        "hello": "¡Hola! Pregúnteme sobre los artículos; cada respuesta cita la frase en la que "
        "se basa.",
        "thanks": "Con gusto. ¿Qué más quiere saber de los artículos?",
        "bye": "¡Hasta luego! Vuelva cuando quiera.",
        "wrong": "Mis respuestas citan los artículos, y puedo haber elegido la frase "
        "equivocada. Abra la cita para ver lo que la rodea, o pregunte con otras palabras.",
        "able": "Soy un programa. Respondo preguntas a partir de los artículos y cito la frase "
        "en la que se basa cada respuesta; lo que los artículos no dicen, no lo digo. También "
        "puede pedir los artículos sobre un tema.",
    },
    "it": {
        "hello": "Buongiorno! Mi chieda degli articoli; ogni risposta cita la frase su cui si "
        "basa.",
        "thanks": "Volentieri. Che cos'altro vuole sapere dagli articoli?",
        "bye": "Arrivederci! Torni quando vuole.",
        "wrong": "Le mie risposte citano gli articoli, e posso aver scelto la frase sbagliata. "
        "Apra la citazione per vedere che cosa c'è intorno, o chieda con altre parole.",
        "able": "Sono un programma. Rispondo alle domande in base agli articoli e cito la frase "
        "su cui si basa ogni risposta; ciò che gli articoli non dicono, non lo dico. Può anche "
        "chiedere gli articoli su un argomento.",
    },
    "ar": {
        "hello": "مرحبًا! اسألني عن المقالات؛ كل إجابة تقتبس الجملة التي تستند إليها.",
        "thanks": "بكل سرور. ماذا تريد أن تعرف أيضًا من المقالات؟",
        "bye": "إلى اللقاء! اسأل متى شئت.",
        "wrong": "إجاباتي تقتبس المقالات، وقد أكون اخترت الجملة الخطأ. افتح الاقتباس لترى ما "
        "حوله، أو اسأل بكلمات أخرى.",
        "able": "أنا برنامج. أجيب عن الأسئلة من المقالات وأقتبس الجملة التي تستند إليها كل "
        "إجابة؛ وما لا تقوله المقالات لا أقوله. يمكنك أيضًا أن تطلب المقالات عن موضوع ما.",
    },
}

_COURTESIES = frozenset({"hello", "thanks"})
_MOST = 4
"""Courtesies before a question, as in "Great, cool, thanks. And why?"."""
_LEAST = 2
"""Words of a question behind a courtesy."""
_ENDS = ".,;:!?\u2026"


def reply(kind: str, language: str | None) -> str | None:
    """A fitting reply to what is no question, in `language` if the words are known in it or else in
    English. None for a `kind` of `qa.conversation.intent` that wants an answer from the articles.
    """
    return _REPLIES.get(language or "en", _REPLIES["en"]).get(kind)


def without_courtesies(said: str, intent: Callable[[str], Intent]) -> str:
    """What is said behind a "Thanks for that." or a "Hello,"; all, if nothing is."""
    for _ in range(_MOST):
        end = next((place for place, sign in enumerate(said) if sign in _ENDS), len(said))
        rest = said[end:].lstrip(_ENDS)
        apart = rest[:1].isspace() and len(rest.split()) >= _LEAST
        if not apart or intent(said[:end].strip()).kind not in _COURTESIES:
            break
        said = rest.lstrip()
    return said

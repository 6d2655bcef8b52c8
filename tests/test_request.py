"""What is requested of the articles, and what an ordinary question is, as the head tells it."""

import pytest

from qa.conversation.intent import IntentHead
from qa.conversation.request import Request, requested
from qa.store.embed import Embedder


@pytest.fixture(scope="module")
def head(embedder: Embedder) -> IntentHead:
    return IntentHead(embedder)


@pytest.mark.parametrize(
    ("said", "kind", "topic"),
    [
        ("Summarise this article", "summary", ""),
        ("Please give me a short summary of the article about the ferry.", "summary", "the ferry"),
        ("What is this article about?", "summary", ""),
        ("tl;dr", "summary", ""),
        ("What are the key takeaways?", "summary", ""),
        ("Summarise this page in 3 sentences.", "summary", ""),
        ("Give me the gist of “Night ferry sails”", "summary", "“Night ferry sails”"),
        ("List the articles about trams", "list", "trams"),
        ("Which articles mention Elon Musk?", "list", "Elon Musk"),
        ("articles on Yukos", "list", "Yukos"),
        ("find me an article about dogs", "list", "dogs"),
        ("What articles do you have?", "list", ""),
        ("List all articles", "list", ""),
        ("What topics do you cover?", "list", ""),
        ("What is the latest on the bakery strike?", "latest", "the bakery strike"),
        ("Any updates on Yukos?", "latest", "Yukos"),
        ("Latest Blunkett news", "latest", "Blunkett"),
        ("What's new?", "latest", ""),
        ("Which article is the newest?", "latest", ""),
        ("Which article is the oldest?", "oldest", ""),
        ("Which articles are by Noor Haddad?", "by", "Noor Haddad"),
        ("Who wrote the piece on the tram line?", "author", "the tram line"),
        ("Who's the author?", "author", ""),
        ("Who wrote this?", "author", ""),
        ("When was the article about trams published?", "date", "trams"),
        ("When was this written?", "date", ""),
        ("Tell me about Storm Odile", "about", "Storm Odile"),
        ("timeline of the Yukos affair", "timeline", "Yukos affair"),
        ("And a timeline of it?", "timeline", ""),
        ("Zeig mir die Zeitleiste zu den Streiks in Bremen", "timeline", "den Streiks in Bremen"),
        ("Chronologie de la grève", "timeline", "la grève"),
        ("Cronología de la huelga", "timeline", "la huelga"),
        ("Fammi una cronologia dello sciopero", "timeline", "sciopero"),
        ("fasse den Artikel über den Streik zusammen", "summary", "den Streik"),
        ("Fasse diesen Artikel zusammen", "summary", ""),
        ("¿Puedes resumir este artículo?", "summary", ""),
        ("Worum geht es in diesem Artikel?", "summary", ""),
        ("Welche Artikel gibt es?", "list", ""),
        ("Was gibt es Neues zu Yukos?", "latest", "Yukos"),
        ("Wer hat den Artikel geschrieben?", "author", ""),
        ("Wann wurde der Artikel über die Fähre veröffentlicht?", "date", "die Fähre"),
        ("Résume cet article", "summary", ""),
        ("Quels articles parlent de Yukos ?", "list", "Yukos"),
        ("Quelles sont les dernières nouvelles sur Yukos ?", "latest", "Yukos"),
        ("Qui a écrit cet article ?", "author", ""),
        ("Quand cet article a-t-il été publié ?", "date", ""),
        ("Resume el artículo", "summary", ""),
        ("¿Qué artículos hay sobre Yukos?", "list", "Yukos"),
        ("¿Qué es lo último sobre Yukos?", "latest", "Yukos"),
        ("¿Quién escribió este artículo?", "author", ""),
        ("¿Cuándo se publicó este artículo?", "date", ""),
        ("Riassumi questo articolo", "summary", ""),
        ("Quali articoli parlano di Yukos?", "list", "Yukos"),
        ("Quali sono le ultime notizie su Yukos?", "latest", "Yukos"),
        ("Chi ha scritto questo articolo?", "author", ""),
        ("Quando è stato pubblicato questo articolo?", "date", ""),
    ],
)
def test_a_request_is_told_in_any_of_five_languages(
    head: IntentHead, said: str, kind: str, topic: str
) -> None:
    assert requested(head.of(said)) == Request(kind, topic)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "Why was the interview delayed?",
        "Which report on the attack blamed Anonymous?",
        "Which stories about the mayor were false?",
        "What news about the strike surprised the bakers?",
        "Who is Prime Minister?",
        "Who is the mayor of Veldmoor?",
        "Who is Leyla Aydin?",
        "Who wrote Hamlet?",
        "Who wrote the song about the ferry?",
        "When was the magazine founded?",
        "When is the Budget?",
        "Who set the timeline for the withdrawal?",
        "What is the history of the canal?",
        "How many stories does the tower have?",
        "What is the summary judgment?",
        "What is the latest version of the program?",
        "Wer schrieb den Roman?",
        "Pourquoi le ferry a-t-il été reporté ?",
        "¿Quién ganó el partido?",
        "Chi ha vinto la partita?",
        "Und warum?",
    ],
)
def test_an_ordinary_question_is_none(head: IntentHead, question: str) -> None:
    assert requested(head.of(question)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Does this article mention the hinge?",
        "Was sagt dieser Artikel über die Fähre?",
        "Que dit cet article sur le ferry ?",
        "¿Qué dice este artículo sobre el ferry?",
        "What does this article say about the hinge?",
    ],
)
def test_a_question_to_this_article_is_told(head: IntentHead, question: str) -> None:
    assert head.of(question).kind == "here"

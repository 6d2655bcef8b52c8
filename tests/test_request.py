"""Which questions are for a summary, a list, a person and the like, and which are ordinary ones."""

import pytest

from qa.conversation.request import Request, asked_for, is_about_this


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Summarise this article", Request("summary", "")),
        (
            "Please give me a short summary of the article about the ferry.",
            Request("summary", "the ferry"),
        ),
        ("What is this article about?", Request("summary", "")),
        ("List the articles about trams", Request("list", "trams")),
        ("Which articles mention Elon Musk?", Request("list", "Elon Musk")),
        ("What is the latest on the bakery strike?", Request("latest", "the bakery strike")),
        ("What's the latest news about the ferry?", Request("latest", "the ferry")),
        ("What happened?", Request("summary", "")),
        ("What articles do you have?", Request("all", "")),
        ("List all articles", Request("all", "")),
        ("What are the articles about?", Request("all", "")),
        ("What topics do you cover?", Request("all", "")),
        ("What's new?", Request("news", "")),
        ("What's the latest?", Request("news", "")),
        ("Latest news", Request("news", "")),
        ("What news is there about the United States?", Request("list", "the United States")),
        ("Which text is about trams?", Request("list", "trams")),
        ("What report do you have about rents?", Request("list", "rents")),
        ("Articles from 2024", Request("period", "from 2024")),
        ("Can I have a summary of the tram article?", Request("summary", "tram")),
        ("What news do you have about rents?", Request("list", "rents")),
        ("Which article is the newest?", Request("newest", "")),
        ("What's the latest story?", Request("newest", "")),
        ("What happened in “Night ferry sails”?", Request("summary", "Night ferry sails")),
        ('What happened in “Pan calls it "over"”?', Request("summary", 'Pan calls it "over"')),
        ("What is the Fernwell article about?", Request("summary", "Fernwell")),
        ("What is the column on rents about?", Request("summary", "rents")),
        ("What's it about?", Request("summary", "")),
        ("tl;dr of the ferry post", Request("summary", "ferry")),
        ("TLDR", Request("summary", "")),
        ("main points of the article about the ferry", Request("summary", "the ferry")),
        ("What are the key takeaways?", Request("summary", "")),
        ("Sum up the bakery strike", Request("summary", "the bakery strike")),
        ("Could you sum this up for me, please?", Request("summary", "")),
        ("Give me the gist of “Night ferry sails”", Request("summary", "Night ferry sails")),
        ("Summarise this page in 3 sentences.", Request("summary", "")),
        ("In one short paragraph, summarise the tram story", Request("summary", "tram")),
        ("Tell me about this article", Request("summary", "")),
        ("Tell me about Storm Odile", Request("about", "Storm Odile")),
        ("What does the Harbour Post say?", Request("about", "the Harbour Post")),
        ("What does the harbour post say?", Request("summary", "harbour")),
        ("Tell me about the panels", Request("about", "the panels")),
        ("Tell me more (nap study)", Request("about", "nap study")),
        ("Summarise all articles", Request("all", "")),
        ("Summarise the articles about trams", Request("list", "trams")),
        ("How many articles do you have?", Request("all", "")),
        ("How many posts mention bees?", Request("list", "bees")),
        ("Which article is the oldest?", Request("oldest", "")),
        ("What is your earliest post?", Request("oldest", "")),
        ("What articles are from 2024?", Request("period", "from 2024")),
        ("Which stories were published in March 2023?", Request("period", "in March 2023")),
        ("Are there any articles about bees?", Request("list", "bees")),
        ("do you have anything on the rise in rents", Request("list", "the rise in rents")),
        ("Have you got something about cheese?", Request("list", "cheese")),
        ("Which articles are by Noor Haddad?", Request("by", "Noor Haddad")),
        ("Who wrote the post about postgres?", Request("author", "postgres")),
        ("Who's the author of the tram article?", Request("author", "tram")),
        ("Who was this written by?", Request("author", "")),
        ("Who wrote “Night ferry sails”?", Request("author", "“Night ferry sails”")),
        ("When was the postgres post published?", Request("date", "postgres")),
        ("When was this written?", Request("date", "")),
        ("When did the column on rents come out?", Request("date", "rents")),
        ("When was it published?", Request("date", "it")),
        ("Who is Leyla Aydin?", Request("person", "Leyla Aydin")),
        ("Who is Dr. Priyanka Rao?", Request("person", "Priyanka Rao")),
        ("Who is Ömer Güneş?", Request("person", "Ömer Güneş")),
        ("Who is Conor O\u2019Brien?", Request("person", "Conor O\u2019Brien")),
        ("who's noor haddad?", Request("anybody", "noor haddad")),
        ("who is noor haddad (ferry)?", Request("anybody", "noor haddad")),
        ("who was Ludwig van Beethoven", Request("person", "Ludwig van Beethoven")),
    ],
)
def test_a_request_is_told_by_its_words(said: str, asked: Request) -> None:
    assert asked_for(said) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Why was the interview delayed?",
        "What did the article say about the ferry?",
        "Which report on the attack blamed Anonymous?",
        "What text is on the lighthouse?",
        "What news about the strike surprised the bakers?",
        "Who wrote the latest report?",
        "What happened in May?",
        "Who is the mayor of Veldmoor?",
        "Who is Musk's lawyer?",
        "who is responsible for the delay?",
        "Who wrote Hamlet?",
        "Who wrote the song about the ferry?",
        "Who wrote the report on the accident?",
        "When was the magazine founded?",
        "When was the magazine published?",
        "When was the story's hero born?",
        "How old is it?",
        "How many stories does the tower have?",
        "How many stories are there?",
        "Is there anything that nobody wants?",
        "What does the article say about the hinge?",
        "What is the summary judgment?",
        "Who wrote ,",
        "When was : published?",
        "When was the Washington Post published?",
        "Which is the newest?",
    ],
)
def test_an_ordinary_question_is_none(question: str) -> None:
    assert asked_for(question) is None


@pytest.mark.parametrize(
    ("said", "about_this"),
    [
        ("What does this article say about the hinge?", True),
        ("Who is named in the article?", True),
        ("What happened?", True),
        ("Summarise the article about the ferry", False),
        ("Which articles mention the ferry?", False),
        ("Why did this happen?", False),
        ("What articles do you have?", False),
        ("Which article is the oldest?", False),
        ("Who wrote it?", True),
        ("When was this written?", True),
        ("When was the tram article written?", False),
        ("Tell me about Storm Odile", False),
    ],
)
def test_this_article_is_meant_or_not(said: str, about_this: bool) -> None:
    assert is_about_this(said, asked_for(said)) == about_this


def test_it_is_the_article_of_the_page_only_while_nothing_else_was_spoken_of() -> None:
    for said, is_meant in (("Who wrote it?", False), ("Who wrote this?", True)):
        assert is_about_this(said, asked_for(said), first=False) == is_meant

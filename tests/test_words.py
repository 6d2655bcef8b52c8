from qa.text.words import common_words, names_topic


def test_what_stands_in_most_questions_is_common_and_a_topic_is_not() -> None:
    assert {"what", "the", "about", "they"} <= common_words()
    assert not {"ferry", "interview", "orchard"} & common_words()


def test_a_text_names_a_topic_by_its_words_or_the_beginnings_of_longer_ones() -> None:
    assert names_topic("From PostgreSQL 11 to 16", "the postgres")
    assert names_topic("Rents rise in Velm", "rising rent in Velm") is False
    assert names_topic("Rents rise in Velm", "the rent in Velm")
    assert not names_topic("A party of captains", "the art")
    assert not names_topic("What they are about", "what about them")

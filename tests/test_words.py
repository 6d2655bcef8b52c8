from qa.words import common_words


def test_what_stands_in_most_questions_is_common_and_a_topic_is_not() -> None:
    assert {"what", "the", "about", "they"} <= common_words()
    assert not {"ferry", "interview", "orchard"} & common_words()

import pytest

from qa.reading.leaning import leans


@pytest.mark.parametrize(
    ("sentence", "is_leaning"),
    [
        ("He said it was wrong to sell the boat.", True),
        ("Its shares fell by three percent on Monday.", True),
        ("The first was sold in May for 30 euros.", True),
        ("Neither of them was hurt in the fall.", True),
        ("However, they lost the match.", True),
        ("Er sagte, das sei falsch gewesen.", True),
        ("Elle a dit que c'était faux.", True),
        ("Ninguno de ellos estaba en casa.", True),
        ("Nessuno di loro era in casa.", True),
        ("The first minister resigned on Monday.", False),
        ("The ferry Aurora sank off Velm on Monday.", False),
        ("Ann Lee said it was wrong to sell the boat.", False),
        ("Die Regierung hat den Plan verworfen.", False),
        ("Le gouvernement a rejeté le projet.", False),
        ("", False),
        ("!", False),
    ],
)
def test_a_sentence_leans_on_the_one_before_by_how_it_begins(
    sentence: str, is_leaning: bool
) -> None:
    assert leans(sentence) is is_leaning

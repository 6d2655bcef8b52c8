import pytest

from tests.articles import FERRY
from tests.files import ACCENTS, Write, refusal


def test_windows_line_ends_become_ordinary_ones(read: Write) -> None:
    one = read("ferry.txt", "Night ferry turns back\r\n\r\nIt is late.\rVery late.\r\n")
    assert one.text == "Night ferry turns back\n\nIt is late.\nVery late."
    assert one.title == "Night ferry turns back"


def test_control_characters_are_dropped_from_the_text(read: Write) -> None:
    assert read("ferry.txt", "The ferry\x07 is\x1b late again today.").text == (
        "The ferry is late again today."
    )


def test_control_characters_are_dropped_from_the_title(read: Write) -> None:
    assert read("ferry.txt", f"Night \x1b[31mferry\x07\n\n{FERRY}").title == "Night [31mferry"


@pytest.mark.parametrize("separator", ["\x0c", "\x0b"])
def test_words_on_two_pages_stay_two_words(read: Write, separator: str) -> None:
    text = read("ferry.txt", f"One page ends here.{separator}The next one begins.").text
    assert text.split() == ["One", "page", "ends", "here.", "The", "next", "one", "begins."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_are_read_right(read: Write, encoding: str) -> None:
    assert read("cafe.txt", ACCENTS.encode(encoding)).text == ACCENTS


def test_utf8_with_a_broken_character_is_still_utf8(read: Write) -> None:
    one = read("cafe.txt", ACCENTS.encode() + b" \xe2\x80 end")
    assert one.text == ACCENTS + " \ufffd end"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_byte_order_mark_is_read_right(read: Write, encoding: str) -> None:
    assert read("cafe.txt", ("\ufeff" + ACCENTS).encode(encoding)).text == ACCENTS


def test_a_text_with_one_pound_sign_is_read_right(read: Write) -> None:
    text = f"Profits rose to £600m in the three months to December. {FERRY}"
    assert read("profit.txt", text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Rada miasta zdecydowała we wtorek o zamknięciu mostu na osiemnaście miesięcy.", "cp1250"),
        ("Gradsko vijeće odlučilo je u utorak zatvoriti most na osamnaest mjeseci.", "cp1250"),
        ("Miesto taryba antradienį nusprendė uždaryti tiltą aštuoniolikai mėnesių.", "cp1257"),
        ("Belediye meclisi on sekiz ay boyunca bu tek yolun kapatılmasına karar verdi.", "cp1254"),  # noqa: RUF001
        (
            "Këshilli i qytetit vendosi sot ta mbyllë urën për tre muaj. Banorët do ta kalojnë "
            "lumin me traget.",
            "cp1252",
        ),
        ("Le conseil a décidé mardi de fermer le pont pour dix-huit mois de travaux.", "cp1252"),
        (
            "Der Stadtrat beschloss am Dienstag, die Brücke für achtzehn Monate zu schließen.",
            "cp1252",
        ),
    ],
)
def test_languages_of_europe_in_old_encodings_are_read_right(
    read: Write, text: str, encoding: str
) -> None:
    assert read("most.txt", text.encode(encoding)).text == text


def test_a_russian_text_in_an_old_encoding_is_read_right(read: Write) -> None:
    text = "Паром вернулся в порт, и ворота не закрылись. Все ждали до утра. " * 5  # noqa: RUF001
    assert read("parom.txt", text.encode("cp1251")).text == text.strip()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Το πλοίο γύρισε στο λιμάνι, επειδή η πόρτα δεν έκλεινε.", "cp1253"),  # noqa: RUF001
        ("Το πλοίο γύρισε στο λιμάνι, επειδή η πόρτα δεν έκλεινε.", "iso8859-7"),  # noqa: RUF001
        ("Паром вернулся в порт, потому что ворота не закрылись. Все ждали до утра.", "koi8-r"),  # noqa: RUF001
        ("Пором повернувся до порту, бо ворота не зачинилися. Усі чекали до ранку.", "cp1251"),  # noqa: RUF001
        ("Prom zawrócił do portu, ponieważ wrota się nie domknęły, mówią inżynierowie.", "cp1250"),
        ("Prom zawrócił do portu, bo wrota się nie domknęły, mówią inżynierowie.", "iso8859-2"),
        ("Trajekt se vrátil do přístavu, protože se vrata nezavřela.", "cp1250"),
        ("המעבורת חזרה לנמל מפני שהדלת לא נסגרה, והנוסעים חיכו עד הבוקר.", "cp1255"),
        ("渡轮因为舱门无法关闭而返回港口。工程师正在寻找故障的原因。", "gb18030"),
        ("渡輪因為艙門無法關閉而返回港口。工程師正在尋找故障的原因。", "big5"),
        ("フェリーは扉が閉まらなかったため港に戻った。技術者が原因を調べている。", "euc_jp"),
    ],
)
@pytest.mark.parametrize("markup", [0, 60])
def test_a_page_that_states_no_encoding_is_read_by_its_words(
    read: Write, text: str, encoding: str, markup: int
) -> None:
    script = "<script>" + 'var site = {"section": "news"}; load(site);\n' * markup + "</script>"
    links = "<a class='icon' href='/share?page=1234'>x</a>" * markup
    page = f"<html><head>{script}</head><body><article><p>{text}</p></article>{links}</body></html>"
    assert text in read("parom.html", page.encode(encoding)).text
    assert read("parom.txt", text.encode(encoding)).text == text


def test_an_encoding_may_be_stated_far_behind_in_the_head(read: Write) -> None:
    head = "<style>p { margin: 0 }</style>" * 200 + '<meta charset="iso-8859-2">'
    text = "Prom zawrócił do portu."
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    assert read("prom.html", page.encode("iso-8859-2")).text == text


def test_an_encoding_that_the_text_of_a_page_names_is_not_its_own(read: Write) -> None:
    text = "Write <meta charset=utf-8>, and the café is right." * 3
    page = f"<html><head></head><body><p>{text.replace('<', '&lt;')} <meta charset=koi8-r></body>"
    assert "café" in read("cafe.html", page.encode("cp1252")).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [ACCENTS, "Паром вернулся в порт. Все ждали.", "渡轮因为舱门无法关闭而返回 12 号港口。"],  # noqa: RUF001
)
def test_utf16_needs_no_byte_order_mark(read: Write, encoding: str, text: str) -> None:
    assert read("cafe.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("nuls", [b"The\0 ferry", b"\0The ferry", b"The ferry" + b"\0" * 600])
def test_nuls_in_a_text_are_dropped(read: Write, nuls: bytes) -> None:
    text = nuls + f" is late, says the café. {FERRY}".encode()
    assert read("ferry.txt", text).text.startswith("The ferry is late, says the café.")


def test_a_page_is_read_in_the_encoding_that_it_states(read: Write) -> None:
    page = (
        '<html><head><meta charset="iso-8859-2"><title>Pożar łąki</title></head><body><article>'
        "<p>Strażacy gasili pożar łąki przez całą noc, a rano wrócili do remizy.</p>"
        "<p>Nikt nie ucierpiał, mówi rzecznik straży i prosi wszystkich o ostrożność.</p>"
        "</article></body></html>"
    )
    assert read("pozar.html", page.encode("iso-8859-2")).title == "Pożar łąki"


@pytest.mark.parametrize(
    "stated",
    [
        *("undefined", "utf-16", "utf-7", "hex", "idna", "unicode_escape", "nonsense"),
        *("iso-8859-1", "us-ascii"),
    ],
)
def test_a_page_that_states_its_encoding_wrongly_is_read_right(read: Write, stated: str) -> None:
    page = f'<html><head><meta charset="{stated}"></head><body><article><p>{ACCENTS}</p></article>'
    assert read("cafe.html", page.encode("cp1252")).text == ACCENTS


def test_xhtml_is_read_in_the_encoding_that_it_states(read: Write) -> None:
    page = (
        '<?xml version="1.0" encoding="iso-8859-2"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xml:lang="pl"><head><title>Pożar łąki</title></head><body><article><p>Strażacy gasili '
        "pożar łąki przez całą noc, a rano wrócili do remizy.</p></article></body></html>"
    )
    one = read("pozar.xhtml", page.encode("iso-8859-2"))
    assert (one.title, one.language) == ("Pożar łąki", "pl")
    assert "Strażacy gasili pożar łąki" in one.text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_marks_inside_words_that_nobody_sees_are_dropped(read: Write, name: str) -> None:
    text = read(name, "<p>Mi\u00adnis\u200bters &amp; co\u2060op met.</p>").text
    assert "Ministers" in text
    assert "coop" in text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_soft_hyphens_may_be_written_as_entities(read: Write, name: str) -> None:
    assert "Ministers coop" in read(name, "<p>Mi&shy;nis&#8203;ters co&#x2060;op met.</p>").text


def test_marks_that_make_or_part_letters_stay(read: Write) -> None:
    text = "\u0645\u06cc\u200c\u0631\u0648\u0645 \U0001f469\u200d\U0001f467 \u0e01\u200b\u0e02"
    assert read("a.txt", text).text == text


def test_a_binary_file_named_txt_is_refused(read: Write) -> None:
    program = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0@\x10\0\0\0\0\0\0"
    assert refusal(read, "photo.txt", program) == "the file is binary, not text"


def test_random_bytes_are_refused(read: Write) -> None:
    noise = bytes((7 * n * n + 3 * n) % 255 + 1 for n in range(2000))
    assert "not text in a known encoding" in refusal(read, "noise.txt", noise)


UNSEEN = [
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
    *("\u200e", "\u200f", "\u061c", "\ufff9", "\ufffa", "\ufffb", "\u2062", "\u206a"),
    *("\U000e0001", "\U000e0041", "\U000e007f", "\U0001f3f4\U000e0049\U000e0067\U000e006e"),
]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_what_turns_or_hides_words_is_dropped_from_text_title_and_author(
    read: Write, unseen: str
) -> None:
    seen = unseen.strip("".join(map(chr, range(0xE0000, 0xE0080)))) if len(unseen) > 1 else ""
    one = read(
        "ferry.txt",
        f"Title: Night {unseen}ferry\nAuthor: Ada {unseen}Bell\n\nIt turned{unseen} back{unseen}.",
    )
    assert (one.title, one.author) == (f"Night {seen}ferry", f"Ada {seen}Bell")
    assert one.text.endswith(f"It turned{seen} back{seen}.")


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_what_turns_words_may_be_written_as_an_entity(read: Write, name: str) -> None:
    page = "<p>The fine is &#x202e;005&#x202c; euros, and &#8238;nobody paid&#xe0041; it.</p>"
    assert read(name, page).text == "The fine is 005 euros, and nobody paid it."


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u0631\u0648\u0645 \u0631\u0641\u062a",  # Persian's non-joiner
        "\u0915\u094d\u200d\u0937 \U0001f469\u200d\U0001f467",  # Hindi's joiner, a family
        "\u05e9\u05dc\u05d5\u05dd!\u200f (C++\u200e)",  # Hebrew with marks of direction
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f won",  # a flag
        "\u2764\ufe0f",
    ],
)
def test_what_scripts_need_stays(read: Write, text: str) -> None:
    assert read("a.txt", text).text == text

"""What an overview begins with, in the languages of the interface."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """`which` asks for an article. The others head what follows: `one` article, `all` of them or
    the `newest` of `{count}`; one of those that are `undated`; the `latest`, the `oldest`, or the
    `nearest` of undated ones, by its `{title}`; what was `found`, all or, of `more`, the newest or
    the nearest; what one says of its author and its day; and what an author wrote."""

    which: str
    one: str
    all: str
    newest: str
    undated: str
    latest: str
    oldest: str
    nearest: str
    found_one: str
    found: str
    more_newest: str
    more_nearest: str
    by: str
    by_nobody: str
    of_day: str
    of_no_day: str
    wrote_one: str
    wrote: str
    wrote_newest: str


_WORDS_BY_LANGUAGE = {
    "en": Words(
        which="Which article do you mean? Say what it is about, or its title.",
        one="There is one article:",
        all="There are {count:,} articles:",
        newest="There are {count:,} articles. The newest:",
        undated="The articles are not dated. One of them:",
        latest="The latest is {title}:",
        oldest="The oldest is {title}:",
        nearest="The articles are not dated. The nearest is {title}:",
        found_one="One article was found:",
        found="{count} articles were found:",
        more_newest="More than {count} articles were found. The newest:",
        more_nearest="More than {count} articles were found. The nearest:",
        by="“{title}” was written by {author}. It begins:",
        by_nobody="“{title}” does not say who wrote it. It begins:",
        of_day="“{title}” is dated {day}. It begins:",
        of_no_day="“{title}” does not say when it is from. It begins:",
        wrote_one="{author} wrote “{title}”{day}. It begins:",
        wrote="{author} wrote {count:,} articles:",
        wrote_newest="{author} wrote {count:,} articles. The newest:",
    ),
    "de": Words(
        which="Welchen Artikel meinen Sie? Sagen Sie, worum es darin geht, oder den Titel.",
        one="Es gibt einen Artikel:",
        all="Es gibt {count} Artikel:",
        newest="Es gibt {count} Artikel. Die neuesten:",
        undated="Die Artikel haben kein Datum. Einer von ihnen:",
        latest="Der neueste ist {title}:",
        oldest="Der älteste ist {title}:",
        nearest="Die Artikel haben kein Datum. Am nächsten kommt {title}:",
        found_one="Ein Artikel wurde gefunden:",
        found="{count} Artikel wurden gefunden:",
        more_newest="Mehr als {count} Artikel wurden gefunden. Die neuesten:",
        more_nearest="Mehr als {count} Artikel wurden gefunden. Die nächstliegenden:",
        by="„{title}“ wurde von {author} geschrieben. Der Anfang:",
        by_nobody="„{title}“ sagt nicht, wer es geschrieben hat. Der Anfang:",
        of_day="„{title}“ trägt das Datum {day}. Der Anfang:",
        of_no_day="„{title}“ sagt nicht, von wann es ist. Der Anfang:",
        wrote_one="{author} schrieb „{title}“{day}. Der Anfang:",
        wrote="{author} schrieb {count} Artikel:",
        wrote_newest="{author} schrieb {count} Artikel. Die neuesten:",
    ),
    "fr": Words(
        which="De quel article parlez-vous ? Dites de quoi il traite, ou son titre.",
        one="Il y a un article :",
        all="Il y a {count} articles :",
        newest="Il y a {count} articles. Les plus récents :",
        undated="Les articles ne sont pas datés. L'un d'eux :",
        latest="Le plus récent est {title} :",
        oldest="Le plus ancien est {title} :",
        nearest="Les articles ne sont pas datés. Le plus proche est {title} :",
        found_one="Un article a été trouvé :",
        found="{count} articles ont été trouvés :",
        more_newest="Plus de {count} articles ont été trouvés. Les plus récents :",
        more_nearest="Plus de {count} articles ont été trouvés. Les plus proches :",
        by="« {title} » a été écrit par {author}. Il commence ainsi :",
        by_nobody="« {title} » ne dit pas qui l'a écrit. Il commence ainsi :",
        of_day="« {title} » est daté du {day}. Il commence ainsi :",
        of_no_day="« {title} » ne dit pas de quand il est. Il commence ainsi :",
        wrote_one="{author} a écrit « {title} »{day}. Il commence ainsi :",
        wrote="{author} a écrit {count} articles :",
        wrote_newest="{author} a écrit {count} articles. Les plus récents :",
    ),
    "es": Words(
        which="¿A qué artículo se refiere? Diga de qué trata, o su título.",
        one="Hay un artículo:",
        all="Hay {count} artículos:",
        newest="Hay {count} artículos. Los más recientes:",
        undated="Los artículos no tienen fecha. Uno de ellos:",
        latest="El más reciente es {title}:",
        oldest="El más antiguo es {title}:",
        nearest="Los artículos no tienen fecha. El más cercano es {title}:",
        found_one="Se encontró un artículo:",
        found="Se encontraron {count} artículos:",
        more_newest="Se encontraron más de {count} artículos. Los más recientes:",
        more_nearest="Se encontraron más de {count} artículos. Los más cercanos:",
        by="«{title}» fue escrito por {author}. Comienza así:",
        by_nobody="«{title}» no dice quién lo escribió. Comienza así:",
        of_day="«{title}» lleva la fecha {day}. Comienza así:",
        of_no_day="«{title}» no dice de cuándo es. Comienza así:",
        wrote_one="{author} escribió «{title}»{day}. Comienza así:",
        wrote="{author} escribió {count} artículos:",
        wrote_newest="{author} escribió {count} artículos. Los más recientes:",
    ),
    "it": Words(
        which="Quale articolo intende? Indichi di che cosa parla, o il titolo.",
        one="C'è un articolo:",
        all="Ci sono {count} articoli:",
        newest="Ci sono {count} articoli. I più recenti:",
        undated="Gli articoli non hanno data. Uno di essi:",
        latest="Il più recente è {title}:",
        oldest="Il più vecchio è {title}:",
        nearest="Gli articoli non hanno data. Il più vicino è {title}:",
        found_one="È stato trovato un articolo:",
        found="Sono stati trovati {count} articoli:",
        more_newest="Sono stati trovati più di {count} articoli. I più recenti:",
        more_nearest="Sono stati trovati più di {count} articoli. I più vicini:",
        by="«{title}» è stato scritto da {author}. Comincia così:",
        by_nobody="«{title}» non dice chi lo ha scritto. Comincia così:",
        of_day="«{title}» porta la data {day}. Comincia così:",
        of_no_day="«{title}» non dice di quando è. Comincia così:",
        wrote_one="{author} ha scritto «{title}»{day}. Comincia così:",
        wrote="{author} ha scritto {count} articoli:",
        wrote_newest="{author} ha scritto {count} articoli. I più recenti:",
    ),
    "ar": Words(
        which="أي مقالة تقصد؟ اذكر موضوعها أو عنوانها.",
        one="هناك مقالة واحدة:",
        all="عدد المقالات {count}:",
        newest="عدد المقالات {count}. أحدثها:",
        undated="المقالات بلا تاريخ. إحداها:",
        latest="أحدثها {title}:",
        oldest="أقدمها {title}:",
        nearest="المقالات بلا تاريخ. أقربها {title}:",
        found_one="عُثر على مقالة واحدة:",
        found="عدد المقالات التي عُثر عليها {count}:",
        more_newest="عُثر على أكثر من {count} مقالات. أحدثها:",
        more_nearest="عُثر على أكثر من {count} مقالات. أقربها:",
        by="كاتب «{title}»: {author}. وبدايتها:",
        by_nobody="لا تذكر «{title}» من كتبها. وبدايتها:",
        of_day="تاريخ «{title}»: {day}. وبدايتها:",
        of_no_day="لا تذكر «{title}» تاريخها. وبدايتها:",
        wrote_one="كتب {author} «{title}»{day}. وبدايتها:",
        wrote="عدد المقالات التي كتبها {author} {count}:",
        wrote_newest="عدد المقالات التي كتبها {author} {count}. أحدثها:",
    ),
}


def words(language: str | None) -> Words:
    """The words in `language` if they are known in it, or else in English."""
    return _WORDS_BY_LANGUAGE.get(language or "en", _WORDS_BY_LANGUAGE["en"])


def is_which(answer: str) -> bool:
    """Whether it asks which article is meant."""
    return any(answer == known.which for known in _WORDS_BY_LANGUAGE.values())

# ruff: noqa: E501, RUF001 - prose, in the letters and signs of its language
"""Stories of a local paper, as its pages print them: written for the tests, in ten languages."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is about, and so what is to be read on it. `published` is None where the page
    must not name a day."""

    title: str
    author: str
    published: date | None
    paragraphs: tuple[str, ...]
    language: str = "en"

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


_FRAMES = (
    (
        "{town} bridge to close for {weeks} weeks of repairs",
        "The old stone bridge in {town} will close to all traffic for {weeks} weeks from next "
        "Monday, the town council said. Engineers found cracks in two of its five arches during an "
        "inspection in spring.",
        "Buses on line {line} will be sent along the ring road, which adds about a quarter of an "
        "hour to the journey. A footbridge for pedestrians and bicycles stays open throughout.",
        "\u201cWe would rather close it for a few weeks now than for a year later,\u201d said "
        "{person}, who leads the council\u2019s building office. The work is expected to cost "
        "{cost},000 euros, half of which the region pays.",
        "Shopkeepers on the western bank fear for their trade. Many of their customers come across "
        "the bridge on foot, they said, but more than half arrive by car and may not come at all.",
        "The bridge was built in 18{line} and survived two floods. It was last repaired after a "
        "barge struck its middle pillar.",
    ),
    (
        "School in {town} wins prize for its weather station",
        "Pupils of the lower school in {town} have won a national prize for a weather station that "
        "they built out of scrap. It has measured wind, rain and temperature every {weeks} minutes "
        "for more than a year.",
        "The station stands on the roof of the gymnasium and sends what it measures to a page that "
        "anybody can read. Farmers in the valley say they look at it before they mow.",
        "The idea came from {person}, who teaches physics there. \u201cThe forecast for the city is "
        "useless up here, so we made our own,\u201d the teacher said at the ceremony.",
        "The prize of {cost},000 euros is to pay for a second station at the lake. The pupils have "
        "already chosen the place, beside the boathouse, where the wind is strongest.",
        "A jury of meteorologists praised the care with which the readings were checked. In "
        "{line} cases the pupils had found and corrected a fault by themselves.",
    ),
    (
        "Ferry company fined after {line} passengers were left behind in {town}",
        "The company that runs the island ferries must pay {cost},000 euros because one of its "
        "ships left {town} without {line} passengers who held tickets. The transport authority "
        "announced the fine after an inquiry of {weeks} weeks.",
        "The ship sailed early to be back before a storm, the inquiry found, but nobody had told "
        "the people who waited in the hall. Some of them spent the night on benches.",
        "\u201cAn announcement would have taken ten seconds,\u201d said {person}, who led the inquiry. "
        "The captain had asked for one, and the message was lost between two offices.",
        "The company accepted the fine and apologised. It has since put up screens in the hall that "
        "show when a ship is leaving ahead of its time.",
        "Passengers who were left behind can ask for their money back until the end of the year, "
        "and for the price of a room.",
    ),
    (
        "Library of {town} lends tools, and nobody brings them back late",
        "Drills, ladders and sewing machines can be borrowed from the town library of {town} as if "
        "they were books. Since the offer began, {cost} things have been lent, and not one came "
        "back late.",
        "{person}, the librarian, had expected losses. \u201cPeople treat a saw with more respect than "
        "a novel,\u201d the librarian said, and pointed at a shelf of books with missing covers.",
        "The most wanted thing is a machine that cleans carpets, for which there is a waiting list "
        "of {weeks} weeks. Second comes a telescope, which was a gift from a retired pilot.",
        "The council pays for repairs, which came to less than {line} euros a month. Other towns "
        "have asked how it is done, and two of them will begin in autumn.",
        "Whoever wants to borrow needs a library card and must have read the instructions, which "
        "are short. A volunteer is there on Saturdays to explain the rest.",
    ),
    (
        "Night of frost costs growers around {town} a third of the harvest",
        "A single night of frost has destroyed a third of the cherries and plums around {town}, the "
        "growers\u2019 union said. The temperature fell to minus {weeks} degrees shortly before "
        "sunrise, when the trees stood in full blossom.",
        "Many had lit candles between the rows, and helicopters were hired to push warmer air down. "
        "In the lower orchards neither was of any help, because the cold air lay there like water.",
        "\u201cWe lost in four hours what we had worked for since autumn,\u201d said {person}, who has "
        "{line} hectares of plums on the southern slope. Apples blossom later and were spared.",
        "The union puts the damage at {cost},000 euros and asks the region for help. Insurance "
        "against frost exists, but few can afford it.",
        "Shoppers will hardly notice, traders say, since most of the fruit in the shops comes from "
        "abroad. Jam made in the valley will become dearer.",
    ),
    (
        "Choir from {town} sings in an empty reservoir",
        "{line} singers from {town} gave a concert on Saturday inside a drained water reservoir, in "
        "which every note rings for {weeks} seconds. More than {cost} people listened, wrapped in "
        "blankets.",
        "The reservoir had been emptied for cleaning, and the waterworks had offered it for one "
        "evening. It holds as much water as the town drinks in two days.",
        "{person}, who leads the choir, chose music that leaves long silences. \u201cYou sing one line "
        "and then you wait until the room has finished with it,\u201d the conductor said.",
        "There were no chairs, no light but candles, and no applause, because it would have lasted "
        "too long. The audience raised its hands instead.",
        "On Monday the reservoir was filled again. A recording will be sold for the benefit of the "
        "music school, which needs a new roof.",
    ),
)

_TOWNS = ("Velm", "Korrin", "Astley", "Dunmar", "Pellworth", "Sarn", "Ostrava Mills", "Lindau Bay")
_PEOPLE = ("Anselm Quist", "Maren Holt", "Tomas Vidal", "Ruth Okafor", "Jonas Berg", "Lena Marsh")
_WRITERS = ("Ida Brandt", "Samuel Carrow", "Nora Fields", "Peter Lang", "Grace Omondi")
_FIRST = date(2024, 1, 9)


def english(number: int) -> Story:
    """One of 48 stories, each in words of its own to a good part."""
    title, *paragraphs = _FRAMES[number % len(_FRAMES)]
    words = {
        "town": _TOWNS[(number // len(_FRAMES) + number) % len(_TOWNS)],
        "person": _PEOPLE[(number * 5 + number // 6) % len(_PEOPLE)],
        "weeks": 3 + number % 7,
        "line": 21 + number,
        "cost": 130 + 7 * number,
    }
    return Story(
        title.format(**words),
        _WRITERS[number % len(_WRITERS)],
        _FIRST + timedelta(days=11 * number),
        tuple(paragraph.format(**words) for paragraph in paragraphs),
    )


RUSSIAN = Story(
    "Старый мост в Вельме закроют на пять недель",
    "Анна Морозова",
    date(2024, 3, 5),
    (
        "Каменный мост в Вельме закроют для движения на пять недель, сообщили в городском совете. "
        "Весной инженеры обнаружили трещины в двух из пяти арок.",
        "Автобусы пойдут по объездной дороге, и поездка станет длиннее на четверть часа. Пешеходы и "
        "велосипедисты смогут пользоваться временным мостиком.",
        "«Лучше закрыть мост на несколько недель сейчас, чем на год потом», — сказал руководитель "
        "строительного управления. Половину расходов возьмёт на себя область.",
        "Владельцы магазинов на западном берегу опасаются за свою торговлю. Больше половины их "
        "покупателей приезжает на машине.",
    ),
    "ru",
)
CHINESE = Story(
    "维尔姆老桥将封闭五周进行维修",
    "王小明",
    date(2024, 4, 16),
    (
        "维尔姆市议会宣布，市内的老石桥将从下周一起对所有车辆封闭五周。工程师在春季检查时发现，五个桥拱中有两个出现了裂缝。",
        "公共汽车将改走环城公路，行程会增加大约一刻钟。供行人和自行车使用的便桥在施工期间保持开放。",
        "建设局负责人表示，现在封闭几周总比以后封闭一年要好。工程费用的一半由地区政府承担，其余部分由市里支付。",
        "西岸的店主担心生意受到影响。他们说，许多顾客步行过桥，但是一半以上的人开车前来，以后也许不会再来了。",
    ),
    "zh",
)
JAPANESE = Story(
    "ヴェルムの古い橋、修理のため五週間通行止め",
    "田中花子",
    date(2024, 5, 21),
    (
        "ヴェルム市議会は、市内の古い石橋を来週の月曜日から五週間、すべての車両に対して通行止めにすると発表した。春の点検で、五つのアーチのうち二つにひびが見つかった。",
        "路線バスは環状道路を通るため、所要時間はおよそ十五分長くなる。歩行者と自転車のための仮の橋は、工事の間も利用できる。",
        "建設課の責任者は「後で一年閉めるより、今数週間閉めるほうがよい」と述べた。費用の半分は県が負担し、残りは市が支払う。",
        "西岸の商店主たちは客足が遠のくことを心配している。客の半数以上は車で来るため、もう来なくなるかもしれないという。",
    ),
    "ja",
)
GREEK = Story(
    "Κλείνει για πέντε εβδομάδες η παλιά γέφυρα του Βελμ",
    "Ελένη Παππά",
    date(2024, 6, 11),
    (
        "Η παλιά πέτρινη γέφυρα του Βελμ θα κλείσει για όλα τα οχήματα επί πέντε εβδομάδες, ανακοίνωσε "
        "το δημοτικό συμβούλιο. Οι μηχανικοί βρήκαν ρωγμές σε δύο από τις πέντε καμάρες της.",
        "Τα λεωφορεία θα περνούν από τον περιφερειακό δρόμο, και η διαδρομή θα διαρκεί ένα τέταρτο "
        "περισσότερο. Μια πεζογέφυρα θα μείνει ανοιχτή σε όλη τη διάρκεια των έργων.",
        "«Καλύτερα να κλείσει τώρα για λίγες εβδομάδες παρά αργότερα για έναν χρόνο», είπε ο υπεύθυνος "
        "της τεχνικής υπηρεσίας. Τα μισά έξοδα θα τα πληρώσει η περιφέρεια.",
        "Οι καταστηματάρχες της δυτικής όχθης ανησυχούν για τη δουλειά τους, γιατί οι περισσότεροι "
        "πελάτες τους έρχονται με αυτοκίνητο.",
    ),
    "el",
)
ARABIC = Story(
    "إغلاق الجسر القديم في فيلم خمسة أسابيع للإصلاح",
    "سلمى حداد",
    date(2024, 7, 2),
    (
        "أعلن مجلس المدينة أن الجسر الحجري القديم في فيلم سيغلق أمام جميع المركبات خمسة أسابيع ابتداء من "
        "يوم الاثنين المقبل. وقد وجد المهندسون شقوقا في اثنين من أقواسه الخمسة.",
        "وستسير الحافلات على الطريق الدائري، مما يزيد مدة الرحلة ربع ساعة تقريبا. ويبقى جسر المشاة "
        "والدراجات مفتوحا طوال مدة الأعمال.",
        "وقال رئيس مكتب البناء إن إغلاق الجسر بضعة أسابيع الآن أفضل من إغلاقه سنة كاملة فيما بعد. وتدفع "
        "المنطقة نصف التكاليف.",
        "ويخشى أصحاب المتاجر على الضفة الغربية على تجارتهم، لأن أكثر من نصف زبائنهم يأتون بالسيارة.",
    ),
    "ar",
)
HINDI = Story(
    "वेल्म का पुराना पुल मरम्मत के लिए पाँच सप्ताह बंद रहेगा",
    "सुनीता शर्मा",
    date(2024, 8, 20),
    (
        "नगर परिषद ने बताया कि वेल्म का पुराना पत्थर का पुल अगले सोमवार से पाँच सप्ताह तक सभी वाहनों के लिए "
        "बंद रहेगा। वसंत में हुई जाँच में इंजीनियरों को पाँच में से दो मेहराबों में दरारें मिलीं।",
        "बसें बाहरी सड़क से जाएँगी, जिससे यात्रा में लगभग पंद्रह मिनट अधिक लगेंगे। पैदल यात्रियों और साइकिल "
        "चलाने वालों के लिए एक छोटा पुल पूरे समय खुला रहेगा।",
        "निर्माण कार्यालय के प्रमुख ने कहा कि बाद में एक साल बंद करने से अच्छा है कि अभी कुछ सप्ताह बंद किया "
        "जाए। खर्च का आधा हिस्सा राज्य देगा।",
        "पश्चिमी तट के दुकानदारों को अपने व्यापार की चिंता है, क्योंकि उनके आधे से अधिक ग्राहक कार से आते हैं।",
    ),
    "hi",
)
POLISH = Story(
    "Stary most w Velmie będzie zamknięty przez pięć tygodni",
    "Małgorzata Wójcik",
    date(2024, 9, 10),
    (
        "Kamienny most w Velmie zostanie zamknięty dla całego ruchu na pięć tygodni, poinformowała rada "
        "miasta. Wiosną inżynierowie znaleźli pęknięcia w dwóch z pięciu łuków.",
        "Autobusy pojadą obwodnicą, co wydłuży podróż o około kwadrans. Kładka dla pieszych i rowerzystów "
        "pozostanie otwarta przez cały czas.",
        "Lepiej zamknąć go teraz na kilka tygodni niż później na cały rok, powiedział kierownik wydziału "
        "budowlanego. Połowę kosztów pokryje województwo.",
        "Sklepikarze na zachodnim brzegu obawiają się o swoje obroty, ponieważ ponad połowa ich klientów "
        "przyjeżdża samochodem.",
    ),
    "pl",
)
UKRAINIAN = Story(
    "Старий міст у Вельмі закриють на п’ять тижнів",
    "Оксана Шевчук",
    date(2024, 10, 1),
    (
        "Кам’яний міст у Вельмі закриють для руху на п’ять тижнів, повідомили в міській раді. Навесні "
        "інженери знайшли тріщини у двох із п’яти арок.",
        "Автобуси поїдуть об’їзною дорогою, і поїздка триватиме на чверть години довше. Пішоходи та "
        "велосипедисти зможуть користуватися тимчасовим містком.",
        "Краще закрити міст на кілька тижнів зараз, ніж на рік потім, сказав керівник будівельного "
        "управління. Половину витрат візьме на себе область.",
        "Власники крамниць на західному березі побоюються за свою торгівлю, бо більшість їхніх покупців "
        "приїздить автомобілем.",
    ),
    "uk",
)
KOREAN = Story(
    "벨름의 오래된 다리, 보수 공사로 5주간 통제",
    "김지영",
    date(2024, 10, 22),
    (
        "벨름 시의회는 오래된 돌다리를 다음 주 월요일부터 5주 동안 모든 차량에 대해 통제한다고 밝혔다. 봄에 실시한 점검에서 다섯 개의 아치 가운데 두 개에서 금이 발견되었다.",
        "버스는 순환 도로로 우회하며 소요 시간은 약 15분 늘어난다. 보행자와 자전거를 위한 임시 다리는 공사 기간에도 계속 이용할 수 있다.",
        "건설과 책임자는 나중에 일 년 동안 막는 것보다 지금 몇 주 막는 편이 낫다고 말했다. 비용의 절반은 도에서 부담하고 나머지는 시가 낸다.",
        "서쪽 강변의 상인들은 장사를 걱정하고 있다. 손님의 절반 이상이 자동차로 오기 때문이다.",
    ),
    "ko",
)
GERMAN = Story(
    "Alte Brücke in Velm wird fünf Wochen lang gesperrt",
    "Jürgen Möller",
    date(2024, 11, 5),
    (
        "Die alte Steinbrücke in Velm wird vom kommenden Montag an fünf Wochen lang für den gesamten "
        "Verkehr gesperrt, teilte der Stadtrat mit. Bei einer Prüfung im Frühjahr waren Risse in zwei "
        "der fünf Bögen entdeckt worden.",
        "Die Busse fahren in dieser Zeit über die Ringstraße, was etwa eine Viertelstunde länger dauert. "
        "Ein Steg für Fußgänger und Radfahrer bleibt die ganze Zeit über geöffnet.",
        "„Lieber jetzt ein paar Wochen als später ein ganzes Jahr“, sagte der Leiter des Bauamts. Die "
        "Hälfte der Kosten übernimmt der Bezirk, den Rest zahlt die Stadt.",
        "Die Händler am Westufer fürchten um ihr Geschäft, weil mehr als die Hälfte ihrer Kunden mit dem "
        "Auto kommt.",
    ),
    "de",
)
FRENCH = Story(
    "À Velm, le vieux pont fermera pendant cinq semaines",
    "Hélène Dupré",
    date(2024, 11, 12),
    (
        "Le vieux pont de pierre de Velm sera fermé à toute circulation pendant cinq semaines à partir de "
        "lundi prochain, a annoncé le conseil municipal. Des fissures avaient été découvertes au printemps "
        "dans deux de ses cinq arches.",
        "Les autobus emprunteront la rocade, ce qui allongera le trajet d’un quart d’heure environ. Une "
        "passerelle pour les piétons et les cyclistes restera ouverte pendant toute la durée des travaux.",
        "« Mieux vaut le fermer quelques semaines maintenant qu’une année entière plus tard », a déclaré "
        "le chef du service des travaux. La région paiera la moitié des frais.",
        "Les commerçants de la rive ouest craignent pour leurs affaires, car plus de la moitié de leurs "
        "clients viennent en voiture.",
    ),
    "fr",
)

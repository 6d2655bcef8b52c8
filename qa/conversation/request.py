"""Questions that a reader of answer spans is no help with: for a summary, a list of articles, the
latest on something, who somebody is, who wrote an article, and when.

They are told by their words, as English has them.
"""

import re
from dataclasses import dataclass
from typing import Literal

from qa.text.words import ANY_MONTH, common_words, topic_words

Kind = Literal[
    "summary",
    "about",
    "author",
    "date",
    "list",
    "latest",
    "person",
    "anybody",
    "by",
    "period",
    "all",
    "newest",
    "news",
    "oldest",
]

OF_ALL: frozenset[Kind] = frozenset({"all", "newest", "news", "oldest"})
"""What is asked for without a topic, and not of "this article" either. In a conversation "news" may
be those of its subject."""

NARROWED: frozenset[Kind] = OF_ALL | {"list", "latest", "by"}
"""What is narrowed to the time that is named with it."""

UNSURE: frozenset[Kind] = frozenset({"about", "anybody"})
"""What may as well be an ordinary question: the articles say which, not the words."""

_PIECE = r"(?:article|(?:blog ?)?post|story|piece|column|write-?up|news item)"
"""What can only be one of the articles."""

_ARTICLE = rf"(?:{_PIECE}|text|report|news|essay|entry)"
"""What can also be something that they tell of: "the report on the accident"."""

_ARTICLES = r"(?:articles|(?:blog ?)?posts|stories|pieces|columns|texts|reports|news)"
_ANY = rf"(?:{_ARTICLES}|{_ARTICLE})"
_COUNTED = r"how many (?:articles|(?:blog ?)?posts|news items)"
"""A house has stories too, and a temple columns."""

_OF_A_PIECE = rf"(?:.+ )?{_PIECE}(?: .+)?"
_GIVE = r"(?:(?:give|get|write)(?: me)? )?(?:a |an |the )?(?:short |brief |quick )?"
_IS = r"(?: is|'s|s| was)"
_NEW = r"(?:newest|latest|most recent)"
_OLD = r"(?:oldest|earliest)"
_ON = r"(?:about|on|regarding|concerning)"
_HAVE = r"(?:do you have|have you(?: got)?|got)"
_LISTS = (
    rf"(?:(?:(?:what|which)|list|show me|are there|is there|{_HAVE})(?: all| any)?(?: of)?"
    rf"(?: the| your)? {_ANY}|{_COUNTED})(?: do you have| are there| is there)?"
)
_WHEN = rf"(?:from|in|of|since|after|before|until) (?:{ANY_MONTH},? )?(?:19|20)\d\d"
_PATTERNS: dict[Kind, tuple[str, ...]] = {
    "all": (
        rf"(?:(?:what|which) {_ANY}|{_COUNTED}) (?:do you (?:have|know)|have you(?: got)?"
        r"|are there|can i ask about)(?: in (?:total|all)| altogether)?",
        rf"(?:list|show)(?: me)?(?: all)?(?: of)?(?: the| your)? {_ARTICLES}",
        rf"(?:what|which) (?:topics?|subjects?|themes?)(?: do you (?:cover|have|know)| are (?:there"
        rf"|covered)| can i ask about| do (?:the|your) {_ARTICLES} cover)",
        rf"what(?: are|'re) (?:the |your |these )?{_ARTICLES} about",
        rf"(?:give me )?(?:a |an )?(?:summar(?:y of|i[sz]e)|sum up|overview of)"
        rf"(?: all(?: of)?)?(?: the| your)? {_ARTICLES}(?: you have)?",
    ),
    "newest": (
        rf"(?:what|which){_IS} (?:the |your )?{_NEW} {_ARTICLE}",
        rf"(?:what|which) {_ARTICLE} is (?:the )?{_NEW}(?: {_ARTICLE})?",
        rf"(?:(?:show|give) me )?(?:the |your )?{_NEW} {_PIECE}",
    ),
    "news": (
        rf"what{_IS} (?:new|(?:the )?(?:news|{_NEW})(?: news)?)",
        rf"(?:(?:show|give|tell) me )?(?:the )?{_NEW} news",
    ),
    "oldest": (
        rf"(?:what|which){_IS} (?:the |your )?{_OLD} {_ARTICLE}",
        rf"(?:what|which) {_ARTICLE} is (?:the )?{_OLD}",
        rf"(?:(?:show|give) me )?(?:the |your )?{_OLD} {_PIECE}",
    ),
    "period": (
        rf"{_LISTS}(?: are| were| have been)?(?: published| written| posted| dated)?"
        rf" (?P<topic>{_WHEN})",
        rf"(?:all |any )?{_ARTICLES} (?P<topic>{_WHEN})",
    ),
    "by": (
        rf"{_LISTS}(?: are| were)?(?: written)? by (?P<topic>.+)",
        rf"(?:(?:what|which) {_ARTICLES}|{_COUNTED}) (?:did|has) (?P<topic>.+) (?:write|written)",
        rf"(?:all |any )?{_ARTICLES} (?:written )?by (?P<topic>.+)",
    ),
    "list": (
        rf"(?:list|show|find|name|give)(?: me)?(?: all)?(?: of)?(?: the)? {_ANY}"
        rf" (?:{_ON}|that mention|mentioning|with) (?P<topic>.+)",
        rf"summari[sz]e (?:all )?(?:the )?{_ARTICLES} {_ON} (?P<topic>.+)",
        rf"(?:(?:what|which) (?:(?!news\b){_ARTICLES}|{_PIECE})|{_COUNTED}) "
        rf"(?:are there |do you have |is there |are |is )?{_ON} (?P<topic>.+)",
        # "Which report on the attack blamed Anonymous?" is for something else.
        rf"(?:what|which) {_ARTICLE} (?:(?:is|are) there|do you have|(?:is|are)(?= about)) {_ON}"
        r" (?P<topic>.+)",
        rf"(?:what|which) news {_ON} (?P<topic>(?:(?! (?!united |red )\w+ed \w).)+)",
        rf"(?:(?:what|which) {_ANY}|{_COUNTED}) (?:are there |do you have |is there |are |is )?"
        rf"(?:mentions?|deals? with|covers?|discuss(?:es)?) (?P<topic>.+)",
        rf"(?:are|is) there (?:any |an? |some )?{_ANY} {_ON} (?P<topic>.+)",
        rf"{_HAVE} (?:any |an? |some )?(?:{_ANY}|anything|something) {_ON} (?P<topic>.+)",
        r"(?:is there |are there )?(?:anything|something) about (?P<topic>(?:(?! that| who).)+)",
        rf"(?:any )?{_ARTICLES} about (?P<topic>.+)",
        rf"what do you have {_ON} (?P<topic>.+)",
    ),
    "latest": (
        rf"what(?: is|'s|s| are)(?: the)? (?:{_NEW}|new)(?: news)? (?:on|about|with|from)"
        r" (?P<topic>.+)",
        rf"(?:the )?{_NEW}(?: news)? (?:on|about) (?P<topic>.+)",
    ),
    "summary": (
        rf"{_GIVE}(?:summar(?:y of|i[sz]e)|overview of|recap(?: of)?|sum up|gist of)\b"
        r"(?P<topic>.*)",
        rf"{_GIVE}(?:summary|overview|recap|gist)",
        r"sum (?P<topic>.+) up",
        rf"what{_IS} the (?:gist|summary)(?: of (?P<topic>.+))?",
        r"tl; ?dr\b(?: (?:of|for|on)\b|:)?(?P<topic>.*)",
        r"tldr\b(?: (?:of|for|on)\b|:)?(?P<topic>.*)",
        rf"(?:what are |list |tell me |{_GIVE})?(?:the )?"
        r"(?:main|key|most important) (?:points|takeaways|facts|ideas|messages)"
        r"(?: (?:of|in|from) (?P<topic>.+))?",
        rf"what{_IS} (?P<topic>it|this|(?:this|that|the|your) (?:.+ )?(?:{_PIECE}|page)) about",
        rf"what{_IS} (?P<topic>(?:this|that|the) {_ARTICLE}(?: {_ON} .+)?) about",
        rf"what{_IS} (?P<topic>(?:the )?{_ARTICLE} [“\"].+[”\"]) about",
        rf"what does (?P<topic>(?:this|that|the) (?:.+ )?{_PIECE}(?: {_ON} .+)?) say",
        rf"tell me (?:more )?about (?P<topic>(?:this|that|the) (?:.+ )?{_PIECE}(?: {_ON} .+)?)",
        r"what happened(?: (?:in|with) [“\"](?P<topic>.+)[”\"])?",
    ),
    "about": (
        r"tell me (?:more |something )?about (?P<topic>.+)",
        # As it is resolved in a conversation.
        r"(?:please )?(?:tell me more|say more|go on|more|continue) \((?P<topic>.+)\)",
        rf"what{_IS} (?P<topic>[“\"].+[”\"]) about",
    ),
    "author": (
        r"who (?:wrote|authored|has written) (?P<topic>.+)",
        rf"who{_IS} the (?:author|writer) of (?P<topic>.+)",
        r"who was (?P<topic>.+) written by",
        r"by whom was (?P<topic>.+) written",
    ),
    "date": (
        r"when (?:was|were) (?P<topic>.+) (?:published|written|posted)",
        rf"when was (?P<topic>{_OF_A_PIECE}) released",
        rf"when did (?P<topic>{_OF_A_PIECE}) (?:appear|come out)",
        rf"when is (?P<topic>{_OF_A_PIECE}) from",
        rf"how old is (?P<topic>{_OF_A_PIECE})",
        rf"(?:what|which) (?:date|day) (?:was|is) (?P<topic>{_OF_A_PIECE})"
        r" (?:from|published|written|posted)",
        rf"(?:what{_IS} )?the (?:publication )?date of (?P<topic>{_OF_A_PIECE})",
    ),
    "person": (
        rf"who{_IS} (?P<topic>.+)",
        r"(?:tell me|do you know) who (?P<topic>.+) is",
    ),
}

_BEFORE = re.compile(
    r"(?:(?:please|(?:can|could|will|would) you|(?:can|could|may) i (?:have|get|see)"
    r"|i(?:'d| would) like|i need|ok|okay|so|and|now|well"
    r"|hi|hello|hey|briefly)\b[, ]*)+(?=\w)",
    re.IGNORECASE,
)
_HOW_LONG = (
    r"in (?:about |under |at most |only |just )?"
    r"(?:\d+|an?|one|two|three|four|five|six|ten|a few|a couple of)"
    r"(?: short| brief| bullet)? (?:sentence|word|line|point|paragraph)s?"
    r"|in (?:short|brief|simple (?:words|terms)|bullet points)"
)
_ASIDE = re.compile(
    rf"^(?:{_HOW_LONG})[,:]? (?=\w)|(?:,? (?:{_HOW_LONG}|briefly|for me|please))+$",
    re.IGNORECASE,
)
"""How a summary is wanted: it has the length that it has."""

_THIS = re.compile(rf"\b(?:this (?:{_ARTICLE}|page)|the article)\b", re.IGNORECASE)
_THIS_PIECE = re.compile(
    rf"this(?: (?:{_ARTICLE}|page))?|that|(?:(?:the|that|your) )?{_PIECE}", re.IGNORECASE
)
_THIS_ONE = re.compile(
    rf"it|this|that|(?:(?:this|that|the|your) )?(?:{_ARTICLE}|page)", re.IGNORECASE
)
FIRST_PIECE = re.compile(rf"(?:(?:the|your) )?(?:{_NEW}|(?P<old>{_OLD})) {_ARTICLE}", re.IGNORECASE)
_NAMED_PIECE = re.compile(
    rf"(?:(?:the|that|this|your|an?) )?{_PIECE},? "
    rf"(?:(?:{_ON}|of|with|called|titled|entitled|named) (?P<behind>.+)|(?P<title>[“\"].+[”\"]))"
    rf"|(?:the|that|this|your) (?P<before>.+) {_PIECE}",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?:.* )?[A-Z][\w\u2019'-]* (?:Post|Story|Piece|Column)")
"""The Washington Post is no post about Washington."""

_LED = re.compile(
    rf"(?:(?:the|this|that|an?) )?{_ARTICLE} (?:{_ON}|of) |(?:of|on|about) ", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"](.+)[”\"]")

_TITLE = 3
"""Words, besides common ones, of what may be a title though nothing says that it is one."""

_DOCTOR = re.compile(
    r"(?:(?:dr|prof|mr|mrs|ms|mx|rev|sir|dame|lord|lady|professor|doctor)\b\.? )+(?=\w)",
    re.IGNORECASE,
)
_IN_PARENTHESES = re.compile(r" \([^()]*\)$")
"""The subject of a conversation, behind a question that seemed to need it."""


@dataclass(frozen=True, slots=True)
class Request:
    """`topic` is empty where "this article" is meant, or all of them are, and "it" where that may
    be the article, if a page shows one."""

    kind: Kind
    topic: str


def asked_for(said: str) -> Request | None:
    """What is asked for, or None for an ordinary question."""
    asked = " ".join(said.split()).rstrip(" .!?")
    if courtesy := _BEFORE.match(asked):
        asked = asked[courtesy.end() :]
    asked = _ASIDE.sub("", asked)
    words = asked.replace("\u2019", "'")
    for kind, patterns in _PATTERNS.items():
        for pattern in patterns:
            if found := re.fullmatch(pattern, words, re.IGNORECASE):
                # A title is looked for as it was written.
                place = slice(*found.span("topic")) if found.groupdict().get("topic") else slice(0)
                if made := _request(kind, asked[place].strip(" ,:")):
                    return made
    return None


def _request(kind: Kind, topic: str) -> Request | None:
    """The request, if what fits its pattern is one."""
    match kind:
        case "person":
            return _who(topic)
        case "author" | "date":
            piece = _piece(topic) if topic else None  # "Who wrote ,"
            return None if piece is None else Request(kind, piece)
        case "summary" if _PAPER.fullmatch(topic):
            return Request("about", topic)
        case "summary":
            return Request(kind, _summed_up(topic))
    return Request(kind, unquoted(topic))


def _who(said: str) -> Request | None:
    """The request for a name; without capitals it may be one, and the articles say whether."""
    name = _DOCTOR.sub("", _IN_PARENTHESES.sub("", said), count=1)
    words = name.split()
    if not words or not all(re.fullmatch(r"[^\W\d_][\w'\u2019.-]*", word) for word in words):
        return None
    if any(word.endswith(("'s", "\u2019s")) for word in words[:-1]):
        return None  # "Musk's lawyer" is called otherwise
    particles = [word for word in words[1:-1] if len(word) in (2, 3)]
    if all(word[0].isupper() for word in words if word not in particles):
        return Request("person", name)
    may_be = name.islower() and not any(word in common_words() for word in words)
    return Request("anybody", name) if may_be else None


def _piece(said: str) -> str | None:
    """What the article that is asked for is about; None if it need not be an article. A title
    stays in quotation marks: it may be that of a book."""
    if said.lower() == "it":
        return "it"
    if _THIS_PIECE.fullmatch(said):
        return ""
    if FIRST_PIECE.fullmatch(said):
        return said if re.fullmatch(rf".*{_PIECE}", said, re.IGNORECASE) else None
    if (found := _NAMED_PIECE.fullmatch(said)) and not _PAPER.fullmatch(said):
        about = found["behind"] or found["title"] or found["before"]
        return about if topic_words(about) else None
    if _QUOTED.fullmatch(said):
        return said
    may_be = said[0].isupper() and len(topic_words(said)) >= _TITLE
    return f"“{said}”" if may_be else None


def _summed_up(said: str) -> str:
    """What the article that is to be summed up is about."""
    if not said or _THIS_ONE.fullmatch(said):
        return ""
    found = _NAMED_PIECE.fullmatch(said)
    if found and not FIRST_PIECE.fullmatch(said):
        said = found["behind"] or found["title"] or found["before"]
    return unquoted(_LED.sub("", said, count=1) if _LED.match(said) else said)


def unquoted(topic: str) -> str:
    quoted = _QUOTED.fullmatch(topic)
    return quoted[1] if quoted else topic


def is_about_this(text: str, request: Request | None, *, first: bool = True) -> bool:
    """Whether a question, with the request in it, is about "this article". "It" counts if nothing
    was said before, which `first` says."""
    if request and request.kind not in UNSURE:
        meant = request.topic == "" or (request.topic == "it" and first)
        return meant and request.kind not in OF_ALL
    return bool(_THIS.search(text))

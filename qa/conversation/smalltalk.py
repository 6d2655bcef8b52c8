"""What people say to a chat that is no question: it gets a short reply, and nothing is searched."""

import re

_HELLO = "Hello! Ask me about the articles; every answer quotes the sentence it rests on."
_WELCOME = "You are welcome. Is there anything else that you would like to know from the articles?"
_GOOD = "Good. What else would you like to know from the articles?"
_DONE = "All right. Ask again whenever you like."
_BYE = "Goodbye!"
_ABLE = (
    "I answer questions from the articles and quote the sentence each answer rests on; when the "
    "articles do not say, I say so. You can also ask for a summary of an article, for the articles "
    "about something, or for the latest on it."
)
_PROGRAM = (
    "I am a program. I answer questions from the articles and quote the sentence each answer rests "
    "on."
)
_WRONG = (
    "My answers quote the articles, and I may have picked the wrong sentence. Open the quote to "
    "see what stands around it, or ask in other words."
)
_WELL = "I am well, thank you. What would you like to know from the articles?"

REPLIES = frozenset({_HELLO, _WELCOME, _GOOD, _DONE, _BYE, _ABLE, _PROGRAM, _WRONG, _WELL})
"""All of them: in a conversation they are no answers that could be asked about."""

_ADDRESS = (
    r"(?:[\s,]+(?:there|everyone|all|again|you|bot|broadsheet|sir|madam|mate|man|buddy|friend))*"
)
_FINE = (
    r"(?:ok|okay|k|great|good|cool|nice|fine|perfect|super|awesome|amazing|excellent|brilliant"
    r"|wonderful|lovely|alright|all right|right|sure|yes|no|wow|lol|(?:ha){2,}|got it|i see"
    r"|understood|makes sense|good to know|interesting|well done"
    r"|(?:great|good|nice|excellent|very good) (?:answer|job|one|work|bot))"
)
_THANK = r"(?:(?:many |big )?thanks|thank you|thank u|thx|ty|cheers)"
_DID_WELL = (
    r"(?:that|this|it)(?:(?:'s| is| was) (?:all|it|great|good|(?:very |really )?(?:helpful|useful))"
    r"|(?: really)? (?:helped|helps)(?: (?:a lot|me))?)"
)
_IS = r"(?:'s| is| was|'re| are)"
_ANSWER = r"(?:(?:the|your|this|that) answer|that|this|it|you)"
_NO_QUESTION = (
    r"(?:(?!\b(?:and|but|who|what|when|where|why|how|which|can|could|please|list|tell|show|give"
    r"|summari[sz]e)\b)[^.,;:!?])"
)
_REPLIES = {
    rf"(?:hi|hello|hey|hiya|greetings|good (?:morning|day|afternoon|evening)){_ADDRESS}": _HELLO,
    r"(?:(?:hi|hello|hey)[\s,!.]+)?how are you(?: doing)?(?: today)?": _WELL,
    rf"(?:{_FINE}[\s,!.]+)*{_THANK}(?: (?:a lot|so much|very much|again))?"
    rf"(?: for {_NO_QUESTION}{{1,40}})?{_ADDRESS}"
    rf"(?:[\s,!.]+(?:{_DID_WELL}|{_FINE}|(?:good)?bye|for now))*": _WELCOME,
    # "No" alone may answer a question of the chat's, and "sure" one of the visitor's own.
    rf"(?!(?:yes|no|sure|right)\W*$){_FINE}(?:[\s,!.]+{_FINE})*{_ADDRESS}": _GOOD,
    rf"(?:{_FINE}[\s,!.]+)?(?:that(?:'s| is| was|'ll be| will be) (?:all|it)|nothing else"
    rf"|no more questions)(?: for (?:now|today))?(?:[\s,!.]+{_THANK})?": _DONE,
    rf"(?:{_FINE}[\s,!.]+)?{_DID_WELL}(?:[\s,!.]+{_THANK})?": _WELCOME,
    rf"(?:{_FINE}[\s,!.]+)?(?:(?:(?:good)?bye(?: bye)?|bye-bye|farewell|take care|good ?night"
    rf"|see you|see ya)(?: later| soon| tomorrow| for now)?){_ADDRESS}": _BYE,
    r"(?:hi|hello|hey)?[\s,!.]*(?:what (?:can|do) you do|what are you|who are you|help"
    r"|how (?:can|could) you help(?: me)?|can you help(?: me)?"
    r"|what (?:can|may|could) i ask(?: you)?|how do you work)": _ABLE,
    r"(?:so )?(?:(?:are you|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? )?(?:real )?"
    r"(?:robot|machine|computer|program|human|person|human being|real|chatgpt|language model"
    r"|(?:chat ?)?bot|ai)|is this an? (?:(?:chat ?)?bot|ai))": _PROGRAM,
    rf"(?:no[\s,!.]+|sorry[\s,!.]+(?:but )?|i think )?(?:{_ANSWER}{_IS} "
    r"(?:(?:just |completely |totally |simply |all )?(?:wrong|incorrect|false|nonsense|mistaken)"
    r"|not (?:right|true|correct|what i (?:asked|meant)(?: for)?))"
    rf"|{_ANSWER}(?: isn't|'s not| wasn't| aren't|'re not) (?:right|true|correct"
    r"|what i (?:asked|meant)(?: for)?)|(?:wrong|bad|false) answer|wrong)": _WRONG,
}
_WORKS = re.compile(r"how does (?:this|it) work", re.IGNORECASE)
_THANKED = re.compile(
    rf"\W*(?:{_FINE}\b\W+)*{_THANK}\b(?! to\b)[^.,;:!?]{{0,60}}[.,;:!?]+\s+(?=\w.*\w)",
    re.IGNORECASE | re.DOTALL,
)


def reply(said: str, *, first: bool = True) -> str | None:
    """A fitting reply, or None for what may be a question to the articles. "How does it work?" is
    about the chat only as the `first` thing that is said."""
    words = " ".join(said.split()).strip(" .!?…").replace("\u2019", "'")
    if first and _WORKS.fullmatch(words):
        return _ABLE
    for pattern, answer in _REPLIES.items():
        if re.fullmatch(pattern, words, re.IGNORECASE):
            return answer
    return None


def without_thanks(said: str) -> str:
    """What is said behind a "Thanks for that."."""
    thanks = _THANKED.match(said)
    return said[thanks.end() :] if thanks else said

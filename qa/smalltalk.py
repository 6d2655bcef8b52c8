"""What people say to a chat that is no question: it gets a short reply, and nothing is searched."""

import re

_HELLO = "Hello! Ask me about the articles; every answer quotes the sentence it rests on."
_WELCOME = "You are welcome. Is there anything else that you would like to know from the articles?"
_BYE = "Goodbye!"
_ABLE = (
    "I answer questions from the articles and quote the sentence each answer rests on; when the "
    "articles do not say, I say so. You can also ask for a summary of an article, for the articles "
    "about something, or for the latest on it."
)
_WELL = "I am well, thank you. What would you like to know from the articles?"

_ADDRESS = r"(?:[\s,]+(?:there|everyone|all|again|you|bot|broadsheet|sir|madam))*"
_REPLIES = {
    rf"(?:hi|hello|hey|hiya|greetings|good (?:morning|day|afternoon|evening)){_ADDRESS}": _HELLO,
    r"(?:(?:hi|hello|hey)[\s,!.]+)?how are you(?: doing)?(?: today)?": _WELL,
    r"(?:(?:ok|okay|great|good|perfect|no|yes)[\s,!.]+)?"
    r"(?:(?:many )?thanks|thank you|thx|cheers)"
    r"(?: (?:a lot|so much|very much|again|for [^.,;:!?]{1,40}))?"
    r"(?:[\s,!.]+that(?:'s| is| was) (?:all|great|helpful|very helpful|it))?": _WELCOME,
    r"(?:good)?bye(?: bye)?|see you(?: later| soon)?|good night": _BYE,
    r"(?:hi|hello|hey)?[\s,!.]*(?:what (?:can|do) you do|what are you|who are you|help"
    r"|how (?:can|could) you help(?: me)?|can you help(?: me)?"
    r"|what (?:can|may|could) i ask(?: you)?|how do you work)": _ABLE,
}
_WORKS = re.compile(r"how does (?:this|it) work", re.IGNORECASE)
_THANKS = re.compile(
    r"\W*(?:(?:ok|okay|great|good|perfect|yes|no)\b\W+)?(?:(?:many )?thanks|thank you|thx|cheers)\b"
    r"[^.,;:!?]{0,60}[.,;:!?]+\s+(?=\w.*\w)",
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
    thanks = _THANKS.match(said)
    return said[thanks.end() :] if thanks else said

"""Texts that are to do harm where they are shown, searched for or kept."""

TAGS = ("<{0}>", "<{0} src=//evil.example/x onerror=alert(1)>", "<{0} onload=alert(1) href=x>")
TAG_NAMES = (
    *("img", "script", "iframe", "svg", "form", "input", "style", "link", "object", "video"),
    *("embed", "base", "meta", "math", "audio"),
)
LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>"),
    *("vbscript:x", "//evil.example/x", 'https://evil.example/"onmouseover=alert(1)'),
)
MARKDOWN = ("[click]({0})", "![x]({0})", "**[b]({0})**", "`[c]({0})`", "- [d]({0})", "[1]({0})")
SIGNS = ("\u202e", "\u2066", "\u200b", "\u0000", "\u0007", "\ufeff", "\U000e0041", "a\u0300" * 99)
ATTACKS = [
    *(tag.format(name) for tag in TAGS for name in TAG_NAMES),
    *(markdown.format(link) for markdown in MARKDOWN for link in LINKS),
    *(f"{sign}gpj.exe{sign}" for sign in SIGNS),
    *("zebra" * 400, "[1]" * 200, "**" * 200, "[" * 500, "`" * 301, "- " * 300, "&lt;img&gt;"),
    *(
        "{{7*7}}",
        "${7*7}",
        "<!--",
        "]]>",
        "</textarea></style></script><img src=x>",
        "%3Cscript%3E",
    ),
]

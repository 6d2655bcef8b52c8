"""The API's description as a page, which loads nothing from elsewhere."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any


def reference_html(description: Mapping[str, Any]) -> str:
    """A page of the OpenAPI `description`: every call with what it takes."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>The HTTP API</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>:root { color-scheme: light dark } body { max-width: 46em; margin: 2em auto;"
        " padding: 0 1em; font: 1.05em/1.6 system-ui, sans-serif } h2 { font-size: 1.1em }"
        " pre { padding: 1em; border: 1px solid #8888; white-space: pre-wrap;"
        " overflow-wrap: anywhere }</style>"
        f"<main><h1>{escape(description['info']['title'])}: the HTTP API</h1>"
        "<p>Below each call stand its query, an example of its body, and examples of what it "
        "answers, by status; errors are <code>{&quot;error&quot;: "
        "{&quot;code&quot;, &quot;message&quot;}}</code>. "
        "Programs find all of this in "
        '<a href="openapi.json">openapi.json</a>.</p>'
        f"{''.join(_calls(description))}</main></html>"
    )


def _calls(description: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in description["paths"].items():
        for method, call in methods.items():
            about = call.get("description") or call["summary"]
            given = [one["name"] for one in call.get("parameters", ()) if one["in"] == "query"]
            yield f"<h2><code>{method.upper()} {escape(path)}</code></h2><p>{escape(about)}</p>"
            if given:
                yield f"<p>In the address: <code>{escape(', '.join(given))}</code></p>"
            content = call.get("requestBody", {}).get("content", {}).get("application/json")
            if content:
                example = _example(content["schema"], description["components"]["schemas"])
                yield f"<pre>{escape(_json(example))}</pre>"
            yield from _answers(call["responses"])


def _answers(responses: Mapping[str, Any]) -> Iterator[str]:
    """Examples of what a call answers, by status, each folded."""
    for status, response in sorted(responses.items()):
        for kind, content in response.get("content", {}).items():
            shown = [
                (one.get("summary", name), _json(one["value"]))
                for name, one in content.get("examples", {}).items()
            ]
            if "example" in content:
                shown.append((kind, content["example"]))
            for name, example in shown:
                about = f"{status} {escape(name)}"
                yield f"<details><summary>{about}</summary><pre>{escape(example)}</pre></details>"


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _example(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    """A value that `schema` describes: its example or default, or null for what may be missing."""
    if "$ref" in schema:
        return _example(known[schema["$ref"].rpartition("/")[2]], known)
    if "examples" in schema:
        return schema["examples"][0]
    if "default" in schema:
        return schema["default"]
    if "properties" in schema:
        return {name: _example(value, known) for name, value in schema["properties"].items()}
    return schema.get("enum", [schema.get("type")])[0]

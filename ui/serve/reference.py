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
        " pre { padding: 1em; border: 1px solid #8888; white-space: pre-wrap }</style>"
        f"<main><h1>{escape(description['info']['title'])}: the HTTP API</h1>"
        "<p>Errors are <code>{&quot;error&quot;: {&quot;code&quot;, &quot;message&quot;}}</code>. "
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
                yield f"<pre>{escape(json.dumps(example, indent=2, ensure_ascii=False))}</pre>"


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

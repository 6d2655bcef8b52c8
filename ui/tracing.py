"""Sending spans to a collector, where the variables of OpenTelemetry name one."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from opentelemetry import trace

from qa.errors.usage import BadSetting

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")

_PACKAGES = {
    "grpc": "opentelemetry-exporter-otlp-proto-grpc",
    "http/protobuf": "opentelemetry-exporter-otlp-proto-http",
}


def start(environment: Mapping[str, str] = os.environ) -> None:
    """Send spans from now on, if an endpoint is set and nobody sends them yet, as a program that
    runs us under `opentelemetry-instrument` does. All else is as OpenTelemetry's variables say.

    Raises BadSetting for a protocol that is not installed.
    """
    off = environment.get("OTEL_SDK_DISABLED", "").lower() == "true"
    none = environment.get("OTEL_TRACES_EXPORTER", "otlp") == "none"
    if off or none or not any(environment.get(name) for name in _ENDPOINTS):
        return
    if not isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider):
        return
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    resource = Resource.create()
    if str(resource.attributes[SERVICE_NAME]).startswith("unknown_service"):
        resource = resource.merge(Resource({SERVICE_NAME: "broadsheet"}))
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(_exporter(environment)))
    trace.set_tracer_provider(provider)


def _exporter(environment: Mapping[str, str]) -> "SpanExporter":
    name = next((name for name in _PROTOCOLS if environment.get(name)), _PROTOCOLS[-1])
    protocol = environment.get(name, "grpc")
    if protocol not in _PACKAGES:
        raise BadSetting(name, f"{protocol!r}: it is one of {', '.join(_PACKAGES)}")
    module = f"opentelemetry.exporter.otlp.proto.{protocol.partition('/')[0]}.trace_exporter"
    try:
        exporter: SpanExporter = import_module(module).OTLPSpanExporter()
    except ModuleNotFoundError:
        wanted = f"{protocol!r} wants a package: run `.venv/bin/pip install {_PACKAGES[protocol]}`"
        raise BadSetting(name, wanted) from None
    return exporter

"""The language model that is set."""

from qa.settings import Settings
from qa.writing.llm import LanguageModel, Options


def model_of(settings: Settings) -> LanguageModel | None:
    """The language model of the settings, if one is set. Raises what `LanguageModel` raises."""
    if not settings.model:
        return None
    return LanguageModel(
        settings.model,
        Options(
            url=settings.model_url,
            temperature=settings.model_temperature,
            timeout=settings.model_timeout,
            retries=settings.model_retries,
            tokens=settings.model_tokens,
            context=settings.model_context,
            price_input=settings.price_input,
            price_output=settings.price_output,
        ),
    )

"""BERT in PyTorch alone, against transformers' own."""

import torch

from qa import bert
from qa.conversation.term_network import TermNetwork
from qa.conversation.terms import PACKAGED as HEAD
from qa.conversation.terms import tensors
from qa.conversation.window import window
from qa.question import Turn
from qa.reading.reader import PACKAGED
from tests.articles import FERRY, ORCHARD


def test_the_reader_computes_what_transformers_computes_to_the_last_bit() -> None:
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer

    config = bert.configured(PACKAGED, bert.ANSWERS)
    assert config is not None
    asked, told = ["Why did it turn back?"] * 3, [FERRY, ORCHARD * 20, "Łódź, naïve <b>北京</b>."]
    cut = {"truncation": "only_second", "max_length": 320, "stride": 128}
    found = {"return_overflowing_tokens": True, "return_offsets_mapping": True}
    own = bert.tokenizer(PACKAGED)(asked, told, **cut, **found)
    tokenizer = AutoTokenizer.from_pretrained(str(PACKAGED))
    theirs = tokenizer(asked, told, **cut, **found)
    assert dict(own) == dict(theirs)
    names = tokenizer.model_input_names
    batch = tokenizer.pad({name: theirs[name] for name in names}, return_tensors="pt")
    for dtype in (torch.float32, torch.bfloat16):
        model = AutoModelForQuestionAnswering.from_pretrained(str(PACKAGED), dtype=dtype).eval()
        with torch.inference_mode():
            ours = bert.Bert(PACKAGED, config, dtype).answers(**batch)
            expected = model(**batch)
        assert torch.equal(ours.start_logits, expected.start_logits)
        assert torch.equal(ours.end_logits, expected.end_logits)


def test_a_follow_ups_words_are_weighed_as_in_training_to_the_last_bit() -> None:
    from transformers import AutoTokenizer

    from training.term_head import logits, lower_layers, open_head

    history = [Turn("user", "Who is Łucja Novák?"), Turn("assistant", FERRY)]
    read = window(bert.tokenizer(PACKAGED), "How old is she?", history)
    assert read == window(AutoTokenizer.from_pretrained(PACKAGED), "How old is she?", history)
    tokens, parts, inside, *of_words = tensors(read)
    assert not inside.all()
    for dtype in (torch.float32, torch.bfloat16):
        lower = lower_layers(PACKAGED)
        head = open_head(HEAD, lower.config).to(dtype)
        with torch.inference_mode():
            states = lower.to(dtype)(tokens, inside, parts).last_hidden_state
            expected = logits(head, states, *(one.to(dtype) for one in (inside, *of_words)))
            ours = TermNetwork(PACKAGED, HEAD, dtype)
            assert torch.equal(ours.logits(tokens, parts, inside, *of_words), expected)


def test_what_is_computed_otherwise_is_left_to_transformers() -> None:
    assert bert.configured(PACKAGED, bert.ENCODES) is None
    assert bert.configured(PACKAGED.parent, bert.ANSWERS) is None

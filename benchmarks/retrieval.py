"""Retrieval on questions about news, beside the LangChain quickstart.

    python -m benchmarks.retrieval NEWSQA.json DISTRACTORS WORKDIR

A passage counts if it is of the right article and contains a right answer. Both indexes are kept
in WORKDIR, so that a second run starts at the questions.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from langchain_core.documents import Document

from benchmarks import newsqa, quickstart
from benchmarks.newsqa import Asked
from ingest.fill import fill
from ingest.split import split
from qa.article import Article
from qa.retrieve import search
from qa.store.embed import PACKAGED, Embedder
from qa.store.index import Index, open_index
from qa.store.lock import DataLock

Search = Callable[[str], Sequence[tuple[str, str]]]
"""From a question to (article key or id, text) of the passages found, the best first."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("newsqa", type=Path)
    parser.add_argument("distractors", type=Path)
    parser.add_argument("workdir", type=Path)
    options = parser.parse_args()
    articles, asked = newsqa.load(options.newsqa)
    with filled(options.workdir / "broadsheet", articles, options.distractors) as index:
        print(f"{index.library.count_articles():,} articles, {len(asked):,} questions")

        def ours(question: str) -> list[tuple[str, str]]:
            hits = search(index, question, 10)
            return [(hit.passage.article_id, hit.passage.text) for hit in hits]

        report("Broadsheet", ours, asked)
    report("quickstart", quickstart_search(options, articles), asked)


def filled(data: Path, articles: Sequence[Article], distractors: Path) -> Index:
    """Our index over both collections; what is indexed already is not indexed again."""
    index = open_index(DataLock(data, "benchmark"), Embedder(PACKAGED))
    for article in articles:
        index.put(article, split(article))
    fill(index, [str(distractors)])
    return index


def quickstart_search(options: argparse.Namespace, articles: Sequence[Article]) -> Search:
    directory = options.workdir / "quickstart"
    if directory.exists():
        store = quickstart.reopen(str(directory))
    else:
        own = [
            Document(page_content=article.text, metadata={"key": article.key})
            for article in articles
        ]
        others = quickstart.documents(options.distractors)
        store = quickstart.build([*own, *others], str(directory))
    ids = {article.key: article.id for article in articles}

    def find(question: str) -> list[tuple[str, str]]:
        found = store.similarity_search(question, k=10)
        return [(ids.get(one.metadata["key"], ""), one.page_content) for one in found]

    return find


def report(name: str, find: Search, asked: Sequence[Asked]) -> None:
    """Print the figures on either half and on both."""
    ranks = np.array([rank(find(one.question), one) for one in asked])
    tuning = np.array([one.tuning for one in asked])
    for half, chosen in (("tuning", tuning), ("reporting", ~tuning), ("all", tuning | True)):
        of = ranks[chosen]
        hits = "  ".join(f"hit@{k} {np.mean(of <= k):.3f}" for k in (1, 5, 10))
        mrr = np.mean(np.where(of <= 10, 1 / of, 0))
        print(f"{name:<11} {half:<10} n={len(of):<5} {hits}  MRR@10 {mrr:.3f}", flush=True)


def rank(found: Sequence[tuple[str, str]], one: Asked) -> float:
    """Place of the first passage that counts, from 1; infinite if none does."""
    for place, (article_id, text) in enumerate(found, start=1):
        if article_id == one.article.id and any(answer in text for answer in one.answers):
            return place
    return float("inf")


if __name__ == "__main__":
    main()

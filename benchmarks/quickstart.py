"""The LangChain quickstart for retrieval, as its documentation builds it: what we compare with."""

from collections.abc import Sequence

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from qa.article import Article
from qa.embed import packaged_folder


def build(articles: Sequence[Article], directory: str) -> Chroma:
    """Split at 1000 characters with an overlap of 200, embed, store."""
    documents = [
        Document(page_content=article.text, metadata={"key": article.key}) for article in articles
    ]
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    return Chroma.from_documents(
        splitter.split_documents(documents),
        _embeddings(),
        persist_directory=directory,
    )


def reopen(directory: str) -> Chroma:
    return Chroma(persist_directory=directory, embedding_function=_embeddings())


def _embeddings() -> HuggingFaceEmbeddings:
    return HuggingFaceEmbeddings(model_name=str(packaged_folder()))

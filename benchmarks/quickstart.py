"""The LangChain quickstart for retrieval, as its documentation builds it: what we compare with.

    python -m benchmarks.quickstart DIRECTORY FOLDER

stores the text files below FOLDER in DIRECTORY.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from qa.store.embed import packaged_folder


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("directory")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    build(list(documents(options.folder)), options.directory)


def documents(folder: Path) -> Iterator[Document]:
    """The text files below `folder`, each with its path as the key."""
    for file in sorted([*folder.rglob("*.txt"), *folder.rglob("*.TXT")]):
        text = file.read_text(encoding="utf-8", errors="replace")
        yield Document(page_content=text, metadata={"key": str(file)})


def build(whole: Sequence[Document], directory: str) -> Chroma:
    """Split at 1000 characters with an overlap of 200, embed, store."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    return Chroma.from_documents(
        splitter.split_documents(list(whole)), _embeddings(), persist_directory=directory
    )


def reopen(directory: str) -> Chroma:
    return Chroma(persist_directory=directory, embedding_function=_embeddings())


def _embeddings() -> HuggingFaceEmbeddings:
    return HuggingFaceEmbeddings(model_name=str(packaged_folder()))


if __name__ == "__main__":
    main()

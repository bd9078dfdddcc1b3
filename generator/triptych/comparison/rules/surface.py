"""What is shown and called: documents, texts, and names of Python."""

from __future__ import annotations

from typing import Final

from triptych.comparison.rules.verdicts import (
    BOTH,
    CALLERS,
    IMPLEMENTERS,
    NOBODY,
    TEXT,
    always,
    directed,
)

__all__ = ["DOCUMENTS", "SURFACE", "TEXTS"]

DOCUMENTS: Final = (
    always("document-added", NOBODY, "Nothing can depend on it yet."),
    always("document-removed", BOTH, "Everything generated from it is gone."),
)

TEXTS: Final = (
    always("text-changed", TEXT, "Only documentation shows it."),
    always("version-changed", TEXT, "It is the version of the document."),
    always(
        "extension-changed", TEXT, "Its effects are listed as changes of their own."
    ),
    always("changed-otherwise", BOTH, "There is no rule yet for what it does."),
)

SURFACE: Final = (
    always("package-renamed", BOTH, "Imports of it fail."),
    always("group-renamed", BOTH, "The attribute of the client has another name."),
    always("method-moved", BOTH, "The method belongs to another group."),
    always("method-renamed", BOTH, "The method has another name."),
    always("iterator-added", NOBODY, "Nothing can depend on it yet."),
    always("iterator-removed", CALLERS, "Calls of it fail."),
    always("iterator-renamed", CALLERS, "Calls of it fail."),
    always("pagination-changed", NOBODY, "Iterators go on to find all items."),
    always("argument-renamed", BOTH, "The argument has another name."),
    always("model-added", NOBODY, "Nothing can depend on it yet."),
    always("model-removed", BOTH, "Imports of it fail."),
    always("model-renamed", BOTH, "Imports of it fail."),
    always("model-replaced", BOTH, "The value is of another class."),
    always("model-bases-changed", BOTH, "The class derives from others."),
    directed(
        "mapping-became-model",
        (IMPLEMENTERS, "A service is given an object where a dict was."),
        (CALLERS, "A caller receives an object where a dict was."),
    ),
    directed(
        "model-became-mapping",
        (BOTH, "The class is gone, for callers and for services."),
        (BOTH, "A caller receives a dict where an object was."),
    ),
    always("field-renamed", BOTH, "The field has another name."),
    always("enum-name-added", NOBODY, "Nothing can depend on it yet."),
    always("enum-name-removed", BOTH, "Imports of it fail."),
    always("enum-renamed", BOTH, "Imports of it fail."),
    always("enum-constant-removed", BOTH, "Imports of it fail."),
    always("credential-renamed", CALLERS, "The argument has another name."),
    always(
        "credential-variable-renamed",
        CALLERS,
        "Credentials are read from another variable.",
    ),
)

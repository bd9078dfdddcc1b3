"""Text of a document in Markdown: it reads as it was meant and breaks no page."""

from __future__ import annotations

import pytest

from triptych.output import markdown
from triptych.output.filters import FILTERS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "plain text, with (brackets). And more!",
            "plain text, with (brackets). And more!",
        ),
        ("two\n\n lines\t here ", "two lines here"),
        (
            "user_name and _emphasis_ and __init__",
            r"user_name and \_emphasis\_ and \_\_init\_\_",
        ),
        ("a*b* `c` \\d", r"a\*b\* \`c\` \\d"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("a | b", "a &#124; b"),
        (
            "[x](y) ![i](j) [^1] {#id}",
            r"\[x\](y) !\[i\](j) \[&#94;1\] \{\#id\}",
        ),
        (
            "~~gone~~ $x$ ==m==",
            "&#126;&#126;gone&#126;&#126; &#36;x&#36; &#61;&#61;m&#61;&#61;",
        ),
        ("see http://e.com and www.e.com", "see http&#58;//e.com and www\\.e.com"),
        ("key: value", "key: value"),
        ("bidi \u202e here\u200b", "bidi here"),
    ],
)
def test_plain_text_has_no_markup(text: str, expected: str) -> None:
    assert markdown.escape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# head", "\\# head"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("* item", "\\* item"),
        ("1. item", "1\\. item"),
        ("1.5 times", "1.5 times"),
        ("2) item", "2\\) item"),
        ("> quote", "&gt; quote"),
        ("=====", "&#61;"),
        (": term", "&#58; term"),
        ("!!! note", "\\!!! note"),
        ("??? note", "&#63;?? note"),
        ("---", "\\---"),
    ],
)
def test_plain_text_begins_no_block(text: str, expected: str) -> None:
    assert markdown.escape(text).startswith(expected)


def test_a_cell_is_one_line_and_keeps_paragraphs_apart() -> None:
    assert markdown.cell("a | b\nc\n\n- d") == "a &#124; b c<br><br>\\- d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", "`x`"),
        ("a *b* [c](d) &amp;", "`a *b* [c](d) &amp;`"),
        ("a`b", "``a`b``"),
        ("`a``", "``` `a`` ```"),
        ("", '`""`'),
        ("a\n b", "`a b`"),
        ("str | None", "<code>str &#124; None</code>"),
        ("List<*T*>", r"<code>List&lt;\*T\*&gt;</code>"),
    ],
)
def test_a_code_span_shows_its_text_in_a_table_too(text: str, expected: str) -> None:
    assert markdown.code_span(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "```sh\n\n```"),
        ("a\n", "```sh\na\n```"),
        ("```\na\n````", "`````sh\n```\na\n````\n`````"),
        ("a\u202eb", "```sh\na\\u202eb\n```"),
        ("\n  a\tb\r\n\n", "```sh\n  a\tb\n```"),
    ],
)
def test_a_fence_is_longer_than_what_it_holds(text: str, expected: str) -> None:
    assert markdown.fence(text, "sh") == expected


@pytest.mark.parametrize("language", ["a b", "`", "{.x}", "\n", "1"])
def test_the_language_of_a_fence_is_a_word(language: str) -> None:
    with pytest.raises(ValueError, match="language"):
        markdown.fence("x", language)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://e.com/a?b=1&c=2#d", "<https://e.com/a?b=1&amp;c=2#d>"),
        ("http://e.com/a b|<c>*", "<http://e.com/ab%7C%3Cc%3E%2A>"),
        ("mailto:a@e.com", "<mailto:a@e.com>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://", "https&#58;//"),
        ("//e.com", "//e.com"),
    ],
)
def test_only_urls_of_the_web_are_links(url: str, expected: str) -> None:
    assert FILTERS["md_url"](url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*some* **emphasis** and `code`", "*some* **emphasis** and `code`"),
        (
            "[a](https://e.com/?b=1&copy=2 'title')",
            "[a](https://e.com/?b=1&amp;copy=2)",
        ),
        ("[a](javascript:alert(1)) [b](../c) [d](#e)", "a b d"),
        ("![alt](http://e.com/i.png)!", "[alt](http://e.com/i.png)!"),
        ("!![a](http://e.com)", "\\![a](http://e.com)"),
        ("see http://e.com/a_b_.", "see <http://e.com/a_b>_."),
        ("<https://e.com> <javascript:x>", "<https://e.com> &lt;javascript:x&gt;"),
        (
            "<script>x</script> a&nbsp;b & c",
            "&lt;script&gt;x&lt;/script&gt; a&nbsp;b &amp; c",
        ),
        ("lone ` tick", "lone \\` tick"),
        ("[id]: http://e.com", "\\[id\\]: <http://e.com>"),
        ("a {: .b}", "a \\{: .b\\}"),
        ("a\\b \\* \\<", "a\\\\b \\* &lt;"),
        ("`a <b> | c`", "<code>a &lt;b&gt; &#124; c</code>"),
    ],
)
def test_harmless_inline_markdown_is_kept(text: str, expected: str) -> None:
    assert markdown.inline(text) == expected


def test_a_line_fits_a_cell() -> None:
    assert markdown.line("- a | b\n\n`c|d`") == "\\- a &#124; b <code>c&#124;d</code>"


BLOCKS = {
    "paragraphs and lists": (
        "One  \ntwo.\n\n- a\n  b\n- c\n\n1. d\n\n   e\n",
        "One\ntwo.\n\n- a\n  b\n- c\n\n1. d\n\n   e",
    ),
    "stray indentation": ("A\n   B\n  C", "A\nB\nC"),
    "headings": (
        "# A #\ntext\n\nB\n===\nC\nD\n---\n#e\n",
        "**A**\n\ntext\n\n**B**\n\nC\n\n**D**\n\n\\#e",
    ),
    "rules": ("a\n\n---\n\n***\nb", "a\n\n* * *\n\n* * *\n\nb"),
    "quotations": ("> a\n> # b\n> <i>", "> a\n> **b**\n> &lt;i&gt;"),
    "a closed fence": ("a\n~~~py x\n<b>\n~~~\nc", "a\n\n```py\n<b>\n```\n\nc"),
    "an open fence": ("```\n`a`\n\n<b>", "```\n`a`\n\n<b>\n```"),
    "a longer fence": ("````\n```\n````", "````\n```\n````"),
    "a fence in a list": ("- a\n\n  ```\n    b\n  ```\n", "- a\n\n```\n  b\n```"),
    "indented code": ("a\n\n    <b>\n      c\n\nd", "a\n\n```\n<b>\n  c\n```\n\nd"),
    "a table": (
        "| a | b |\n|---|---|\n| <c> | d |",
        "| a | b |\n|---|---|\n| &lt;c&gt; | d |",
    ),
    "a table without outer pipes": (
        "a | b\n:-- | ---\n<c> | d",
        "a | b\n:-- | ---\n&lt;c&gt; | d",
    ),
    "a list behind a line with a pipe": ("a | b\n- c | d", "a | b\n- c | d"),
    "blocks of extensions": (
        "!!! note\n\n??? x\n\n: d\n\n/// e\n\n~~~",
        "\\!!! note\n\n&#63;?? x\n\n&#58; d\n\n&#47;// e\n\n```\n\n```",
    ),
    "code over two lines": ("`a\nb`\nc", "`a b`\nc"),
    "a comment": ("<!--\n\nrest", "&lt;!--\n\nrest"),
    "nothing": (" \n\n", ""),
}


@pytest.mark.parametrize(("text", "expected"), BLOCKS.values(), ids=list(BLOCKS))
def test_a_description_keeps_what_is_harmless(text: str, expected: str) -> None:
    assert FILTERS["md_block"](text) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((("int | None", ""),), "<code>int &#124; None</code>"),
        ((("list[int]", ""),), "`list[int]`"),
        (
            (("list[", ""), ("Pet", "models.md#pet"), ("] | None", "")),
            r"<code>list\[[Pet](models.md#pet)\] &#124; None</code>",
        ),
        ((("P<b>", "#p)"), (" | x", "")), "<code>[P&lt;b&gt;](#p%29) &#124; x</code>"),
    ],
)
def test_types_with_links(parts: tuple[tuple[str, str], ...], expected: str) -> None:
    assert FILTERS["md_type"](parts) == expected


@pytest.mark.parametrize("name", ["md", "md_cell", "md_line", "md_block", "md_code"])
@pytest.mark.parametrize(
    "text",
    ["`" * 7, "[" * 7, "> " * 50 + "x", "- " * 50 + "x", "#" * 9],
)
def test_what_is_repeated_is_bounded(name: str, text: str) -> None:
    once = FILTERS[name](text * 2000)
    assert len(once) < 20 * len(text) * 2000
    assert "<script" not in FILTERS[name](text + "<script>" + text)

"""The words around a blank, written once more behind the quote, before the blank is filled.

What is filled then follows its own left context, as in the text that the language model was trained on:

    <think><hit1> The town is Warsaw. <mask1> in 1867 and moved … Curie was born in </think><fill><mask1> Warsaw </fill>

Earlier fills are put in; blanks that are still open, and the step from the right context to the left, are "…".
"""
import re

OPEN = "…"
#: Words to either side.
AROUND = 8
#: A quote and the fill after it; where nothing is quoted there is nothing to compare with.
DECISION = re.compile(r"^(<think><hit\d>.*?)\s*</think><fill><mask(\d)>")
FILLED = re.compile(r"<fill><mask(\d)>(.*?)</fill>$")


def restated(segments: list[list[str]]) -> list[list[str]]:
    """The segments of a trajectory over a passage with the blank's words behind each quote; of a question, unchanged."""
    parts, fills, rows = passage_of(segments), {}, []
    for role, text in segments:
        decision = DECISION.match(text) if role == "policy" else None
        if decision and parts:
            quote, mask = decision[1], int(decision[2])
            text = f"{quote} <mask{mask}> {around(parts, fills, mask)} {text[len(quote):].lstrip()}"
        filled = FILLED.search(text) if role == "policy" else None
        if filled:
            fills[int(filled[1])] = filled[2].strip().replace("<none>", OPEN)
        rows.append([role, text])
    return rows


def around(parts: list[str], fills: dict[int, str], mask: int) -> str:
    """The words right of a blank, then those left of it. `parts` are the texts between the blanks."""
    left = " ".join(f"{part} {fills.get(at, OPEN)}" for at, part in enumerate(parts[: mask - 1], 1))
    right = " ".join(f"{part} {fills.get(at, OPEN)}" for at, part in enumerate(parts[mask:], mask + 1))
    words = [*right.split()[:AROUND], OPEN, *f"{left} {parts[mask - 1]}".split()[-AROUND:]]
    return " ".join(words)


def passage_of(segments: list[list[str]]) -> list[str]:
    """The texts between the blanks, without the title; empty for a question."""
    parts = [""]
    for role, text in segments[1:]:
        if role == "data":
            # A title is followed by a colon and stands before everything else.
            parts[-1] = "" if parts == [""] and text.rstrip().endswith(" :") else f"{parts[-1]} {text}".strip()
        elif text == f"<mask{len(parts)}>":
            parts.append("")
        else:
            break
    return parts if len(parts) > 1 else []

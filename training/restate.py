"""The words around a blank once more, written by the policy itself when it decides about the blank.

A causal model has read the words right of a blank only after the blank, and far from where it chooses and fills.
Restated, both sides stand where they are needed:

    before  <think><mask1> Curie was born in … in 1867 and moved <hit2> The town is Warsaw. </think><fill><mask1> Warsaw </fill>
            the blank with both sides before a sentence is chosen, or none: choosing is comparing with what stands beside it
    after   <think><hit2> The town is Warsaw. <mask1> in 1867 and moved … Curie was born in </think><fill><mask1> Warsaw </fill>
            the fill follows its own left context, as in the text that the language model was trained on

Earlier fills are put in; blanks that are still open, and the step from the right context to the left, are "…".
"""
import re

OPEN = "…"
#: Words to either side.
AROUND = 8
#: A thought and the blank that the action after it is about. A first search comes without a thought: nothing was read yet.
DECISION = re.compile(r"^<think>(<none>|<hit\d>.*?)\s*</think><(?:search|fill)><mask(\d)>")
FILLED = re.compile(r"<fill><mask(\d)>(.*?)</fill>$")


def restated(segments: list[list[str]], where: str) -> list[list[str]]:
    """The segments of a trajectory over a passage with the blank's words `before` or `after` what is quoted; of a
    question, unchanged."""
    parts, fills, rows = passage_of(segments), {}, []
    for role, text in segments:
        decision = DECISION.match(text) if role == "policy" else None
        if decision and parts:
            thought, mask = decision[1], int(decision[2])
            rest = text[text.index("</think>") :]
            if where == "before":
                text = f"<think><mask{mask}> {around(parts, fills, mask)} {thought} {rest}"
            elif thought != "<none>":
                text = f"<think>{thought} <mask{mask}> {turned(parts, fills, mask)} {rest}"
        filled = FILLED.search(text) if role == "policy" else None
        if filled:
            fills[int(filled[1])] = filled[2].strip().replace("<none>", OPEN)
        rows.append([role, text])
    return rows


def around(parts: list[str], fills: dict[int, str], mask: int) -> str:
    """The words left of a blank, the blank as "…", the words right of it. `parts` are the texts between the blanks."""
    left, right = sides(parts, fills, mask)
    return " ".join([*left, OPEN, *right])


def turned(parts: list[str], fills: dict[int, str], mask: int) -> str:
    """The words right of a blank, then those left of it."""
    left, right = sides(parts, fills, mask)
    return " ".join([*right, OPEN, *left])


def sides(parts: list[str], fills: dict[int, str], mask: int) -> tuple[list[str], list[str]]:
    """At most AROUND words left of a blank and right of it."""
    filled = lambda at: f" {fills.get(at, OPEN)} "
    left = "".join(part + filled(at) for at, part in enumerate(parts[: mask - 1], 1)) + parts[mask - 1]
    right = parts[mask] + "".join(filled(at) + part for at, part in enumerate(parts[mask + 1 :], mask + 1))
    return left.split()[-AROUND:], right.split()[:AROUND]


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

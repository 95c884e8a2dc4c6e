"""How a command says what mergers did."""

from __future__ import annotations

from assessments.reference.mergers import Applied


def say_applied(applied: Applied) -> str:
    """Which municipalities ended, how many rounds moved, and what stayed."""
    if not applied.ended:
        return "Herindelingen: er was niets te verwerken."
    verb = "bestaat" if len(applied.ended) == 1 else "bestaan"
    lines = [
        f"Herindelingen: {', '.join(applied.ended)} {verb} niet meer. Verhuisde rondes: {applied.moved}.",
        *applied.remarks,
    ]
    return "\n".join(lines)

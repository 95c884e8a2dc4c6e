"""Who is named in a remark: ticked in the list, or written as "@Naam" in the text. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assessments.models import Membership


def names_of(members: Iterable[Membership]) -> dict[str, Membership]:
    """What may stand behind an "@": the whole name and, where one person has it, the first name.

    A name that two people share names nobody.
    """
    team = list(members)
    firsts = Counter(first_name(member) for member in team)
    wholes = Counter(str(member.user).casefold() for member in team)
    names = {first_name(member): member for member in team if firsts[first_name(member)] == 1}
    names |= {str(member.user).casefold(): member for member in team}
    return {name: member for name, member in names.items() if name and wholes[name] < 2}


def first_name(member: Membership) -> str:
    """The first word of a name, in small letters."""
    return str(member.user).split()[0].casefold() if str(member.user).split() else ""


def named_in(text: str, members: Iterable[Membership]) -> list[Membership]:
    """The members of the team whom the text names, each once, in the order of the text.

    The longest name counts: "@Anna de Vries" is not Anna Bakker. An e-mail address names nobody.
    """
    names = names_of(members)
    if not names:
        return []
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![\w.+-])@(" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)", re.IGNORECASE
    )
    found = {names[match.group(1).casefold()].user_id: match for match in reversed([*pattern.finditer(text)])}
    ordered = sorted(found.items(), key=lambda item: item[1].start())
    by_id = {member.user_id: member for member in names.values()}
    return [by_id[user_id] for user_id, _ in ordered]

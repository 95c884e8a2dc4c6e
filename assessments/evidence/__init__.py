"""Files and links that support answers, each usable at many questions (decisions/0054)."""

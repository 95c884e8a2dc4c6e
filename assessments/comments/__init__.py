"""Remarks at a question: threads of one level, mentions of colleagues, done or not (decisions/0054)."""

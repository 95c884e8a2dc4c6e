"""What the board does with a report: the decisions and their follow-up, and the board page."""

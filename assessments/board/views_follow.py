from assessments.board.views import board as follow_up  # noqa

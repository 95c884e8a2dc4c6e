from assessments.board.views import board as board_edit  # noqa

"""Floor 4: command line, HTTP and page. Faces render what `bot.app` answers; they decide nothing."""

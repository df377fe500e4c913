"""What the command line shows, drawn with rich; ``paper.to_text`` makes text of it."""

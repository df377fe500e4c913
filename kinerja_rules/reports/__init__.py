"""Results and findings to text, JSON and other forms: pure functions, nothing is opened or printed here."""

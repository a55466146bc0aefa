"""The tagger: from text to words that are parts of names."""

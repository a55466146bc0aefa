"""The document pass: from what the tagger saw to the people, places and bodies of an article."""

"""Which analysis this is. A module of its own, so that a cache can be asked without loading the engine."""

ENGINE = "minilm-newswire-5.1/speakers-9.1/languages-1"
"""Name and version of tagger and speaker model: an analysis by another engine is out of date."""

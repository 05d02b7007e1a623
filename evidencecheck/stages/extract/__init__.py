"""From the words of one document to its facts; one file per family of facts."""

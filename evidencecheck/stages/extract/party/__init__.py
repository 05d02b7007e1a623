"""Parties: names and addresses of buyers, sellers and recipients, with and without labels."""

"""Goods: rows of tables, cards, tills and lists, their quantities and product numbers."""

"""The frozen values that flow through the stages. Imports the standard library only."""

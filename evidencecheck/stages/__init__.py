"""The stages: plain functions from frozen values to frozen values, each for one step of the way."""

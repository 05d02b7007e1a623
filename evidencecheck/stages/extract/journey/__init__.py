"""The parcel's journey: carriers, tracking numbers, events, statuses and places."""

"""The Log page: what was practised, day by day, and one practice in detail."""

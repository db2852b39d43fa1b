"""Stand-ins: small real implementations of what the bot talks to."""

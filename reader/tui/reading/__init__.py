"""What the reading screen is put together from: each part has its own state, and is given the parts it needs."""

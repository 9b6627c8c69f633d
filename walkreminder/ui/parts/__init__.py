"""Small widgets that windows are made of."""

"""Pure decisions: no Qt, no files, no clock; values in, values out."""

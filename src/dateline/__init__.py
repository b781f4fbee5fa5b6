"""dateline reads documents, finds the events that they date, and gives a table and a chronology."""

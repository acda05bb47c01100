// Placeholder until the web client's own build lands.

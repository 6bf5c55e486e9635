"""How rsdesk gets onto a machine: catalogues, wheel, and the developers' environment."""

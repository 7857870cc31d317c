"""Run an instance: database, web server, worker; one process that starts, watches, stops them."""

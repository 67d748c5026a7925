"""What serves who runs the bot: log, measurements, backups, status."""

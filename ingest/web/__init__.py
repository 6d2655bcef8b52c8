"""Articles of the web: opening addresses, feeds and sitemaps, and the pages behind them."""

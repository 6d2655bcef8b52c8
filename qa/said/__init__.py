"""What the editors say themselves: pinned answers, blocked topics and referrals, in desk.yaml."""

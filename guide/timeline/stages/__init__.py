"""What a pass is made of. Each stage lays itself at the draft's `now` and moves it on, or goes on from its middle."""

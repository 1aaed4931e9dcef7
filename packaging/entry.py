"""Where the stand-alone app begins."""

from guide.__main__ import main

raise SystemExit(main())

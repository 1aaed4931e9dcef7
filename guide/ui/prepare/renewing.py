"""What was changed elsewhere while a session was being prepared: pure."""

from dataclasses import replace

from guide.timeline.options import Options


def renewed(options: Options, before: Options, now: Options) -> Options:
    """Options with what has changed of one's habits, which were those of `before`; all else stays as it was chosen.

    In the settings that is pace and guidance, and on the way through a practice the pace and single choices.
    """
    names = ("pace", "guidance", "speak_cautions")
    changed = {name: getattr(now, name) for name in names if getattr(now, name) != getattr(before, name)}
    chosen = dict(now.choices.items() - before.choices.items())
    return replace(options, choices={**options.choices, **chosen}, **changed)

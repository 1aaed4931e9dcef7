from io import StringIO

from guide.cli.terminal import plain_console


def test_a_cue_is_shown_as_it_is_written() -> None:
    cue = "Lift [bold]all[/nope] :smile: "
    file = StringIO()
    plain_console(file).print(cue)
    assert file.getvalue() == f"{cue}\n"

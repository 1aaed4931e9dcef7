from guide.audio.outputs.whereabouts import Place, Wanderings

_HEADSET = Place("bluez_sink.headset")
_SPEAKERS = Place("alsa_output.pci", "analog-output-speaker")
_PLUG = Place("alsa_output.pci", "analog-output-headphones")


def test_a_headset_that_is_switched_off_is_gone() -> None:
    wanderings = Wanderings()

    assert not wanderings.follow(_HEADSET, [_HEADSET, _SPEAKERS])
    assert wanderings.follow(_SPEAKERS, [_SPEAKERS])
    assert not wanderings.follow(_SPEAKERS, [_SPEAKERS])


def test_headphones_pulled_from_their_socket_are_gone() -> None:
    wanderings = Wanderings()

    assert not wanderings.follow(_PLUG, [_PLUG, _SPEAKERS])
    assert wanderings.follow(_SPEAKERS, [_SPEAKERS])


def test_the_news_of_the_move_may_come_first() -> None:
    wanderings = Wanderings()

    wanderings.follow(_HEADSET, [_HEADSET, _SPEAKERS])
    assert not wanderings.follow(_SPEAKERS, [_HEADSET, _SPEAKERS])
    assert wanderings.follow(_SPEAKERS, [_SPEAKERS])


def test_a_move_by_hand_or_to_new_headphones_is_no_loss() -> None:
    wanderings = Wanderings()

    wanderings.follow(_SPEAKERS, [_SPEAKERS, _HEADSET])

    assert not wanderings.follow(_HEADSET, [_SPEAKERS, _HEADSET])
    assert not wanderings.follow(None, [_SPEAKERS, _HEADSET])
    assert not wanderings.follow(_HEADSET, [_SPEAKERS, _HEADSET])

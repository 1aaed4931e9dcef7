"""A small catalogue, and the reading of sessions written in a test."""

from pathlib import Path
from textwrap import dedent

from guide.model.cue import Cue
from guide.model.pose import Catalogue, Caution, Pose, Source, Variant
from guide.sessionfile.session import Reading, read_session

CATALOGUE = Catalogue(
    poses={
        "locust": Pose("locust", "Locust", sanskrit="Salabhasana", during=(Cue("Neck long."),)),
        "bridge": Pose(
            "bridge",
            "Bridge",
            variants={
                "block": Variant("block", props=("block",)),
                "turned": Variant("turned", arrive=(Cue("Turn the <side> leg."),)),
            },
        ),
        "pigeon": Pose("pigeon", "Pigeon", arrive=(Cue("Slide the <side> knee."),), enter=Cue("Fold.", occasion=None)),
        "lunge": Pose("lunge", "Low lunge", leave=Cue("Bring the <other> foot forward.")),
    },
    sources={"care": Source("care", "Care", "Somebody"), "love-your-butt": Source("love-your-butt", "Love", "One")},
    cautions={"knee injury": Caution("knee injury", "Knee injury", "Take care.")},
)

HEAD = "title: A session\nsteps:\n"
CHOICES = (
    "title: T\nchoices:\n  how: {ask: How?, options: {plain: {label: A}, lift: {label: B}}, default: plain}\nsteps:\n"
)


def reading(text: str, folder: Path | None = None) -> Reading:
    """A session read from its text: as bytes, or as the file `this.yaml` of a folder."""
    whole = dedent(text)
    if folder is None:
        return read_session(whole.encode(), CATALOGUE)
    file = folder / "this.yaml"
    file.write_text(whole, encoding="utf-8")
    return read_session(file, CATALOGUE)


def told(text: str, folder: Path | None = None) -> list[tuple[str, str]]:
    """The problems of a session: the path and the sentence of each, in the order of the file."""
    return [(problem.path, problem.message) for problem in reading(text, folder).problems]


def steps(text: str) -> str:
    """A session with these steps."""
    indented = "".join(f"  {line}\n" if line else "\n" for line in dedent(text).strip().split("\n"))
    return HEAD + indented


def faults(name: str) -> list[tuple[str, str, str]]:
    """A table of bad inputs from `faults/`: what is written, the path where it is wrong, and the sentence about it."""
    table = Path(__file__).with_name("faults").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return [_fault(entry) for entry in table.strip().split("\n\n")]


def _fault(entry: str) -> tuple[str, str, str]:
    *written, path, sentence = entry.split("\n")
    return "\n".join(written), path.strip().removeprefix("at").strip(), sentence.strip()

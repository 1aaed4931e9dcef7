import os
from pathlib import Path

from guide.sessionfile.find import by_id, find_session_files


def test_session_files_are_found_to_any_depth_and_sorted(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "deep/er/c.yaml", "notes.txt", ".hidden.yaml", ".git/d.yaml", "upper.YAML"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert find_session_files([tmp_path]) == (
        tmp_path / "a.yml",
        tmp_path / "b.yaml",
        tmp_path / "deep" / "er" / "c.yaml",
    )


def test_folders_come_in_order_and_each_file_once(tmp_path: Path) -> None:
    for name in ("z/a.yaml", "a/b.yaml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).touch()
    found = find_session_files([tmp_path / "z", tmp_path / "missing", tmp_path])
    assert found == (tmp_path / "z" / "a.yaml", tmp_path / "a" / "b.yaml")


def test_links_are_followed_and_circles_of_links_end(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "sub").mkdir(parents=True)
    outside.mkdir()
    (outside / "far.yaml").touch()
    (inside / "near.yaml").touch()
    (inside / "linked").symlink_to(outside)
    (inside / "sub" / "up").symlink_to(inside)
    (outside / "self").symlink_to(outside)
    (inside / "broken").symlink_to(tmp_path / "nowhere")
    assert find_session_files([inside]) == (inside / "linked" / "far.yaml", inside / "near.yaml")


def test_folders_a_thousand_deep_are_searched_to_their_end(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*(["a"] * 1_200))
    for depth in range(100, 1_201, 100):  # what is made at once may not be as deep
        os.makedirs(tmp_path.joinpath(*(["a"] * depth)), exist_ok=True)  # noqa: PTH103 -- Path.mkdir calls itself
    (deepest / "x.yaml").touch()
    try:
        assert find_session_files([tmp_path]) == (deepest / "x.yaml",)
    finally:
        for folder in (deepest, *deepest.parents):  # pytest's own broom calls itself, too
            if folder == tmp_path:
                break
            (folder / "x.yaml").unlink(missing_ok=True)
            folder.rmdir()


def test_what_can_be_no_folder_s_name_has_no_files(tmp_path: Path) -> None:
    assert find_session_files([Path("a\0b"), Path("\ud800"), tmp_path / ("a" * 300)]) == ()


def test_the_first_file_of_an_id_counts() -> None:
    own, shipped = Path("mine/bridge.yaml"), Path("shipped/bridge.yml")
    assert by_id([own, shipped]) == {"bridge": own}

"""Where a vault lies: synced, on a network, on a drive that can be pulled out."""

from pathlib import Path

import pytest

from rsdesk.storage import location
from rsdesk.storage import vault as vaults
from tests.conftest import EFFORT, PASSWORD

MOUNTS = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
40 22 0:35 / /mnt/mara/share rw,relatime shared:20 - nfs4 server:/export rw,vers=4.2
41 22 0:36 / /mnt/with\\040space rw - cifs //server/share rw
42 22 8:17 / /run/media/mara/STICK rw,nosuid shared:30 master:1 - vfat /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    "name",
    ["Nextcloud", "OneDrive - Saaletal-Institut", "Dropbox", "sciebo", "My Drive", "pCloudDrive"],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert location.is_synced(tmp_path / name / "work" / "vault")


@pytest.mark.parametrize("mark", [".stfolder", ".nextcloudsync.log", ".sync_0a1b2c3d.db"])
def test_a_synced_folder_is_known_by_what_its_program_keeps_there(
    tmp_path: Path, mark: str
) -> None:
    (tmp_path / mark).touch()
    assert location.is_synced(tmp_path / "work" / "vault")


def test_an_ordinary_folder_is_not_synced(tmp_path: Path) -> None:
    assert not location.is_synced(tmp_path / "Dropboxes" / "vault")


@pytest.mark.parametrize(
    ("place", "device", "system"),
    [
        ("/srv/mara/vault", "259:2", "ext4"),
        ("/mnt/mara/share/vault", "0:35", "nfs4"),
        ("/mnt/mara/shared/vault", "259:2", "ext4"),
        ("/mnt/with space/vault", "0:36", "cifs"),
        ("/run/media/mara/STICK", "8:17", "vfat"),
    ],
)
def test_the_innermost_mount_holds_a_folder(place: str, device: str, system: str) -> None:
    assert location.mount_of(Path(place), MOUNTS) == (device, system)


@pytest.mark.parametrize("place", ["/media/mara/STICK/vault", "/run/media/mara/STICK"])
def test_a_stick_is_a_removable_drive(place: str) -> None:
    assert location.is_removable(Path(place))


def test_a_vault_in_a_synced_folder_opens_with_a_notice(tmp_path: Path) -> None:
    folder = tmp_path / "Nextcloud" / "vault"
    created, _ = vaults.create(folder, PASSWORD, effort=EFFORT)
    vaults.close(created)
    with vaults.opened(folder, PASSWORD) as vault:
        for opened in (created, vault):
            (notice,) = opened.notices
            assert "synchronised" in notice.text(str)
            assert str(folder) in notice.text(str)


def test_a_vault_on_this_computer_opens_without_notice(closed: Path) -> None:
    with vaults.opened(closed, PASSWORD) as vault:
        assert vault.notices == ()

"""Which part of an operation's id is worth a place in the name of a method."""

from __future__ import annotations

import pytest

from triptych.ir import Method, Operation
from triptych.pointer import ROOT
from triptych.python.operation_ids import readable_ids


def _operation(
    operation_id: str, *, method: Method = Method.GET, path: str = "/", tag: str = ""
) -> Operation:
    return Operation(
        pointer=ROOT / operation_id,
        id=operation_id,
        method=method,
        path_template=path,
        tags=(tag,) if tag else (),
    )


@pytest.mark.parametrize(
    ("operation", "readable"),
    [
        # The method, put there to be unique; a number is what remains unique then.
        (_operation("getUsersUsingGET"), "getUsers"),
        (_operation("getUsersUsingGET_1"), "getUsers_1"),
        (_operation("get_users__id__GET_1"), "get_users__id_1"),
        (_operation("List_Vendors_GET"), "List_Vendors"),
        (_operation("List_Vendors_GET", method=Method.PUT), "List_Vendors_GET"),
        # Without its method this would say nothing of what is done.
        (_operation("Vendors_GET"), "Vendors_GET"),
        (_operation("budget"), "budget"),
        # Path and method, exactly as the operation has them.
        (
            _operation("read_user_users__user_id__get", path="/users/{user_id}"),
            "read_user",
        ),
        (
            _operation("read_user_users__user_id__get", path="/users/{id}"),
            "read_user_users__user_id__get",
        ),
        # Path and method around a name, in the words of both.
        (
            _operation(
                "resource__1.0_gig__gigId__getGig_GET",
                path="/1.0/gig/{gigId}",
                tag="/1.0/gig/{gigId}",
            ),
            "get_gig",
        ),
        (
            _operation("_1.0_gig__gigId__GET", path="/1.0/gig/{gigId}"),
            "get /1.0/gig/{gigId}",
        ),
        (_operation("get_user_groups", path="/user/groups"), "get_user_groups"),
        (_operation("user_groups_get", path="/user/groups"), "get /user/groups"),
        # The tag, in any spelling, before a mark.
        (_operation("Disks_ListByGroup", tag="Disks"), "ListByGroup"),
        (_operation("UserPools.Delete", tag="user pools"), "Delete"),
        (_operation("user_pools_delete", tag="User Pools"), "delete"),
        (_operation("DisksDelete", tag="Disks"), "DisksDelete"),
        (_operation("Disks_Delete", tag="Disk"), "Disks_Delete"),
        (_operation("retrieve-a-list", tag="Retrieve"), "retrieve-a-list"),
        # What is left would need an underscore, or is no word.
        (_operation("Disks_List", tag="Disks"), "Disks_List"),
        (_operation("Disks_import", tag="Disks"), "Disks_import"),
        (_operation("getDisk_2", tag="getDisk"), "getDisk_2"),
        (_operation("Disks_", tag="Disks"), "Disks_"),
        # Both.
        (_operation("Disks_listDisksUsingGET", tag="Disks"), "listDisks"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.id,
)
def test_readable(operation: Operation, readable: str) -> None:
    assert readable_ids({"key": operation}) == {"key": readable}


def test_what_would_be_ambiguous_stays() -> None:
    operations = [
        _operation("Disks_get", tag="Disks"),
        _operation("get", tag="Disks"),
        _operation("Disks_delete", tag="Disks"),
    ]
    assert readable_ids({item.id: item for item in operations}) == {
        "Disks_get": "Disks_get",
        "get": "get",
        "Disks_delete": "delete",
    }

"""Whatever the API's document allows is asked of it: nothing breaks, and each answer is as the document says."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.web.api.document import document
from tests.web.build import Editor, a_desk
from tests.web.test_api import Program

schemathesis = pytest.importorskip("schemathesis", reason="what the API's document allows is asked by schemathesis")

from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance  # noqa: E402 - it may not be there

LEFT = [ignored_auth, positive_data_acceptance]
"""Not asked here: the first keeps our token though it means to leave it out, and test_doors walks all routes without
one; the second takes a cursor that we never gave out, or a reason of spaces, for right because no schema can say so."""

NEGATIVE = schemathesis.GenerationMode.NEGATIVE
EXAMPLES = 12
"""Requests for each route: the parts are few and plain, and a pass writes to a disk."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A desk with an edition, a correction and what an administrator's program needs to do anything at all."""
    app = a_desk(tmp_path_factory.mktemp("api"))
    editor, office = Editor(app, "admin"), app.state.office
    for claim in editor.claims():
        editor.swap(f"/roundup/Syria/item/{claim}/do/review", seen=0)
    editor.post("/roundup/Syria/step/approve")
    assert editor.post("/roundup/Syria/publish").status_code == 303
    yield app, Program(app, "admin").secret
    assert isinstance(office.clock(), datetime)
    office.store.close()


@pytest.fixture(scope="module")
def asked(served):
    """The routes of the document, as schemathesis reads them."""
    app, secret = served
    headers = {"authorization": f"Bearer {secret}"}
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=headers), headers


ROUTES = sorted((path, method) for path, told in document()["paths"].items() for method in told)


@pytest.mark.parametrize(("path", "method"), ROUTES, ids=lambda part: part)
def test_every_answer_is_as_the_document_says(asked, path, method):
    schema, headers = asked
    operation = schema[path][method.upper()]

    @given(case=operation.as_strategy() | operation.as_strategy(generation_mode=NEGATIVE))
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def ask(case):  # (without a token: test_doors walks all routes)
        case.call_and_validate(headers=headers, excluded_checks=LEFT)

    ask()

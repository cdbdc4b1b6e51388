"""Has the published validator of OpenAPI read the description on stdin; fails with what it finds."""

import json
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator

OpenAPIV31SpecValidator(json.load(sys.stdin)).validate()

"""Reads Prometheus text on stdin with the published parser and prints the samples as JSON.

Fails where the text is not as the parser wants it, where a family stands twice, has no help, or a name is not right.
"""

import json
import sys

from prometheus_client.parser import text_string_to_metric_families

samples, seen = {}, set()
for family in text_string_to_metric_families(sys.stdin.read()):
    assert family.name not in seen, f"{family.name} stands twice"
    seen.add(family.name)
    assert family.documentation and family.type in ("counter", "gauge", "histogram"), family.name
    for sample in family.samples:
        assert family.type != "counter" or sample.name.endswith("_total"), sample.name
        labels = ",".join(f'{name}="{value}"' for name, value in sorted(sample.labels.items()))
        key = sample.name + (f"{{{labels}}}" if labels else "")
        assert key not in samples, f"{key} stands twice"
        samples[key] = sample.value
print(json.dumps(samples))

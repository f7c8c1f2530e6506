"""What a desk sets: `sources.yaml` (sources, policy, beats) and the environment with its `.env`."""

from pipeline.settings.environment import AllowedHost, Environment
from pipeline.settings.file_model import json_schema
from pipeline.settings.load import Secret, Settings, load_settings
from pipeline.settings.starter import write_templates
from pipeline.settings.values import Beat, Policy

__all__ = [
    "AllowedHost",
    "Beat",
    "Environment",
    "Policy",
    "Secret",
    "Settings",
    "json_schema",
    "load_settings",
    "write_templates",
]

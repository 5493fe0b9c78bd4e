from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from ruamel.yaml import YAML

from search.models import SearchSynonym

STARTER = Path(__file__).parents[2] / "data" / "synonyms.yaml"


class Command(BaseCommand):
    """Once: what an editor has deleted since must not come back with the next release."""

    help = (
        "Give search its first groups of words that mean the same. A site that has some keeps "
        "them as they are, unless --add is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--add", action="store_true", help="add the groups whose words no group has yet"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if SearchSynonym.objects.exists() and not options["add"]:
            self.say(options, "This site has words of its own; nothing was added.")
            return
        added = sum(self.add(group) for group in YAML(typ="safe").load(STARTER))
        if not added and not SearchSynonym.objects.exists():
            raise CommandError(f"No group of {STARTER} could be used.")
        self.say(options, f"Added {added} groups of words that mean the same.")

    def say(self, options: dict[str, Any], sentence: str) -> None:
        if options["verbosity"]:
            self.stdout.write(sentence)

    def add(self, group: dict[str, Any]) -> bool:
        synonym = SearchSynonym(names="\n".join(group["words"]), note=group.get("note", ""))
        try:
            synonym.full_clean()
        except ValidationError as error:
            self.stderr.write(f"{', '.join(group['words'])}: {' '.join(error.messages)}")
            return False
        synonym.save()
        return True

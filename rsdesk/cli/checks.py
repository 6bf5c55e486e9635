"""Commands that read only: assess, check-guidance."""

import json
from argparse import Namespace
from pathlib import Path

from rsdesk.cli.context import Context
from rsdesk.domain.appraisal import Appraisal
from rsdesk.domain.appraisal_words import exposure_text, level_word, missing_text, whom_word
from rsdesk.domain.assessment import Assessment
from rsdesk.domain.guidance import Effect, Guidance
from rsdesk.domain.wording import finding_text, joined
from rsdesk.guidance import loading
from rsdesk.i18n import N_
from rsdesk.services import examples, guidance_check
from rsdesk.services.examples import Example
from rsdesk.services.json_input import parse, read_file

_HEADINGS: dict[Effect, str] = {
    "stop": N_("Stops"),
    "flag": N_("Red flags"),
    "gap": N_("Open points"),
}


def assess(arguments: Namespace, context: Context) -> int:
    """Print what follows from a case written down item by item."""
    path = Path(arguments.file)
    example = parse(read_file(path), Example, path.name)
    guidance = loading.newest()
    assessment = examples.assess_example(guidance, example)
    if arguments.json:
        print(json.dumps(examples.result(guidance, assessment), ensure_ascii=False, indent=1))
    else:
        _print_appraisal(guidance, assessment.appraisal, context)
        _print_findings(guidance, assessment, context)
    return 0


def check_guidance(arguments: Namespace, context: Context) -> int:
    """Print every problem of a folder of guidance files; status 1 when there are any."""
    problems = guidance_check.check(Path(arguments.folder))
    for problem in problems:
        print(f"{problem.file}:{problem.line}: {problem.text(context.translate)}")
    if problems:
        context.say(N_("Problems found: {count}"), count=len(problems))
        return 1
    context.say(N_("The guidance in {folder} has no problems."), folder=arguments.folder)
    return 0


def _print_appraisal(guidance: Guidance, found: Appraisal, context: Context) -> None:
    language, translate = context.language, context.translate
    context.say(N_("Level: {level}"), level=level_word(guidance.rules, found.level, language))
    if found.level is None:
        print("  " + missing_text(found, language))
    if found.provisional:
        context.say(N_("The result is provisional: a rating is not known."))
    print("  " + exposure_text(guidance.rules, found, language))
    allowed = [one.outcome.text[language] for one in found.outcomes if not one.hindered]
    context.say(N_("Outcomes that may be signed: {outcomes}"), outcomes=joined(allowed, translate))
    if found.decider is not None:
        context.say(N_("Decides: {whom}"), whom=whom_word(found.decider, translate))


def _print_findings(guidance: Guidance, assessment: Assessment, context: Context) -> None:
    for effect, heading in _HEADINGS.items():
        findings = assessment.of(effect)
        context.say(
            N_("{heading}: {count}"), heading=context.translate(heading), count=len(findings)
        )
        for finding in findings:
            print("  " + finding_text(guidance, assessment, finding, context.language))
    context.say(N_("Items that apply and were not answered: {count}"), count=len(assessment.open))
    for item in assessment.open:
        print(f"  {item}")

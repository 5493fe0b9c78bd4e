"""Which texts are found by which words; PostgreSQL decides, as it does for the index."""

import pytest

from .texts import answers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The child’s voice", "child"),
        ("The child’s voice", "childs voice"),
        ("The child’s voice", "children’s voice"),
        ("Children’s “services”", "services children"),
        ("Annual Report 2022/23", "annual report 2022"),
        ("Annual Report 2022/23", "annual report 2023"),
        ("Annual Report 2022/23", "annual report 2022-2023"),
        ("Annual Report 2017-18", "report 2017/18"),
        ("Annual Report 2017–18", "report 2018"),
        ("Report of 2017 to 2018", "report 2017-18"),
        ("abuse/neglect", "neglect"),
        ("child-centred practice", "child centred"),
        ("child centred practice", "child-centred"),
        ("childcentred practice", "child-centred"),
        ("child-centred practice", "childcentred"),
        ("co-operate and co-ordinate", "cooperate coordinate"),
        ("They cooperate", "co-operate"),
        ("a multi-agency audit", "multiagency audit"),
        ("a sub group", "subgroup"),
        ("by e-mail", "e-mail"),
        ("Zoë", "zoe"),
        ("Zoe", "ZOË"),
        ("how we organise", "organize"),
        ("an organization", "organisation"),
        ("behaviour", "behavior"),
        ("behaviors", "behaviour"),
        ("paediatricians", "pediatrician"),
        ("a fetus", "foetus"),
        ("the judgment", "judgement"),
        ("an inquiry", "enquiries"),
        ("aging", "ageing"),
        ("lessons learnt", "lessons learned"),
        ("a centre for families", "center"),
        ("family-centered", "family centred"),
        ("counseling", "counselling"),
        ("it is analysed", "analyze"),
        ("a child", "children"),
        ("children", "child"),
        ("people", "person"),
        ("one person", "people"),
        ("babies", "baby"),
        ("a baby has died", "dying babies"),
        ("the death of a baby", "my baby died"),
        ("seven minute briefing", "7-minute briefing"),
        ("7-minute briefing", "seven minute briefings"),
        ("LCSPRs", "lcspr"),
        ("the SCR’s findings", "SCRs"),
        ("neglectful, neglected", "neglect*"),
        ("O’Brien", "o'brien"),
        ("SSCP@sefton.gov.uk", "SSCP@sefton.gov.uk"),
        ("Martha, Mary & Ben", "Martha Mary and Ben"),
        ("safe sleep", '"safe sleep"'),
        ("safe sleep", "“safe sleep”"),
        ("the voice of the child", '"voice of the child"'),
        ("online", "sleep or online"),
        ("online", "sleep | online"),
        ("safe online", "safe sleep OR online"),
        ("sleep", "sleep -babies"),
        ("old people sleep", 'sleep -"old baby"'),
    ],
)
def test_a_text_is_found(text: str, words: str) -> None:
    assert answers(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sleep, and be safe", '"safe sleep"'),
        ("sleep, and be safe", "“safe sleep”"),
        ("children", '"child"'),
        ("death", '"died"'),
        ("sleep of babies", "sleep -baby"),
        ("sleep of an old baby", "sleep -“old baby”"),
        ("safe", "safe sleep"),
        ("Annual Report 2022/23", "annual report 2021"),
        ("unsafe", "safe"),
        ("safe", "safe -safe"),
        ("anything", "-safe"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_a_text_is_not_found(text: str, words: str) -> None:
    assert not answers(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sefton Local Safeguarding Children Board", "LSCB"),
        ("Sefton LSCB", "local safeguarding childrens board"),
        ("Sefton LSCB", "Local Safeguarding Children Boards Sefton"),
        ("a Serious Case Review", "scr"),
        ("Local Child Safeguarding Practice Reviews", "lcsprs"),
        ("NAI", "non accidental injuries"),
        ("non-accidental injury", "nai"),
        ("the Integrated Care Board", "CCG"),
        ("the clinical commissioning group", "integrated care board"),
        ("abusive head trauma", "shaken babies"),
        ("a shaken baby", "abusive head trauma"),
        ("looked-after children", "in care"),
        ("self injury", "selfharm"),
        ("the multi-agency safeguarding hub", "MASH referral or MASH"),
    ],
)
def test_another_name_of_the_same_thing_is_found(text: str, words: str) -> None:
    assert answers(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abusive head trauma", '"shaken baby"'),
        ("the care of a patient", "looked after children"),
        ("a hub for safeguarding, multi agency", "lscb"),
        ("multi-agency safeguarding hub and potato", "potato mash"),
    ],
)
def test_no_other_name_is_found(text: str, words: str) -> None:
    assert not answers(text, words)


def test_what_a_reader_asks_in_a_sentence_needs_only_what_matters() -> None:
    page = "Worried about a child? Call us."
    assert answers(page, "I'm worried about a child, who should I call please?")
    assert answers(page, "I want to know who to call if I am worried about my child")

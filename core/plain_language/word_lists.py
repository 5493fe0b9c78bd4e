"""Lists of words that the rules know."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that people shout. Abbreviations that happen to be words (SEND, MASH, IT, US) aren't here.
SHOUTED = _listed(
    """
    about above accept access act action after again agree all also always and annual any apply
    ask attend attention available because been before being below board both bring business
    call can cannot care carers case change check child children click closed complete concern
    concerned confidential contact could danger date dear delete deadline details did different
    do does done down draft each email emergency end ensure ever every everybody everyone
    example family families file final find first follow for form forms free from full further
    get give good guide had has have help here home how however immediately important inform
    information into job join keep know last later latest leaflet leave less letter link list
    local long look made make many may meeting members more most must name national need never
    new next no none not note nothing notice now off old on once one only open or other our out
    over page parent parents people phone plan plans please police policy possible practice
    private procedure process professional protect public publish published question read report
    reports review reviews right risk safe safeguarding safety school section see service
    services share should some staff start stop strictly summary support take team tell than
    that the their them then there these they this those time today training under unless until
    update updated urgent urgently use very view wait want warning website week welcome well
    what when where which who why will with without work working worried you young your
    """
)

# What ends in a full stop without ending a sentence.
SHORT_FORMS = _listed(
    """
    approx cf co cllr dept dr e.g eg etc fig gov i.e ie inc jr ltd mr mrs ms no nos p para pp
    prof rev rt s sec sgt sr st vol vs
    """
)

# Known to everybody, or never spelled out.
WELL_KNOWN = _listed(
    """
    AA AM BBC BC CCTV CD DNA DVD EU FAQ FAQs GCSE GOV GP HIV HR HTML ID IT ITV MP MPs NHS NSPCC OK
    PC PDF PE PIN PM PO QR RSPCA SMS TV UK UN US USA VIP WC WCAG XL BSL GDPR SEND A AIDS I CSV
    URL
    """
)

FILLERS = _listed(
    """
    a an and at by for in of on or the to with
    """
)

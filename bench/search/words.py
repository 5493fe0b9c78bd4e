"""What is looked for in the measurement, and how much there is of it, counted in another way."""

from dataclasses import dataclass

from django.db import connection

# The words that are looked for, and in which share of all pages of documents they stand.
RARE = "quillfeather"
COMMON, SECOND, THIRD = "neglect", "assessment", "siblings"
PHRASE = "professional curiosity"
SHARE_COMMON, SHARE_PHRASE = 0.10, 0.01
# The rare word stands on one page of one in so many publications.
PUBLICATIONS_TO_ONE_RARE = 250
MISSPELT = "neglct"
# What editors say is the same as another common word; it stands nowhere itself.
OTHER_NAME = "appraisal of needs"

# Publications with some words on any page of their document, or in their title. The text is read
# from end to end: neither index nor entry is asked.
COUNT = """
SELECT count(*) FROM wagtailcore_page AS page
JOIN publications_publicationpage AS publication ON publication.page_ptr_id = page.id
WHERE page.depth > 3 AND {conditions}
"""
HAS_WORD = r"""
(page.title ~* %s OR page.id IN (
  SELECT row.page_id FROM search_passage AS passage
  JOIN search_indexedfile AS file ON file.check_of_file_id = passage.file_id
  JOIN publications_publicationdocument AS row ON row.document_id = file.document_id
  WHERE passage.body ~* %s
))
"""
OF_KIND = "publication.kind = 'scr'"
OF_TOPICS = """
EXISTS (
  SELECT FROM publications_publicationpage_topics AS chosen
  JOIN publications_topic AS topic ON topic.id = chosen.topic_id
  WHERE chosen.publicationpage_id = page.id AND topic.slug IN ('topic-3', 'topic-5')
)
"""
IN_YEAR = "extract(year FROM publication.published_on) = 2014"


@dataclass(frozen=True)
class Question:
    """A kind of search, its address, and what whoever counts the answer looks for."""

    name: str
    query: str
    words: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    path: str = "/search/"

    @property
    def address(self) -> str:
        """What the reader's browser asks for."""
        return f"{self.path}?{self.query}"

    def counted(self) -> int:
        """How many publications there are, read from the texts themselves."""
        patterns = [rf"\m{word}\M" for word in self.words for _ in ("title", "body")]
        conditions = " AND ".join([*([HAS_WORD] * len(self.words)), *self.conditions])
        with connection.cursor() as cursor:
            cursor.execute(COUNT.format(conditions=conditions), patterns or None)
            return cursor.fetchone()[0]


QUESTIONS = [
    Question("a rare word", f"q={RARE}", (RARE,)),
    Question("a common word", f"q={COMMON}", (COMMON,)),
    Question("three common words", f"q={COMMON}+{SECOND}+{THIRD}", (COMMON, SECOND, THIRD)),
    Question("a phrase", f"q=%22{PHRASE.replace(' ', '+')}%22", (PHRASE,)),
    Question(
        "a common word, filtered",
        f"q={COMMON}&kind=scr&topic=topic-3&topic=topic-5",
        (COMMON,),
        (OF_KIND, OF_TOPICS),
    ),
    Question("a misspelt word", f"q={MISSPELT}", (COMMON,)),
    Question("another name", f"q={OTHER_NAME.replace(' ', '+')}", (SECOND,)),
    Question("the newest of them", f"q={COMMON}&sort=newest", (COMMON,)),
    Question("no words, filtered", "kind=scr&year=2014", (), (OF_KIND, IN_YEAR)),
]
SUGGESTIONS = [
    Question("suggestions for 3 letters", "q=neg", path="/search/suggest/"),
    Question("suggestions, two words", "q=review+ass", path="/search/suggest/"),
]

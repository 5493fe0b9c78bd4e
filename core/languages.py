"""The languages a page or a document may be in (BCP 47), each named in English and in itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language a family may read in."""

    code: str
    name: str
    own_name: str
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        """The HTML `dir` attribute."""
        return "rtl" if self.right_to_left else "ltr"


LANGUAGES = [
    Language("en", "English", "English"),
    Language("ar", "Arabic", "العربية", right_to_left=True),
    Language("bn", "Bengali", "বাংলা"),
    Language("bfi", "British Sign Language", "British Sign Language"),
    Language("zh-Hans", "Chinese (simplified)", "简体中文"),
    Language("fa", "Farsi", "فارسی", right_to_left=True),
    Language("fr", "French", "Français"),
    Language("lv", "Latvian", "Latviešu"),
    Language("lt", "Lithuanian", "Lietuvių"),
    Language("pl", "Polish", "Polski"),
    Language("pt", "Portuguese", "Português"),
    Language("ro", "Romanian", "Română"),
    Language("so", "Somali", "Soomaali"),
    Language("es", "Spanish", "Español"),
    Language("tr", "Turkish", "Türkçe"),
    Language("uk", "Ukrainian", "Українська"),
    Language("ur", "Urdu", "اردو", right_to_left=True),
    Language("cy", "Welsh", "Cymraeg"),
]
LANGUAGES_BY_CODE = {language.code: language for language in LANGUAGES}
LANGUAGE_CHOICES = [(language.code, language.name) for language in LANGUAGES]
DEFAULT_LANGUAGE = "en"
SIGN_LANGUAGE = "bfi"

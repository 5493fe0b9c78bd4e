"""Short sample leaflets in the languages families read: nobody's real words, about no real case."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A leaflet's words: title, summary, a heading and two paragraphs, the last with English."""

    title: str
    summary: str
    heading: str
    text: str
    mixed: str


SAMPLES = {
    "pl": Sample(
        "Przykładowa ulotka",
        "To jest przykład. Mówi, jak przebiega przegląd.",
        "Co się dzieje?",
        "Najpierw zbieramy informacje. Później piszemy sprawozdanie. Możesz zadać pytania.",
        "Zadzwoń: Samaritans, 116 123.",
    ),
    "ro": Sample(
        "Pliant de exemplu",
        "Acesta este un exemplu. Arată cum se desfășoară o revizuire.",
        "Ce se întâmplă?",
        "Mai întâi strângem informații. Apoi scriem un raport. Puteți pune întrebări.",
        "Sunați la Samaritans, 116 123.",
    ),
    "ar": Sample(
        "منشور للتجربة",
        "هذا مثال فقط. يشرح كيف تجري المراجعة.",
        "ماذا يحدث؟",
        "أولاً نجمع المعلومات. ثم نكتب تقريراً. يمكنك أن تطرح أسئلة.",
        "اتصل بـ Samaritans على الرقم 116 123 في أي وقت (مجاناً).",
    ),
    "fa": Sample(
        "بروشور نمونه",
        "این فقط یک نمونه است. نشان می‌دهد بررسی چگونه انجام می‌شود.",
        "چه اتفاقی می‌افتد؟",
        "ابتدا اطلاعات جمع می‌کنیم. سپس گزارش می‌نویسیم. می‌توانید سؤال بپرسید.",
        "با Samaritans به شماره 116 123 تماس بگیرید (رایگان).",
    ),
    "ur": Sample(
        "نمونے کا کتابچہ",
        "یہ صرف ایک نمونہ ہے۔ یہ بتاتا ہے کہ جائزہ کیسے ہوتا ہے۔",
        "کیا ہوتا ہے؟",
        "پہلے ہم معلومات جمع کرتے ہیں۔ پھر ہم رپورٹ لکھتے ہیں۔ آپ سوال پوچھ سکتے ہیں۔",
        "آپ Samaritans کو 116 123 پر فون کر سکتے ہیں (مفت)۔",
    ),
    "zh-Hans": Sample(
        "示例传单",
        "这只是一个示例。它说明审查如何进行。",
        "会发生什么？",
        "首先我们收集信息。然后我们写一份报告。您可以提问。",
        "请致电 Samaritans：116 123（免费）。",
    ),
    "uk": Sample(
        "Зразок листівки",
        "Це лише зразок. Він показує, як проходить перегляд.",
        "Що відбувається?",
        "Спочатку ми збираємо інформацію. Потім пишемо звіт. Ви можете ставити запитання.",
        "Телефонуйте: Samaritans, 116 123.",
    ),
    "bn": Sample(
        "নমুনা লিফলেট",
        "এটি শুধু একটি নমুনা। পর্যালোচনা কীভাবে হয় তা এটি বলে।",
        "কী হয়?",
        "প্রথমে আমরা তথ্য সংগ্রহ করি। তারপর আমরা প্রতিবেদন লিখি। আপনি প্রশ্ন করতে পারেন।",
        "ফোন করুন: Samaritans, 116 123।",
    ),
}


def body_of(sample: Sample) -> list[tuple[str, object]]:
    """The words as blocks of a page's body."""
    return [
        ("heading", {"text": sample.heading, "level": "2"}),
        ("paragraph", f"<p>{sample.text}</p><p>{sample.mixed}</p>"),
        ("callout", {"kind": "help", "title": sample.heading, "text": f"<p>{sample.text}</p>"}),
        ("paragraph", f"<ol><li>{sample.heading}</li><li>{sample.summary}</li></ol>"),
    ]

"""The admin's file fields, which let in what may be stored and nothing else."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from .admission import admit_document, admit_picture

# What the browser calls a file plays no part; a long or odd name must not be what it fails by.
PLAIN_NAME = "upload"


class AdmittedDocumentField(WagtailDocumentField):
    """A document, judged by its content."""

    def to_python(self, data: Any) -> UploadedFile | None:
        """The file as it may be stored; raises ValidationError."""
        return _admitted(self, data)

    def admit(self, file: UploadedFile) -> UploadedFile:
        """After the size is known to be right."""
        self.check_document_file_size(file)
        return admit_document(file)


class AdmittedImageField(WagtailImageField):
    """A picture, judged by its content and cleaned."""

    def to_python(self, data: Any) -> UploadedFile | None:
        """The picture as it may be stored; raises ValidationError."""
        admitted = _admitted(self, data)
        return super().to_python(admitted) if admitted else None

    def admit(self, file: UploadedFile) -> UploadedFile:
        """After the size is known to be right."""
        self.check_image_file_size(file)
        return admit_picture(file)


def admitting(field: FileField) -> AdmittedDocumentField | AdmittedImageField:
    """The field that takes the place of Wagtail's, which looks at names."""
    is_picture = isinstance(field, WagtailImageField)
    kind = AdmittedImageField if is_picture else AdmittedDocumentField
    # Wagtail fills the title in from the name of the file, which may name a child.
    field.widget.attrs = {}
    admitted = kind(required=field.required, label=field.label, widget=field.widget)
    admitted.initial = field.initial
    return admitted


def _admitted(field: AdmittedDocumentField | AdmittedImageField, data: Any) -> UploadedFile | None:
    if data in field.empty_values:
        return None
    name, data.name = data.name, PLAIN_NAME
    FileField.to_python(field, data)  # refuses an empty file
    data.name = name
    return field.admit(data)
